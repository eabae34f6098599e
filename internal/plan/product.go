package plan

import (
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// ProductID identifies a product.
type ProductID string

// ProductSort is what a product is.
type ProductSort string

const (
	PaperProduct  ProductSort = "document" // a document with its number and day
	FileProduct   ProductSort = "file"
	FigureProduct ProductSort = "figure"
	EventProduct  ProductSort = "event" // something that took place, as it is told
)

// ProductSorts in the order they are offered.
var ProductSorts = []ProductSort{PaperProduct, FileProduct, FigureProduct, EventProduct}

// Vi is the sort as pages say it.
func (s ProductSort) Vi() string {
	switch s {
	case PaperProduct:
		return "Văn bản"
	case FileProduct:
		return "Tệp"
	case FigureProduct:
		return "Số liệu"
	case EventProduct:
		return "Sự kiện"
	}
	return string(s)
}

// ProductState is what the coordinator has said of a product.
type ProductState string

const (
	Offered         ProductState = "offered"
	ProductAccepted ProductState = "accepted"
	ProductRefused  ProductState = "refused"
)

// Vi is the state as pages say it.
func (s ProductState) Vi() string {
	switch s {
	case Offered:
		return "Chờ công nhận"
	case ProductAccepted:
		return "Đã công nhận"
	case ProductRefused:
		return "Chưa được công nhận"
	}
	return string(s)
}

// Product is what a unit shows for an item. A line of an approved report that names one offers it by itself; it is kept as
// a Product of its own once somebody judges it, and so is one that is entered by hand.
type Product struct {
	ID       ProductID    `json:"id"`
	Rev      int          `json:"rev"`
	ItemID   ItemID       `json:"item_id"`
	UnitID   org.UnitID   `json:"unit_id"` // whose product it is; "" = for all who owe the item
	LineID   string       `json:"line_id"` // of the report it comes from; "" = by hand
	Sort     ProductSort  `json:"sort"`
	Title    string       `json:"title"`
	Number   string       `json:"number"` // of a document, "12/QĐ-UBND"
	Date     when.Date    `json:"date"`
	File     string       `json:"file"` // SHA-256
	FileName string       `json:"file_name"`
	Value    string       `json:"value"` // of a figure, exact decimal
	State    ProductState `json:"state"`
	Reason   string       `json:"reason"` // of a refusal
}

// MaxProductTitle bounds the words of a product, in bytes.
const MaxProductTitle = 2000

// Validate checks that a product says what its sort asks for; today is the last day a document can bear.
func (p *Product) Validate(today when.Date) error {
	p.Title, p.Number, p.Reason = strings.TrimSpace(p.Title), strings.TrimSpace(p.Number), strings.TrimSpace(p.Reason)
	switch {
	case len(p.Title) > MaxProductTitle:
		return fault.New(fault.TooLarge, "Tên sản phẩm dài %d byte, tối đa %d.", "The product's name has %d bytes, at most %d are taken.", len(p.Title), MaxProductTitle).At("title")
	case p.Sort == PaperProduct && (p.Number == "" || p.Date == ""):
		return fault.New(fault.Invalid, "Sản phẩm là văn bản thì cần số, ký hiệu và ngày.", "A product that is a document needs its number and its day.").At("number")
	case p.Date > today:
		return fault.New(fault.Invalid, "Ngày %s của sản phẩm ở sau hôm nay: việc sẽ làm chưa phải là sản phẩm.", "The day %s of the product is in the future: what will be done is no product yet.", p.Date.Vi()).At("date")
	case p.Sort == FileProduct && p.File == "":
		return fault.New(fault.Invalid, "Sản phẩm là tệp thì cần gửi tệp.", "A product that is a file needs the file.").At("file")
	case p.Sort == FigureProduct:
		v, err := Field{Key: "value", Vi: "Số liệu", Type: Decimal}.Canonical(p.Value)
		if err != nil {
			return err
		}
		if p.Value = v; v == "" {
			return fault.New(fault.Invalid, "Sản phẩm là số liệu thì cần ghi số.", "A product that is a figure needs the figure.").At("value")
		}
	case p.Sort == EventProduct && p.Title == "":
		return fault.New(fault.Invalid, "Cần nói sản phẩm là gì.", "Say what the product is.").At("title")
	case p.Sort.Vi() == string(p.Sort):
		return fault.New(fault.Invalid, "Không có loại sản phẩm %.40q.", "There is no sort of product %.40q.", p.Sort).At("sort")
	}
	if p.State == ProductRefused && p.Reason == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do không công nhận.", "Refusing a product needs a reason.").At("reason")
	}
	return nil
}

// numbered finds a document number with its symbol: "12/QĐ-UBND", "30/2020/NĐ-CP", "15-NQ/TU".
var numbered = regexp.MustCompile(`\d+(?:\s?[/-]\s?\d{4})?\s?[/-]\s?\p{Lu}[\p{L}\d]*(?:\s?[-/&.]\s?[\p{Lu}\d][\p{L}\d]*)*`)

// ProductOf reads what a report line says of its product: a document when it names a number and a day that are certain,
// else a file when one came with it, else something that took place. ok is false when it names none.
func ProductOf(text, file, fileName string) (p Product, ok bool) {
	p = Product{Title: strings.TrimSpace(text), File: file, FileName: fileName, State: Offered}
	if p.Title == "" && file == "" {
		return p, false
	}
	p.Number = numbered.FindString(p.Title)
	if x, found := when.DayIn(p.Title); found {
		p.Date = x
	}
	switch {
	case p.Number != "" && p.Date != "":
		p.Sort = PaperProduct
	case file != "":
		p.Sort = FileProduct
	default:
		p.Sort = EventProduct
	}
	return p, true
}

// Name is the product in a few words.
func (p Product) Name() string {
	switch {
	case p.Title != "":
		return p.Title
	case p.Sort == PaperProduct:
		return "Văn bản số " + p.Number + " ngày " + p.Date.Vi()
	case p.Sort == FigureProduct:
		return p.Value
	}
	return p.FileName
}
