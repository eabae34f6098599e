// Package reference holds public series of all provinces – PCI, PAPI, provincial budgets – and the outlines of provinces,
// each with its source and licence. What was not published is absent, never zero.
package reference

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/csv"
	"io"
	"strings"
	"sync"

	"github.com/cockroachdb/apd/v3"
)

// Set is one public series, a row a province and year.
type Set struct {
	Key              string // "pci"
	Name, NameEn     string
	Owner            string // who measures and publishes it
	Source           string // where the figures here come from
	Columns          []Column
	Rows             []Row // by year, then as the source has them
	FirstYear, Until int
}

// Column is one figure of the rows; Of names the column it is part of.
type Column struct{ Code, Of, Name, NameEn, Unit string }

// Row is what was published of one province for one year.
type Row struct {
	Year   int
	Place  string            // code of the General Statistics Office before July 2025; "" for Hà Tây, which has none
	Name   string            // as the source spells it
	Values map[string]string // exact decimals by column; a column that is not there was not published
}

// Notice is the source, owner and licence of everything here.
//
//go:embed NOTICE.txt
var Notice string

//go:embed data/pci-overall-2005-2016.csv.gz
var pciFile []byte

//go:embed data/papi-2011-2024.csv.gz
var papiFile []byte

//go:embed data/provincial-budget-2006-2015.csv.gz
var budgetFile []byte

//go:embed data/papi-parts.tsv
var papiParts string

const vietnamdata = "R vietnamdata 0.1.0 (Minh D. Trinh), CC0"

// PCI is the overall score and rank of the Provincial Competitiveness Index; its parts are not in the source.
var PCI = sync.OnceValue(func() *Set {
	return read(&Set{Key: "pci", Name: "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", NameEn: "Provincial Competitiveness Index (PCI)", Owner: "VCCI, USAID", Source: vietnamdata,
		Columns: []Column{{Code: "score", Name: "Điểm", NameEn: "Score", Unit: "điểm"}, {Code: "rank", Name: "Thứ hạng", NameEn: "Rank"}}}, pciFile)
})

// PAPI is the Provincial Governance and Public Administration Performance Index by its smallest parts; the source has no totals.
var PAPI = sync.OnceValue(func() *Set {
	s := &Set{Key: "papi", Name: "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)", NameEn: "Provincial Governance and Public Administration Performance Index (PAPI)",
		Owner: "CECODES, UNDP", Source: "ml-mcdm (Son Hoang), MIT; papi.org.vn"}
	for _, line := range lines(papiParts) {
		s.Columns = append(s.Columns, Column{Code: line[0], Of: line[1], Name: line[2], NameEn: line[3], Unit: "điểm"})
	}
	return read(s, papiFile)
})

// Budget is the settled budget of each province, millions of đồng.
var Budget = sync.OnceValue(func() *Set {
	const million = "triệu đồng"
	return read(&Set{Key: "budget", Name: "Ngân sách địa phương", NameEn: "Provincial budgets", Owner: "Bộ Tài chính", Source: vietnamdata, Columns: []Column{
		{Code: "total_revenue", Name: "Thu ngân sách trên địa bàn", NameEn: "Revenue in the province", Unit: million},
		{Code: "retention_ratio", Name: "Tỷ lệ được giữ lại", NameEn: "Share retained", Unit: "%"},
		{Code: "total_expenditure", Name: "Chi ngân sách địa phương", NameEn: "Expenditure", Unit: million},
		{Code: "balance_transfer", Name: "Bổ sung cân đối", NameEn: "Balancing transfer", Unit: million},
		{Code: "target_transfer", Name: "Bổ sung có mục tiêu", NameEn: "Targeted transfer", Unit: million},
		{Code: "project_transfer", Name: "Bổ sung chương trình, dự án", NameEn: "Transfer for programmes and projects", Unit: million},
		{Code: "net_transfer", Name: "Chuyển giao ròng", NameEn: "Net transfer", Unit: million}}}, budgetFile)
})

// Of is the row of a province and year, nil when there is none.
func (s *Set) Of(place string, year int) *Row {
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Year == year && r.Place == place {
			return r
		}
	}
	return nil
}

// read fills a set from its file: year, code, name, then the columns by their codes. The file is ours, so a flaw is a bug.
func read(s *Set, packed []byte) *Set {
	rows, err := csv.NewReader(bytes.NewReader(unpacked(packed))).ReadAll()
	if err != nil {
		panic("reference: " + s.Key + ": " + err.Error())
	}
	for _, cells := range rows[1:] {
		r := Row{Year: number(cells[0]), Place: cells[1], Name: cells[2], Values: map[string]string{}}
		for i, cell := range cells {
			if v := plain(cell); i > 2 && v != "" {
				r.Values[rows[0][i]] = v
			}
		}
		s.Rows = append(s.Rows, r)
	}
	s.FirstYear, s.Until = s.Rows[0].Year, s.Rows[len(s.Rows)-1].Year
	return s
}

func unpacked(data []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		panic("reference: " + err.Error())
	}
	out, err := io.ReadAll(z)
	if err != nil {
		panic("reference: " + err.Error())
	}
	return out
}

// plain is a decimal without exponent ("3.00E+05" is "300000"), "" for an empty cell.
func plain(cell string) string {
	d, _, err := apd.NewFromString(strings.TrimSpace(cell))
	if err != nil {
		return ""
	}
	return d.Text('f')
}

func number(s string) (n int) {
	for _, r := range s {
		n = 10*n + int(r-'0')
	}
	return n
}

// lines are the cells of a table of tabs, without its head.
func lines(table string) (all [][]string) {
	for i, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		if i > 0 {
			all = append(all, strings.Split(line, "\t"))
		}
	}
	return all
}
