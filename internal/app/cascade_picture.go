package app

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Picture is what stands around one document or item, to be drawn and to be read as a table.
type Picture struct {
	plan.Walk
	At    PictureBox
	Boxes map[string]PictureBox // by the keys of the walk
	Below Page[PictureBox]      // all that stands directly below, by pages: what the drawing folds is found here
}

// PictureBox is one box: a document (Item has no id) or an item.
type PictureBox struct {
	Key      string // what at= takes
	Document doc.Document
	Item     plan.CascadeItem
	Covered  bool
	Of       plan.CoverageOf // of a document
	Leads    []string
}

// Name is what the box is called: the code of an item, the number of a document.
func (b PictureBox) Name() string {
	if b.Item.ID != "" {
		return b.Item.Code
	}
	if b.Document.Number != "" {
		return b.Document.Number
	}
	return b.Document.Type
}

// Text is what it says.
func (b PictureBox) Text() string {
	switch {
	case b.Item.ID != "":
		return b.Item.Title
	case b.Document.Subject != "":
		return b.Document.Subject
	}
	return b.Document.Name()
}

const (
	pictureWide = 7 // boxes side by side
	pictureDeep = 4 // rows above and below the middle
)

// picture draws around a thing; "" is the document with items that most others stand below, the highest of equals.
func (a *App) picture(r store.Reader, c *plan.Cascade, docs map[doc.ID]doc.Document, at string, page int) (Picture, error) {
	key, err := pictureKey(r, c, docs, at)
	if err != nil || key == "" {
		return Picture{}, err
	}
	items := map[string]bool{}
	up, down := func(k string) []string { return anyIDs(c.Above(doc.ID(k))) }, func(k string) []string { return anyIDs(c.Below(doc.ID(k))) }
	if _, ok := c.Item(plan.ItemID(key)); ok {
		items[key] = true
		up, down = func(k string) []string { return anyIDs(c.Up(plan.ItemID(k))) }, func(k string) []string { return anyIDs(c.Down(plan.ItemID(k))) }
	}
	p := Picture{Walk: plan.Around(key, up, down, pictureWide, pictureDeep), Boxes: map[string]PictureBox{}}
	coverage := c.Coverage()
	var leads []org.UnitID
	box := func(k string) PictureBox {
		b := PictureBox{Key: k, Document: docs[doc.ID(k)]}
		if b.Document.ID != "" {
			b.Of = coverage[b.Document.ID]
			return b
		}
		b.Item, _ = c.Item(plan.ItemID(k))
		b.Covered = c.Covered(b.Item.ID)
		if len(b.Item.Documents) > 0 {
			b.Document = docs[b.Item.Documents[0]]
		}
		leads = append(leads, b.Item.Leads...)
		return b
	}
	for _, row := range p.Rows {
		for _, s := range row {
			p.Boxes[s.Key] = box(s.Key)
		}
	}
	p.Below = pageOf(down(key), page, cascadePerPage, box)
	units, err := r.UnitsByID(distinct(leads))
	for k, b := range p.Boxes {
		b.Leads = unitNames(units, b.Item.Leads)
		p.Boxes[k] = b
	}
	for i, b := range p.Below.Rows {
		p.Below.Rows[i].Leads = unitNames(units, b.Item.Leads)
	}
	p.At = p.Boxes[key]
	return p, err
}

// pictureKey is the thing in the middle; an item that stands in no cascade is refused, not drawn alone.
func pictureKey(r store.Reader, c *plan.Cascade, docs map[doc.ID]doc.Document, at string) (string, error) {
	at = strings.TrimSpace(at)
	if at == "" {
		most, key := -1, ""
		for _, id := range c.Documents() {
			n := len(c.Below(id))
			if c.Tells(id) == 0 {
				n = 0
			}
			if n > most {
				most, key = n, string(id)
			}
		}
		return key, nil
	}
	if d := docs[doc.ID(at)]; d.ID != "" && slices.Contains(c.Documents(), d.ID) {
		return at, nil
	}
	if it, err := itemNamed(r, at); err == nil {
		if _, ok := c.Item(it.ID); ok {
			return string(it.ID), nil
		}
		return "", fault.New(fault.Invalid, "Mục %s chưa nối với văn bản hay mục nào ở trên hoặc dưới nó.", "The item %s is not linked to anything above or below it.", it.Code).At("at")
	}
	return "", fault.New(fault.Invalid, "Không có văn bản hay mục %.60q trong chuỗi cụ thể hóa.", "There is no document or item %.60q in the cascade.", at).At("at")
}
