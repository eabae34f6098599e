package store

import (
	"strings"

	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Entry is one thing that can be found. TitleApart keeps the title out of what is searched (a passage bears the name
// of its document, which is an entry of its own).
type Entry struct {
	Noun       plan.Noun
	ID         string
	Title      string
	Content    string
	Href       string
	TitleApart bool
}

// entryRow names what is kept of an entry, in the order of Entry.row.
var entryRow = []string{"noun", "id", "title", "content", "href", "title_fold", "all_fold", "exact", "sort_key"}

func (e Entry) row() []string {
	searched, titleFold := e.Title+"\n"+e.Content, indexed(vi.Fold(e.Title))
	if e.TitleApart {
		searched, titleFold = e.Content, ""
	}
	return []string{string(e.Noun), e.ID, e.Title, e.Content, e.Href, titleFold, indexed(vi.Fold(searched)), indexed(vi.Exact(searched)), vi.SortKey(e.Title)}
}

// index makes a thing findable, or brings its entry up to date.
func (tx *Tx) index(e Entry) error {
	var n int
	err := tx.row("SELECT n FROM search_entry WHERE noun = ? AND id = ?", string(e.Noun), e.ID).Scan(&n)
	switch {
	case noRows(err):
		if n, err = tx.NextNumber("search"); err != nil {
			return err
		}
	case err != nil:
		return err
	default:
		if err := tx.unindex(n); err != nil {
			return err
		}
	}
	row := e.row()
	if _, err := tx.exec("INSERT INTO search_entry (n, "+strings.Join(entryRow, ", ")+") VALUES (?"+strings.Repeat(", ?", len(entryRow))+")", append([]any{n}, anys(row)...)...); err != nil {
		return err
	}
	if tx.d.index == "" {
		return nil
	}
	_, err = tx.exec(tx.d.index, n, row[5], row[6], row[7])
	return err
}

// forget takes a thing out of what can be found.
func (tx *Tx) forget(noun plan.Noun, id string) error {
	var n int
	err := tx.row("SELECT n FROM search_entry WHERE noun = ? AND id = ?", string(noun), id).Scan(&n)
	if noRows(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.unindex(n)
}

func (tx *Tx) unindex(n int) error {
	if tx.d.unindex != "" {
		if _, err := tx.exec(tx.d.unindex, n); err != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM search_entry WHERE n = ?", n)
	return err
}

// Bounds of the full text of one entry and of its words, in bytes; PostgreSQL takes a megabyte, and words of 2 kB.
const (
	maxText = 1_000_000
	maxWord = 100
)

// indexed cuts folded words to what both databases take.
func indexed(words string) string {
	if len(words) > maxText {
		words = words[:strings.LastIndexByte(words[:maxText+1], ' ')+1]
	}
	list := strings.Fields(words)
	for i, w := range list {
		list[i] = short(w)
	}
	return strings.Join(list, " ")
}

func short(word string) string {
	if len(word) > maxWord {
		return strings.ToValidUTF8(word[:maxWord], "")
	}
	return word
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

// fts writes the words as a full text query of the database; the last one may be the beginning of a word.
func (r Reader) fts(column string, words []string, prefix bool) string {
	if r.d.numbered {
		q := "'" + strings.Join(words, "' & '") + "'"
		if prefix {
			q += ":*"
		}
		return q
	}
	q := `"` + strings.Join(words, `" "`) + `"`
	if prefix {
		q += " *"
	}
	return "{" + column + "} : (" + q + ")"
}

// found is the condition that an entry holds the words in a column.
func (r Reader) found(column string, words []string, prefix bool) (string, string) {
	q := r.fts(column, words, prefix)
	if r.d.numbered {
		return "array_to_tsvector(string_to_array(e." + column + ", ' ')) @@ CAST(CAST(? AS text) AS tsquery)", q
	}
	return "e.n IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)", q
}

// matching is a subquery of the ids of a noun whose words all occur, marks and case apart.
func (r Reader) matching(noun, q string) (string, []any) {
	words := terms(vi.Fold(q))
	if len(words) == 0 {
		return "SELECT id FROM search_entry e WHERE 1 = 0", nil
	}
	cond, arg := r.found("all_fold", words, true)
	return "SELECT e.id FROM search_entry e WHERE e.noun = '" + noun + "' AND " + cond, []any{arg}
}

// Search is one page of what holds all the words, marks and case apart, with the total. First come entries with the
// words exactly as written, then those that have them in the title, then by title in Vietnamese order.
func (r Reader) Search(q string, offset, limit int) ([]Entry, int, error) {
	words, exact := terms(vi.Fold(q)), terms(vi.Exact(q))
	if len(words) == 0 || len(exact) == 0 {
		return nil, 0, nil
	}
	all, allArg := r.found("all_fold", words, true)
	inTitle, titleArg := r.found("title_fold", words, true)
	asWritten, exactArg := r.found("exact", exact, true)
	var total int
	if err := r.row("SELECT count(*) FROM search_entry e WHERE "+all, allArg).Scan(&total); err != nil {
		return nil, 0, err
	}
	rows, err := r.query("SELECT e.noun, e.id, e.title, e.content, e.href FROM search_entry e WHERE "+all+
		" ORDER BY CASE WHEN "+asWritten+" THEN 0 ELSE 1 END, CASE WHEN "+inTitle+" THEN 0 ELSE 1 END, e.sort_key, e.noun, e.id LIMIT ? OFFSET ?",
		allArg, exactArg, titleArg, limit, offset)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var out []Entry
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Noun, &e.ID, &e.Title, &e.Content, &e.Href); err != nil {
			return nil, 0, err
		}
		out = append(out, e)
	}
	return out, total, rows.Err()
}
