package web

import (
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/reference"
)

type rankingsPage struct {
	frame
	Rows []app.RankingSet
}

// rankings lists the indices by which provinces are ranked.
func (s *server) rankings(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(w, r, "indicators", "Xếp hạng các tỉnh")
	if err != nil {
		return err
	}
	p := &rankingsPage{frame: f}
	if p.Rows, err = s.app.Rankings(r.Context()); err != nil {
		return err
	}
	return s.show(w, http.StatusOK, "rankings", p)
}

// Span is from when to when an index has figures.
func (p *rankingsPage) Span(s app.RankingSet) string {
	return p.Say("%d – %d", s.Tables[0].Year, s.Tables[len(s.Tables)-1].Year)
}

type rankingPage struct {
	frame
	app.RankingView
	Years, Provinces []option
	Peer             []option // provinces to compare with
	Lines            []*picture
	Scatter, Parts   *picture
	Small, Map, Grid *picture
}

// ranking shows one index in a year: the table of all provinces, and of one of them the way it went, what moved it, and
// what it would take.
func (s *server) ranking(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	year, _ := strconv.Atoi(q.Get("year"))
	aim, _ := strconv.Atoi(q.Get("aim"))
	v, err := s.app.Ranking(r.Context(), app.RankingQuery{Key: r.PathValue("code"), Year: year, Place: q.Get("province"), Aim: aim, Peers: q["peer"]})
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "indicators", "Xếp hạng các tỉnh")
	if err != nil {
		return err
	}
	p := &rankingPage{frame: f, RankingView: v}
	p.Place.Name = p.province(p.Place.Name)
	for i := range p.Peers {
		p.Peers[i].Name = p.province(p.Peers[i].Name)
	}
	p.Title = p.name()
	for i := len(v.Tables) - 1; i >= 0; i-- {
		y := v.Tables[i].Year
		p.Years = append(p.Years, option{itoa(y), itoa(y), y == v.Table.Year})
	}
	for _, old := range reference.Provinces63() {
		p.Provinces = append(p.Provinces, option{old.Code, old.Name, old.Code == v.Place.Code})
		p.Peer = append(p.Peer, option{old.Code, old.Name, len(v.Peers) > 0 && old.Code == v.Peers[0].Code})
	}
	if len(v.Tables) > 0 {
		p.draw()
	}
	return s.show(w, http.StatusOK, "ranking", p)
}

// name of the index in the reader's language.
func (p *rankingPage) name() string { return p.IndexName(p.Ranking) }

// IndexName, PartName and What are names in the reader's language.
func (w words) IndexName(r indicator.Ranking) string {
	if w.Lang == lang.En {
		return r.NameEn
	}
	return r.Name
}

func (w words) PartName(p indicator.RankPart) string {
	if w.Lang == lang.En {
		return p.NameEn
	}
	return p.Name
}

// BreakText says what changed in a year.
func (p *rankingPage) BreakText(b indicator.RankBreak) string {
	said := ""
	add := func(s string) {
		if said != "" {
			said += "; "
		}
		said += s
	}
	for _, x := range b.Added {
		add(p.Say("đo thêm nội dung “%s”", p.PartName(x)))
	}
	for _, x := range b.Dropped {
		add(p.Say("thôi đo nội dung “%s”", p.PartName(x)))
	}
	if b.From != b.To {
		add(p.Say("số tỉnh được xếp hạng từ %d thành %d", b.From, b.To))
	}
	if b.What != "" {
		add(p.Say(b.What))
	}
	return said
}

// Score writes an exact decimal with two decimals, as reports do.
func (w words) Score(s string) string {
	v, ok := float(s)
	if !ok {
		return w.Say("chưa có số liệu")
	}
	return w.decimal(strconv.FormatFloat(v, 'f', 2, 64))
}

// Moved tells score and place apart: each may go its own way.
func (p *rankingPage) Moved() string {
	if p.Row == nil || p.Was == nil || p.Row.Rank == 0 || p.Was.Rank == 0 {
		return ""
	}
	now, _ := float(p.Row.Score)
	was, _ := float(p.Was.Score)
	score := p.Say("Điểm không đổi")
	switch {
	case now > was:
		score = p.Say("Điểm tăng %s", p.Score(strconv.FormatFloat(now-was, 'f', 4, 64)))
	case now < was:
		score = p.Say("Điểm giảm %s", p.Score(strconv.FormatFloat(was-now, 'f', 4, 64)))
	}
	rank := p.Say("thứ hạng không đổi")
	switch up := p.Was.Rank - p.Row.Rank; {
	case up > 0:
		rank = p.Count(up, "thứ hạng tăng %d bậc", up)
	case up < 0:
		rank = p.Count(-up, "thứ hạng giảm %d bậc", -up)
	}
	return p.Say("%s, %s so với năm %d.", score, rank, p.Before.Year)
}

// Broken is the change of method between the year shown and the one before, nil where both can be compared.
func (p *rankingPage) Broken() *indicator.RankBreak {
	for i := range p.Breaks {
		if b := &p.Breaks[i]; b.Year == p.Table.Year && b.WholeScore {
			return b
		}
	}
	return nil
}

// At is the address of this page for another province.
func (p *rankingPage) At(place string) string {
	return "/rankings/" + p.Key + "?year=" + itoa(p.Table.Year) + "&province=" + place
}

// Reckoned tells that the source has only parts: totals and places are this program's own sums.
func (p *rankingPage) Reckoned() bool {
	return len(p.Table.Parts) > 0 && len(p.Table.Rows) > 0 && p.Table.Rows[0].Told == 0
}

// province is the name of a province as the language writes it: English has no marks.
func (w words) province(name string) string {
	if w.Lang != lang.En {
		return name
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		case r == 'Đ':
			return 'D'
		}
		return r
	}, norm.NFD.String(name))
}
