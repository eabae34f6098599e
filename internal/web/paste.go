package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// importPaste reads a pasted text: as the web page that the clipboard held, with its tables, where the browser sent that, else as it stands
// in the box.
func (s *server) importPaste(r *http.Request) (string, error) {
	who, err := s.who(r)
	if err != nil {
		return "", err
	}
	at, err := typedDay("pasted-at", "Ngày của văn bản", text(r, "at"))
	if err != nil {
		return "", err
	}
	name, pasted, html := text(r, "name"), text(r, "text"), text(r, "html")
	switch {
	case name == "":
		return "", fault.New(fault.Invalid, "Chưa có tên của văn bản dán vào.", "The pasted text has no name.").At("name")
	case pasted == "" && html == "":
		return "", fault.New(fault.Invalid, "Chưa dán nội dung nào.", "Nothing was pasted.").At("text")
	}
	in := app.Input{Name: fileName(name) + ".txt", Content: []byte(pasted)}
	if html != "" {
		in = app.Input{Name: fileName(name) + ".html", Content: []byte(html)}
	}
	if int64(len(in.Content)) > s.maxFile() {
		return "", tooLarge(in.Name, s.maxFile())
	}
	d, err := s.app.ImportInput(r.Context(), who, in, at)
	return string(d.ID), err
}

// fileName is a name that a file can have: numbers of documents hold strokes.
func fileName(name string) string {
	return strings.NewReplacer("/", "-", "\\", "-", "\n", " ", "\t", " ", "\x00", "").Replace(name)
}
