package web

import (
	"io"
	"net/http"
	"regexp"
	"strings"

	"lotrinh/internal/fault"
)

const (
	// MaxFile bounds a file that is sent, in bytes, unless Config says another.
	MaxFile = 200 << 20
	// MaxForm bounds a request without files, in bytes; a report of 2,000 lines is about 1 MB.
	MaxForm = 4 << 20

	inMemory  = 8 << 20  // how much of a form with files stays in memory; the rest waits in temporary files
	aroundIt  = 64 << 10 // what a form adds to the file in it
	readAfter = 1 << 30  // how much of a request over its bound is read and thrown away
	headOfIt  = 4 << 10  // how much of a request is looked at for the name of a file
)

func (s *server) maxFile() int64 {
	if s.config.MaxFile > 0 {
		return s.config.MaxFile
	}
	return MaxFile
}

// bounded limits every body before a handler reads it.
func (s *server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b := &body{ReadCloser: r.Body, limit: MaxForm, left: MaxForm}
		if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			b.limit, b.left = s.maxFile(), s.maxFile()+aroundIt
		}
		r.Body = b
		next.ServeHTTP(w, r)
	})
}

// body is a request within its bound. The rest of a larger one is read and thrown away, because a browser whose sending is
// cut off does not show the answer.
type body struct {
	io.ReadCloser
	limit, left int64
	head        []byte
	failed      error
}

func (b *body) Read(p []byte) (int, error) {
	if b.failed != nil {
		return 0, b.failed
	}
	n, err := b.ReadCloser.Read(p)
	b.head = append(b.head, p[:min(n, headOfIt-len(b.head))]...)
	if b.left -= int64(n); b.left < 0 {
		_, _ = io.Copy(io.Discard, io.LimitReader(b.ReadCloser, readAfter))
		b.failed = tooLarge(fileNamed(b.head), b.limit)
		return 0, b.failed
	}
	return n, err
}

var fileNameField = regexp.MustCompile(`filename="([^"\r\n]+)"`)

// fileNamed is the name of the first file of a form, "" when its beginning names none.
func fileNamed(head []byte) string {
	if g := fileNameField.FindSubmatch(head); g != nil {
		return strings.ToValidUTF8(string(g[1]), "")
	}
	return ""
}

func tooLarge(file string, limit int64) error {
	if file == "" {
		return fault.New(fault.TooLarge, "Dữ liệu gửi lên lớn hơn %d MB. Hãy tách tệp hoặc gửi từng phần.",
			"What was sent is larger than %d MB. Split the file or send it in parts.", limit>>20)
	}
	return fault.New(fault.TooLarge, "Tệp %q lớn hơn %d MB. Hãy tách tệp hoặc bỏ ảnh trong tệp.", "The file %q is larger than %d MB. Split it or take its pictures out.", file, limit>>20).At("file")
}
