package web

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

// mediaTypes of what pages offer for download; anything else is plain bytes.
var mediaTypes = map[string]string{
	"csv":  "text/csv; charset=utf-8",
	"json": "application/json; charset=utf-8",
	"xml":  "application/xml",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"pdf":  "application/pdf",
}

func attach(w http.ResponseWriter, name string) {
	media := mediaTypes[strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")]
	if media == "" {
		media = "application/octet-stream"
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Cache-Control", "no-store")
}

func sendFile(w http.ResponseWriter, r *http.Request, content io.ReadSeekCloser, name string) error {
	defer content.Close()
	attach(w, name)
	http.ServeContent(w, r, "", time.Time{}, content)
	return nil
}

// evidence sends a file attached to a report line.
func (s *server) evidence(w http.ResponseWriter, r *http.Request) error {
	who, err := s.who(r)
	if err != nil {
		return err
	}
	content, name, err := s.app.Evidence(r.Context(), who, r.PathValue("line"))
	if err != nil {
		return err
	}
	return sendFile(w, r, content, name)
}

// write sends the progress report of a unit, or of the whole province, as a file an office can sign.
func (s *server) write(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p, ok := when.ParsePeriod(q.Get("period"))
	if !ok {
		return fault.New(fault.Invalid, "Không có kỳ báo cáo %q. Viết ví dụ 2026-06, 2026-Q2, 2026.", "There is no period %q. Write for example 2026-06, 2026-Q2, 2026.", q.Get("period")).At("period")
	}
	format := q.Get("format")
	if format != "xlsx" && format != "docx" {
		return fault.New(fault.Invalid, "Báo cáo ghi được dạng docx và xlsx, không có dạng %q.", "Reports are written as docx or xlsx, not %q.", format).At("format")
	}
	var b bytes.Buffer // whole first: a failure must not leave half a file
	if err := s.app.WriteReport(r.Context(), q.Get("unit"), p, format, s.words(r).Lang, &b); err != nil {
		return err
	}
	unit := q.Get("unit")
	if unit == "" {
		unit = "toan-tinh"
	}
	attach(w, "bao-cao-"+unit+"-"+string(p)+"."+format)
	_, _ = b.WriteTo(w)
	return nil
}
