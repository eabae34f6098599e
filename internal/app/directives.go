package app

import (
	"context"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// DirectiveView is a directive as pages show it, with what the acting post may do about it.
type DirectiveView struct {
	plan.Directive
	Unit      org.Unit // whom it is to
	Post      org.Post // … "" = the unit
	About     AboutView
	Item      *plan.Item // the task it became
	Late      bool
	MayAnswer bool
	MayClose  bool
	MayTask   bool
}

// AboutView names what a directive is about.
type AboutView struct {
	Noun        plan.Noun
	Title, Href string
	Unit        org.Unit // of a report
	Period      when.Period
}

// DirectiveEdit is a comment or directive about to be given.
type DirectiveEdit struct {
	Sort    plan.DirectiveSort
	About   plan.Noun
	AboutID string // of an item also its code, of a unit its code, of a report "UNIT/PERIOD"
	To      string // code of a unit or of a post
	Text    string
	Due     string // as people type it
}

// Direct keeps a comment or a directive.
func (a *App) Direct(ctx context.Context, who Who, e DirectiveEdit) (plan.DirectiveID, error) {
	if err := who.must(org.Direct); err != nil {
		return "", err
	}
	r := a.store.Read(ctx)
	d := plan.Directive{ID: plan.DirectiveID(newID()), Sort: e.Sort, From: who.Post.ID, Title: who.Title(), Person: who.Account.Name, About: e.About, Text: e.Text, On: a.Today()}
	var err error
	if d.AboutID, err = aboutNamed(r, e.About, e.AboutID); err != nil {
		return "", err
	}
	if d.UnitID, d.PostID, err = addressee(r, e.To); err != nil {
		return "", err
	}
	if d.DueOn, err = dayIn("Hạn trả lời", strings.TrimSpace(e.Due)); err != nil {
		return "", at(err, "due")
	}
	if err := d.Validate(); err != nil {
		return "", err
	}
	return d.ID, a.change(ctx, who, act{"directive.give", "directive", string(d.ID), ""}, func(tx *store.Tx) error {
		kept := d
		return store.Directives.Save(tx, &kept)
	})
}

// at names the field of a form that a fault belongs to.
func at(err error, field string) error {
	if f, ok := err.(*fault.Error); ok {
		return f.At(field)
	}
	return err
}

// aboutNamed is the id of what a directive is about.
func aboutNamed(r store.Reader, about plan.Noun, id string) (string, error) {
	switch about {
	case plan.ItemNoun:
		item, err := itemNamed(r, id)
		return string(item.ID), err
	case plan.DocumentNoun:
		d, err := store.Documents.Get(r, id)
		return string(d.ID), err
	case plan.UnitNoun:
		u, err := r.UnitByCode(id)
		return string(u.ID), err
	case plan.ReportNoun:
		code, period, _ := strings.Cut(id, "/")
		u, err := r.UnitByCode(code)
		if err != nil {
			return "", err
		}
		x, err := r.ReportOf(u.ID, when.Period(period))
		if err == nil && !x.State.Sent() {
			err = fault.New(fault.Conflict, "Báo cáo chưa gửi thì chưa cho ý kiến được.", "A report that has not been sent cannot be commented on.")
		}
		return string(x.ID), err
	}
	return "", fault.New(fault.Invalid, "Ý kiến, chỉ đạo phải về một mục, báo cáo, đơn vị hoặc văn bản.", "A comment or directive is about an item, report, unit or document.").At("about")
}

// addressee is the unit, and post, that a code or the name of a unit names; "" is nobody.
func addressee(r store.Reader, text string) (org.UnitID, org.PostID, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", "", nil
	}
	if u, err := r.UnitByCode(text); err == nil {
		return u.ID, "", nil
	}
	p, err := r.PostByCode(text)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return p.UnitID, p.ID, err
	}
	var called []org.Unit
	if err := store.Units.Each(r, func(u *org.Unit) {
		if vi.Fold(u.Name) == vi.Fold(text) {
			called = append(called, *u)
		}
	}); err != nil {
		return "", "", err
	}
	switch len(called) {
	case 1:
		return called[0].ID, "", nil
	case 0:
		return "", "", fault.New(fault.Invalid, "Không có đơn vị hay chức danh %.60q.", "There is no unit or post %.60q.", text).At("to")
	}
	return "", "", fault.New(fault.Invalid, "%.60q là tên của %d đơn vị; hãy ghi mã.", "%.60q is the name of %d units; write the code.", text, len(called)).At("to")
}

// AnswerDirective adds an answer of the unit it is to.
func (a *App) AnswerDirective(ctx context.Context, who Who, id plan.DirectiveID, rev int, text string) error {
	return a.onDirective(ctx, who, "directive.answer", id, rev, func(r store.Reader, d plan.Directive) error {
		return a.mayAnswer(r, who, d)
	}, func(_ *store.Tx, d *plan.Directive) error {
		return d.Reply(plan.Answer{From: who.Post.ID, Title: who.Title(), Person: who.Account.Name, On: a.Today(), Text: text})
	})
}

func (a *App) mayAnswer(r store.Reader, who Who, d plan.Directive) error {
	within, err := a.reach(r, who, org.AnswerDirective)
	if err == nil && !within.Holds(d.UnitID) {
		err = who.refused(org.AnswerDirective)
	}
	return err
}

// mayClose lets its author close a directive, and the coordinator, who winds up what nobody else does.
func mayClose(who Who, d plan.Directive) error {
	if err := who.must(org.Direct); err != nil {
		return err
	}
	if d.From == who.Post.ID || who.May(org.EditPlan) {
		return nil
	}
	return fault.New(fault.Denied, "Chỉ %s, nơi đã cho ý kiến, hoặc cơ quan tổng hợp mới kết thúc được.", "Only %s, who gave it, or the coordinating office closes it.", d.Title)
}

// CloseDirective ends a directive, answered or not.
func (a *App) CloseDirective(ctx context.Context, who Who, id plan.DirectiveID, rev int) error {
	return a.onDirective(ctx, who, "directive.close", id, rev, func(_ store.Reader, d plan.Directive) error { return mayClose(who, d) },
		func(_ *store.Tx, d *plan.Directive) error { return d.Close(a.Today()) })
}

// DirectiveTask makes a directive a task of the plan: its words are the source, its addressee leads, its day is the deadline.
func (a *App) DirectiveTask(ctx context.Context, who Who, id plan.DirectiveID, rev int) (item plan.Item, err error) {
	err = a.onDirective(ctx, who, "directive.task", id, rev, func(store.Reader, plan.Directive) error { return who.must(org.EditPlan) },
		func(tx *store.Tx, d *plan.Directive) error {
			if d.ItemID != "" {
				return fault.New(fault.Conflict, "Chỉ đạo này đã thành nhiệm vụ.", "This directive is a task already.")
			}
			e := ItemEdit{Kind: plan.TaskKind, Title: firstSentence(d.Text), Quote: d.Title + ", ngày " + d.On.Vi() + ": " + d.Text, Due: d.DueOn.Vi()}
			if d.UnitID != "" {
				u, err := store.Units.Get(tx.Reader, string(d.UnitID))
				if err != nil {
					return err
				}
				e.Lead = u.Name
			}
			switch d.About {
			case plan.ItemNoun:
				e.Parent = d.AboutID
			case plan.DocumentNoun:
				e.Document = doc.ID(d.AboutID)
			}
			n, err := tx.NextNumber("item:" + string(e.Kind))
			if err != nil {
				return err
			}
			item = plan.Item{ID: plan.ItemID(newID()), Kind: e.Kind, Code: plan.CodeOf(e.Kind, n), Ord: n, Origin: plan.Origin{Quote: e.Quote}}
			d.ItemID = item.ID
			return a.put(tx, &item, e)
		})
	return item, err
}

// firstSentence is a title made of the beginning of what was said.
func firstSentence(text string) string {
	text = oneLine(text)
	if i := strings.Index(text, ". "); i > 20 {
		return text[:i]
	}
	return strings.TrimSuffix(text, ".")
}

func (a *App) onDirective(ctx context.Context, who Who, action string, id plan.DirectiveID, rev int, may func(store.Reader, plan.Directive) error, do func(*store.Tx, *plan.Directive) error) error {
	r := a.store.Read(ctx)
	d, err := store.Directives.Get(r, string(id))
	if err != nil {
		return err
	}
	if err := may(r, d); err != nil {
		return err
	}
	return a.change(ctx, who, act{action, "directive", string(id), ""}, func(tx *store.Tx) error {
		d, err := store.Directives.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		if d.Rev != rev {
			return fault.New(fault.Conflict, "Người khác vừa trả lời hoặc kết thúc chỉ đạo này; xin xem lại.", "Somebody has just answered or closed this directive; please look again.")
		}
		if err := do(tx, &d); err != nil {
			return err
		}
		return store.Directives.Save(tx, &d)
	})
}

// DirectiveFilter chooses directives; its zero value is all of them.
type DirectiveFilter struct {
	State plan.DirectiveState
	Unit  string // code
	Mine  bool   // given by the acting post, or to its unit
	Page  int
}

// Directives is one page of directives and comments, newest first.
func (a *App) Directives(ctx context.Context, who Who, f DirectiveFilter) (Page[DirectiveView], error) {
	const perPage = 25
	page := Page[DirectiveView]{Number: pageNumber(f.Page), PerPage: perPage}
	if err := who.must(org.ReadPlan); err != nil {
		return page, err
	}
	r := a.store.Read(ctx)
	q := store.DirectiveQuery{State: f.State}
	if f.State != "" && f.State.Vi() == string(f.State) {
		return page, fault.New(fault.Invalid, "Không có trạng thái %.40q.", "There is no state %.40q.", f.State).At("state")
	}
	if f.Unit != "" {
		u, err := r.UnitByCode(f.Unit)
		if err != nil {
			return page, named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", f.Unit).At("unit"))
		}
		q.Unit = u.ID
	}
	if f.Mine && who.May(org.Direct) {
		q.From = who.Post.ID
	} else if f.Mine {
		q.Unit = who.Unit.ID
	}
	var err error
	if page.Total, err = r.CountDirectives(q); err != nil {
		return page, err
	}
	list, err := r.DirectiveList(q, (page.Number-1)*perPage, perPage)
	if err != nil {
		return page, err
	}
	page.Rows, err = a.directiveViews(r, who, list)
	return page, err
}

// DirectivesAbout are those about one thing, newest first.
func (a *App) DirectivesAbout(ctx context.Context, who Who, about plan.Noun, id string) ([]DirectiveView, error) {
	r := a.store.Read(ctx)
	list, err := r.DirectivesAbout(about, id)
	if err != nil {
		return nil, err
	}
	return a.directiveViews(r, who, list)
}

// Directive is one of them.
func (a *App) Directive(ctx context.Context, who Who, id plan.DirectiveID) (DirectiveView, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return DirectiveView{}, err
	}
	r := a.store.Read(ctx)
	d, err := store.Directives.Get(r, string(id))
	if err != nil {
		return DirectiveView{}, err
	}
	list, err := a.directiveViews(r, who, []plan.Directive{d})
	if err != nil {
		return DirectiveView{}, err
	}
	return list[0], nil
}

// ToAnswer is how many directives wait: for an answer of the unit of the acting post, or of anybody for who directs.
func (a *App) ToAnswer(ctx context.Context, who Who) (waiting, answered int, err error) {
	r := a.store.Read(ctx)
	q := store.DirectiveQuery{State: plan.Waiting, Unit: who.Unit.ID}
	if who.May(org.Direct) || who.May(org.ReadJournal) {
		q.Unit = ""
	}
	if waiting, err = r.CountDirectives(q); err != nil || !who.May(org.Direct) {
		return waiting, 0, err
	}
	q.State, q.From = plan.Answered, who.Post.ID
	answered, err = r.CountDirectives(q)
	return waiting, answered, err
}

func (a *App) directiveViews(r store.Reader, who Who, list []plan.Directive) ([]DirectiveView, error) {
	var out []DirectiveView
	for _, d := range list {
		v := DirectiveView{Directive: d, Late: d.Late(a.Today())}
		var err error
		if v.About, err = aboutView(r, d); err != nil {
			return nil, err
		}
		if d.UnitID != "" {
			if v.Unit, err = store.Units.Get(r, string(d.UnitID)); err != nil {
				return nil, err
			}
		}
		if d.PostID != "" {
			if v.Post, err = store.Posts.Get(r, string(d.PostID)); unlessMissing(err) != nil {
				return nil, err
			}
		}
		if d.ItemID != "" {
			item, err := store.Items.Get(r, string(d.ItemID))
			if err != nil {
				return nil, err
			}
			v.Item = &item
		}
		open := d.State == plan.Waiting || d.State == plan.Answered
		v.MayAnswer = open && a.mayAnswer(r, who, d) == nil
		v.MayClose = open && mayClose(who, d) == nil
		v.MayTask = d.Sort == plan.Order && d.ItemID == "" && who.May(org.EditPlan)
		out = append(out, v)
	}
	return out, nil
}

func aboutView(r store.Reader, d plan.Directive) (AboutView, error) {
	v := AboutView{Noun: d.About}
	switch d.About {
	case plan.ItemNoun:
		item, err := store.Items.Get(r, d.AboutID)
		v.Title, v.Href = item.Code+" "+item.Title, "/items/"+d.AboutID
		return v, err
	case plan.DocumentNoun:
		x, err := store.Documents.Get(r, d.AboutID)
		v.Title, v.Href = x.Name(), "/documents/"+d.AboutID
		return v, err
	case plan.UnitNoun:
		u, err := store.Units.Get(r, d.AboutID)
		v.Title, v.Href = u.Name, "/units/"+u.Code
		return v, err
	}
	x, err := store.Reports.Get(r, d.AboutID)
	if err != nil {
		return v, err
	}
	return reportAbout(r, v, x)
}

func reportAbout(r store.Reader, v AboutView, x report.Report) (AboutView, error) {
	u, err := store.Units.Get(r, string(x.UnitID))
	v.Unit, v.Period, v.Title, v.Href = u, x.Period, u.Name, "/reports/"+u.Code+"/"+string(x.Period)
	return v, err
}
