package app

import (
	"archive/zip"
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// plainData is the material of a report in which everything that people entered is plain ASCII.
func plainData(line org.Line) *material {
	day := func(s string) when.Date { return when.Date(s) }
	item := func(id, title string, state plan.WorkState, due, done when.Date, l *report.Line) reportedItem {
		x := reportedItem{ItemRow: ItemRow{Item: plan.Item{ID: plan.ItemID(id), Title: title, Kind: plan.TaskKind}, Leads: []string{"Unit " + id}}, Line: l,
			Then: plan.Standing{ItemID: plan.ItemID(id), State: state, DueOn: due, DoneOn: done, Percent: 40, ReportedAt: "2026-06"}}
		if l == nil {
			x.Then.ReportedAt, x.Then.Percent = "2026-03", -1
		}
		x.Time = plan.TimeStateOn("2026-06-20", due, state, done, plan.SoonDays)
		return x
	}
	m := &material{a: &App{sample: true, Base: "http://127.0.0.1:1", today: "2026-06-20"}, lang: lang.En, all: true, period: "2026-06", asOf: "2026-06-20", place: "Town", signer: "Giám đốc",
		unit: org.Unit{Name: "Office of Plans", Short: "OP", Line: line}, superior: "Upper office", owing: 3, missing: []string{"Unit C"},
		reports: []ReportRow{{Unit: org.Unit{Name: "Unit A"}, Report: report.Report{Summary: "All went well", Difficulties: "Rain", Proposals: "Umbrellas"}}},
		items: []reportedItem{
			item("A", "Dig", plan.Done, day("2026-06-30"), day("2026-06-01"), &report.Line{Product: "A hole"}), item("B", "Fill", plan.Done, day("2026-05-30"), day("2026-06-01"), &report.Line{Text: "Filled"}),
			item("C", "Plant", plan.InProgress, day("2026-05-30"), "", &report.Line{Difficulties: "Stones"}), item("D", "Water", plan.NotStarted, day("2026-07-01"), "", nil), item("E", "Rest", plan.Cancelled, "", "", nil),
		},
		indicators: []indicatorRow{{ItemRow: ItemRow{Item: plan.Item{ID: "I", Title: "Trees", Fields: map[string]string{"unit": "trees"}}}, Target: plan.Target{Comparator: "increase_by", Value: "12345.5", Period: when.Interval{To: "2026-12-31"}},
			Last: &plan.Observation{Value: "1234.5", Period: "2026-Q2", Quality: plan.Provisional}}, {ItemRow: ItemRow{Item: plan.Item{ID: "J", Title: "Birds"}}, Target: plan.Target{Comparator: "decrease_by", Value: "3"}}},
	}
	m.items[4].Leads, m.items[4].Then.ReportedAt = nil, ""
	return m
}

// An English report of data without a Vietnamese letter has none: not in a heading, a sentence, a style or a property.
func TestEnglishReportHasNoVietnamese(t *testing.T) {
	for _, line := range []org.Line{org.State, org.Party} {
		full, empty := plainData(line), plainData(line)
		empty.items, empty.indicators, empty.reports, empty.missing = nil, nil, nil, nil
		for _, m := range []*material{full, empty} {
			var word, book bytes.Buffer
			if err := write.Docx(&word, m.document()); err != nil {
				t.Fatal(err)
			}
			if err := write.Xlsx(&book, m.document()); err != nil {
				t.Fatal(err)
			}
			text := noVietnamese(t, word.Bytes())
			noVietnamese(t, book.Bytes())
			head := "SOCIALIST REPUBLIC OF VIET NAM\nIndependence – Freedom – Happiness"
			if line == org.Party {
				head = "COMMUNIST PARTY OF VIET NAM"
			}
			for _, want := range []string{head, "20 June 2026", "Recipients:", "SHORTCOMINGS", "DIRECTOR"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: no %q in\n%s", line, want, text)
				}
			}
			for _, want := range []string{"Total (each task counted once)", "due 30 May 2026, 21 days overdue", "up by 12,345.5", "31 Dec 2026", "1,234.5", "quarter II of 2026, provisional", "Done late", "In progress – overdue", "Not reported for this period; last: March 2026"} {
				if m == full && !strings.Contains(text, want) {
					t.Errorf("%s: no %q in\n%s", line, want, text)
				}
			}
		}
	}
	var header []string
	for _, h := range slices.Concat(said(lang.En, itemHeader), said(lang.En, valueHeader), said(lang.En, journalHeader)) {
		header = append(header, h[1])
	}
	if s := strings.Join(header, "\n"); strings.ContainsFunc(s, foreign) {
		t.Errorf("headers of exports in English: %s", s)
	}
}

func foreign(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

var tags = regexp.MustCompile(`(</w:p>)|<[^>]*>`)

// noVietnamese fails for every part of an office file with a Vietnamese letter, and gives the text of a Word document.
func noVietnamese(t *testing.T, file []byte) (text string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "xl/theme/") {
			continue // names of fonts, as every workbook has them
		}
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.ReplaceAll(string(content), ">", ">\n"), "\n") {
			if strings.ContainsFunc(line, foreign) {
				t.Errorf("%s: %s", f.Name, line)
			}
		}
		if f.Name == "word/document.xml" {
			text = tags.ReplaceAllStringFunc(string(content), func(tag string) string {
				if tag == "</w:p>" {
					return "\n"
				}
				return ""
			})
		}
	}
	return text
}

// names are Vietnamese literals of these files that are no wordings: parts of names that are looked for.
var names = []string{"Ủy ban nhân dân", "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố", "Văn phòng", "và", "đ", "Đ",
	" (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU) ", " VÀ ", "abcdđeghiklmnopqrstuvxy", "cài đặt mới", "ngày %d/%d/%d"}

// Every Vietnamese wording in the files that write reports has its English, but for faults, which bear both.
func TestReportWordingsHaveEnglish(t *testing.T) {
	for _, file := range []string{"write.go", "write_words.go", "write_annex.go", "write_say.go", "sources.go", "export.go", "../write/wording.go", "../write/docx.go", "../write/docx_head.go", "../write/docx_table.go",
		"../write/docx_form.go", "../write/docx_package.go", "../write/docx_styles.go", "../write/xlsx.go", "../write/xlsx_sheet.go", "../write/xlsx_cell.go", "../write/table.go"} {
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				call, ok := n.Fun.(*ast.SelectorExpr)
				if ok && call.Sel.Name == "New" {
					return false // fault.New says both languages
				}
				if ok && slices.Contains([]string{"say", "Say", "plain", "sentence", "section", "Count"}, call.Sel.Name) && len(n.Args) > 0 {
					known(t, fset, n.Args[0], true)
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && (key.Name == "Title" || key.Name == "Over") {
					known(t, fset, n.Value, true)
				}
			case *ast.BasicLit:
				known(t, fset, n, false)
			}
			return true
		})
	}
}

// known wants the English of a literal: of any wording, else of what has Vietnamese letters.
func known(t *testing.T, fset *token.FileSet, at ast.Expr, wording bool) {
	t.Helper()
	lit, ok := at.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return
	}
	vi, err := strconv.Unquote(lit.Value)
	if err != nil || vi == "" || lang.Known(vi) || slices.Contains(names, vi) || (!wording && !strings.ContainsFunc(vi, foreign)) {
		return
	}
	t.Errorf("%s: no English of %q", fset.Position(lit.Pos()), vi)
}
