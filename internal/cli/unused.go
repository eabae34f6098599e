package cli

import (
	"fmt"
	"io"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/ledger"
)

// shownPerReason bounds a group on the screen; what no reason explains is shown in full, and --json prints all.
const shownPerReason = 10

// printUnused tells what of a document was not used and why, what no reason explains first.
func printUnused(out io.Writer, a *app.Account, l lang.Lang) {
	half := func(vi, en string) string {
		if l == lang.En {
			return en
		}
		return vi
	}
	groups := a.Unused()
	unknown := 0
	if len(groups) > 0 && groups[0].Why.Reason == "" {
		unknown = len(groups[0].Tokens)
	}
	fmt.Fprintf(out, half("%s: tìm thấy %d số, ngày, số văn bản, tên đơn vị và từ giao việc: đã dùng %d, không dùng %d, chưa giải thích được %d.\n",
		"%s: %d numbers, dates, document numbers, units and directive words: %d used, %d unused, %d unaccounted for.\n"),
		a.Source.File, a.Count(), a.Used(), a.Count()-a.Used()-unknown, unknown)
	for _, g := range groups {
		fmt.Fprintf(out, "\n%s: %d\n  %s\n", half(g.Why.Vi, g.Why.En), len(g.Tokens), half(g.Why.ViWhen, g.Why.EnWhen))
		for i, t := range g.Tokens {
			if i == shownPerReason && g.Why.Reason != "" {
				fmt.Fprintf(out, half("  … và %d chỗ nữa (--json in đủ)\n", "  … and %d more (--json prints all)\n"), len(g.Tokens)-i)
				break
			}
			fmt.Fprintf(out, "  %s, %s: %s[%s]%s\n", whereOf(t.At, half), kindOf(t.Kind, half), t.Before, t.Text, t.After)
		}
	}
}

func kindOf(k ledger.Kind, half func(vi, en string) string) string {
	for _, x := range ledger.Kinds {
		if x.Kind == k {
			return half(x.Vi, x.En)
		}
	}
	return string(k)
}

// whereOf words a place: "dòng 12, trang 3", "bảng 1 hàng 4".
func whereOf(at doc.Locator, half func(vi, en string) string) string {
	var parts []string
	add := func(n int, vi, en string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", half(vi, en), n))
		}
	}
	if at.Sheet != "" {
		parts = append(parts, half("trang tính ", "sheet ")+at.Sheet)
	}
	if at.Cell != "" {
		parts = append(parts, half("ô ", "cell ")+at.Cell)
	}
	add(at.Page, "trang", "page")
	add(at.Table, "bảng", "table")
	add(at.Row, "hàng", "row")
	if at.Table == 0 {
		add(at.Line, "dòng", "line")
	}
	return strings.Join(parts, " ")
}
