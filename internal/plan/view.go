package plan

import (
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

// View is a list under the name by which a post finds it again. Query is what stands behind "?" in the list's address, so
// that a view is a link and nothing else.
type View struct {
	ID     string     `json:"id"`
	Rev    int        `json:"rev"`
	PostID org.PostID `json:"post_id"`
	Title  string     `json:"title"`
	Query  string     `json:"query"`
}

// Bounds of what a post keeps: more would be a list to search in, not one to choose from.
const (
	MaxViews     = 50
	maxViewTitle = 120  // characters
	maxViewQuery = 2000 // bytes
)

// Validate trims the name and keeps both within their bounds.
func (v *View) Validate() error {
	v.Title = strings.Join(strings.Fields(v.Title), " ")
	switch n := utf8.RuneCountInString(v.Title); {
	case n == 0:
		return fault.New(fault.Invalid, "Danh sách cần một tên để tìm lại.", "The list needs a name to be found again.").At("title")
	case n > maxViewTitle:
		return fault.New(fault.TooLarge, "Tên danh sách dài %d ký tự, tối đa %d.", "The name of the list has %d characters, at most %d are taken.", n, maxViewTitle).At("title")
	case len(v.Query) > maxViewQuery:
		return fault.New(fault.TooLarge, "Bộ lọc dài %d byte, tối đa %d.", "The filter has %d bytes, at most %d are taken.", len(v.Query), maxViewQuery).At("query")
	}
	return nil
}
