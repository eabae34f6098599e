package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/paper"
)

// shownOfPassage bounds how much of a passage the screen shows, in letters; --json gives the places of all of it.
const shownOfPassage = 160

// printPapers tells for a person what was found: contradictions first, then what is shared; what is nobody's own is only counted.
func printPapers(out io.Writer, papers []*paper.Paper, r paper.Result, half func(vi, en string) string) {
	shared, apart := 0, 0
	for _, p := range r.Passages {
		if p.Use == paper.Reuse {
			shared++
		} else {
			apart++
		}
	}
	fmt.Fprintf(out, half("Đã so %d bài: %d chỗ số liệu trái nhau, %d đoạn trùng; %d chỗ là lời chào, căn cứ, tiêu đề, trích dẫn hoặc lời chung, không tính.\n",
		"%d papers compared: %d contradicting figures, %d shared passages; %d greetings, legal bases, titles, quotations or common phrases that do not count.\n"),
		len(papers), len(r.Contradictions), shared, apart)
	for _, p := range papers {
		switch {
		case p.Empty():
			fmt.Fprintf(out, half("%s: không có nội dung riêng để so.\n", "%s: holds nothing of its own to compare.\n"), p.Name)
		case p.Cut:
			fmt.Fprintf(out, half("%s: quá dài, chỉ so phần đầu.\n", "%s: too long, only its first part was compared.\n"), p.Name)
		}
	}
	for _, c := range r.Contradictions {
		fmt.Fprintf(out, half("\nTrái nhau: %s, %s%s: %s ≠ %s\n", "\nContradiction: %s, %s%s: %s ≠ %s\n"), c.Subject, paper.PeriodName(c.Period), placeOf(c.Place), c.Values[0], c.Values[1])
		printSides(out, papers[c.PaperA], c.A, papers[c.PaperB], c.B)
	}
	for _, o := range r.Outside {
		fmt.Fprintf(out, half("\nGần chức năng của %s hơn của %s, chênh %.0f%% (%s)\n", "\nCloser to the functions of %s than of %s, by %.0f%% (%s)\n"), o.Better, o.Unit, 100*o.Margin, strings.Join(o.Terms, "; "))
		p := papers[o.Paper]
		fmt.Fprintf(out, "  %s [%d–%d]: %s\n  %s: %s\n", p.Name, o.Span.Start, o.Span.End, opening(p.Text[o.Span.Start:o.Span.End]), o.Better, opening(o.Clause))
		if o.OwnClause != "" {
			fmt.Fprintf(out, "  %s: %s\n", o.Unit, opening(o.OwnClause))
		}
	}
	kinds := map[paper.Kind]string{paper.Exact: half("Giống hệt", "Word for word"), paper.Edited: half("Có sửa", "Edited"), paper.Reordered: half("Đổi thứ tự", "Reordered"), paper.Paraphrase: half("Có thể trùng ý", "May say the same")}
	for _, p := range r.Passages {
		if p.Use != paper.Reuse {
			continue
		}
		fmt.Fprintf(out, "\n%s, %.0f%%", kinds[p.Kind], 100*p.Similarity)
		if len(p.Why) > 0 {
			fmt.Fprintf(out, " (%s)", strings.Join(p.Why, "; "))
		}
		fmt.Fprintln(out)
		printSides(out, papers[p.PaperA], p.A, papers[p.PaperB], p.B)
	}
}

func placeOf(place string) string {
	if place == "" {
		return ""
	}
	return ", " + place
}

func printSides(out io.Writer, a *paper.Paper, at doc.Span, b *paper.Paper, there doc.Span) {
	for _, side := range []struct {
		p *paper.Paper
		s doc.Span
	}{{a, at}, {b, there}} {
		fmt.Fprintf(out, "  %s [%d–%d]: %s\n", side.p.Name, side.s.Start, side.s.End, opening(side.p.Text[side.s.Start:side.s.End]))
	}
}

// opening is the beginning of a text on one line.
func opening(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= shownOfPassage {
		return text
	}
	return string([]rune(text)[:shownOfPassage]) + " …"
}
