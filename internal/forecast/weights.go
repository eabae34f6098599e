package forecast

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// weights.tsv is the whole method in numbers: model, feature, what is usual, points for one more of it. It is fitted by the
// test TestWeightsAreThoseFitted on the invented provinces of the seeds TrainingSeeds and on nothing else.
//
//go:embed weights.tsv
var weightsFile string

// Weight is one line of it. Of a model's feature "usual" the points are those of the usual case; of the models "rival …" they
// are the share of cases that came true where a rival said so.
type Weight struct {
	Model   string
	Feature string
	Usual   float64
	Points  float64
}

// Weights are the lines in their order.
var Weights = sync.OnceValue(func() (out []Weight) {
	for i, line := range strings.Split(strings.TrimSpace(weightsFile), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		w := Weight{}
		if len(cells) == 4 {
			w.Model, w.Feature = cells[0], cells[1]
			if _, err := fmt.Sscan(cells[2], &w.Usual); err == nil {
				_, err = fmt.Sscan(cells[3], &w.Points)
				if err == nil {
					out = append(out, w)
					continue
				}
			}
		}
		panic(fmt.Sprintf("weights.tsv:%d: %q", i+1, line)) // part of the program: a mistake of ours
	}
	return out
})

// table is the same by model and feature.
var table = sync.OnceValue(func() map[string]map[string]Weight {
	all := map[string]map[string]Weight{}
	for _, w := range Weights() {
		if all[w.Model] == nil {
			all[w.Model] = map[string]Weight{}
		}
		all[w.Model][w.Feature] = w
	}
	return all
})
