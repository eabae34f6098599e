package store

import (
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
)

// searchAtOnce is searchBySteps for a database where each statement has its price, but which can tell of what it finds
// whether it fits other queries too: what is little is found with all its ranks by one statement, and of what is much each
// noun is counted for itself.
func (r Reader) searchAtOnce(found *Found, order []match, noun plan.Noun, offset, last int) ([]int64, error) {
	if err := r.countEach(found.Counts, order[len(order)-2]); err != nil {
		return nil, err
	}
	if found.sum(""); found.Total > few {
		order = order[:len(order)-1]
	} else {
		numbers, all, err := r.withRanks(found.Counts, order, rangeOf(noun))
		if err != nil {
			return nil, err
		}
		if all {
			found.sum(noun)
			return numbers[:min(last, len(numbers))], nil
		}
		if err := r.countEach(found.Counts, order[len(order)-1]); err != nil {
			return nil, err
		}
	}
	if found.sum(noun); offset >= min(last, found.Total) {
		return nil, nil
	}
	return r.ranked(order, rangeOf(noun), last)
}

// countEach counts each noun as far as its bound.
func (r Reader) countEach(counts map[plan.Noun]int, m match) error {
	var each []string
	var args []any
	n, into := make([]int, len(sorts)), make([]any, len(sorts))
	for i, noun := range sorts {
		within := rangeOf(noun)
		each = append(each, "(SELECT count(*) FROM ("+r.d.hits+" LIMIT ?) h)")
		args = append(args, r.d.fts(m), within[0], within[1], MaxFound+1)
		into[i] = &n[i]
	}
	if err := r.row("SELECT "+strings.Join(each, ", "), r.d.planned(args...)...).Scan(into...); err != nil {
		return err
	}
	for i, noun := range sorts {
		counts[noun] = n[i]
	}
	return nil
}

// withRanks are the numbers that the last of the ranks finds, in the order of the ranks, and their counts by noun; not all
// of them where there are more than can be looked at.
func (r Reader) withRanks(counts map[plan.Noun]int, ranks []match, within [2]int64) (numbers []int64, all bool, err error) {
	var rank strings.Builder
	var args []any
	last := len(ranks) - 1
	for i, m := range ranks[:last] {
		rank.WriteString(" WHEN " + r.d.fits + " THEN " + strconv.Itoa(i))
		args = append(args, r.d.fts(m))
	}
	everywhere := rangeOf("")
	args = append(args, r.d.fts(ranks[last]), everywhere[0], everywhere[1], MaxFound+1)
	hits := strings.Replace(r.d.hits, "SELECT n", "SELECT n, CASE"+rank.String()+" ELSE "+strconv.Itoa(last)+" END", 1)
	rows, err := r.query(hits+" ORDER BY n LIMIT ?", r.d.planned(args...)...)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	byRank := make([][]int64, len(ranks))
	seen := 0
	clear(counts)
	for rows.Next() {
		var n int64
		var rank int
		if err := rows.Scan(&n, &rank); err != nil {
			return nil, false, err
		}
		seen++
		counts[sorts[slices.IndexFunc(sorts, func(noun plan.Noun) bool { return n < rangeOf(noun)[1] })]]++
		if n >= within[0] && n < within[1] {
			byRank[rank] = append(byRank[rank], n)
		}
	}
	return slices.Concat(byRank...), seen <= MaxFound, rows.Err()
}
