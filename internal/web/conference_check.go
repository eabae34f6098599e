package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
)

// paperCheckPage lays what two contributions share side by side: contradictions first, then passages, the longest first.
type paperCheckPage struct {
	frame
	C        conference.Conference
	Papers   int
	Units    []org.Unit // whose contributions were compared
	Only     []org.Unit // one or two, when the page shows theirs alone
	Matrix   overlapMatrix
	Outside  []foreignSection // sections that the functions of another unit explain better
	Partly   []foreignSection
	Nobodys  []foreignSection // that no function covers
	Centre   []foreignSection // proposals to the centre
	ByRole   []foreignSection // about which the plan has the author lead a task
	Claims   []claimedLead
	HasRemit bool           // functions of units are recorded
	One      *onePaper      // when the page shows one contribution
	Departs  []besideRecord // figures that no value of the record agrees with
	Earlier  []besideRecord // … that agree with what was known before
	Agreeing int            // … that agree with the record
	Contrary []sidedPassage
	Shared   []sidedPassage
	Main     *app.PriorText // the main report; nil = none is here
	Own      []priorPassage // that stood in what the unit itself said before
	FromMain []priorPassage // … in the main report
	Repeats  []repeatShown  // that many have and that are no set phrases
	Greyed   int            // passages that never count: legal bases, titles, greetings, quotations, the outline
	MoreOf   int            // passages beyond those that are shown
}

// sidedPassage is one passage in two contributions.
type sidedPassage struct {
	A, B    org.Unit
	TextA   []stretch
	TextB   []stretch
	Kind    string
	Percent int
	Why     []string
	Holders []holderShown // whose functions it is about
	Subject string
	Values  [2]string
	length  int
}

// stretch is a stretch of a passage; Same tells that the other has it too.
type stretch struct {
	Text string
	Same bool
}

// mostShared is how many passages a page lays out.
const mostShared = 200

// checkPapers compares what came to a conference.
func (s *server) checkPapers(w http.ResponseWriter, r *http.Request) error {
	checked, err := s.app.CheckPapers(r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "reviews", "So các tham luận")
	if err != nil {
		return err
	}
	p := &paperCheckPage{frame: f, C: checked.Conference, Papers: len(checked.Papers)}
	if err := p.only(checked, r.URL.Query().Get("unit"), r.URL.Query().Get("with")); err != nil {
		return err
	}
	p.fill(checked)
	p.fillPrior(checked)
	p.fillRepeats(checked)
	p.fillRecord(checked)
	p.fillRemit(checked)
	p.Matrix = matrixOf(checked)
	if len(p.Only) == 1 {
		if p.One, err = s.onePaper(r, checked, p.Only[0].Code); err != nil {
			return err
		}
	}
	return s.show(w, http.StatusOK, "conference_check", p)
}

// only has the page show what concerns the contributions of one unit, or of two.
func (p *paperCheckPage) only(c app.PapersChecked, codes ...string) error {
	for _, x := range c.Papers {
		p.Units = append(p.Units, x.Unit)
	}
	for _, code := range codes {
		if code == "" {
			continue
		}
		i := slices.IndexFunc(p.Units, func(u org.Unit) bool { return u.Code == code })
		if i < 0 {
			return fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", code)
		}
		p.Only = append(p.Only, p.Units[i])
	}
	return nil
}

// shows tells whether the page shows what concerns these units: all that it is narrowed to must be among them.
func (p *paperCheckPage) shows(units ...org.Unit) bool {
	for _, o := range p.Only {
		if !slices.ContainsFunc(units, func(u org.Unit) bool { return u.ID == o.ID }) {
			return false
		}
	}
	return true
}

// besideRecord is a figure of a contribution beside the record of the plan.
type besideRecord struct {
	app.BesideRecord
	Of   org.Unit
	Text []stretch // the sentence, with the value marked
}

func (p *paperCheckPage) fillRecord(c app.PapersChecked) {
	for _, x := range c.Record {
		if !p.shows(c.Papers[x.Paper].Unit) {
			continue
		}
		b := besideRecord{x, c.Papers[x.Paper].Unit, nil}
		before, after, _ := strings.Cut(c.Papers[x.Paper].Text.Text[x.Sentence.Start:x.Sentence.End], x.Written)
		b.Text = []stretch{{Text: before}, {x.Written, true}, {Text: after}}
		switch x.Agrees {
		case paper.Departs:
			p.Departs = append(p.Departs, b)
		case paper.AgreesEarlier:
			p.Earlier = append(p.Earlier, b)
		default:
			p.Agreeing++
		}
	}
}

func (p *paperCheckPage) fill(c app.PapersChecked) {
	unit := func(i int) org.Unit { return c.Papers[i].Unit }
	text := func(i int, s doc.Span) string { return c.Papers[i].Text.Text[s.Start:s.End] }
	for _, x := range c.Result.Contradictions {
		if !p.shows(unit(x.PaperA), unit(x.PaperB)) {
			continue
		}
		p.Contrary = append(p.Contrary, sidedPassage{A: unit(x.PaperA), B: unit(x.PaperB), TextA: []stretch{{Text: text(x.PaperA, x.A)}}, TextB: []stretch{{Text: text(x.PaperB, x.B)}}, Subject: x.Subject, Values: x.Values})
	}
	for _, x := range c.Result.Passages {
		if !p.shows(unit(x.PaperA), unit(x.PaperB)) {
			continue
		}
		if x.Use != paper.Reuse {
			p.Greyed++
			continue
		}
		var a, b []doc.Span
		for _, m := range x.Matches {
			a, b = append(a, m.A), append(b, m.B)
		}
		p.Shared = append(p.Shared, sidedPassage{A: unit(x.PaperA), B: unit(x.PaperB), Kind: passageKind(x.Kind), Percent: int(100 * x.Similarity), Why: x.Why, Holders: holdersOf(c, x.Holders), length: x.A.End - x.A.Start,
			TextA: stretchesOf(c.Papers[x.PaperA].Text.Text, x.A, a), TextB: stretchesOf(c.Papers[x.PaperB].Text.Text, x.B, b)})
	}
	arrange.By(p.Shared, func(x, y sidedPassage) int { return cmp.Compare(y.length, x.length) })
	if len(p.Shared) > mostShared {
		p.MoreOf, p.Shared = len(p.Shared)-mostShared, p.Shared[:mostShared]
	}
}

func passageKind(k paper.Kind) string {
	switch k {
	case paper.Exact:
		return "Giống hệt"
	case paper.Edited:
		return "Sửa chữ"
	case paper.Reordered:
		return "Đảo câu"
	case paper.Paraphrase:
		return "Có thể cùng ý"
	}
	return string(k)
}

// stretchesOf cuts a stretch of text at the words that the other has too; what stands between two such words belongs to them.
func stretchesOf(text string, whole doc.Span, same []doc.Span) (out []stretch) {
	arrange.By(same, func(x, y doc.Span) int { return cmp.Compare(x.Start, y.Start) })
	add := func(from, to int, same bool) {
		if from >= to {
			return
		}
		if n := len(out); n > 0 && out[n-1].Same == same {
			out[n-1].Text += text[from:to]
			return
		}
		out = append(out, stretch{text[from:to], same})
	}
	at := whole.Start
	for _, s := range same {
		if s.Start < at || s.End > whole.End {
			continue
		}
		if len(out) > 0 && out[len(out)-1].Same && blank(text[at:s.Start]) {
			add(at, s.Start, true)
		} else {
			add(at, s.Start, false)
		}
		add(s.Start, s.End, true)
		at = s.End
	}
	add(at, whole.End, false)
	return out
}

// blank tells whether a text holds no letter or digit of ASCII nor any other word sign.
func blank(s string) bool {
	for _, c := range s {
		if c > ' ' && c != ',' && c != ';' && c != '.' && c != ':' && c != '-' {
			return false
		}
	}
	return true
}
