package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/paper"
)

// paperChangesPage lays two versions of a contribution side by side.
type paperChangesPage struct {
	frame
	C    app.PaperChanges
	Rows []changedParagraph
}

// changedParagraph is a paragraph of two versions with the words marked that the other does not have; Same paragraphs of a run
// without a comment are only counted.
type changedParagraph struct {
	app.ParagraphChange
	Before, After []piece
	Same          int
}

// At is the address of the contribution.
func (p *paperChangesPage) At() string { return paperAt(p.C.Conference.ID, p.C.ID) }

// paperChanges compares two versions of a contribution.
func (s *server) paperChanges(w http.ResponseWriter, r *http.Request) error {
	of, id, q := conference.ID(r.PathValue("id")), conference.ContributionID(r.PathValue("paper")), r.URL.Query()
	c, err := s.app.PaperChanges(r.Context(), callerOf(r).Who, of, id, atoi(q.Get("from")), atoi(q.Get("to")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reviews", "Bản %d so với bản %d", c.To.Number, c.Shown.Number)
	if err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "conference_changes", &paperChangesPage{frame: f, C: c, Rows: changedParagraphs(c.Rows)})
}

func changedParagraphs(rows []app.ParagraphChange) (out []changedParagraph) {
	for _, x := range rows {
		if x.Fate == paper.Same && len(x.Led) == 0 {
			if n := len(out); n > 0 && out[n-1].Same > 0 {
				out[n-1].Same++
				continue
			}
			out = append(out, changedParagraph{Same: 1})
			continue
		}
		p := changedParagraph{ParagraphChange: x}
		p.Before, p.After = wordDiff(x.Old, x.Now)
		out = append(out, p)
	}
	return out
}

// fateNames say what became of a paragraph or of a passage.
var fateNames = map[paper.Fate]string{
	paper.Same: "giữ nguyên", paper.Changed: "sửa chữ", paper.Shifted: "chuyển chỗ", paper.Added: "thêm mới", paper.Removed: "không còn @đoạn",
}

// Fate says what became of a paragraph.
func (p *paperChangesPage) Fate(f paper.Fate) string { return p.Say(fateNames[f]) }

// Fates are the counts of paragraphs, those that changed first.
func (p *paperChangesPage) Fates() (out []fateCount) {
	for _, f := range []paper.Fate{paper.Changed, paper.Added, paper.Removed, paper.Shifted, paper.Same} {
		if n := p.C.Counts[f]; n > 0 {
			out = append(out, fateCount{p.Fate(f), n})
		}
	}
	return out
}

type fateCount struct {
	Name  string
	Count int
}
