package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// models are model → feature → log odds.
type models map[string]map[string]float64

// A pattern is all samples of one model with the same features, weighed.
type pattern struct {
	features     []string
	right, wrong float64
}

const (
	mass   = 600.0 // the weight in sum of either half of a model, in items; what is fewer keeps its own number
	pull   = 1.0   // towards zero, on every feature but "every"
	prior  = 0.5   // one item more, half right and half wrong
	sweeps = 400
)

// fit makes the weights of every model from all samples but those of a fold.
func fit(samples []sample, without string) models {
	all := models{}
	for _, m := range modelsOf(samples) {
		all[m] = logistic(patternsOf(samples, m, without))
	}
	return all
}

func modelsOf(samples []sample) (list []string) {
	for _, s := range samples {
		if !slices.Contains(list, s.model) {
			list = append(list, s.model)
		}
	}
	slices.Sort(list)
	return list
}

func patternsOf(samples []sample, model, without string) []pattern {
	taught := func(s sample) bool {
		return s.model == model && s.half != heldOut && (without == "" || s.fold != without)
	}
	var number [3]float64
	for _, s := range samples {
		if taught(s) {
			number[s.half]++
		}
	}
	sum := min(mass, max(number[ofGold], number[ofLayouts]))
	byKey := map[string]*pattern{}
	var keys []string
	for _, s := range samples {
		if !taught(s) {
			continue
		}
		key := strings.Join(s.features, "|")
		if byKey[key] == nil {
			byKey[key] = &pattern{features: s.features}
			keys = append(keys, key)
		}
		weight := sum / number[s.half]
		if number[ofGold] == 0 || number[ofLayouts] == 0 {
			weight = min(1, weight)
		}
		if s.right {
			byKey[key].right += weight
		} else {
			byKey[key].wrong += weight
		}
	}
	slices.Sort(keys)
	list := []pattern{{features: []string{"every"}, right: prior, wrong: prior}}
	for _, k := range keys {
		list = append(list, *byKey[k])
	}
	return list
}

// logistic is the regression with a pull towards zero, by Newton's steps on one feature after the other.
func logistic(patterns []pattern) map[string]float64 {
	holders := map[string][]int{}
	var names []string
	for i, p := range patterns {
		for _, f := range p.features {
			if holders[f] == nil {
				names = append(names, f)
			}
			holders[f] = append(holders[f], i)
		}
	}
	slices.Sort(names)
	w, sum := map[string]float64{}, make([]float64, len(patterns))
	for range sweeps {
		for _, f := range names {
			slope, curve := 0.0, 1e-9
			if f != "every" {
				slope, curve = -pull*w[f], pull
			}
			for _, i := range holders[f] {
				p := 1 / (1 + math.Exp(-sum[i]))
				n := patterns[i].right + patterns[i].wrong
				slope += patterns[i].right - n*p
				curve += n * p * (1 - p)
			}
			step := max(-1, min(1, slope/curve))
			w[f] += step
			for _, i := range holders[f] {
				sum[i] += step
			}
		}
	}
	return w
}

// String is the table that the product reads.
func (all models) String() string {
	var b strings.Builder
	b.WriteString("# model, feature, log odds; written by: go run ./scripts/calibrate -write\n")
	var names []string
	for m := range all {
		names = append(names, m)
	}
	slices.Sort(names)
	for _, m := range names {
		var features []string
		for f := range all[m] {
			features = append(features, f)
		}
		slices.Sort(features)
		for _, f := range features {
			fmt.Fprintf(&b, "%s\t%s\t%.3f\n", m, f, all[m][f])
		}
	}
	return b.String()
}

// A calibration compares confidence with truth in ten bands.
type calibration struct {
	n, right         int
	bands            [10]struct{ n, right, sum float64 }
	surely, sureGood int
}

func (c *calibration) add(p float64, right bool) {
	b := &c.bands[min(9, int(p*10))]
	b.n++
	b.sum += p
	c.n++
	if p >= 0.9 {
		c.surely++
	}
	if right {
		c.right++
		b.right++
		if p >= 0.9 {
			c.sureGood++
		}
	}
}

func (c calibration) String() string {
	ece := 0.0
	for _, b := range c.bands {
		ece += math.Abs(b.sum-b.right) / float64(c.n)
	}
	precision := "       –"
	if c.surely > 0 {
		precision = fmt.Sprintf("%8.4f", float64(c.sureGood)/float64(c.surely))
	}
	return fmt.Sprintf("%8.4f %s %8.3f", ece, precision, float64(c.surely)/float64(c.n))
}
