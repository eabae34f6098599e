package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type cascadePage struct {
	frame
	app.CascadeView
	Counts   []figure
	Document choice
	UnitBy   choice
	Drawing  cascadeDrawing
	Pager    pager
	Below    pager
	May      bool
}

// cascadeFilter reads the query of an address.
func cascadeFilter(r *http.Request) app.CascadeFilter {
	q := r.URL.Query()
	page, _ := strconv.Atoi(q.Get("page"))
	return app.CascadeFilter{Document: q.Get("document"), Unit: q.Get("unit"), Show: plan.FindingSort(q.Get("show")), At: q.Get("at"), Page: page}
}

// cascade is what implements what: coverage, conflicts, proposals and the picture from the resolution down to the plan of a unit.
func (s *server) cascade(w http.ResponseWriter, r *http.Request) error {
	return s.cascadeView(w, r, cascadeFilter(r), nil)
}

func (s *server) cascadeView(w http.ResponseWriter, r *http.Request, filter app.CascadeFilter, wrong error) error {
	f, err := s.frame(w, r, "items", "Cụ thể hóa từ trên xuống")
	if err != nil {
		return err
	}
	p := &cascadePage{frame: f, May: f.Who.May("plan")}
	p.CascadeView, err = s.app.Cascade(r.Context(), filter)
	if fault.Is(err, fault.Invalid) && wrong == nil {
		return s.cascadeView(w, r, app.CascadeFilter{}, err)
	}
	if err != nil {
		return err
	}
	status := http.StatusOK
	if wrong != nil {
		p.Problem, status = p.problem(wrong), statusOf(wrong)
	}
	for _, sort := range append([]plan.FindingSort{}, plan.FindingSorts...) {
		p.Counts = append(p.Counts, p.cascadeFigure(filter, sort, p.CascadeView.Counts[sort]))
	}
	p.Document = choice{Name: "document", Label: f.Say("Văn bản"), Data: true}
	for _, l := range p.Documents {
		p.Document.add(string(l.Document.ID), clip(l.Document.Name()+" "+l.Document.Subject, 90), filter.Document)
	}
	if p.UnitBy, err = s.unitChoice(r.Context(), f.words, filter.Unit); err != nil {
		return err
	}
	p.Drawing = f.cascadeDrawing(p.Picture, filter)
	p.Pager = pagerOf(r, p.Rows.Total+p.Proposals.Total, filter.Page, max(p.Rows.PerPage, p.Proposals.PerPage))
	p.Below = pagerOf(r, p.Picture.Below.Total, filter.Page, p.Picture.Below.PerPage)
	return s.show(w, status, "cascade", p)
}

func (p *cascadePage) cascadeFigure(f app.CascadeFilter, sort plan.FindingSort, n int) figure {
	f.Show, f.Page, f.At = sort, 0, ""
	return figure{Name: p.Say(sort.Vi()), Href: cascadeURL(f) + "#rows", Count: n, Current: p.CascadeView.Filter.Show == sort}
}

// Proposing tells whether the proposals are shown.
func (p *cascadePage) Proposing() bool { return p.Filter.Show == app.Proposals }

// ProposalsHref leads to the proposals under the filter.
func (p *cascadePage) ProposalsHref() string {
	f := p.Filter
	f.Show, f.Page, f.At = app.Proposals, 0, ""
	return cascadeURL(f) + "#rows"
}

// CountOf leads to a figure of one document.
func (p *cascadePage) OneHref(document string, sort string) string {
	return cascadeURL(app.CascadeFilter{Document: document, Show: plan.FindingSort(sort)}) + "#rows"
}

// AtHref leads to the picture around a thing.
func (p *cascadePage) AtHref(key string) string { return cascadeAt(p.Filter, key) }

// Without is how many of so many have it not.
func (p *cascadePage) Without(all, with int) int { return all - with }

// RowsTitle says what the rows are.
func (p *cascadePage) RowsTitle() string { return p.Say(p.Filter.Show.Vi()) }

// Reason says what a finding rests on.
func (p *cascadePage) Reason(x app.FindingRow) string { return p.reason(x) }

func (w words) reason(x app.FindingRow) string {
	switch x.Sort {
	case plan.Uncovered:
		return w.Say("chưa mục nào của văn bản cấp dưới nối với mục này")
	case plan.Unlinked:
		return w.Say("chưa nối với mục nào của văn bản cấp trên")
	case plan.DateAfter:
		return w.Say("hạn %s, cấp trên %s: sau %d ngày", w.day(x.Item.Due), w.day(x.Upper.Due), x.Upper.Due.DaysTo(x.Item.Due))
	case plan.TwoLeads:
		return w.Say("chủ trì: %s", strings.Join(x.Names, "; "))
	case plan.OfRepealed:
		switch {
		case x.Upper.ID != "" && x.Document.ID == "":
			return w.Say("mục cấp trên %s đã kết thúc", x.Upper.Code)
		case x.Upper.ID != "":
			return w.Say("mục cấp trên %s chỉ còn trong văn bản đã hết hiệu lực: %s", x.Upper.Code, x.Document.Name())
		}
		return w.Say("văn bản đã hết hiệu lực: %s", x.Document.Name())
	case plan.TargetBelow, plan.TargetAbove:
		mine, theirs := w.aim(x.Mine), w.aim(x.Theirs)
		if x.Together > 0 {
			return w.Say("cộng %d mục cấp dưới: %s; mục này: %s (%s)", x.Together, mine, theirs, w.span(x.Theirs.Period))
		}
		return w.Say("mục này: %s; cấp trên: %s (%s)", mine, theirs, w.span(x.Theirs.Period))
	}
	return ""
}

func (w words) aim(t plan.Target) string {
	return w.target(t.Comparator, t.Value, t.High, t.Worded, t.Unit)
}

// Alike says why one item may implement another.
func (p *cascadePage) Alike(x app.ProposalRow) string {
	var quoted []string
	for _, s := range x.Words {
		quoted = append(quoted, "“"+s+"”")
	}
	said := p.Say("cùng nói: %s", strings.Join(quoted, ", "))
	if len(x.Numbers) > 0 {
		said += "; " + p.Say("cùng số: %s", strings.Join(x.Numbers, ", "))
	}
	return fmt.Sprintf("%s (%s)", said, p.percent(int(100*x.Score)))
}

// acceptProposal links two items that were proposed.
func (s *server) acceptProposal(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	filter := app.CascadeFilter{Document: text(r, "document"), Unit: text(r, "unit"), Show: app.Proposals}
	err = s.app.AcceptProposal(r.Context(), who, text(r, "lower"), text(r, "upper"))
	switch {
	case err == nil:
		return s.done(w, r, cascadeURL(filter)+"#rows", s.words(r).Say("Đã nối hai mục."))
	case mendable(err):
		return s.cascadeView(w, r, filter, err)
	}
	return err
}

// InCascade tells whether an item is linked to one above or below it, so that there is a picture around it.
func (p *itemPage) InCascade() bool {
	return slices.ContainsFunc(p.Links, func(l linkRow) bool {
		return l.Link.Relation == plan.Implements && l.Link.From == plan.ItemNoun && l.Link.To == plan.ItemNoun
	})
}
