package app

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// TermRow is a term with its closing, nil while nobody has begun that.
type TermRow struct {
	Term    plan.Term
	Closing *plan.Closing
	Current bool // today lies in it
}

// Closed tells whether its figures are frozen.
func (t TermRow) Closed() bool { return t.Closing != nil && t.Closing.State == plan.TermClosed }

// Reopening tells whether its closing is being taken back.
func (t TermRow) Reopening() bool { return t.Closing != nil && t.Closing.State == plan.Reopening }

// Terms are all terms, the newest first.
func (a *App) Terms(ctx context.Context) ([]TermRow, error) {
	r := a.store.Read(ctx)
	terms, err := r.AllTerms()
	if err != nil {
		return nil, err
	}
	now, _ := plan.TermOn(terms, a.Today())
	var out []TermRow
	for _, t := range terms {
		row := TermRow{Term: t, Current: t.ID == now.ID}
		if c, err := r.ClosingOf(t.Code); err == nil {
			row.Closing = &c
		} else if !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// currentTerm is the term that today lies in; the empty one where none is registered.
func (a *App) currentTerm(r store.Reader) (plan.Term, error) {
	terms, err := r.AllTerms()
	t, _ := plan.TermOn(terms, a.Today())
	return t, err
}

// TermFilter narrows the items of a term.
type TermFilter struct {
	Show     string // "" = all; waiting, done, cancelled, carry, end, open
	Kind     plan.KindCode
	Unit     string // code of a leading unit
	Document doc.ID
	Page     int
}

// TermItem is an item of a term: what was decided, how it stood when the term was closed, and how it stands now.
type TermItem struct {
	Row      ItemRow
	Settled  plan.Settled // ID "" = nothing is decided
	Proposed plan.Fate    // what speaks for itself; "" = nothing does
	Why      string       // the proposal
}

// TermView is a term with what becomes of its items.
type TermView struct {
	TermRow
	Next   *plan.Term     // the one after it, nil where none is registered
	Act    int64          // number of the act by which it was closed, or is being closed; 0 = none
	Counts map[string]int // of one that is not closed: by what a filter may show; "" = all
	Items  Page[TermItem]
	Filter TermFilter
}

// Waiting is how many items nobody has decided about.
func (v TermView) Waiting() int { return v.Counts[store.WaitingItems] }

const termPage = 50

// Term shows a term: while it is open its items as they stand with what was decided so far, once it is closed as it was.
func (a *App) Term(ctx context.Context, code string, f TermFilter) (TermView, error) {
	r := a.store.Read(ctx)
	v, q, err := a.termOf(r, code)
	if err != nil {
		return v, err
	}
	v.Filter = f
	if v.Closing != nil {
		if v.Act, err = closedBy(r, v.Closing.ID); err != nil {
			return v, err
		}
	}
	v.Items = Page[TermItem]{Number: pageNumber(f.Page), PerPage: termPage}
	if v.Closed() {
		return v, a.closedItems(r, &v)
	}
	if v.Counts, err = r.TermCounts(q); err != nil {
		return v, err
	}
	if q, err = narrowed(r, q, f); err != nil {
		return v, err
	}
	counts, err := r.TermCounts(q)
	if err != nil {
		return v, err
	}
	v.Items.Total = counts[""]
	ids, err := r.TermItems(q, (v.Items.Number-1)*termPage, termPage)
	if err != nil {
		return v, err
	}
	v.Items.Rows, err = a.termItems(r, v, q, ids)
	return v, err
}

// termOf finds a term, its closing, the one after it and which items are its own.
func (a *App) termOf(r store.Reader, code string) (v TermView, q store.TermQuery, err error) {
	terms, err := r.AllTerms()
	if err != nil {
		return v, q, err
	}
	i := slices.IndexFunc(terms, func(t plan.Term) bool { return t.Code == code })
	if i < 0 {
		return v, q, noTerm(code)
	}
	v.Term = terms[i]
	now, _ := plan.TermOn(terms, a.Today())
	v.Current = now.ID == v.Term.ID
	if i > 0 {
		v.Next = &terms[i-1] // newest first
	}
	if c, missing := r.ClosingOf(code); missing == nil {
		v.Closing = &c
	} else if !fault.Is(missing, fault.NotFound) {
		return v, q, missing
	}
	q.Code = code
	if v.Next == nil {
		return v, q, nil
	}
	q.Next = v.Next.From
	docs, err := r.AllDocuments()
	for _, d := range docs {
		if of := slices.IndexFunc(terms, func(t plan.Term) bool { return t.Code == d.TermCode }); of >= 0 && of < i || of < 0 && d.Date >= v.Next.From && d.Date != "" {
			q.Later = append(q.Later, d.ID)
		}
	}
	return v, q, err
}

func noTerm(code string) error {
	return fault.New(fault.NotFound, "Không có nhiệm kỳ %.40q.", "There is no term %.40q.", code)
}

func narrowed(r store.Reader, q store.TermQuery, f TermFilter) (store.TermQuery, error) {
	q.Show, q.Kind, q.Document = f.Show, f.Kind, f.Document
	if f.Unit == "" {
		return q, nil
	}
	u, err := r.UnitByCode(f.Unit)
	q.Unit = u.ID
	return q, named(err, fault.New(fault.Invalid, "Không có đơn vị %.60q.", "There is no unit %.60q.", f.Unit).At("unit"))
}

// termItems are items of an open term as its pages show them.
func (a *App) termItems(r store.Reader, v TermView, q store.TermQuery, ids []plan.ItemID) ([]TermItem, error) {
	rows, err := a.rowsOf(r, ids)
	if err != nil {
		return nil, err
	}
	settled, err := r.SettledOf(v.Term.Code, ids)
	if err != nil {
		return nil, err
	}
	var out []TermItem
	for _, row := range rows {
		x := TermItem{Row: row, Settled: settled[row.Item.ID]}
		x.Proposed, x.Why = proposeFate(row, v.Term, q.Later)
		out = append(out, x)
	}
	return out, nil
}

// closedItems are the items of a closed term as they were, each with how it stands now.
func (a *App) closedItems(r store.Reader, v *TermView) error {
	fate := plan.Fate(v.Filter.Show)
	rows, total, err := r.SettledPage(v.Term.Code, fate, v.Filter.Kind, (v.Items.Number-1)*termPage, termPage)
	if err != nil {
		return err
	}
	v.Items.Total = total
	ids := make([]plan.ItemID, len(rows))
	for i, s := range rows {
		ids[i] = s.ItemID
	}
	now, err := a.rowsOf(r, ids)
	if err != nil {
		return err
	}
	of := map[plan.ItemID]ItemRow{}
	for _, row := range now {
		of[row.Item.ID] = row
	}
	for _, s := range rows {
		v.Items.Rows = append(v.Items.Rows, TermItem{Row: of[s.ItemID], Settled: s})
	}
	return nil
}

// proposeFate is what becomes of an item where the records speak for themselves; a person decides in any case.
func proposeFate(row ItemRow, t plan.Term, later []doc.ID) (plan.Fate, string) {
	switch {
	case row.Standing.State == plan.Done || row.Standing.State == plan.Cancelled:
		return "", ""
	case slices.ContainsFunc(row.Sources, func(s Source) bool { return slices.Contains(later, s.ID) }):
		return plan.Carry, FateWhys[0]
	case t.To != "" && row.Standing.DueOn > t.To:
		return plan.Carry, FateWhys[1]
	case row.Standing.State == "":
		return plan.Drop, FateWhys[2]
	}
	return "", ""
}

// FateWhys are the reasons of proposals: Vietnamese wordings, keys of lang.
var FateWhys = []string{"văn bản của nhiệm kỳ sau có nêu", "hạn ở sau ngày kết thúc nhiệm kỳ", "mục tiêu, chỉ tiêu của nhiệm kỳ này"}

var termCodes = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_-]{0,19}$`)

// validTerm refuses a term that could not be told from another, or that ends before it begins.
func validTerm(t plan.Term, all []plan.Term) error {
	switch {
	case !termCodes.MatchString(t.Code):
		return fault.New(fault.Invalid, "Mã nhiệm kỳ gồm chữ và số, tối đa 20 ký tự, ví dụ XIII.", "The code of a term is of letters and digits, at most 20, such as XIII.").At("code")
	case slices.ContainsFunc(all, func(x plan.Term) bool { return strings.EqualFold(x.Code, t.Code) }):
		return fault.New(fault.Conflict, "Đã có nhiệm kỳ %q.", "There is a term %q already.", t.Code).At("code")
	case strings.TrimSpace(t.Name) == "":
		return fault.New(fault.Invalid, "Nhiệm kỳ cần có tên.", "A term needs a name.").At("name")
	case t.From == "":
		return fault.New(fault.Invalid, "Cần ghi ngày bắt đầu nhiệm kỳ.", "The first day of the term is missing.").At("from")
	case len(t.Name) > 300:
		return fault.New(fault.TooLarge, "Tên nhiệm kỳ dài quá 300 byte.", "The name of the term is longer than 300 bytes.").At("name")
	case t.To != "" && t.To <= t.From:
		return fault.New(fault.Invalid, "Nhiệm kỳ phải kết thúc sau ngày bắt đầu.", "A term ends after it begins.").At("to")
	case t.MidTerm != "" && t.MidTerm <= t.From:
		return fault.New(fault.Invalid, "Ngày sơ kết phải ở sau ngày bắt đầu nhiệm kỳ.", "The mid-term review comes after the first day of the term.").At("mid_term")
	case t.Final != "" && t.Final <= max(t.From, t.MidTerm):
		return fault.New(fault.Invalid, "Ngày tổng kết phải ở sau ngày bắt đầu nhiệm kỳ và sau ngày sơ kết.", "The final review comes after the first day of the term and after the mid-term review.").At("final")
	case slices.ContainsFunc(all, func(x plan.Term) bool { return x.From == t.From }):
		return fault.New(fault.Conflict, "Đã có nhiệm kỳ bắt đầu ngày %s.", "There is a term that begins on %s already.", t.From.Vi()).At("from")
	}
	return nil
}

// OpenTerm registers a term whose dates were checked.
func (a *App) OpenTerm(ctx context.Context, who Who, t plan.Term) error {
	if err := who.must(org.EditPlan); err != nil {
		return err
	}
	t.Code, t.Name = strings.TrimSpace(t.Code), strings.TrimSpace(t.Name)
	all, err := a.store.Read(ctx).AllTerms()
	if err == nil {
		err = validTerm(t, all)
	}
	if err != nil {
		return err
	}
	for _, of := range []struct {
		day   *when.Date
		years int
	}{{&t.MidTerm, 3}, {&t.Final, 5}} {
		if *of.day == "" { // "3 năm sơ kết, 5 năm tổng kết"
			*of.day = t.From.AddYears(of.years)
		}
	}
	return a.AddTerm(ctx, who, t)
}
