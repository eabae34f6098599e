package api

import (
	"context"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

type assignment struct {
	plan.Assignment
	Unit     string `json:"unit" doc:"code"`
	UnitName string `json:"unit_name"`
	Post     string `json:"post" doc:"code, of the role accountable"`
}

type excerpt struct {
	Before   string   `json:"before"`
	Marked   string   `json:"marked"`
	After    string   `json:"after"`
	Headings []string `json:"headings"`
}

type reportedLine struct {
	Line   line   `json:"line"`
	State  string `json:"report_state"`
	Unit   string `json:"unit" doc:"code"`
	Period string `json:"period"`
}

// item is everything about one item.
type item struct {
	itemRow
	Parent       *plan.Item         `json:"parent"`
	Children     []itemRow          `json:"children"`
	Assignments  []assignment       `json:"assignments"`
	Themes       []plan.Theme       `json:"themes"`
	Links        []link             `json:"links"`
	Source       *document          `json:"source"`
	Context      excerpt            `json:"context"`
	DueHistory   []plan.DueVersion  `json:"due_history"`
	DueTold      app.DueTold        `json:"due_told" doc:"what the deadline means in days"`
	Occurrences  []occurrence       `json:"occurrences" doc:"of a recurring item: up to today, and the next ones"`
	Extensions   []plan.Extension   `json:"extensions" doc:"newest first"`
	Targets      []plan.Target      `json:"targets"`
	Observations []plan.Observation `json:"observations"`
	Lines        []reportedLine     `json:"lines"`
	History      []history          `json:"history"`
	Candidate    *plan.Candidate    `json:"candidate" doc:"as it was read, with the rules that found each field"`
}

func (s *server) itemOf(v app.ItemView) item {
	out := item{itemRow: itemRowOf(v.ItemRow), Parent: v.Parent, Children: each(v.Children, itemRowOf), Themes: v.Themes, Links: each(v.Links, linkOf),
		Context: excerpt{v.Context.Before, v.Context.Marked, v.Context.After, v.Context.Headings}, DueHistory: v.DueHistory, DueTold: v.Told, Occurrences: s.occurrences(v.Occurrences), Extensions: v.Extensions, Targets: v.Targets,
		Observations: v.Observations, History: each(v.History, historyOf), Candidate: v.Candidate}
	out.Assignments = each(v.Assignments, func(a app.AssignmentView) assignment {
		return assignment{a.Assignment, a.Unit.Code, a.Unit.Name, a.Post.Code}
	})
	out.Lines = each(v.Lines, func(l app.LineView) reportedLine {
		return reportedLine{lineOf(l.Line), string(l.Report.State), l.Unit.Code, string(l.Report.Period)}
	})
	if v.Source != nil {
		source := documentShape(*v.Source)
		out.Source = &source
	}
	return out
}

func (s *server) items(c *call) (page[itemRow], error) {
	list, err := s.app.Items(c.Context(), app.ItemFilterOf(c.query))
	if err == nil {
		err = s.app.AddOutlook(c.Context(), list.Rows)
	}
	return pageOf(list, itemRowOf), err
}

func (s *server) item(c *call) (item, int, error) {
	v, err := s.app.Item(c.Context(), itemID(c))
	if err != nil {
		return item{}, 0, err
	}
	return s.itemOf(v), v.Item.Rev, nil
}

func itemID(c *call) plan.ItemID { return plan.ItemID(c.PathValue("id")) }

func (s *server) itemRev(c *call) (int, error) {
	_, rev, err := s.app.EditForm(c.Context(), itemID(c))
	return rev, err
}

// tellItem answers a write with the item as it is now; id "" is that of the path.
func (s *server) tellItem(c *call, id string) (told[itemRow], error) {
	v, err := s.app.Item(c.Context(), plan.ItemID(id))
	if err != nil {
		return told[itemRow]{}, err
	}
	t := told[itemRow]{out: itemRowOf(v.ItemRow), rev: v.Item.Rev}
	if c.route.status == http.StatusCreated {
		t.location = "/api/items/" + string(v.Item.ID)
	}
	return t, nil
}

func (s *server) tellPathItem(c *call, _ string) (told[itemRow], error) {
	return s.tellItem(c, c.PathValue("id"))
}

// itemPatch is the form of an item; what is left out stays as it is.
type itemPatch struct {
	Title       *string           `json:"title,omitempty"`
	Group       *[]string         `json:"group,omitempty" doc:"headings above it, outermost first"`
	Parent      *string           `json:"parent,omitempty" doc:"code or id of the item above"`
	Fields      map[string]string `json:"fields,omitempty" doc:"values of the kind's own fields; those left out stay, \"\" empties"`
	Lead        *[]string         `json:"lead,omitempty" doc:"names or codes of units"`
	Coord       *[]string         `json:"coord,omitempty" doc:"names or codes of units"`
	Monitoring  *[]string         `json:"monitoring,omitempty" doc:"names or codes of units"`
	Accountable *string           `json:"accountable,omitempty" doc:"code of a post"`
	Due         *string           `json:"due,omitempty" doc:"as people write it: 30/9/2026; trước ngày 15/12/2026; Quý IV/2026; Thường xuyên"`
	DueMisread  bool              `json:"due_misread,omitempty" doc:"the day it had was read wrongly and never was the due day; otherwise a day moves by extension only"`
	Themes      *[]plan.ThemeID   `json:"themes,omitempty"`
	Document    *doc.ID           `json:"document,omitempty" doc:"the document it implements"`
	Why         string            `json:"why,omitempty"`
}

// newItem is an item entered by hand.
type newItem struct {
	Kind  plan.KindCode `json:"kind" doc:"one of /api/kinds"`
	Title string        `json:"title"`
	Quote string        `json:"quote,omitempty" doc:"what was said, and where"`
	itemPatch
}

// names joins names as the form of an item has them.
func names(field string, list []string) (string, error) {
	for _, n := range list {
		if strings.Contains(n, ";") {
			return "", fault.New(fault.Invalid, "Tên đơn vị %q có dấu chấm phẩy.", "The unit's name %q holds a semicolon.", n).At(field)
		}
	}
	return strings.Join(list, "; "), nil
}

// apply puts what is given into the form.
func (p itemPatch) apply(e *app.ItemEdit) (err error) {
	for _, t := range []struct {
		from *string
		to   *string
	}{{p.Title, &e.Title}, {p.Parent, &e.Parent}, {p.Accountable, &e.Accountable}, {p.Due, &e.Due}} {
		if t.from != nil {
			*t.to = *t.from
		}
	}
	for _, u := range []struct {
		field string
		from  *[]string
		to    *string
	}{{"lead", p.Lead, &e.Lead}, {"coord", p.Coord, &e.Coord}, {"monitoring", p.Monitoring, &e.Monitoring}} {
		if u.from != nil {
			if *u.to, err = names(u.field, *u.from); err != nil {
				return err
			}
		}
	}
	if p.Group != nil {
		e.Group = strings.Join(*p.Group, " / ")
	}
	if p.Themes != nil {
		e.Themes = *p.Themes
	}
	if p.Document != nil {
		e.Document = *p.Document
	}
	fields := map[string]string{}
	for _, given := range []map[string]string{e.Fields, p.Fields} {
		for key, value := range given {
			fields[key] = value
		}
	}
	e.Fields, e.Why, e.DueMisread = fields, p.Why, p.DueMisread
	return nil
}

func (s *server) addItem(c *call, ctx context.Context, in newItem) (string, error) {
	e := app.ItemEdit{Kind: in.Kind, Title: in.Title, Quote: in.Quote}
	if err := in.apply(&e); err != nil {
		return "", err
	}
	it, err := s.app.AddItem(ctx, c.who, e)
	return string(it.ID), err
}

func (s *server) editItem(c *call, ctx context.Context, in itemPatch) (string, error) {
	e, rev, err := s.app.EditForm(ctx, itemID(c))
	if err != nil {
		return "", err
	}
	if rev != c.rev {
		return "", stale(c.rev, rev)
	}
	if err := in.apply(&e); err != nil {
		return "", err
	}
	return "", s.app.EditItem(ctx, c.who, itemID(c), c.rev, e)
}

type reason struct {
	Why string `json:"why"`
}

func (s *server) endItem(c *call, ctx context.Context, in reason) (string, error) {
	return "", s.app.EndItem(ctx, c.who, itemID(c), c.rev, in.Why)
}

type newLink struct {
	Relation plan.Relation `json:"relation" doc:"implements, depends_on, amends, replaces, repeals or same_as"`
	To       string        `json:"to" doc:"code or id of the other item"`
	Stated   string        `json:"stated,omitempty" doc:"of contributes: how the item moves the indicator"`
	Figure   string        `json:"figure,omitempty" doc:"of contributes: by how much, in the unit of the indicator; 1234.5"`
}

func (s *server) linkItem(c *call, ctx context.Context, in newLink) (string, error) {
	if in.Relation == plan.Contributes {
		return "", s.app.Contribute(ctx, c.who, itemID(c), in.To, in.Stated, in.Figure)
	}
	return "", s.app.LinkItems(ctx, c.who, itemID(c), in.Relation, in.To)
}

func (s *server) itemHistory(c *call) (list[history], error) {
	v, err := s.app.Item(c.Context(), itemID(c))
	return list[history]{each(v.History, historyOf)}, err
}

type kind struct {
	Code   plan.KindCode    `json:"code"`
	Vi     string           `json:"vi"`
	En     string           `json:"en"`
	Fields []kindField      `json:"fields"`
	States []plan.WorkState `json:"states" doc:"what a report may set"`
	Values bool             `json:"values" doc:"takes values per period"`
}

type kindField struct {
	Key     string         `json:"key"`
	Vi      string         `json:"vi"`
	Type    plan.FieldType `json:"type"`
	Unit    string         `json:"unit"`
	Choices []string       `json:"choices"`
}

func (s *server) kinds(*call) (list[kind], error) {
	return list[kind]{each(s.app.Kinds(), func(k plan.Kind) kind {
		fields := each(k.Fields, func(f plan.Field) kindField {
			return kindField{f.Key, f.Vi, f.Type, f.Unit, append([]string{}, f.Choices...)}
		})
		return kind{k.Code, k.Vi, k.En, fields, append([]plan.WorkState{}, k.States...), k.Observe}
	})}, nil
}

type post struct {
	org.Post
	Unit     string `json:"unit" doc:"code"`
	UnitName string `json:"unit_name"`
	Acting   bool   `json:"acting" doc:"this request acts for it"`
}

func (s *server) posts(c *call) (list[post], error) {
	all := c.caller.Posts
	var err error
	if c.caller.Open {
		all, err = s.app.Posts(c.Context())
	}
	return list[post]{each(all, func(w app.Who) post { return post{w.Post, w.Unit.Code, w.Unit.Name, w.Post.ID == c.who.Post.ID} })}, err
}
