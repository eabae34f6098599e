package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Likely is a document that another one may be a new version of. How is what the new one itself writes of it, "" = nothing:
// it is offered, never taken for granted.
type Likely struct {
	Document doc.Document
	Why      string // Vietnamese wording, a key of lang
	How      doc.How
}

// likelyEarlier are the documents that a document may be a version of, the most likely first.
func likelyEarlier(r store.Reader, d doc.Document) (out []Likely, err error) {
	links, err := r.LinksFrom(string(d.ID))
	if err != nil {
		return nil, err
	}
	all, err := r.AllDocuments()
	if err != nil {
		return nil, err
	}
	newer := map[doc.ID]bool{} // what a whole new version has come for already
	for _, x := range all {
		if x.Earlier != nil && x.Earlier.How.Whole() {
			newer[x.Earlier.DocumentID] = true
		}
	}
	for _, x := range all {
		if x.ID == d.ID || newer[x.ID] || x.Earlier != nil && x.Earlier.DocumentID == d.ID {
			continue
		}
		if l := likely(d, x, links); l.Why != "" {
			out = append(out, l)
		}
	}
	arrange.By(out, func(x, y Likely) int { return slices.Index(LikelyWhys, x.Why) - slices.Index(LikelyWhys, y.Why) })
	return out, nil
}

// LikelyWhys are the reasons, the strongest first.
var LikelyWhys = []string{
	"cùng số, cùng cơ quan ban hành",
	"cùng ký hiệu, cùng ngày, một bản chưa có số",
	"văn bản này viết là thay thế nó",
	"văn bản này viết là sửa đổi nó",
	"cùng loại, cùng cơ quan ban hành, cùng trích yếu",
}

// likely says why d may be a version of x, with Why "" when nothing speaks for it.
func likely(d, x doc.Document, links []plan.Link) Likely {
	l := Likely{Document: x}
	alike := d.Type == x.Type && vi.Fold(d.Issuer) == vi.Fold(x.Issuer)
	switch {
	case d.Number != "" && sameNumber(d.Number, x.Number) && vi.Fold(d.Issuer) == vi.Fold(x.Issuer):
		l.Why = LikelyWhys[0]
	case alike && d.Date != "" && d.Date == x.Date && symbolOf(d.Number) == symbolOf(x.Number) && !(numbered(d) && numbered(x)):
		l.Why = LikelyWhys[1]
	case alike && d.Subject != "" && vi.Exact(d.Subject) == vi.Exact(x.Subject):
		l.Why = LikelyWhys[4]
	}
	for _, k := range links {
		if k.ToID != string(x.ID) {
			continue
		}
		switch k.Relation {
		case plan.Replaces:
			l.Why, l.How = LikelyWhys[2], doc.Replaces
		case plan.Amends:
			l.Why, l.How = LikelyWhys[3], doc.Amends
		}
	}
	return l
}

// sameNumber compares numbers of documents: "09/KH-UBND" is "9/KH-UBND".
func sameNumber(a, b string) bool {
	return strings.TrimLeft(vi.Fold(a), "0") == strings.TrimLeft(vi.Fold(b), "0")
}

// symbolOf is what stands behind the number proper: "KH-UBND" of "12/KH-UBND".
func symbolOf(number string) string {
	_, symbol, _ := strings.Cut(number, "/")
	return vi.Fold(symbol)
}

func numbered(d doc.Document) bool {
	before, _, _ := strings.Cut(d.Number, "/")
	return strings.ContainsFunc(before, unicode.IsDigit)
}

// DocumentNamed finds a document by its id, its number or the name of its file. Of several versions it is the newest.
func (a *App) DocumentNamed(ctx context.Context, text string) (doc.Document, error) {
	r := a.store.Read(ctx)
	text = strings.TrimSpace(text)
	d, err := store.Documents.Get(r, text)
	if err == nil || !fault.Is(err, fault.NotFound) || text == "" {
		return d, err
	}
	fit, err := r.DocumentsWhere(func(d *doc.Document) bool {
		return d.File == text || d.Number != "" && sameNumber(d.Number, text)
	})
	if err != nil {
		return d, err
	}
	for _, x := range slices.Clone(fit) {
		if x.Earlier != nil && x.Earlier.How.Whole() {
			fit = slices.DeleteFunc(fit, func(y doc.Document) bool { return y.ID == x.Earlier.DocumentID })
		}
	}
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		return d, fault.New(fault.NotFound, "Không có văn bản %q: ghi số, tên tệp hoặc định danh.", "There is no document %q: write its number, the name of its file or its id.", text)
	}
	var names []string
	for _, x := range fit {
		names = append(names, fmt.Sprintf("%s (%s, %s)", x.Name(), x.File, x.ID))
	}
	return d, fault.New(fault.Invalid, "%q có thể là %d văn bản; hãy ghi định danh của một văn bản: %s.", "%q may be %d documents; write the id of one: %s.", text, len(fit), strings.Join(names, "; "))
}

// SayEarlier records how a document stands to an earlier one, as one act: the earlier one's life goes on, each candidate that it
// had already is joined to what became of it, and what still waited there waits no more.
func (a *App) SayEarlier(ctx context.Context, who Who, id, of doc.ID, how doc.How) error {
	if err := who.must("review"); err != nil {
		return err
	}
	if !slices.Contains(doc.Hows, how) {
		return fault.New(fault.Invalid, "Cần chọn: bản sửa (corrects), thay thế (replaces), sửa đổi, bổ sung (amends) hay văn bản khác (apart).", "Choose one: corrects, replaces, amends or apart.").At("how")
	}
	return a.change(ctx, who, act{"document.earlier." + string(how), "document", string(id), ""}, func(tx *store.Tx) error {
		d, old, err := mayFollow(tx, id, of, how)
		if err != nil {
			return err
		}
		d.Earlier = &doc.Earlier{DocumentID: of, How: how}
		d.Questions = answered(d.Questions, old, how)
		if err := store.Documents.Save(tx, &d); err != nil {
			return err
		}
		if how != doc.Apart {
			if err := followed(tx, d, old, how); err != nil {
				return err
			}
		}
		return pair(tx, d, old, how)
	})
}

// answered are the questions that are left once a person said how a document stands to an earlier one.
func answered(questions []doc.Question, old doc.Document, how doc.How) []doc.Question {
	return slices.DeleteFunc(slices.Clone(questions), func(q doc.Question) bool {
		return isTwin(q) && (how != doc.Apart || strings.Contains(q.Vi, "("+old.File+")"))
	})
}

// mayFollow refuses what no person can mean.
func mayFollow(tx *store.Tx, id, of doc.ID, how doc.How) (d, old doc.Document, err error) {
	if d, err = store.Documents.Get(tx.Reader, string(id)); err != nil {
		return d, old, err
	}
	if old, err = store.Documents.Get(tx.Reader, string(of)); err != nil {
		return d, old, named(err, fault.New(fault.Invalid, "Không có văn bản %q.", "There is no document %q.", of).At("of"))
	}
	if d.Earlier != nil && d.Earlier.How != doc.Apart {
		return d, old, fault.New(fault.Conflict, "Đã ghi văn bản này là bản mới của một văn bản khác.", "It is already recorded of which document this one is a version.")
	}
	up := old
	for depth := 0; ; depth++ {
		if up.ID == id || depth > 50 {
			return d, old, fault.New(fault.Invalid, "Văn bản không thể là bản mới của chính nó.", "A document cannot be a new version of itself.").At("of")
		}
		if up.Earlier == nil || up.Earlier.How == doc.Apart {
			break
		}
		if up, err = store.Documents.Get(tx.Reader, string(up.Earlier.DocumentID)); err != nil {
			return d, old, err
		}
	}
	newer, err := tx.NewerVersions(of)
	for _, x := range newer {
		if how.Whole() && x.Earlier.How.Whole() {
			return d, old, fault.New(fault.Conflict, "%s đã có bản mới: %s (%s). Hãy nối với bản ấy.", "%s has a new version already: %s (%s). Join this one to that.", old.Name(), x.Name(), x.File).At("of")
		}
	}
	return d, old, err
}

// relationOf is how the link between two versions says what a person said of them.
var relationOf = map[doc.How]plan.Relation{doc.Corrects: plan.Corrects, doc.Replaces: plan.Replaces, doc.Amends: plan.Amends}

// followed keeps in the life of the earlier document, and among the links of both, that a new version came.
func followed(tx *store.Tx, d, old doc.Document, how doc.How) error {
	on := d.Date
	if on == "" {
		on = tx.Today
	}
	relation := relationOf[how]
	if err := step(tx, doc.Event{ID: newID(), DocumentID: old.ID, Stage: how.Stage(), On: on, By: d.Issuer, Note: relation.Vi() + ": " + d.Name()}); err != nil {
		return err
	}
	links, err := tx.LinksFrom(string(d.ID))
	if err != nil || slices.ContainsFunc(links, func(l plan.Link) bool { return l.Relation == relation && l.ToID == string(old.ID) }) {
		return err // its text says so
	}
	return store.Links.Save(tx, &plan.Link{ID: newID(), From: plan.DocumentNoun, FromID: string(d.ID), Relation: relation, To: plan.DocumentNoun, ToID: string(old.ID)})
}
