// Package api offers every action of the application as JSON: one table of routes makes the addresses, the checks and the OpenAPI document.
package api

import (
	"log/slog"
	"net/http"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/lang"
)

// Config is what the program around the API decides.
type Config struct {
	Version string
	Logger  *slog.Logger
	MaxFile int64  // bytes of a request that carries a file; 0 is 200 MB
	Origin  string // "https://lotrinh.tinh.gov.vn" where others reach it by that address; "" = this machine alone
}

// server holds what every route needs; only running ever changes.
type server struct {
	app       *app.App
	config    Config
	running   running
	documents map[lang.Lang][]byte // OpenAPI, written once
}

// New builds the handler of every address under /api/.
func New(a *app.App, config Config) http.Handler {
	if config.Logger == nil {
		config.Logger = slog.Default()
	}
	s := &server{app: a, config: config, documents: map[lang.Lang][]byte{}}
	for _, l := range []lang.Lang{lang.Vi, lang.En} {
		s.documents[l] = documentOf(routes, config.Version, l)
	}
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.HandleFunc(r.method+" "+r.path, s.handle(r))
	}
	guard := http.NewCrossOriginProtection()
	if config.Origin != "" {
		if err := guard.AddTrustedOrigin(config.Origin); err != nil {
			panic(err) // the command has checked it
		}
	}
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, crossOrigin()) }))
	return guard.Handler(s.found(mux))
}

// found answers with a problem, not with a line of text, where the mux knows no address or not for this method.
func (s *server) found(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Add("Vary", "Accept-Language, Authorization, Cookie, X-Lotrinh-As")
		known, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		plain := headersOnly{}
		known.ServeHTTP(plain, r)
		if allow := http.Header(plain).Get("Allow"); allow != "" {
			h.Set("Allow", allow)
			s.refuse(w, r, wrongMethod(r.Method, allow))
			return
		}
		s.refuse(w, r, noAddress(r.URL.Path))
	})
}

// handle serves one route, within its bounds.
func (s *server) handle(r route) http.HandlerFunc {
	return func(w http.ResponseWriter, request *http.Request) {
		c := &call{Request: request, w: w, route: r, lang: languageOf(request), rev: -1}
		request.Body = http.MaxBytesReader(w, request.Body, s.limit(r))
		err := c.checkQuery()
		if err == nil && !r.public {
			err = s.chooseWho(c)
		}
		if err == nil {
			err = r.serve(s, c)
		}
		if err != nil {
			s.refuse(w, request, err)
		}
	}
}

// languageOf is the first of Accept-Language that we speak, Vietnamese when there is none.
func languageOf(r *http.Request) lang.Lang {
	for _, wanted := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		name, quality, _ := strings.Cut(wanted, ";")
		name, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(name)), "-")
		if l, known := lang.Of(name); known && strings.ReplaceAll(quality, " ", "") != "q=0" {
			return l
		}
	}
	return lang.Vi
}

// headersOnly takes the headers of an answer and nothing else.
type headersOnly http.Header

func (h headersOnly) Header() http.Header         { return http.Header(h) }
func (h headersOnly) Write(b []byte) (int, error) { return len(b), nil }
func (h headersOnly) WriteHeader(int)             {}
