package main_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNumbersOfClosedReviewsHaveTheirSource: a program that shares no line with the product holds every number of the demo's
// closed reviews, as Word in both layouts and as a page, against the rows of the journal; wrong ones that are planted in the
// mid-term and in the final review are found, in a sentence, half way through and in the last table.
func TestNumbersOfClosedReviewsHaveTheirSource(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	program, data := filepath.Join(dir, "recount"), filepath.Join(dir, "d")
	if said, err := exec.Command("go", "build", "-o", program, "lotrinh/scripts/recount").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	root := rootOf(startDemoAt(t, data))
	var list struct {
		Rows []struct{ ID, State, Title string }
	}
	if err := json.Unmarshal(fetch(t, root+"/api/reviews"), &list); err != nil {
		t.Fatal(err)
	}
	closed, written := 0, map[string]bool{"Tổng kết thực hiện Nghị quyết": false, "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết": false}
	for _, v := range list.Rows {
		if v.State == "open" {
			continue
		}
		closed++
		var files []string
		for _, x := range [][2]string{{"state.docx", "/file?format=docx&layout=state"}, {"party.docx", "/file?format=docx&layout=party"}, {"page.html", "/read"}} {
			files = append(files, keep(t, filepath.Join(dir, v.ID+"-"+x[0]), fetch(t, root+"/reviews/"+v.ID+x[1])))
		}
		said, err := exec.Command(program, append([]string{"--data", data, "--review", v.ID}, files...)...).CombinedOutput()
		t.Logf("%s", said)
		if err != nil {
			t.Errorf("%s: %v", v.Title, err)
		}
		for title := range written {
			if !strings.HasPrefix(v.Title, title) {
				continue
			}
			written[title] = true
			for _, at := range []float64{0, .5, 1} {
				if wrong := planted(t, program, data, v.ID, at, files); wrong != "" {
					t.Errorf("%s, %.1f: %s", title, at, wrong)
				}
			}
		}
	}
	if closed < 5 {
		t.Errorf("the demo has %d closed reviews", closed)
	}
	for title, seen := range written {
		if !seen {
			t.Errorf("%s is not closed: its numbers were held against nothing", title)
		}
	}
}

// planted changes one number of each file and asks that the program finds all of them.
func planted(t *testing.T, program, data, id string, at float64, files []string) string {
	t.Helper()
	args := []string{"--data", data, "--review", id}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wrong := func(text []byte) []byte { return plant(text, at) }
		if strings.HasSuffix(file, ".docx") {
			content = changedDocument(t, content, wrong)
		} else {
			content = wrong(content)
		}
		args = append(args, keep(t, filepath.Join(filepath.Dir(file), "planted-"+filepath.Base(file)), content))
	}
	said, err := exec.Command(program, args...).CombinedOutput()
	if err == nil || bytes.Count(said, []byte("98765")) != len(files) || !bytes.Contains(said, fmt.Appendf(nil, "\nrecount: %d numbers differ", len(files))) {
		return "a planted number passes: " + string(said)
	}
	return ""
}

// number is a count or a value that stands alone, as a reference in a sentence or as a cell, in either file.
var number = regexp.MustCompile(`(<a class="rv-fig"[^>]*>|<w:t[^>]*>)\d+(</a>|</w:t>)`)

// plant puts a wrong number in the place of one: the first (0), the last (1) or one between.
func plant(text []byte, at float64) []byte {
	all := number.FindAllSubmatchIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	one := all[int(at*float64(len(all)-1))]
	return bytes.Join([][]byte{text[:one[3]], []byte("98765"), text[one[4]:]}, nil)
}

func keep(t *testing.T, name string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// changedDocument is a Word file with its body changed.
func changedDocument(t *testing.T, content []byte, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			text = change(text)
		}
		to, err := out.Create(f.Name)
		if err == nil {
			_, err = to.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
