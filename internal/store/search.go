package store

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// MaxFound bounds what a search counts and how far its pages go: beyond it a total only says "more".
const MaxFound = 1000

// Found is one page of what a search finds. Counts are by noun, lines with their reports; a count above MaxFound means more than that.
type Found struct {
	Entries []Entry
	Counts  map[plan.Noun]int
	Total   int // of the nouns asked for
}

// sorts are the nouns that are counted, each a range of numbers.
var sorts = []plan.Noun{plan.ItemNoun, plan.DocumentNoun, PassageNoun, ReportNoun}

// rangeOf are the numbers of a noun; of "" those of all.
func rangeOf(noun plan.Noun) [2]int64 {
	switch noun {
	case "":
		return [2]int64{0, math.MaxInt64}
	case ReportNoun:
		return [2]int64{firstOf(ReportNoun), firstOf(LineNoun) + 1<<(dayBits+seqBits)}
	}
	return [2]int64{firstOf(noun), firstOf(noun) + 1<<(dayBits+seqBits)}
}

// terms are the words of a query, at most a dozen, cut as those of the index are.
func terms(words string) []string {
	list := strings.Fields(words)
	list = list[:min(len(list), 12)]
	for i, w := range list {
		list[i] = short(w)
	}
	return list
}

// match is a full text query: all words occur; the last of them may be the beginning of one.
type match struct {
	words     []string
	beginning bool
}

// ranks are the queries whose results come one behind the other. Each finds all that those before it find.
func ranks(folded, exact []string) []match {
	titled, written := signed(folded, inTitle), signed(exact, asWritten)
	return []match{{slices.Concat(written, titled), false}, {written, false}, {titled, false}, {folded, false}, {folded, true}}
}

func signed(words []string, sign string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w + sign
	}
	return out
}

// fts writes a query for the database. Words are letters and digits, so that no sign of theirs means anything to it.
func (d *dialect) fts(m match) string {
	if d.numbered {
		q := "'" + strings.Join(m.words, "' & '") + "'"
		if m.beginning {
			q += ":*"
		}
		return q
	}
	q := `"` + strings.Join(m.words, `" "`) + `"`
	if m.beginning {
		q += " *"
	}
	return q
}

// matching is a subquery of the ids of a noun whose words all occur, marks and case apart.
func (r Reader) matching(noun plan.Noun, q string) (string, []any) {
	words := terms(vi.Fold(q))
	if len(words) == 0 {
		return "SELECT id FROM search_entry WHERE 1 = 0", nil
	}
	within := rangeOf(noun)
	return "SELECT id FROM search_entry WHERE n IN (" + r.d.hits + ")", []any{r.d.fts(match{words, true}), within[0], within[1]}
}

// hits are the first numbers that a query finds, in order.
func (r Reader) hits(m match, within [2]int64, limit int) (out []int64, err error) {
	rows, err := r.query(r.d.hits+" ORDER BY 1 LIMIT ?", r.d.planned(r.d.fts(m), within[0], within[1], limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// few is how many results a query may have for its last word to be taken as a beginning too.
const few = 200

// Search is one page of what holds all the words of q, marks and case apart, of one noun or ("") of any. First comes what
// has the words as they are written, in its title before elsewhere; then what has them without marks, in the title before
// elsewhere; then, where all that is little, what has the last word only as a beginning. Among equals the plan comes first,
// then documents, passages, reports, the newest first.
func (r Reader) Search(q string, noun plan.Noun, offset, limit int) (Found, error) {
	found := Found{Counts: map[plan.Noun]int{}}
	folded, exact := terms(vi.Fold(q)), terms(vi.Exact(q))
	if len(folded) == 0 || len(exact) == 0 {
		return found, nil
	}
	search := r.searchBySteps
	if r.d.fits != "" {
		search = r.searchAtOnce
	}
	numbers, err := search(&found, ranks(folded, exact), noun, offset, min(offset+limit, MaxFound))
	if err != nil || len(numbers) <= offset {
		return found, err
	}
	found.Entries, err = r.entriesAt(numbers[offset:])
	return found, err
}

// searchBySteps counts what is found, and looks for what is asked for rank by rank.
func (r Reader) searchBySteps(found *Found, order []match, noun plan.Noun, offset, last int) ([]int64, error) {
	whole, err := r.hits(order[len(order)-2], rangeOf(""), few+1)
	if err != nil {
		return nil, err
	}
	if len(whole) > few {
		order = order[:len(order)-1]
	}
	if err := r.countFound(found.Counts, order[len(order)-1]); err != nil {
		return nil, err
	}
	if found.sum(noun); offset >= min(last, found.Total) {
		return nil, nil
	}
	return r.ranked(order, rangeOf(noun), last)
}

// sum takes the total from the counts.
func (f *Found) sum(noun plan.Noun) {
	f.Total = f.Counts[noun]
	if noun == "" {
		for _, n := range f.Counts {
			f.Total += n
		}
	}
}

// countFound counts by noun in one go as far as the bound of all nouns together, and then those it did not come to.
func (r Reader) countFound(counts map[plan.Noun]int, m match) error {
	before, into := make([]int, len(sorts)), make([]any, len(sorts)) // how many stand before the end of each noun
	var upTo strings.Builder
	for i, noun := range sorts {
		into[i] = &before[i]
		upTo.WriteString(", count(CASE WHEN n < " + strconv.FormatInt(rangeOf(noun)[1], 10) + " THEN 1 END)")
	}
	all, most := rangeOf(""), len(sorts)*MaxFound
	if err := r.row("SELECT "+upTo.String()[2:]+" FROM ("+r.d.hits+" ORDER BY 1 LIMIT ?) h", r.d.planned(r.d.fts(m), all[0], all[1], most)...).Scan(into...); err != nil {
		return err
	}
	last := 0
	for i, noun := range sorts {
		n := before[i] - last
		if last = before[i]; last == most && n <= MaxFound { // not all were come to
			within := rangeOf(noun)
			if err := r.row("SELECT count(*) FROM ("+r.d.hits+" LIMIT ?) h", r.d.planned(r.d.fts(m), within[0], within[1], MaxFound+1)...).Scan(&n); err != nil {
				return err
			}
		}
		counts[noun] = n
	}
	return nil
}

// ranked are the first numbers in the order of the ranks, each once.
func (r Reader) ranked(ranks []match, within [2]int64, last int) ([]int64, error) {
	var out []int64
	had := map[int64]bool{}
	for _, m := range ranks {
		hits, err := r.hits(m, within, last)
		if err != nil {
			return nil, err
		}
		for _, n := range hits {
			if !had[n] && len(out) < last {
				had[n] = true
				out = append(out, n)
			}
		}
		if len(out) == last {
			break
		}
	}
	return out, nil
}

// entriesAt are the entries of these numbers, in their order.
func (r Reader) entriesAt(numbers []int64) ([]Entry, error) {
	args := make([]any, len(numbers))
	for i, n := range numbers {
		args[i] = n
	}
	rows, err := r.query("SELECT n, noun, id, title, content, href FROM search_entry WHERE n IN ("+marks(len(args))+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	byNumber := map[int64]Entry{}
	for rows.Next() {
		var n int64
		var e Entry
		if err := rows.Scan(&n, &e.Noun, &e.ID, &e.Title, &e.Content, &e.Href); err != nil {
			return nil, err
		}
		byNumber[n] = e
	}
	var out []Entry
	for _, n := range numbers {
		if e, ok := byNumber[n]; ok { // else changed since it was found
			out = append(out, e)
		}
	}
	return out, rows.Err()
}
