package read

import (
	"lotrinh/internal/doc"
)

// role is what a block does in the document, apart from the outline.
type role int

const (
	body       role = iota
	titleRole       // type heading and subject of the document
	basis           // căn cứ
	recipients      // nơi nhận, signature
	furniture       // letterhead, site menus, captions, teasers
)

// roles gives each block its role.
func roles(src *doc.Source, markdown bool, outside map[int]bool) []role {
	return make([]role, len(src.Blocks))
}
