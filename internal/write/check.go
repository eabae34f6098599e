package write

import (
	"net/url"
	"unicode/utf8"

	"lotrinh/internal/fault"
)

// Bounds of one report; longer lists are for the exports, not for a document to sign.
const (
	maxRows    = 10_000
	maxColumns = 40
	maxDepth   = 4
	maxText    = 30_000 // characters in one paragraph or cell: Excel takes 32,767
	maxLinks   = 10_000 // Excel takes 65,529 on a sheet, but excelize needs seconds for them
)

// checker walks a report once, before a byte is written, so that a bad one leaves no half file.
type checker struct {
	rows, links, pictures int
	err                   error
}

// Check tells whether the report can be written: a known layout, bounded size, absolute links, tables that fit their columns.
func (r ProgressReport) Check() error {
	var c checker
	if r.Layout != StateLayout && r.Layout != PartyLayout {
		return fault.New(fault.Invalid, "Không có thể thức văn bản %q; hãy chọn %q hoặc %q.", "There is no layout %q; choose %q or %q.", r.Layout, StateLayout, PartyLayout).At("layout")
	}
	if r.Issuer == "" || r.Type == "" || r.Subject == "" {
		return fault.New(fault.Invalid, "Báo cáo cần có cơ quan ban hành, tên loại và trích yếu.", "A report needs its issuer, its type and its subject.")
	}
	c.strings(r.Superior, r.Issuer, r.Number, r.Symbol, r.Place, r.Type, r.Subject, r.DataNote, r.Signer.Post, r.Signer.Name)
	c.strings(r.Addressee...)
	c.strings(r.Basis...)
	c.strings(r.Signer.Authority...)
	c.strings(r.Recipients...)
	c.texts(r.Opening)
	c.texts(r.Closing)
	c.sections(r.Sections, 1)
	for _, a := range r.Annexes {
		c.strings(a.Title)
		c.texts(a.Note)
		c.table(a.Table)
	}
	return c.err
}

func (c *checker) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *checker) strings(all ...string) {
	for _, s := range all {
		if utf8.RuneCountInString(s) > maxText {
			c.fail(fault.New(fault.TooLarge, "Một đoạn dài quá %d ký tự; hãy rút gọn.", "A paragraph is longer than %d characters; shorten it.", maxText))
		}
	}
}

func (c *checker) link(address string) {
	if address == "" {
		return
	}
	c.links++
	if c.links > maxLinks {
		c.fail(fault.New(fault.TooLarge, "Báo cáo có quá %d liên kết.", "The report has more than %d links.", maxLinks))
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || len(address) > 2000 {
		c.fail(fault.New(fault.Invalid, "Liên kết %.80q không phải địa chỉ http đầy đủ.", "The link %.80q is not a full http address.", address))
	}
}

func (c *checker) texts(all []Text) {
	for _, t := range all {
		n := 0
		for _, run := range t {
			n += utf8.RuneCountInString(run.Text)
			c.link(run.Link)
		}
		if n > maxText {
			c.fail(fault.New(fault.TooLarge, "Một đoạn dài quá %d ký tự; hãy rút gọn.", "A paragraph is longer than %d characters; shorten it.", maxText))
		}
	}
}

func (c *checker) sections(all []Section, depth int) {
	if len(all) > 0 && depth > maxDepth {
		c.fail(fault.New(fault.TooLarge, "Báo cáo chia quá %d cấp mục.", "The report is more than %d headings deep.", maxDepth))
		return
	}
	for _, s := range all {
		c.strings(s.Title)
		c.texts(s.Text)
		if s.Figures != nil {
			c.table(*s.Figures)
		}
		c.blocks(s.Blocks)
		c.sections(s.Sections, depth+1)
	}
}

func (c *checker) table(t Table) {
	if len(t.Columns) == 0 || len(t.Columns) > maxColumns {
		c.fail(fault.New(fault.Invalid, "Bảng %q phải có từ 1 đến %d cột.", "Table %q must have 1 to %d columns.", t.Title, maxColumns))
	}
	c.strings(t.Title, t.Note)
	if c.rows += len(t.Rows); c.rows > maxRows {
		c.fail(fault.New(fault.TooLarge, "Các bảng dài quá %d dòng; hãy lọc bớt, hoặc xuất danh sách thay cho báo cáo.", "The tables are longer than %d rows; narrow them, or export the list instead.", maxRows))
		return
	}
	for _, row := range t.Rows {
		c.strings(row.Mark, row.Group)
		if len(row.Cells) > len(t.Columns) {
			c.fail(fault.New(fault.Invalid, "Một dòng của bảng %q có %d ô, nhiều hơn %d cột.", "A row of table %q has %d cells for %d columns.", t.Title, len(row.Cells), len(t.Columns)))
		}
		for _, cell := range row.Cells {
			c.strings(cell.Text)
			c.link(cell.Link)
			if cell.Number != "" && !canonicalNumber(cell.Number) {
				c.fail(fault.New(fault.Invalid, "Ô số %.40q không phải số thập phân dạng 1234.5.", "The number %.40q is not a decimal such as 1234.5.", cell.Number))
			}
		}
	}
}
