package extract

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/plan"
)

// weightsTable has a line for each feature of each model: model, feature, log odds. go run ./scripts/calibrate writes it.
//
//go:embed confidence.tsv
var weightsTable string

var logOdds = parseWeights(weightsTable)

// parseWeights reads model → feature → log odds.
func parseWeights(table string) map[string]map[string]float64 {
	models := map[string]map[string]float64{}
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if models[cells[0]] == nil {
			models[cells[0]] = map[string]float64{}
		}
		models[cells[0]][cells[1]], _ = strconv.ParseFloat(cells[2], 64)
	}
	return models
}

// weigh gives every candidate and every mention of a document the chance that it is strictly right, and completes the
// reasons of a candidate by those of its fields. Nothing is found or dropped here.
func weigh(src *doc.Source, r *Result) {
	w := newWeigher(src, r)
	for i := range r.Candidates {
		c := &r.Candidates[i]
		completeWhy(c)
		model, features := w.features(c)
		c.Confidence = Chance(logOdds[model], features)
	}
	for i := range r.Refs {
		model, features := refFeatures(&r.Refs[i])
		r.Refs[i].Confidence = Chance(logOdds[model], features)
	}
}

// Chance is the logistic function of the sum of the weights of some features, between .005 and .995: no rule is ever certain.
func Chance(weights map[string]float64, features []string) float64 {
	sum := 0.0
	for _, f := range features {
		sum += weights[f]
	}
	return math.Round(1000*min(max(1/(1+math.Exp(-sum)), 0.005), 0.995)) / 1000
}

// completeWhy adds the rules of the fields to those of the item, in the order of the fields' names.
func completeWhy(c *plan.Candidate) {
	fields := make([]string, 0, len(c.Evidence))
	for f := range c.Evidence {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		for _, e := range c.Evidence[f] {
			if !slices.Contains(c.Why, e.Rule) {
				c.Why = append(c.Why, e.Rule)
			}
		}
	}
}
