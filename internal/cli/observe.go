package cli

import (
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// observed writes a line for every request and counts it. It names the pattern of the address ("/items/{id}"), never the
// address itself, and gives each request a name of its own that an error page can show.
func observed(next http.Handler, log *slog.Logger, m *figures) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		id := requestID()
		w.Header().Set("X-Request-Id", id)
		a := &answer{ResponseWriter: w}
		m.running.Add(1)
		defer func() {
			m.running.Add(-1)
			what := recover()
			aborted := what == http.ErrAbortHandler
			if what != nil && !aborted { // pages catch theirs; this is for whatever else answers
				log.Error("panic", "id", id, "what", what, "stack", string(debug.Stack()))
				if aborted = a.status != 0; !aborted {
					http.Error(a, "Chương trình gặp lỗi. / Something went wrong inside the program. "+id, http.StatusInternalServerError)
				}
			}
			if a.status == 0 {
				a.status = http.StatusOK // what net/http sends for a handler that says nothing
			}
			took := time.Since(begun)
			method, route := methodOf(r), routeOf(r)
			m.answered(method, route, a.status, took)
			level := slog.LevelInfo
			if route == "/healthz" || strings.HasPrefix(route, "/static/") {
				level = slog.LevelDebug
			}
			line := []any{"method", method, "route", route, "status", a.status, "ms", float64(took.Microseconds()) / 1000, "bytes", a.bytes, "id", id}
			if aborted {
				line = append(line, "aborted", true)
			}
			log.Log(r.Context(), level, "request", line...)
			if aborted {
				panic(http.ErrAbortHandler) // the reader must see that the answer is not whole
			}
		}()
		next.ServeHTTP(a, r)
	})
}

// requestID is sixteen hexadecimal digits.
func requestID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// methodOf is one of the methods there are: a made-up one could say anything.
func methodOf(r *http.Request) string {
	if slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, r.Method) {
		return r.Method
	}
	return "OTHER"
}

// routeOf is the pattern that the request was answered by, without its method; "none" when it came to no handler.
func routeOf(r *http.Request) string {
	if r.Pattern == "" {
		return "none"
	}
	if _, path, found := strings.Cut(r.Pattern, " "); found {
		return path
	}
	return r.Pattern
}

// answer remembers what was sent.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// Status is the status sent so far, 0 = nothing yet.
func (a *answer) Status() int { return a.status }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(p []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(p)
	a.bytes += int64(n)
	return n, err
}

// Flush sends on what has been written; Unwrap lets net/http reach the rest of what the connection can do.
func (a *answer) Flush() { _ = http.NewResponseController(a.ResponseWriter).Flush() }

func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
