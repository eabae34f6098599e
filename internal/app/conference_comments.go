package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/store"
)

// CommentEdit is a comment about to be made on a passage of a version, which must stand where it is said to; an empty span is
// the whole.
type CommentEdit struct {
	Version int      `json:"version"`
	Span    doc.Span `json:"span,omitempty"`
	Passage string   `json:"passage,omitempty"` // as the reviewer saw it
	Text    string   `json:"text"`
}

// maxPassage bounds what one comment is about, in bytes.
const maxPassage = 20000

// CommentPaper keeps what a reviewer says of a contribution.
func (a *App) CommentPaper(ctx context.Context, who Who, of conference.ID, id conference.ContributionID, e CommentEdit) (string, error) {
	r := a.store.Read(ctx)
	c, x, err := paperOf(r, of, id)
	if err != nil {
		return "", err
	}
	if err := a.mustReviewPapers(who, c); err != nil {
		return "", err
	}
	v, err := versionOf(x, e.Version)
	if err != nil {
		return "", err
	}
	if v.Number == 0 {
		return "", fault.New(fault.Conflict, "Chưa có bản nào để góp ý.", "No version came yet: there is nothing to comment on.")
	}
	k := conference.Comment{ID: newID(), ContributionID: id, Version: v.Number, Span: e.Span, Said: []conference.Turn{{Text: e.Text, PostID: who.Post.ID, Title: who.Title(), On: a.Today()}}}
	if err := k.Validate(); err != nil {
		return "", err
	}
	if e.Span.Len() > 0 {
		src, err := a.paperSource(ctx, v)
		if err != nil {
			return "", err
		}
		if k.Passage, err = passageAt(src.Text, e.Span, e.Passage); err != nil {
			return "", err
		}
	}
	return k.ID, a.change(ctx, who, act{"contribution.comment", "contribution", string(id), ""}, func(tx *store.Tx) error {
		kept := k
		return store.PaperComments.Save(tx, &kept)
	})
}

// passageAt is the text at a span, if it is the one that was seen there.
func passageAt(text string, s doc.Span, seen string) (string, error) {
	if s.Len() > maxPassage {
		return "", fault.New(fault.TooLarge, "Đoạn được góp ý dài quá %d byte; hãy chọn một đoạn ngắn hơn.", "The passage is longer than %d bytes; choose a shorter one.", maxPassage).At("span")
	}
	if s.End <= len(text) {
		if there := text[s.Start:s.End]; utf8.ValidString(there) && oneLine(there) != "" && oneLine(there) == oneLine(seen) {
			return there, nil
		}
	}
	return "", fault.New(fault.Invalid, "Đoạn %.80q không đứng ở chỗ đã chọn của bản này; hãy chọn lại trên trang.", "The passage %.80q does not stand at the chosen place of this version; choose it again on the page.", oneLine(seen)).At("span")
}

// StepComment answers a comment, marks it settled or asks again.
func (a *App) StepComment(ctx context.Context, who Who, of conference.ID, id conference.ContributionID, comment string, rev int, do, text string) error {
	step, err := conference.CommentStepOf(do)
	if err != nil {
		return err
	}
	r := a.store.Read(ctx)
	c, x, err := paperOf(r, of, id)
	if err != nil {
		return err
	}
	if step.Author {
		err = a.mayStep(r, who, x, false)
	} else {
		err = a.mustReviewPapers(who, c)
	}
	if err != nil {
		return err
	}
	return a.change(ctx, who, act{"contribution." + do, "contribution", string(id), ""}, func(tx *store.Tx) error {
		k, err := store.PaperComments.Get(tx.Reader, comment)
		switch {
		case err != nil:
			return err
		case k.ContributionID != id:
			return fault.New(fault.NotFound, "Ý kiến này không phải về tham luận ấy.", "This comment is not on that contribution.")
		case rev >= 0 && k.Rev != rev:
			return fault.New(fault.Conflict, "Người khác vừa trả lời hoặc giải quyết ý kiến này; xin xem lại.", "Somebody has just answered or settled this comment; please look again.")
		}
		if err := k.Take(step, conference.Turn{Text: text, PostID: who.Post.ID, Title: who.Title(), On: a.Today()}); err != nil {
			return err
		}
		return store.PaperComments.Save(tx, &k)
	})
}

// reviewsPapers tells whether a post reads the contributions to a conference: who runs conferences, and the working group of
// the day.
func (a *App) reviewsPapers(who Who, c conference.Conference) bool {
	return who.must(org.RunConferences) == nil || !who.Lapsed && !who.past && who.Post.ID != "" && c.RoleOf(who.Post.ID, a.Today()) != ""
}

func (a *App) mustReviewPapers(who Who, c conference.Conference) error {
	if a.reviewsPapers(who, c) {
		return nil
	}
	return who.refused(org.RunConferences)
}

// reasonOf is why a contribution goes back: what was written, else its open comments.
func reasonOf(r store.Reader, x conference.Contribution, action, reason string) (string, error) {
	if action != "return" || strings.TrimSpace(reason) != "" {
		return reason, nil
	}
	all, err := r.CommentsOnPaper(x.ID)
	if err != nil {
		return "", err
	}
	open := 0
	for _, c := range all {
		if c.State() == conference.CommentOpen {
			open++
		}
	}
	if open == 0 {
		return "", nil
	}
	return fmt.Sprintf("%d ý kiến chờ trả lời", open), nil
}

// CommentShown is a comment as the page of its contribution shows it.
type CommentShown struct {
	conference.Comment
	Number int        // of all comments on the contribution, the oldest is 1
	Place  doc.Span   // where its passage stands in the version that is shown
	Fate   paper.Fate // of the passage; "" = of the whole, or of a version after the one shown
	Now    string     // what stands there
	Steps  []conference.CommentStep
}

// Later tells whether the comment is on a version after another.
func (c CommentShown) Later(version int) bool { return c.Version > version }

// comment puts what was said of a contribution into its page; text is that of the version shown, nil where it cannot be read.
func (p *PaperPage) comment(ctx context.Context, a *App, all []conference.Comment, shown *doc.Source) {
	arrange.By(all, func(x, y conference.Comment) int { return cmp.Compare(x.ID, y.ID) })
	before := map[int]*paper.Revision{}
	for i, c := range all {
		k := CommentShown{Comment: c, Number: i + 1}
		if p.MayAnswer {
			k.Steps = append(k.Steps, c.StepsOpen(true)...)
		}
		if p.MayComment {
			k.Steps = append(k.Steps, c.StepsOpen(false)...)
		}
		if shown != nil && c.Span.Len() > 0 {
			k.Place, k.Fate = c.Span, paper.Same
			if c.Version != p.Shown.Number {
				k.Place, k.Fate = a.placeIn(ctx, *p, before, c, shown)
			}
			k.Now = shown.Text[k.Place.Start:k.Place.End]
		}
		p.Comments = append(p.Comments, k)
	}
	for _, state := range conference.CommentStates {
		n := 0
		for _, c := range all {
			if c.State() == state {
				n++
			}
		}
		if n > 0 {
			p.Counts = append(p.Counts, CommentCount{state, n})
		}
	}
}

// placeIn is where the passage of a comment on an earlier version stands in the one that is shown.
func (a *App) placeIn(ctx context.Context, p PaperPage, before map[int]*paper.Revision, c conference.Comment, shown *doc.Source) (doc.Span, paper.Fate) {
	if c.Version > p.Shown.Number {
		return doc.Span{}, ""
	}
	r, known := before[c.Version]
	if !known {
		if v, err := versionOf(p.Contribution, c.Version); err == nil {
			if src, err := a.paperSource(ctx, v); err == nil {
				made := revised(src, shown)
				r = &made
			}
		}
		before[c.Version] = r
	}
	if r == nil {
		return doc.Span{}, paper.Removed
	}
	return r.Place(c.Span)
}

// revised aligns two versions.
func revised(old, now *doc.Source) paper.Revision {
	spans := func(src *doc.Source) (out []doc.Span) {
		for _, p := range paragraphsOf(src) {
			out = append(out, p.Span)
		}
		return out
	}
	return paper.Revise(old.Text, now.Text, spans(old), spans(now))
}

// mark cuts the paragraphs where comments begin and end, and puts each comment where its passage begins.
func (p *PaperPage) mark() {
	for i := range p.Paragraphs {
		at := &p.Paragraphs[i]
		whole, cuts := at.Text(), []int{at.Span.Start, at.Span.End}
		var here []CommentShown
		for _, c := range p.Comments {
			if c.Place.Len() == 0 || c.Place.End <= at.Span.Start || c.Place.Start >= at.Span.End {
				continue
			}
			here = append(here, c)
			cuts = append(cuts, max(c.Place.Start, at.Span.Start), min(c.Place.End, at.Span.End))
			if c.Place.Start >= at.Span.Start || i == 0 {
				at.Notes = append(at.Notes, c)
			}
		}
		if len(here) == 0 {
			continue
		}
		slices.Sort(cuts)
		cuts, at.Pieces = slices.Compact(cuts), nil
		for k := 1; k < len(cuts); k++ {
			piece := PaperPiece{Text: whole[cuts[k-1]-at.Span.Start : cuts[k]-at.Span.Start]}
			for _, c := range here {
				if c.Place.Start <= cuts[k-1] && cuts[k] <= c.Place.End {
					piece.Numbers = append(piece.Numbers, c.Number)
				}
			}
			at.Pieces = append(at.Pieces, piece)
		}
	}
}

// Apart are the comments that stand at no paragraph: on the whole, on another version, or where the words are gone.
func (p PaperPage) Apart() (out []CommentShown) {
	for _, c := range p.Comments {
		if !slices.ContainsFunc(p.Paragraphs, func(x PaperParagraph) bool {
			return slices.ContainsFunc(x.Notes, func(n CommentShown) bool { return n.ID == c.ID })
		}) {
			out = append(out, c)
		}
	}
	return out
}

// Answer is what the author said last, "" where nothing was answered.
func (c CommentShown) Answer() string {
	for _, t := range slices.Backward(c.Said) {
		if t.Author {
			return t.Text
		}
	}
	return ""
}
