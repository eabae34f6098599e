package api

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// mediaTypes of the files that are made here; originals and evidence are plain bytes.
var mediaTypes = map[string]string{
	"csv":  "text/csv; charset=utf-8",
	"json": "application/json",
	"xml":  "application/xml",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"pdf":  "application/pdf",
}

const anyBytes = "application/octet-stream"

func (c *call) attach(name string) {
	media := mediaTypes[name[strings.LastIndexByte(name, '.')+1:]]
	if media == "" || c.route.media[0] == anyBytes {
		media = anyBytes
	}
	c.w.Header().Set("Content-Type", media)
	c.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// sendWhole sends a file that is written here, once it is whole: a failure must not leave half a file.
func (c *call) sendWhole(name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	c.attach(name)
	_, _ = b.WriteTo(c.w)
	return nil
}

func (s *server) original(c *call) error {
	content, name, err := s.app.Original(c.Context(), documentID(c))
	return c.sendFile(content, name, err)
}

func (s *server) evidence(c *call) error {
	content, name, err := s.app.Evidence(c.Context(), c.who, c.PathValue("line"))
	return c.sendFile(content, name, err)
}

func (c *call) sendFile(content io.ReadSeekCloser, name string, err error) error {
	if err != nil {
		return err
	}
	defer content.Close()
	c.attach(name)
	http.ServeContent(c.w, c.Request, "", time.Time{}, content)
	return nil
}

// lateHeader makes the answer a download at its first byte, so that a failure before it is still a problem.
type lateHeader struct {
	c    *call
	name string
	sent bool
}

func (l *lateHeader) Write(b []byte) (int, error) {
	if !l.sent {
		l.c.attach(l.name)
		l.sent = true
	}
	return l.c.w.Write(b)
}

// export streams exactly the rows of the list with the same filter.
func (s *server) export(c *call) error {
	format := c.query.Get("format")
	what := app.Subject(c.query.Get("what"))
	if what == "" {
		what = app.AllItems
	}
	out := &lateHeader{c: c, name: string(what) + "-" + string(s.app.Today()) + app.ValueEnding(format)}
	err := s.app.Export(c.Context(), c.who, what, app.ItemFilterOf(c.query), format, c.lang, out)
	if err != nil && out.sent {
		s.config.Logger.Error("export cut", "err", err)
		panic(http.ErrAbortHandler) // the reader must see that the file is not whole
	}
	return err
}

// written gives the progress report of a unit, or of the whole province, as a file an office can sign.
func (s *server) written(c *call) error {
	p, err := period(c.query.Get("period"))
	if err != nil {
		return err
	}
	format := c.query.Get("format")
	if format != "xlsx" && format != "docx" {
		return fault.New(fault.Invalid, "Báo cáo ghi được dạng docx và xlsx, không có dạng %q.", "Reports are written as docx or xlsx, not %q.", format).At("format")
	}
	unit := c.query.Get("unit")
	name := unit
	if name == "" {
		name = "toan-tinh"
	}
	return c.sendWhole("bao-cao-"+name+"-"+string(p)+"."+format, func(w io.Writer) error {
		return s.app.WriteReport(c.Context(), unit, p, format, c.lang, w)
	})
}
