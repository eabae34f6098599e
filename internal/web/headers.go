package web

import (
	"net/http"
	"strings"

	"lotrinh/internal/fault"
)

const (
	// MaxUpload bounds one request that carries files, in bytes.
	MaxUpload = 200 << 20
	// MaxForm bounds a request without files, in bytes; a report of 2,000 lines is about 1 MB.
	MaxForm = 4 << 20
	// inMemory is how much of an upload stays in memory; the rest waits in temporary files.
	inMemory = 8 << 20
)

// policy allows what the pages use and nothing else: own scripts, styles and images, no frames, no other site.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// bounded limits every body before a handler reads it.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := int64(MaxForm)
		if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			limit = MaxUpload
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

func tooLarge(limit int64) error {
	return fault.New(fault.TooLarge, "Dữ liệu gửi lên lớn hơn %d MB. Hãy tách tệp hoặc gửi từng phần.",
		"What was sent is larger than %d MB. Split the file or send it in parts.", limit>>20)
}
