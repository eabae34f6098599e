package app

import (
	"strings"
	"testing"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
	"lotrinh/internal/store/storetest"
)

const (
	firstPaper  = "THAM LUẬN\n\nSở đã bố trí vốn cho mười hai dự án giao thông liên xã.\n\nNhững vấn đề lớn mà ngành luôn trăn trở là gì?\n"
	secondPaper = "THAM LUẬN\n\nTừ đầu năm mỗi dự án có một người chịu trách nhiệm.\n\nSở đã bố trí đủ vốn đối ứng cho mười hai dự án giao thông liên xã.\n"
)

// desk is a conference with a contribution that was handed in.
type desk struct {
	*world
	id    conference.ID
	paper conference.ContributionID
}

func newDesk(t *testing.T, db storetest.DB) desk {
	t.Helper()
	w := newWorld(t, db)
	id, err := w.OpenConference(t.Context(), w.clerk, ConferenceEdit{Title: "Hội thảo tầm nhìn", Host: "tinh", Secretary: "so-tc", Outline: []TopicEdit{{Heading: "Hạ tầng", Units: []string{"so-tc", "so-xd"}}}, Draft: "25/6/2026", Rounds: []string{"10/7/2026"}})
	w.ok(err)
	w.ok(w.AgreeConference(t.Context(), w.clerk, id, -1, ""))
	d := desk{world: w, id: id}
	d.paper = d.handIn(firstPaper)
	return d
}

func (d desk) handIn(text string) conference.ContributionID {
	d.t.Helper()
	id, err := d.HandInPaper(d.t.Context(), d.as("so-tc-dm"), d.id, "so-tc", HandIn{File: Input{Name: "tham-luan.txt", Content: []byte(text)}})
	d.ok(err)
	return id
}

// on is a comment on some words of the first version.
func on(words, text string) CommentEdit {
	at := strings.Index(firstPaper, words)
	return CommentEdit{Version: 1, Span: doc.Span{Start: at, End: at + len(words)}, Passage: words, Text: text}
}

func (d desk) page(who Who, version int) PaperPage {
	d.t.Helper()
	p, err := d.OnePaper(d.t.Context(), who, d.id, d.paper, version)
	d.ok(err)
	return p
}

// A reviewer comments on a passage, its author answers, and the passage is found again in the version that follows, or is told to
// be gone; who may not comment or answer is refused.
func TestCommentOnAPassageFollowsItIntoTheNextVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		d := newDesk(t, db)
		ctx, author := t.Context(), d.as("so-tc-dm")
		_, err := d.CommentPaper(ctx, d.as("so-xd-dm"), d.id, d.paper, on("mười hai dự án", "Dự án nào?"))
		wantFault(t, err, fault.Denied)
		for _, wrong := range []CommentEdit{{Version: 1, Span: doc.Span{Start: 3, End: 20}, Passage: "mười hai dự án", Text: "x"}, {Version: 1, Span: doc.Span{Start: 2, End: 9000}, Passage: "x", Text: "x"}, {Version: 1, Span: doc.Span{Start: 9, End: 2}, Text: "x"}, on("mười hai dự án", " ")} {
			_, err := d.CommentPaper(ctx, d.clerk, d.id, d.paper, wrong)
			wantFault(t, err, fault.Invalid)
		}
		kept, err := d.CommentPaper(ctx, d.clerk, d.id, d.paper, on("mười hai dự án", "Dự án nào?"))
		d.ok(err)
		changed, err := d.CommentPaper(ctx, d.clerk, d.id, d.paper, on("bố trí vốn cho mười hai", "Vốn gì?"))
		d.ok(err)
		gone, err := d.CommentPaper(ctx, d.clerk, d.id, d.paper, on("Những vấn đề lớn", "Trả lời câu hỏi"))
		d.ok(err)
		_, err = d.CommentPaper(ctx, d.clerk, d.id, d.paper, CommentEdit{Version: 1, Text: "Còn ngắn"})
		d.ok(err)
		d.ok(d.StepPaper(ctx, d.clerk, d.paper, -1, "return", ""))
		p := d.page(author, 0)
		if p.State != conference.Returned || p.Reason != "4 ý kiến chờ trả lời" || p.MayComment || !p.MayAnswer {
			t.Errorf("returned: %s, %q, comments %t, answers %t", p.State, p.Reason, p.MayComment, p.MayAnswer)
		}
		wantFault(t, d.StepComment(ctx, d.as("so-xd-dm"), d.id, d.paper, kept, -1, "answer", "Không phải tôi"), fault.Denied)
		wantFault(t, d.StepComment(ctx, author, d.id, d.paper, kept, -1, "settle", ""), fault.Denied)
		d.ok(d.StepComment(ctx, author, d.id, d.paper, kept, 1, "answer", "Danh mục ở phụ lục"))
		wantFault(t, d.StepComment(ctx, author, d.id, d.paper, kept, 1, "answer", "Lần nữa"), fault.Conflict)
		d.ok(d.StepComment(ctx, d.clerk, d.id, d.paper, kept, -1, "settle", ""))
		d.handIn(secondPaper)

		p = d.page(author, 0)
		want := map[string]struct {
			fate paper.Fate
			now  string
		}{kept: {paper.Same, "mười hai dự án"}, changed: {paper.Changed, "bố trí đủ vốn đối ứng cho mười hai"}, gone: {paper.Removed, ""}}
		for _, c := range p.Comments {
			if w, ok := want[c.ID]; ok && (c.Fate != w.fate || c.Now != w.now) {
				t.Errorf("%q is %s in the second version and reads %q", c.Passage, c.Fate, c.Now)
			}
		}
		if apart := p.Apart(); len(apart) != 2 || len(p.Comments) != 4 {
			t.Errorf("apart stand %d of %d comments", len(apart), len(p.Comments))
		}
		var text string
		for _, x := range p.Paragraphs {
			text += x.Text() + "\n\n"
		}
		if text != secondPaper+"\n" {
			t.Errorf("the text is laid out as %q", text)
		}
		c, err := d.PaperChanges(ctx, author, d.id, d.paper, 0, 0)
		d.ok(err)
		if c.Counts[paper.Changed] != 1 || c.Counts[paper.Added] != 1 || c.Counts[paper.Removed] != 1 || len(c.Led) != 4 {
			t.Errorf("changes: %v, %d comments", c.Counts, len(c.Led))
		}
		_, err = d.PaperChanges(ctx, author, d.id, d.paper, 2, 1)
		wantFault(t, err, fault.Invalid)
		d.verified()
	})
}

// A member of the working group comments as long as the membership lasts.
func TestWorkingGroupReads(t *testing.T) {
	d := newDesk(t, storetest.SQLite(t))
	member := d.as("so-xd-dm")
	d.ok(d.onConference(t.Context(), d.clerk, "conference.edit", d.id, -1, func(_ *store.Tx, c *conference.Conference) error {
		return c.Join(conference.Member{PostID: member.Post.ID, Role: conference.Reviewer, From: today, Until: today.Add(3), Why: "theo quyết định"})
	}))
	if _, err := d.CommentPaper(t.Context(), member, d.id, d.paper, on("mười hai", "Dự án nào?")); err != nil {
		t.Error(err)
	}
	_, err := d.At(today.Add(4)).CommentPaper(t.Context(), member, d.id, d.paper, on("mười hai", "Dự án nào?"))
	wantFault(t, err, fault.Denied)
	_, err = d.CommentPaper(t.Context(), member.LookingBack(), d.id, d.paper, on("mười hai", "Dự án nào?"))
	wantFault(t, err, fault.Denied)
}

// Each side hears of the contribution when it is the one that is waited for.
func TestWhoIsRemindedOfAContribution(t *testing.T) {
	d := newDesk(t, storetest.SQLite(t))
	ctx := t.Context()
	duties := func(a *App, post string) (out []string) {
		t.Helper()
		m, err := a.Mine(ctx, d.as(post))
		d.ok(err)
		for _, list := range [][]MinePaper{m.Papers.Owed, m.Papers.Read, m.Papers.Missing} {
			for _, x := range list {
				out = append(out, x.Unit.Code+" "+string(x.Duty))
			}
		}
		return out
	}
	expect := func(a *App, post, want string) {
		t.Helper()
		if got := strings.Join(duties(a, post), ", "); got != want {
			t.Errorf("%s on %s: %q, want %q", post, a.Today(), got, want)
		}
	}
	office := d.clerk.Post.Code
	expect(d.App, "so-xd-dm", "so-xd write")
	expect(d.App, "so-tc-dm", "")
	expect(d.App, office, "so-tc read")
	late := d.At("2026-07-02") // seven days after the drafts
	if d.clerk.Post.Role == org.Coordinator {
		expect(late, office, "so-tc read, so-xd write")
	}
	c, err := d.CommentPaper(ctx, d.clerk, d.id, d.paper, on("mười hai", "Dự án nào?"))
	d.ok(err)
	expect(d.App, "so-tc-dm", "so-tc answer")
	d.ok(d.StepPaper(ctx, d.clerk, d.paper, -1, "return", ""))
	expect(d.App, "so-tc-dm", "so-tc revise")
	expect(d.App, office, "")
	d.ok(d.StepComment(ctx, d.as("so-tc-dm"), d.id, d.paper, c, -1, "answer", "Ở phụ lục"))
	expect(d.App, office, "so-tc judge")

	shown, err := late.OneConference(ctx, d.clerk, d.id)
	d.ok(err)
	if len(shown.Missing) != 2 || shown.Missing[0].Due != "2026-06-25" || shown.Missing[0].DaysLate != 7 || shown.Missing[1].Papers[0].Unit.Code != "so-tc" {
		t.Errorf("missing: %+v", shown.Missing)
	}
	d.ok(d.store.NoteRemindedPapers(ctx, []conference.ContributionID{d.paper}, "2026-06-21"))
	d.ok(d.store.NoteRemindedPapers(ctx, []conference.ContributionID{d.paper}, "2026-06-20"))
	shown, err = d.OneConference(ctx, d.clerk, d.id)
	d.ok(err)
	for _, x := range shown.Papers {
		if x.Unit.Code == "so-tc" && x.RemindedOn != "2026-06-21" {
			t.Errorf("last reminded on %q", x.RemindedOn)
		}
	}
}

// A post keeps the reminder of a contribution silent for a time, as that of a report; its page and its colleagues' still tell.
func TestMutedContribution(t *testing.T) {
	d := newDesk(t, storetest.SQLite(t))
	ctx, who := t.Context(), d.as("so-xd-dm")
	wantFault(t, d.Mute(ctx, who, "so-khong/tham-luan", "chờ số liệu", d.Today().Add(5)), fault.Invalid)
	d.ok(d.Mute(ctx, who, "so-xd/tham-luan", "chờ số liệu", d.Today().Add(5)))
	m, err := d.Mine(ctx, who)
	d.ok(err)
	if len(m.Papers.Owed) != 0 || len(m.Muted) != 1 || m.Muted[0].Title != "Tham luận của Sở Xây dựng" || !strings.HasPrefix(m.Muted[0].Href, "/conferences/") {
		t.Errorf("muted: %+v, told: %+v", m.Muted, m.Papers.Owed)
	}
	m, err = d.At(d.Today().Add(6)).Mine(ctx, who)
	d.ok(err)
	if len(m.Papers.Owed) != 1 {
		t.Error("a mute that is over still keeps silent")
	}
	d.ok(d.Unmute(ctx, who, mutedID(t, d, who)))
	if m, err = d.Mine(ctx, who); err != nil || len(m.Papers.Owed) != 1 {
		t.Errorf("unmuted: %+v %v", m.Papers.Owed, err)
	}
}

func mutedID(t *testing.T, d desk, who Who) string {
	t.Helper()
	m, err := d.Mine(t.Context(), who)
	if err != nil || len(m.Muted) != 1 {
		t.Fatalf("%+v %v", m.Muted, err)
	}
	return m.Muted[0].ID
}
