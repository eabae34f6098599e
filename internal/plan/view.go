package plan

import "lotrinh/internal/org"

// View is a list under the name by which a post finds it again. Query is what stands behind "?" in the list's address, so
// that a view is a link and nothing else.
type View struct {
	ID     string     `json:"id"`
	Rev    int        `json:"rev"`
	PostID org.PostID `json:"post_id"`
	Title  string     `json:"title"`
	Query  string     `json:"query"`
}
