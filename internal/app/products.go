package app

import (
	"context"
	"io"
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// ProductView is a product of an item as its page shows it. One that an approved line offers by itself has the id
// "line:LINE" and no revision.
type ProductView struct {
	plan.Product
	Unit   org.Unit    // "" = for all who owe the item
	Period when.Period // of the report that named it; "" = by hand
}

const offeredByLine = "line:"

// fillProducts adds what units have shown, judged or not, newest first.
func (a *App) fillProducts(r store.Reader, v *ItemView) error {
	kept, err := r.ProductsOf(v.Item.ID)
	if err != nil {
		return err
	}
	var ids []org.UnitID
	for _, p := range kept {
		ids = append(ids, p.UnitID)
	}
	units, err := r.UnitsByID(ids)
	if err != nil {
		return err
	}
	periods := map[string]when.Period{}
	for _, l := range v.Lines { // newest first
		periods[l.Line.ID] = l.Report.Period
		p, named := offeredBy(l.Line)
		if !named || l.Report.State != report.Approved || slices.ContainsFunc(kept, func(k plan.Product) bool { return sameProduct(k, p) }) ||
			slices.ContainsFunc(v.Products, func(x ProductView) bool { return sameProduct(x.Product, p) }) {
			continue
		}
		v.Products = append(v.Products, ProductView{p, l.Unit, l.Report.Period})
	}
	for i := len(kept) - 1; i >= 0; i-- {
		v.Products = append(v.Products, ProductView{kept[i], units[kept[i].UnitID], periods[kept[i].LineID]})
	}
	return nil
}

// offeredBy is the product that a report line names.
func offeredBy(l report.Line) (plan.Product, bool) {
	p, ok := plan.ProductOf(l.Product, l.Evidence, l.EvidenceName)
	p.ID, p.ItemID, p.UnitID, p.LineID = plan.ProductID(offeredByLine+l.ID), l.ItemID, l.UnitID, l.ID
	return p, ok
}

// sameProduct tells whether one unit names one product twice, in the reports of two periods.
func sameProduct(a, b plan.Product) bool {
	return a.UnitID == b.UnitID && a.Title == b.Title && a.File == b.File && a.LineID != "" && b.LineID != ""
}

// ProductEdit is a product entered by hand.
type ProductEdit struct {
	Unit  string // code; "" = for all who owe the item, which only says who reaches every unit
	Sort  plan.ProductSort
	Title string
	Num   string
	Date  string // as people type it
	Value string
	File  *Upload
}

// OfferProduct keeps a product that is shown for an item by hand; it waits to be accepted.
func (a *App) OfferProduct(ctx context.Context, who Who, id plan.ItemID, e ProductEdit) (plan.ProductID, error) {
	r := a.store.Read(ctx)
	item, err := itemNamed(r, string(id))
	if err != nil {
		return "", err
	}
	within, err := a.reach(r, who, org.WriteReport)
	if err != nil {
		return "", err
	}
	p := plan.Product{ID: plan.ProductID(newID()), ItemID: item.ID, Sort: e.Sort, Title: e.Title, Number: e.Num, Value: e.Value, State: plan.Offered}
	if e.Unit != "" {
		u, err := r.UnitByCode(e.Unit)
		if err != nil {
			return "", named(err, fault.New(fault.Invalid, "Không có đơn vị mã %.60q.", "There is no unit of the code %.60q.", e.Unit).At("unit"))
		}
		p.UnitID = u.ID
	}
	if !within.Holds(p.UnitID) {
		return "", who.refused(org.WriteReport)
	}
	if kind, _ := a.kinds.Of(item.Kind); !kind.Product || item.Ended {
		return "", fault.New(fault.Conflict, "%s không nhận sản phẩm.", "%s takes no product.", item.Code)
	}
	if p.Date, err = dayIn("Ngày", strings.TrimSpace(e.Date)); err != nil {
		return "", err
	}
	if f := e.File; f != nil && len(f.Content) > 0 {
		if err := report.EvidenceFits(f.Name, f.Content); err != nil {
			return "", err
		}
		if p.File, err = a.files.Save(f.Content); err != nil {
			return "", err
		}
		p.FileName = f.Name
	}
	if err := p.Validate(a.Today()); err != nil {
		return "", err
	}
	return p.ID, a.change(ctx, who, act{"product.offer", "item", string(item.ID), ""}, func(tx *store.Tx) error {
		kept := p
		return store.Products.Save(tx, &kept)
	})
}

// JudgeProduct accepts a product, or refuses it with a reason. It is named by its id, or by that of the line that offers it,
// and is still at revision rev.
func (a *App) JudgeProduct(ctx context.Context, who Who, id plan.ProductID, rev int, accept bool, reason string) (plan.ItemID, error) {
	r := a.store.Read(ctx)
	p, err := productNamed(r, id)
	if err != nil {
		return "", err
	}
	within, err := a.reach(r, who, org.JudgeReport)
	if err != nil {
		return p.ItemID, err
	}
	if !within.Holds(p.UnitID) {
		return p.ItemID, who.refused(org.JudgeReport)
	}
	return p.ItemID, a.change(ctx, who, act{map[bool]string{true: "product.accept", false: "product.refuse"}[accept], "item", string(p.ItemID), reason}, func(tx *store.Tx) error {
		p, err := productNamed(tx.Reader, id)
		if err != nil {
			return err
		}
		if p.Rev != rev {
			return fault.New(fault.Conflict, "Sản phẩm này vừa được người khác xem xét; xin xem lại.", "Somebody has just judged this product; please look again.")
		}
		if p.Rev == 0 {
			p.ID = plan.ProductID(newID())
		}
		p.State, p.Reason = plan.ProductAccepted, ""
		if !accept {
			p.State, p.Reason = plan.ProductRefused, reason
		}
		if err := p.Validate(a.Today()); err != nil {
			return err
		}
		return store.Products.Save(tx, &p)
	})
}

// productNamed is a kept product, or the one that an approved line offers.
func productNamed(r store.Reader, id plan.ProductID) (plan.Product, error) {
	line, byLine := strings.CutPrefix(string(id), offeredByLine)
	if !byLine {
		return store.Products.Get(r, string(id))
	}
	l, err := store.Lines.Get(r, line)
	if err != nil {
		return plan.Product{}, err
	}
	x, err := store.Reports.Get(r, string(l.ReportID))
	if err != nil {
		return plan.Product{}, err
	}
	p, names := offeredBy(l)
	if !names || x.State != report.Approved {
		return p, fault.New(fault.Conflict, "Báo cáo nêu sản phẩm này chưa được duyệt.", "The report that names this product is not approved.")
	}
	kept, err := r.ProductsOf(l.ItemID)
	if slices.ContainsFunc(kept, func(k plan.Product) bool { return k.LineID == line && sameProduct(k, p) }) {
		return p, fault.New(fault.Conflict, "Sản phẩm này vừa được người khác xem xét; xin xem lại.", "Somebody has just judged this product; please look again.")
	}
	return p, err
}

// ProductFile is the file of a product entered by hand; that of a report line is its evidence.
func (a *App) ProductFile(ctx context.Context, who Who, id plan.ProductID) (io.ReadSeekCloser, string, error) {
	if err := who.must(org.ReadPlan); err != nil {
		return nil, "", err
	}
	p, err := productNamed(a.store.Read(ctx), id)
	if err != nil {
		return nil, "", err
	}
	if p.File == "" {
		return nil, "", fault.New(fault.NotFound, "Sản phẩm này không có tệp.", "This product has no file.")
	}
	file, err := a.files.Open(p.File)
	return file, p.FileName, err
}
