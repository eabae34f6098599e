package app

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
	"lotrinh/internal/store/storetest"
)

const askingPaper = "THAM LUẬN\n\nSở đã bố trí vốn cho mười hai dự án giao thông liên xã.\n\nII. KIẾN NGHỊ\n\nĐề nghị Sở Xây dựng công bố giá vật liệu hằng tháng, trước ngày 30/9/2026.\n"

// A contribution that its unit withdraws waits for nobody and counts nowhere; what was decided of it stays and says why; handed in again
// after its day it is late. Nobody but its unit withdraws it, and no accepted one is withdrawn.
func TestWithdrawnContribution(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		d := newDesk(t, db)
		ctx, author := t.Context(), d.as("so-tc-dm")
		d.handIn(askingPaper)
		digest, err := d.Proposals(ctx, d.clerk, d.id)
		d.ok(err)
		if digest.Total != 1 {
			t.Fatalf("%d proposals", digest.Total)
		}
		item, err := d.AdoptProposal(ctx, d.clerk, d.id, digest.Groups[0].Proposals[0].ID, ProposalEdit{})
		d.ok(err)
		wantFault(t, d.StepPaper(ctx, author, d.paper, -1, "withdraw", " "), fault.Invalid)
		wantFault(t, d.StepPaper(ctx, d.as("so-xd-dm"), d.paper, -1, "withdraw", "nhầm"), fault.Denied)
		d.ok(d.StepPaper(ctx, author, d.paper, -1, "withdraw", "Giám đốc chưa duyệt"))

		late := d.At("2026-07-02") // seven days after the drafts
		for _, who := range []Who{author, d.clerk} {
			m, err := late.Mine(ctx, who)
			d.ok(err)
			for _, x := range append(m.Papers.Owed, append(m.Papers.Read, m.Papers.Missing...)...) {
				if x.ID == d.paper {
					t.Errorf("%s is reminded of a withdrawn paper: %s", who.Post.Code, x.Duty)
				}
			}
		}
		checked, err := late.CheckPapers(ctx, d.clerk, d.id)
		d.ok(err)
		if len(checked.Papers) != 0 {
			t.Error("a withdrawn paper is compared")
		}
		digest, err = late.Proposals(ctx, d.clerk, d.id)
		d.ok(err)
		if digest.Total != 1 || digest.Groups[0].Proposals[0].ItemID != item.ID || digest.Groups[0].Proposals[0].Authors[0].Left != conference.Withdrawn {
			t.Errorf("what was decided: %+v", digest.Groups)
		}
		shown, err := late.OneConference(ctx, d.clerk, d.id)
		d.ok(err)
		for _, m := range shown.Missing {
			for _, x := range m.Papers {
				if x.ID == d.paper {
					t.Error("a withdrawn paper is missing")
				}
			}
		}
		_, err = late.HandInPaper(ctx, author, d.id, "so-tc", HandIn{File: Input{Name: "lai.txt", Content: []byte(secondPaper)}})
		d.ok(err)
		p, err := late.OnePaper(ctx, author, d.id, d.paper, 0)
		d.ok(err)
		if now := p.Now(); p.State != conference.HandedIn || now.Number != 3 || !now.Late || p.Reason != "" {
			t.Errorf("handed in again: %s, %+v", p.State, now)
		}
	})
}

// A conference that is put off keeps its contributions; reminders, the page and the volume tell the new days, and the change its reason.
func TestPostponedConference(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		d := newDesk(t, db)
		ctx := t.Context()
		edit := ConferenceEdit{Title: "Hội thảo tầm nhìn", Host: "tinh", Secretary: "so-tc", Outline: []TopicEdit{{Heading: "Hạ tầng", Units: []string{"so-tc", "so-xd"}}}, Draft: "25/6/2026", Rounds: []string{"10/7/2026"}, HeldOn: "30/7/2026", Why: "Định ngày"}
		d.ok(d.EditConference(ctx, d.clerk, d.id, -1, edit))
		edit.HeldOn, edit.Draft, edit.Rounds, edit.Why = "15/8/2026", "10/7/2026", []string{"1/8/2026"}, ""
		wantFault(t, d.EditConference(ctx, d.clerk, d.id, -1, edit), fault.Invalid) // without a reason
		edit.Why = "Bão số 3"
		d.ok(d.EditConference(ctx, d.clerk, d.id, -1, edit))
		late := d.At("2026-07-02") // after the first day, before the second
		m, err := late.Mine(ctx, d.as("so-xd-dm"))
		d.ok(err)
		if len(m.Papers.Owed) != 1 || m.Papers.Owed[0].Due != "2026-07-10" || m.Papers.Owed[0].DaysLate != 0 {
			t.Errorf("reminded of %+v", m.Papers.Owed)
		}
		edit.HeldOn, edit.Why = "", "Chờ Trung ương cho ý kiến" // put off without a day
		d.ok(late.EditConference(ctx, d.clerk, d.id, -1, edit))
		c, err := late.OneConference(ctx, d.clerk, d.id)
		d.ok(err)
		if len(c.Changes) != 3 || c.Changes[1].From != "2026-07-30" || c.Changes[1].To != "2026-08-15" || c.Changes[2].To != "" || c.Changes[2].From != "2026-08-15" {
			t.Errorf("changes: %+v", c.Changes)
		}
		if len(c.Papers) != 2 || len(c.Papers[0].Versions)+len(c.Papers[1].Versions) != 1 {
			t.Errorf("what was handed in: %+v", c.Papers)
		}
		wantFault(t, late.HoldConference(ctx, d.clerk, d.id, -1), fault.Conflict)
	})
}

// A scan is refused until its letters are asked to be recognised; then it is compared, its proposals are gathered, and it stands in the
// volume, as any other.
func TestRecognisedScanAsContribution(t *testing.T) {
	d := newDesk(t, storetest.SQLite(t))
	if !d.Recognises() {
		t.Skip("missing tesseract with Vietnamese, or poppler (tesseract-ocr, tesseract-ocr-vie, poppler-utils)")
	}
	ctx := t.Context()
	const passage = "Ba năm qua ngành đã tháo gỡ vướng mắc về mặt bằng của mười hai dự án giao thông liên xã, rút ngắn thời gian bàn giao từ chín tháng xuống còn năm tháng, nhờ phân công rõ một đầu mối ở mỗi xã và công khai tiến độ tại nhà văn hóa để người dân cùng theo dõi."
	d.handIn("THAM LUẬN\n\n" + passage + "\n")
	scan := pictures(t, pdfOf(t, "THAM LUẬN\n\nĐường liên xã\n\n"+passage+"\n\nII. KIẾN NGHỊ\n\nĐề nghị Sở Tài chính phân bổ vốn bảo trì cầu yếu trước ngày 31/12/2026.\n"), 1)
	in := HandIn{File: Input{Name: "quet.pdf", Content: scan}}
	_, err := d.HandInPaper(ctx, d.as("so-xd-dm"), d.id, "so-xd", in)
	wantFault(t, err, fault.Invalid)
	in.File.OCR = true
	id, err := d.HandInPaper(ctx, d.as("so-xd-dm"), d.id, "so-xd", in)
	d.ok(err)
	checked, err := d.CheckPapers(ctx, d.clerk, d.id)
	d.ok(err)
	shared := 0
	for _, p := range checked.Result.Passages {
		if p.Use == paper.Reuse {
			shared++
		}
	}
	if shared != 1 {
		t.Errorf("%d shared passages", shared)
	}
	digest, err := d.Proposals(ctx, d.clerk, d.id)
	d.ok(err)
	if digest.Total != 1 || digest.Groups[0].Proposals[0].Authors[0].Unit.Code != "so-xd" {
		t.Errorf("the digest: %+v", digest.Groups)
	}
	for _, x := range []conference.ContributionID{id, d.paper} {
		d.ok(d.StepPaper(ctx, d.clerk, x, -1, "take", ""))
		d.ok(d.StepPaper(ctx, d.clerk, x, -1, "proceedings", ""))
	}
	d.ok(d.CompileVolume(ctx, d.clerk, d.id, -1))
	var volume bytes.Buffer
	d.ok(d.WriteVolume(ctx, d.clerk, d.id, "docx", "", &volume))
	src, err := d.reader.source(ctx, Input{Name: "ky-yeu.docx", Content: volume.Bytes()})
	d.ok(err)
	if n := strings.Count(src.Text, "rút ngắn thời gian bàn giao"); n != 2 {
		t.Errorf("the passage stands %d times in the volume", n)
	}
	p, err := d.OnePaper(ctx, d.clerk, d.id, id, 0)
	d.ok(err)
	if !p.Now().OCR || p.Unread != nil || len(p.Paragraphs) == 0 {
		t.Errorf("its page: %+v, %v, %d paragraphs", p.Now(), p.Unread, len(p.Paragraphs))
	}
}

// pdfOf has LibreOffice print a text.
func pdfOf(t *testing.T, text string) []byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("missing soffice (libreoffice-writer)")
	}
	dir := t.TempDir()
	from := filepath.Join(dir, "bai.txt")
	if err := os.WriteFile(from, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "pdf", "--outdir", dir, from).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	content, err := os.ReadFile(filepath.Join(dir, "bai.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
