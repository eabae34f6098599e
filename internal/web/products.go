package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
)

// productPart is what has been shown for an item, with the forms that the acting post may use.
type productPart struct {
	Item     plan.Item
	Asked    string // what the plan names as the product
	Rows     []app.ProductView
	Gap      plan.Gap // of what is done
	MayJudge bool
	MayOffer bool
	Units    []app.AssignmentView // whose product it may be
	Whole    bool                 // … or of all of them
	Sorts    []plan.ProductSort
}

func productsOf(f frame, v app.ItemView) *productPart {
	if !v.Kind.Product {
		return nil
	}
	p := &productPart{Item: v.Item, Asked: v.Item.Fields["deliverable"], Rows: v.Products, MayJudge: f.Who.May(org.JudgeReport), Sorts: plan.ProductSorts, Whole: f.Who.May(org.JudgeReport)}
	for _, g := range v.Standing.Gaps.List() {
		if g == plan.Unproven || g == plan.Unjudged {
			p.Gap = g
		}
	}
	for _, x := range v.Assignments {
		if x.Unit.ID != "" && x.Assignment.Role != plan.Monitoring && (p.Whole || x.Unit.ID == f.Who.Unit.ID) {
			p.Units = append(p.Units, x)
		}
	}
	p.MayOffer = !v.Item.Ended && f.Who.May(org.WriteReport) && (p.Whole || len(p.Units) > 0)
	return p
}

// offerProduct keeps a product that is entered by hand.
func (s *server) offerProduct(w http.ResponseWriter, r *http.Request) error {
	return s.itemStep(w, r, s.words(r).Say("Đã ghi sản phẩm, chờ công nhận."), func(who app.Who, id plan.ItemID) error {
		e := app.ProductEdit{Unit: text(r, "unit"), Sort: plan.ProductSort(text(r, "sort")), Title: text(r, "title"), Num: text(r, "number"), Date: text(r, "date"), Value: text(r, "value")}
		var err error
		if e.Value, err = s.words(r).number("value", "Số liệu", e.Value); err != nil {
			return err
		}
		if e.File, err = upload(r, "file"); err != nil {
			return err
		}
		_, err = s.app.OfferProduct(r.Context(), who, id, e)
		return err
	})
}

// judgeProduct accepts a product, or refuses it.
func (s *server) judgeProduct(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	accept := text(r, "do") == "accept"
	item, err := s.app.JudgeProduct(r.Context(), callerOf(r).Who, plan.ProductID(r.PathValue("id")), atoi(text(r, "rev")), accept, text(r, "reason"))
	switch {
	case err == nil && accept:
		return s.done(w, r, "/items/"+string(item)+"#products", s.words(r).Say("Đã công nhận sản phẩm."))
	case err == nil:
		return s.done(w, r, "/items/"+string(item)+"#products", s.words(r).Say("Đã ghi lý do không công nhận."))
	case mendable(err) && item != "":
		r.SetPathValue("id", string(item))
		return s.itemView(w, r, err)
	}
	return err
}

// productFile sends the file of a product.
func (s *server) productFile(w http.ResponseWriter, r *http.Request) error {
	content, name, err := s.app.ProductFile(r.Context(), callerOf(r).Who, plan.ProductID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return sendFile(w, r, content, name)
}
