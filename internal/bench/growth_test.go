//go:build unix

package bench

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	reader "lotrinh/internal/read"
)

// crooked are texts and files that tempt a reader to look again and again at what it has seen, n times as long as need be.
var crooked = map[string]func(n int, tb testing.TB) (format string, content []byte){
	"one line of orders":        repeated("txt", "", "Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ và UBND các xã xây dựng Đề án trước ngày 30/6/2026; ", 2500),
	"one sentence of units":     repeated("txt", "Giao ", "Sở Tài chính, Sở Nội vụ, UBND các xã, phường, ", 4000),
	"one sentence without end":  repeated("txt", "1. Sở Y tế ", "tiếp tục tập trung xây dựng và ", 8000),
	"dates one after another":   repeated("txt", "Hoàn thành ", "trước ngày 1/2, định kỳ 6 tháng và hằng năm (", 4000),
	"years in a row":            repeated("txt", "Năm ", "2025, 2026 và 2027 - ", 8000),
	"references in a row":       repeated("txt", "Căn cứ ", "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, ", 3000),
	"counts never told":         repeated("txt", "", "Thực hiện 24 nhóm nhiệm vụ, giải pháp sau đây:\n\n", 4000),
	"percent after percent":     repeated("txt", "Phấn đấu ", "tỷ lệ hộ nghèo đạt trên 90%, ", 5000),
	"brackets left open":        repeated("txt", "", "(“Sở (", 20000),
	"short lines":               repeated("txt", "", "a\n", 60000),
	"numbers of levels":         repeated("txt", "", "1. a\n\na) b\n\n- c\n\n", 6000),
	"headings without text":     repeated("md", "", "# Mục\n\n", 15000),
	"emphasis left open":        repeated("md", "", "**a *b \\", 30000),
	"a table of one row":        repeated("md", "| a |\n|---|\n|", " Sở Tài chính |", 4000),
	"a table of narrow rows":    repeated("md", "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n", "| 1 | Việc | Sở Tài chính |\n", 4000),
	"rulers":                    repeated("txt", "", "  -----  ------  \n  a      b\n", 8000),
	"corners":                   repeated("txt", "", "+----+----+\n| a  | b  |\n", 5000),
	"tags left open":            repeated("html", "<html><body>", "<p><b>a</p>", 8000),
	"links":                     repeated("html", "<html><body><p>", "<a href=x>y</a> ", 40000),
	"cells over rows and cells": repeated("html", "<html><body><table>", "<tr><td rowspan=3 colspan=2>a<td>b</tr>", 5000),
	"words drawn on one place":  drawn("BT /F1 12 Tf 1 0 0 1 72 700 Tm <0056006900650063> Tj ET ", 4000),
	"a page of one long column": drawn("0 -14 Td <0031002E00200056006900650063002000630075006100200053006F> Tj ", 4000),
	"lines drawn across":        drawn("72 700 m 500 700 l S 72 700 m 72 100 l S ", 4000),
	"boxes":                     drawn("72 700 9 9 re S ", 8000),
	"tables one after another":  repeated("html", "<html><body>", "<table><tr><td>Nhiệm vụ<td>Chủ trì<td>Thời gian</table>", 2000),
	"saved states":              drawn("q ", 60000),
}

func repeated(format, head, unit string, times int) func(int, testing.TB) (string, []byte) {
	return func(n int, _ testing.TB) (string, []byte) {
		return format, []byte(head + strings.Repeat(unit, n*times))
	}
}

func drawn(unit string, times int) func(int, testing.TB) (string, []byte) {
	return func(n int, tb testing.TB) (string, []byte) {
		return "pdf", setPDF(tb, []string{"BT /F1 12 Tf 1 0 0 1 72 760 Tm [<0043004F004E0047004300480055004E0047004D004F00490056004900450043004E00410059>] TJ ", strings.Repeat(unit, n*times)})
	}
}

// BenchmarkCrookedGrowth prints what four times as much costs against once, in one run, and fails beyond twice of linear.
func BenchmarkCrookedGrowth(b *testing.B) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintln(w, "crooked\tonce, CPU ms\tfour times as much\t")
	for name, make := range crooked {
		once, four := crookedCost(b, make, 1), crookedCost(b, make, 4)
		ratio := float64(four) / float64(max(once, 5*time.Millisecond))
		fmt.Fprintf(w, "%s\t%d\t%.1f\t\n", name, once.Milliseconds(), ratio)
		if ratio > 8 {
			b.Errorf("%s: four times as much costs %.1f times the processor", name, ratio)
		}
	}
}

// crookedCost is the least of three readings.
func crookedCost(b *testing.B, make func(int, testing.TB) (string, []byte), n int) time.Duration {
	format, content := make(n, b)
	least := time.Hour
	for range 3 {
		begin := cpu(b)
		src, err := reader.File("la."+format, content)
		if err == nil {
			extract.Document(src, extract.Options{Anchor: "2026-02-01"})
		} else if fault.KindOf(err) == fault.Internal {
			b.Fatal(err)
		}
		least = min(least, cpu(b)-begin)
	}
	return least
}
