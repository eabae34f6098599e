package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"lotrinh/internal/fault"
)

// health tells a watcher whether pages can be answered: 200 "ok", or 503 when the database does not answer.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.app.Ping(ctx); err != nil {
		s.config.Logger.Error("the database does not answer", "id", w.Header().Get("X-Request-Id"), "cause", cause(err))
		http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok"))
}

// caught shows the error page for a handler that panicked, and logs where. Once part of an answer has been sent the
// connection is broken off, so that nobody takes it for whole.
func (s *server) caught(w http.ResponseWriter, r *http.Request) {
	what := recover()
	if what == nil {
		return
	}
	if what == http.ErrAbortHandler {
		panic(what)
	}
	s.config.Logger.Error("panic", "id", w.Header().Get("X-Request-Id"), "route", r.Pattern, "what", fmt.Sprint(what), "stack", string(debug.Stack()))
	if sent, ok := w.(interface{ Status() int }); ok && sent.Status() != 0 {
		panic(http.ErrAbortHandler)
	}
	s.fail(w, r, fault.New(fault.Internal, "Chương trình gặp lỗi.", "Something went wrong inside the program."))
}

// cause is what the log says of an error: what lies beneath, without the words for the person, which may name files.
func cause(err error) error {
	var said *fault.Error
	for errors.As(err, &said) && said.Err != nil {
		err = said.Err
	}
	if errors.As(err, &said) {
		return errors.New(string(said.Kind))
	}
	return err
}
