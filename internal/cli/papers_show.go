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
func printPapers(out io.Writer, papers []*paper.Paper, strange []paper.Note, r paper.Result, half func(vi, en string) string) {
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
	for _, n := range strange {
		name := papers[n.Paper].Name
		switch n.Strange {
		case paper.Nothing:
			fmt.Fprintf(out, half("%s: không có nội dung riêng để so.\n", "%s: holds nothing of its own to compare.\n"), name)
		case paper.TooLong:
			fmt.Fprintf(out, half("%s: quá dài, chỉ so phần đầu.\n", "%s: too long, only its first part was compared.\n"), name)
		case paper.NotOurTongue:
			fmt.Fprintf(out, half("%s: không phải tiếng Việt hoặc mất dấu; hãy xem lại bản nộp.\n", "%s: not Vietnamese, or without its marks; look at what was handed in.\n"), name)
		case paper.OutlineAgain:
			fmt.Fprintf(out, half("%s: gần như chỉ chép lại đề cương.\n", "%s: hardly more than the outline.\n"), name)
		case paper.Twice:
			fmt.Fprintf(out, half("%s: cùng một nội dung với %s; hãy hỏi đơn vị nào nộp nhầm.\n", "%s: the same words as %s; ask which unit handed in the wrong file.\n"), name, papers[n.Same].Name)
		}
	}
	for _, c := range r.Contradictions {
		fmt.Fprintf(out, half("\nTrái nhau: %s, %s%s: %s ≠ %s\n", "\nContradiction: %s, %s%s: %s ≠ %s\n"), c.Subject, paper.PeriodName(c.Period), placeOf(c.Place), c.Values[0], c.Values[1])
		printSides(out, papers[c.PaperA], c.A, papers[c.PaperB], c.B)
	}
	printSections(out, papers, r.Sections, half)
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

// printSections tells whose business sections are: another unit's first, with what decided; what is the author's own is only counted.
func printSections(out io.Writer, papers []*paper.Paper, sections []paper.Section, half func(vi, en string) string) {
	count := map[paper.Remit]int{}
	for _, s := range sections {
		count[s.Remit]++
	}
	if len(sections) > 0 {
		fmt.Fprintf(out, half("\nChức năng của %d đoạn: %d của đơn vị viết, %d chung của nhiều đơn vị, %d phối hợp, %d của đơn vị khác, %d kiến nghị trong tỉnh, %d kiến nghị Trung ương, %d không chức năng nào nói đến.\n",
			"\nFunctions of %d sections: %d the author's, %d common to several units, %d partly the author's, %d another unit's, %d proposals within the province, %d proposals to the centre, %d that no function covers.\n"),
			len(sections), count[paper.Within], count[paper.Several], count[paper.Partly], count[paper.Foreign], count[paper.Proposal], count[paper.ToCentre], count[paper.Uncovered])
	}
	for _, remit := range []paper.Remit{paper.Foreign, paper.Partly, paper.Several, paper.Proposal, paper.ToCentre, paper.Uncovered} {
		for _, s := range sections {
			if s.Remit == remit {
				printSection(out, papers[s.Paper], s, half)
			}
		}
	}
}

func printSection(out io.Writer, p *paper.Paper, s paper.Section, half func(vi, en string) string) {
	terms := strings.Join(s.Terms, "; ")
	switch s.Remit {
	case paper.Foreign:
		fmt.Fprintf(out, half("\nGần chức năng của %s hơn của %s, chênh %.0f%% (%s)\n", "\nCloser to the functions of %s than of %s, by %.0f%% (%s)\n"), s.Better, s.Unit, 100*s.Margin, terms)
	case paper.Partly:
		fmt.Fprintf(out, half("\nViệc của %s, %s phối hợp (%s)\n", "\nThe business of %s, in which %s works with it (%s)\n"), s.Better, s.Unit, terms)
	case paper.Several:
		fmt.Fprintf(out, half("\nChức năng chung của %s (%s)\n", "\nCommon to %s (%s)\n"), strings.Join(s.Units, ", "), terms)
	case paper.Proposal:
		fmt.Fprintf(out, half("\nKiến nghị trong tỉnh, thuộc chức năng của %s (%s)\n", "\nProposal within the province, on functions of %s (%s)\n"), s.Better, terms)
	case paper.ToCentre:
		fmt.Fprint(out, half("\nKiến nghị Trung ương\n", "\nProposal to the centre\n"))
	case paper.Uncovered:
		fmt.Fprint(out, half("\nKhông chức năng nào nói đến\n", "\nNo function covers this\n"))
	}
	fmt.Fprintf(out, "  %s [%d–%d]: %s\n", p.Name, s.Span.Start, s.Span.End, opening(p.Text[s.Span.Start:s.Span.End]))
	if s.Remit != paper.Foreign && s.Remit != paper.Partly && s.Remit != paper.Several {
		return
	}
	fmt.Fprintf(out, "  %s: %s\n", s.Better, opening(s.Clause))
	if s.OwnClause != "" && s.OwnClause != s.Clause {
		fmt.Fprintf(out, "  %s: %s\n", s.Unit, opening(s.OwnClause))
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
