package web

import (
	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
)

// fixturePaperPage is a returned contribution with a comment in each state and a passage that is being commented on.
func (w words) fixturePaperPage() app.PaperPage {
	finance := org.Unit{Code: "so-tc", Name: "Sở Tài chính"}
	versions := []conference.Version{{Number: 1, Syllables: 250, On: "2026-07-16", Late: true}, {Number: 2, Syllables: 320, On: "2026-07-24"}}
	said := conference.Turn{Text: "Nêu rõ nguồn số liệu", Title: "Chuyên viên, Văn phòng Tỉnh ủy", On: "2026-07-18"}
	answer := conference.Turn{Text: "Đã bổ sung", Author: true, Title: "Cán bộ đầu mối, Sở Tài chính", On: "2026-07-20"}
	place := doc.Span{Start: 20, End: 25}
	note := func(n int, c conference.Comment, at doc.Span, fate paper.Fate) app.CommentShown {
		return app.CommentShown{Comment: c, Number: n, Place: at, Fate: fate, Now: "Sở đã", Steps: append(c.StepsOpen(true), c.StepsOpen(false)...)}
	}
	comments := []app.CommentShown{
		note(1, conference.Comment{ID: "y1", Version: 1, Span: place, Passage: "Sở có", Said: []conference.Turn{said, answer}}, place, paper.Changed),
		note(2, conference.Comment{ID: "y2", Version: 1, Span: doc.Span{Start: 40, End: 60}, Passage: "Những vấn đề lớn", Said: []conference.Turn{said}}, doc.Span{}, paper.Removed),
		note(3, conference.Comment{ID: "y3", Version: 2, Said: []conference.Turn{said, answer}, Settled: "2026-07-22", SettledBy: said.Title}, doc.Span{}, "")}
	return app.PaperPage{Conference: fixtureConference, Topics: []conference.Topic{{Key: "1", Heading: "Hạ tầng"}}, Shown: versions[1], More: 2, MayComment: true, MayAnswer: true, Comments: comments,
		Counts: []app.CommentCount{{State: conference.CommentOpen, Count: 1}, {State: conference.CommentAnswered, Count: 1}, {State: conference.CommentSettled, Count: 1}},
		PaperShown: app.PaperShown{Contribution: conference.Contribution{ID: "tl1", ConferenceID: "hn1", Rev: 2, Author: "Nguyễn Văn A", State: conference.Returned, Reason: "Bổ sung số liệu", Versions: versions},
			Unit: finance, Due: "2026-07-25", Late: true, Short: true, MayHandIn: true, Steps: conference.Contribution{State: conference.Returned}.StepsOpen(true)},
		Paragraphs: []app.PaperParagraph{{Span: doc.Span{Start: 0, End: 13}, Heading: true, Pieces: []app.PaperPiece{{Text: "I. KẾT QUẢ"}}},
			{Span: doc.Span{Start: 20, End: 48}, Label: "1.", Pieces: []app.PaperPiece{{Text: "Sở đã", Numbers: []int{1}}, {Text: " bố trí đủ vốn."}}, Notes: comments[:1]},
			{Span: doc.Span{Start: 50, End: 60}, Row: true, Pieces: []app.PaperPiece{{Text: "Năm\t2025"}}}}}
}

func (w words) fixturePaper() *paperPage {
	p := &paperPage{frame: w.fixtureFrame("reviews", w.Say("Tham luận của %s", "Sở Tài chính")), P: w.fixturePaperPage(), On: "y1", Text: "Xin bổ sung"}
	p.choose(26, 35)
	return p
}

func (w words) fixturePaperChanges() *paperChangesPage {
	old := w.fixturePaperPage()
	led := app.CommentLed{CommentShown: old.Comments[0], After: paper.Changed, Reads: "Sở đã"}
	c := app.PaperChanges{PaperPage: old, To: conference.Version{Number: 3, Syllables: 330, On: "2026-08-01"}, Counts: map[paper.Fate]int{paper.Same: 3, paper.Changed: 1, paper.Added: 1, paper.Removed: 1},
		Led:  []app.CommentLed{led, {CommentShown: old.Comments[1], After: paper.Removed}, {CommentShown: old.Comments[2]}, {CommentShown: old.Comments[0], After: paper.Same}, {CommentShown: old.Comments[0], After: paper.Same, Around: paper.Changed}},
		Rows: []app.ParagraphChange{{Fate: paper.Same}, {Fate: paper.Same}, {Fate: paper.Changed, Old: "Sở có bố trí", Now: "Sở đã bố trí", Led: []app.CommentLed{led}}, {Fate: paper.Added, Now: "Nguyên nhân là"}, {Fate: paper.Removed, Old: "Những vấn đề lớn"}}}
	c.Versions = append(c.Versions, c.To)
	return &paperChangesPage{frame: w.fixtureFrame("reviews", w.Say("Bản %d so với bản %d", 3, 2)), C: c, Rows: changedParagraphs(c.Rows)}
}
