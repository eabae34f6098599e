package web

import (
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
)

type documentsPage struct {
	frame
	List  app.Page[app.DocumentRow]
	Pager pager
	Query string
	At    string // the day stated on the upload form
	MaxMB int64  // of a file
	Other bool   // old and other office files are read
	OCR   bool   // scans are

	Pasted, PastedName string // of a paste that was refused
}

// documents lists what is registered and takes a new file.
func (s *server) documents(w http.ResponseWriter, r *http.Request) error {
	return s.documentList(w, r, nil)
}

func (s *server) documentList(w http.ResponseWriter, r *http.Request, failed error) error {
	f, err := s.frame(w, r, "documents", "Văn bản @nhiều")
	if err != nil {
		return err
	}
	q := r.URL.Query().Get("q")
	list, err := s.app.Documents(r.Context(), q, pageNumber(r))
	if err != nil {
		return err
	}
	p := &documentsPage{frame: f, List: list, Query: q, At: r.PostFormValue("at"), MaxMB: s.maxFile() >> 20, Other: s.app.ReadsOffice(), OCR: s.app.Recognises(),
		Pasted: r.PostFormValue("text"), PastedName: r.PostFormValue("name"), Pager: pagerOf(r, list.Total, list.Number, list.PerPage)}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "documents", p)
}

// importDocument reads one file into the review queue and goes there.
func (s *server) importDocument(w http.ResponseWriter, r *http.Request) error {
	return s.importBy(w, r, (*server).importFile)
}

// importPasted reads a text that was pasted.
func (s *server) importPasted(w http.ResponseWriter, r *http.Request) error {
	return s.importBy(w, r, (*server).importPaste)
}

func (s *server) importBy(w http.ResponseWriter, r *http.Request, read func(*server, *http.Request) (string, error)) error {
	err := readForm(r)
	d := ""
	if err == nil {
		d, err = read(s, r)
	}
	if err != nil {
		if mendable(err) || fault.Is(err, fault.Refused) {
			return s.documentList(w, r, err)
		}
		return err
	}
	v, err := s.app.Versions(r.Context(), doc.ID(d))
	if err != nil {
		return err
	}
	if len(v.Likely) > 0 {
		return s.done(w, r, againstAt(v.Document.ID, v.Likely[0].Document.ID), s.words(r).Say("Đã đọc văn bản. Có thể đây là bản mới của một văn bản đã có: hãy cho biết trước khi rà soát."))
	}
	nothing, err := s.app.NothingReadIn(r.Context(), doc.ID(d))
	if err != nil {
		return err
	}
	if nothing {
		return s.done(w, r, "/review/"+d, s.words(r).Say("Đã đọc và giữ văn bản."))
	}
	return s.done(w, r, "/review/"+d, s.words(r).Say("Đã đọc văn bản. Hãy rà soát từng đề xuất trước khi đưa vào kế hoạch."))
}

func (s *server) importFile(r *http.Request) (string, error) {
	who, err := s.who(r)
	if err != nil {
		return "", err
	}
	at, err := typedDay("at", "Ngày của văn bản", text(r, "at"))
	if err != nil {
		return "", err
	}
	file, err := upload(r, "file")
	if err != nil {
		return "", err
	}
	if file == nil {
		return "", fault.New(fault.Invalid, "Chưa chọn tệp nào.", "No file was chosen.").At("file")
	}
	if size := int64(len(file.Content)); size > s.maxFile() {
		return "", tooLarge(file.Name, s.maxFile())
	}
	d, err := s.app.ImportInput(r.Context(), who, app.Input{Name: file.Name, Content: file.Content, OCR: r.PostFormValue("ocr") != ""}, at)
	return string(d.ID), err
}
