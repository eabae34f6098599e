package app

// The signatures pages code against; each moves to its noun's file as it is built.

import (
	"context"
	"io"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

var errStub = fault.New(fault.Internal, "chưa xây", "not built")

type App struct{}

func (a *App) Today() when.Date  { return "2026-06-20" }
func (a *App) Sample() bool      { return true } // every page says "dữ liệu mẫu"
func (a *App) Kinds() plan.Kinds { return plan.DefaultKinds }

// Posts lists who a request may act for; As finds one by code, "" gives the first coordinator.
func (a *App) Posts(ctx context.Context) ([]Who, error)         { return nil, errStub }
func (a *App) As(ctx context.Context, code string) (Who, error) { return Who{}, errStub }

func (a *App) Home(ctx context.Context) (Home, error) { return Home{}, errStub }

func (a *App) Documents(ctx context.Context, q string, page int) (Page[DocumentRow], error) {
	return Page[DocumentRow]{}, errStub
}
func (a *App) Document(ctx context.Context, id doc.ID) (DocumentView, error) {
	return DocumentView{}, errStub
}

// Original opens the stored original file of a document, Evidence a file attached to a report line.
func (a *App) Original(ctx context.Context, id doc.ID) (io.ReadSeekCloser, string, error) {
	return nil, "", errStub
}
func (a *App) Evidence(ctx context.Context, lineID string) (io.ReadSeekCloser, string, error) {
	return nil, "", errStub
}

// Import reads one file into the review queue; at is the day the user states for it ("" = none).
// A document that is here already (same bytes) is a fault.Conflict that names it.
func (a *App) Import(ctx context.Context, who Who, name string, content []byte, at when.Date) (doc.Document, error) {
	return doc.Document{}, errStub
}
func (a *App) EditDocument(ctx context.Context, who Who, d doc.Document, why string) error {
	return errStub
}
func (a *App) AddEvent(ctx context.Context, who Who, e doc.Event) error { return errStub }

func (a *App) Queue(ctx context.Context) ([]QueueRow, error) { return nil, errStub }

// Review opens one document's candidates; current "" = the first pending one; above P counts what AcceptAbove would take.
func (a *App) Review(ctx context.Context, id doc.ID, current plan.CandidateID, above float64) (ReviewView, error) {
	return ReviewView{}, errStub
}

// CandidateEdit is what a person corrected before accepting; nil fields stay as read.
type CandidateEdit struct {
	Title, Deliverable *string
	Lead, Coord        *string // names, separated by ";"
	Due                *string // a phrase or a date dd/mm/yyyy; "" = no date
	Kind               *plan.KindCode
}

func (a *App) Accept(ctx context.Context, who Who, id plan.CandidateID, edit CandidateEdit) (plan.Item, error) {
	return plan.Item{}, errStub
}
func (a *App) Reject(ctx context.Context, who Who, id plan.CandidateID, why string) error {
	return errStub
}
func (a *App) AcceptAbove(ctx context.Context, who Who, id doc.ID, p float64) (int, error) {
	return 0, errStub
}

func (a *App) Items(ctx context.Context, f ItemFilter) (Page[ItemRow], error) {
	return Page[ItemRow]{}, errStub
}
func (a *App) Item(ctx context.Context, id plan.ItemID) (ItemView, error) {
	return ItemView{}, errStub
}

// ItemEdit is the form of an item, whole: what is not in it is emptied.
type ItemEdit struct {
	Kind         plan.KindCode // of a new item
	Title, Group string
	Parent       string // code or id
	Fields       map[string]string
	Lead, Coord  string // names, separated by ";"
	Monitoring   string
	Accountable  string // post code
	Due          string // a phrase ("trước ngày 30/9/2026", "Quý IV/2026", "Thường xuyên") or a date
	Themes       []plan.ThemeID
	Document     doc.ID // implements
	Quote        string // what was said, where: for an item added by hand
	Why          string
}

// EditForm is the item as its form shows it.
func (a *App) EditForm(ctx context.Context, id plan.ItemID) (ItemEdit, int, error) {
	return ItemEdit{}, 0, errStub
}
func (a *App) AddItem(ctx context.Context, who Who, e ItemEdit) (plan.Item, error) {
	return plan.Item{}, errStub
}

// EditItem changes an item that is still at revision rev; a newer one is a fault.Conflict.
func (a *App) EditItem(ctx context.Context, who Who, id plan.ItemID, rev int, e ItemEdit) error {
	return errStub
}
func (a *App) EndItem(ctx context.Context, who Who, id plan.ItemID, rev int, why string) error {
	return errStub
}
func (a *App) LinkItems(ctx context.Context, who Who, from plan.ItemID, rel plan.Relation, to string) error {
	return errStub
}

func (a *App) Units(ctx context.Context) ([]UnitTally, error) { return nil, errStub }
func (a *App) Unit(ctx context.Context, code string) (UnitView, error) {
	return UnitView{}, errStub
}
func (a *App) Themes(ctx context.Context) ([]ThemeView, error) { return nil, errStub }

func (a *App) Reporting(ctx context.Context, p when.Period) (Reporting, []ReportRow, error) {
	return Reporting{}, nil, errStub
}
func (a *App) Report(ctx context.Context, who Who, unitCode string, p when.Period) (ReportView, error) {
	return ReportView{}, errStub
}

// ReportEdit is the whole form of a report; Rev is the revision the form was made from (0 = none yet).
type ReportEdit struct {
	Rev                              int
	Summary, Difficulties, Proposals string
	Lines                            []LineEdit
}

// LineEdit is one row of the form; File is an uploaded evidence file, nil = unchanged.
type LineEdit struct {
	Line report.Line
	File *Upload
}

type Upload struct {
	Name    string
	Content []byte
}

func (a *App) SaveReport(ctx context.Context, who Who, unitCode string, p when.Period, e ReportEdit) (report.Report, error) {
	return report.Report{}, errStub
}
func (a *App) StepReport(ctx context.Context, who Who, id report.ID, rev int, action, reason string) error {
	return errStub
}

func (a *App) Search(ctx context.Context, q string, page int) (Page[SearchHit], error) {
	return Page[SearchHit]{}, errStub
}
func (a *App) Journal(ctx context.Context, page int) (Page[HistoryRow], error) {
	return Page[HistoryRow]{}, errStub
}

// WriteReport writes the progress report of a unit ("" = the whole province) for a period as docx or xlsx.
func (a *App) WriteReport(ctx context.Context, unitCode string, p when.Period, format string, w io.Writer) error {
	return errStub
}

// ExportItems streams exactly the rows of the list with the same filter as csv, xlsx or json.
func (a *App) ExportItems(ctx context.Context, f ItemFilter, format string, w io.Writer) error {
	return errStub
}

var _ = org.Unit{}
