package conference

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
)

// take makes a step on a comment.
func take(t *testing.T, c *Comment, do, text string) error {
	t.Helper()
	s, err := CommentStepOf(do)
	if err != nil {
		t.Fatal(err)
	}
	return c.Take(s, Turn{Text: text, Title: "Chuyên viên", On: "2026-07-20"})
}

func TestCommentIsAnsweredUntilTheReviewerIsContent(t *testing.T) {
	c := Comment{Version: 1, Said: []Turn{{Text: " Nêu rõ nguồn số liệu ", On: "2026-07-18"}}}
	if err := c.Validate(); err != nil || c.State() != CommentOpen || c.Said[0].Text != "Nêu rõ nguồn số liệu" {
		t.Fatal(c, err)
	}
	for _, step := range []struct {
		do, text string
		want     CommentState
	}{{"answer", "Đã bổ sung", CommentAnswered}, {"again", "Nguồn nào?", CommentOpen}, {"answer", "Của Cục Thống kê", CommentAnswered}, {"answer", "Cục Thống kê tỉnh, năm 2025", CommentAnswered}, {"settle", "", CommentSettled}, {"again", "Xem lại năm", CommentOpen}} {
		if err := take(t, &c, step.do, step.text); err != nil || c.State() != step.want {
			t.Fatalf("%s: %s, %v", step.do, c.State(), err)
		}
	}
	if len(c.Said) != 6 {
		t.Errorf("said: %+v", c.Said)
	}
	if err := take(t, &c, "again", "và nữa"); !fault.Is(err, fault.Conflict) {
		t.Errorf("asked again before there was an answer: %v", err)
	}
	if err := take(t, &c, "answer", "  "); placeOf(err) != "text" {
		t.Errorf("an empty answer: %v", err)
	}
}

func TestCommentIsBounded(t *testing.T) {
	for what, c := range map[string]Comment{
		"nothing said":     {Version: 1},
		"too long":         {Version: 1, Said: []Turn{{Text: strings.Repeat("dài ", 2000)}}},
		"no version":       {Said: []Turn{{Text: "x"}}},
		"backward":         {Version: 1, Said: []Turn{{Text: "x"}}, Span: spanOf(9, 3)},
		"before the start": {Version: 1, Said: []Turn{{Text: "x"}}, Span: spanOf(-1, 3)},
	} {
		if err := c.Validate(); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
}

func spanOf(start, end int) doc.Span { return doc.Span{Start: start, End: end} }

func TestWhoIsWaitedFor(t *testing.T) {
	for _, c := range []struct {
		state          Standing
		open, answered int
		unit, desk     Duty
	}{{Awaited, 0, 0, Write, ""}, {HandedIn, 0, 0, "", Read}, {InCheck, 2, 0, Answer, Read}, {Returned, 1, 0, Revise, ""}, {Returned, 0, 2, Revise, Judge}, {Plenary, 1, 0, Answer, ""},
		{Proceedings, 0, 0, "", ""}, {Declined, 1, 1, "", ""}, {Withdrawn, 1, 1, "", ""}} {
		x := Contribution{State: c.state}
		if x.OfUnit(c.open) != c.unit || x.OfDesk(c.answered) != c.desk {
			t.Errorf("%s, %d open, %d answered: unit %q, desk %q", c.state, c.open, c.answered, x.OfUnit(c.open), x.OfDesk(c.answered))
		}
	}
}
