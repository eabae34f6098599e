package forecast

import (
	"math"
	"strconv"

	"lotrinh/internal/indicator"
)

// number is a measured value as pages tell it: four digits that count, in the words of the reader's language.
func number(x float64) indicator.Number {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return indicator.Number{Value: "0"}
	}
	decimals := min(max(3-int(math.Floor(math.Log10(math.Abs(x)))), 0), 6)
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', decimals, 64), 64)
	return indicator.Number{Value: strconv.FormatFloat(r, 'f', -1, 64)}
}

// Fill is what a wording holds, its numbers written as a page or a program does.
func Fill(with []any, write func(exact string) string) []any {
	out := make([]any, len(with))
	for i, x := range with {
		out[i] = x
		if n, ok := x.(indicator.Number); ok {
			out[i] = write(n.Value)
		}
	}
	return out
}

// Exact writes a number as programs do.
func Exact(n string) string { return n }
