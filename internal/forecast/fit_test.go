package forecast

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/forecast/made"
)

// fitted are the weights that the training seeds give: for each model a logistic regression by Newton's steps with a
// slight pull towards no effect, told in points; and for each rival how often what it says came true.
func fitted(trials []Trial) (out []Weight) {
	for _, model := range []string{"task", "target end", "target rank", "target whole", "target each"} {
		var some []Trial
		for _, t := range trials {
			if t.Model == model && t.Said.Known {
				some = append(some, t)
			}
		}
		out = append(out, logistic(model, some)...)
		out = append(out, shares(model+" last", some, func(t Trial) string { return t.Last })...)
		out = append(out, shares(model+" line", some, func(t Trial) string { return t.Line })...)
		out = append(out, shares(model+" usual", some, func(Trial) string { return "all" })...)
	}
	return out
}

// marks are features that are there or not: their absence is what is usual.
var marks = []string{"not_started", "paused", "untold", "soft"}

func logistic(model string, trials []Trial) (out []Weight) {
	var keys []string
	sum, count := map[string]float64{}, map[string]float64{}
	for _, t := range trials {
		for _, f := range t.Features {
			if !slices.Contains(keys, f.key) {
				keys = append(keys, f.key)
			}
			if !f.unknown && !slices.Contains(marks, f.key) {
				sum[f.key] += f.x
				count[f.key]++
			}
		}
	}
	usual := func(k string) float64 { return round(sum[k]/max(count[k], 1), 2) }
	n := len(keys) + 1
	row := func(t Trial) []float64 {
		x := make([]float64, n)
		x[0] = 1
		for _, f := range t.Features {
			if !f.unknown {
				x[1+slices.Index(keys, f.key)] = f.x - usual(f.key)
			}
		}
		return x
	}
	beta := make([]float64, n)
	rows := make([][]float64, len(trials))
	for i, t := range trials {
		rows[i] = row(t)
	}
	for range 12 {
		grad, hess := make([]float64, n), make([][]float64, n)
		for i := range hess {
			hess[i] = make([]float64, n)
			if i > 0 {
				hess[i][i], grad[i] = 1, -beta[i]
			}
		}
		for k, x := range rows {
			z := 0.0
			for i := range x {
				z += beta[i] * x[i]
			}
			p, y := 1/(1+math.Exp(-z)), 0.0
			if trials[k].Came {
				y = 1
			}
			for i := range x {
				grad[i] += (y - p) * x[i]
				for j := range x {
					hess[i][j] += p * (1 - p) * x[i] * x[j]
				}
			}
		}
		for i, d := range solved(hess, grad) {
			beta[i] += d
		}
	}
	const points = 10 / math.Ln2
	out = append(out, Weight{model, "usual", 0, round(beta[0]*points, 1)})
	for i, k := range keys {
		out = append(out, Weight{model, k, usual(k), round(beta[i+1]*points, 1)})
	}
	return out
}

// solved is x of a x = b, by elimination.
func solved(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := i + 1; j < n; j++ {
			f := a[j][i] / a[i][i]
			for k := i; k < n; k++ {
				a[j][k] -= f * a[i][k]
			}
			b[j] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			b[i] -= a[i][k] * b[k]
		}
		b[i] /= a[i][i]
	}
	return b
}

func shares(model string, trials []Trial, says func(Trial) string) (out []Weight) {
	came, count := map[string]float64{}, map[string]float64{}
	var words []string
	for _, t := range trials {
		w := says(t)
		if count[w] == 0 {
			words = append(words, w)
		}
		count[w]++
		if t.Came {
			came[w]++
		}
	}
	slices.Sort(words)
	for _, w := range words {
		out = append(out, Weight{"rival " + model, w, 0, round(came[w]/count[w], 3)})
	}
	return out
}

func round(x float64, decimals int) float64 {
	f := math.Pow10(decimals)
	return math.Round(x*f) / f
}

// The weights in weights.tsv are those of the training seeds. LOTRINH_UPDATE=1 writes them anew.
func TestWeightsAreThoseFitted(t *testing.T) {
	var trials []Trial
	for _, seed := range TrainingSeeds {
		if slices.Contains(TestSeeds, seed) {
			t.Fatalf("seed %d both teaches and tests", seed)
		}
		p := made.New(uint64(seed))
		trials = append(append(trials, TaskTrials(p)...), CourseTrials(p)...)
	}
	weights := fitted(trials)
	if os.Getenv("LOTRINH_UPDATE") != "" {
		var b strings.Builder
		b.WriteString("# model\tfeature\tusual\tpoints; written by TestWeightsAreThoseFitted from the seeds TrainingSeeds\n")
		for _, w := range weights {
			fmt.Fprintf(&b, "%s\t%s\t%v\t%v\n", w.Model, w.Feature, w.Usual, w.Points)
		}
		if err := os.WriteFile("weights.tsv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept := Weights()
	if len(kept) != len(weights) {
		t.Fatalf("%d weights are kept, %d are fitted", len(kept), len(weights))
	}
	for i, w := range weights {
		if k := kept[i]; k.Model != w.Model || k.Feature != w.Feature || math.Abs(k.Usual-w.Usual) > 0.011 || math.Abs(k.Points-w.Points) > 0.11 {
			t.Errorf("kept %v, fitted %v", k, w)
		}
	}
}
