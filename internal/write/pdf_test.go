package write_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/write"
)

// TestOfficeShowsIt opens the documents in LibreOffice, as an office would, and reads the pages back.
func TestOfficeShowsIt(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("missing %s (LibreOffice and poppler are needed to see the pages)", tool)
		}
	}
	dir := t.TempDir()
	for _, layout := range []write.Layout{write.StateLayout, write.PartyLayout} {
		out, err := os.Create(filepath.Join(dir, string(layout)+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		if err := write.Docx(out, sampleReport(layout)); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	convert := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir,
		filepath.Join(dir, "state.docx"), filepath.Join(dir, "party.docx"))
	if message, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	for _, c := range []struct {
		file string
		want []string
	}{
		{"state.pdf", []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "Phụ lục II"}},
		{"party.pdf", []string{"ĐẢNG CỘNG SẢN VIỆT NAM", "Số 15-BC/VPTU", "K/T CHÁNH VĂN PHÒNG", "Nơi nhận:", "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"}},
	} {
		text, err := exec.CommandContext(ctx, "pdftotext", "-layout", filepath.Join(dir, c.file), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not show %q", c.file, want)
			}
		}
		checkPages(t, c.file, strings.Split(strings.TrimSuffix(string(text), "\f"), "\f"))
	}
}

// checkPages: every page says that the data is made up; the text and each annex number their pages from 2 on; the
// header row of a table stands on every page of its annex.
func checkPages(t *testing.T, file string, pages []string) {
	t.Helper()
	number := 0
	for i, page := range pages {
		head := strings.Fields(strings.SplitN(strings.TrimLeft(page, "\n "), "\n", 2)[0])
		if number++; i == 0 || strings.Contains(page, "(Kèm theo") {
			number = 1
		}
		want := "DỮ LIỆU MẪU"
		if number > 1 {
			want = string(rune('0'+number)) + " " + want
		}
		if strings.Join(head, " ") != want {
			t.Errorf("%s: page %d begins %q, want %q", file, i+1, head, want)
		}
		if strings.Contains(page, "Quyết định") && !strings.Contains(page, "Cơ quan chủ trì") {
			t.Errorf("%s: page %d shows tasks without the header row", file, i+1)
		}
	}
	if len(pages) < 7 {
		t.Errorf("%s has %d pages, want the text and a long annex", file, len(pages))
	}
}
