package api

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"

	"lotrinh/internal/fault"
)

// paramKind is how a query parameter or a field of a form is read.
type paramKind string

const (
	word  paramKind = "string"
	whole paramKind = "integer"
	file  paramKind = "file" // of a form
)

// param is one value of a query or a form.
type param struct {
	name     string
	kind     paramKind
	vi, en   string
	required bool
}

// route is one address with one method: what it takes, what it gives, and who answers. The mux, the checks and the
// OpenAPI document are all made from it.
type route struct {
	method, path string
	group        string // what it is about: a heading of the document
	vi, en       string // what it does
	params       []param
	body         reflect.Type // of the JSON taken, nil for none
	fields       []param      // of the form taken
	gives        reflect.Type // of the JSON given; nil for a file
	media        []string     // of the file given
	status       int          // when all is well
	shown        bool         // gives an ETag and answers If-None-Match
	matched      bool         // asks for If-Match
	public       bool         // anybody may ask, signed in or not
	secret       bool         // answers with a secret, or takes one: no answer is kept
	serve        func(*server, *call) error
}

func (r route) param(name string) (param, bool) { return named(r.params, name) }
func (r route) field(name string) (param, bool) { return named(r.fields, name) }

func named(list []param, name string) (param, bool) {
	for _, p := range list {
		if p.name == name {
			return p, true
		}
	}
	return param{}, false
}

func (s *server) limit(r route) int64 {
	switch {
	case len(r.fields) == 0:
		return maxJSON
	case s.config.MaxFile > 0:
		return s.config.MaxFile
	}
	return maxUpload
}

func (r route) with(params ...param) route {
	r.params = append(r.params[:len(r.params):len(r.params)], params...)
	return r
}

// get gives something that has no revision: a list, or figures.
func get[Out any](path, group, vi, en string, do func(*server, *call) (Out, error)) route {
	return route{method: http.MethodGet, path: path, group: group, vi: vi, en: en, gives: reflect.TypeFor[Out](), status: http.StatusOK,
		serve: func(s *server, c *call) error {
			out, err := do(s, c)
			if err != nil {
				return err
			}
			body, err := marshal(&out)
			if err == nil {
				c.send(http.StatusOK, body)
			}
			return err
		}}
}

// one gives a single thing with its revision as ETag.
func one[Out any](path, group, vi, en string, do func(*server, *call) (Out, int, error)) route {
	r := get[Out](path, group, vi, en, nil)
	r.shown = true
	r.serve = func(s *server, c *call) error {
		out, rev, err := do(s, c)
		if err != nil {
			return err
		}
		body, err := marshal(&out)
		if err != nil {
			return err
		}
		tag := shownTag(rev, body)
		c.w.Header().Set("ETag", tag)
		if c.fresh(tag) {
			c.w.WriteHeader(http.StatusNotModified)
			return nil
		}
		c.send(http.StatusOK, body)
		return nil
	}
	return r
}

// download gives a file; do writes it.
func download(path, group, vi, en string, media []string, do func(*server, *call) error) route {
	return route{method: http.MethodGet, path: path, group: group, vi: vi, en: en, media: media, status: http.StatusOK, serve: do}
}

// told is what a write gives: the thing as it is now.
type told[Out any] struct {
	out      Out
	rev      int
	location string
}

func (t told[Out]) reply() reply {
	filled(reflect.ValueOf(&t.out))
	return reply{t.rev, t.location, t.out}
}

// write takes JSON and does something once. do gives the id of what it was about, tell what there is to say of it then.
func write[In, Out any](method, path, group, vi, en string, status int, do func(*server, *call, context.Context, In) (string, error), tell func(*server, *call, string) (told[Out], error)) route {
	takes := schemas{}.of(reflect.TypeFor[In]())
	return route{method: method, path: path, group: group, vi: vi, en: en, body: reflect.TypeFor[In](), gives: reflect.TypeFor[Out](), status: status,
		serve: func(s *server, c *call) error {
			body, err := c.json()
			if err != nil {
				return err
			}
			return s.once(c, body, func(ctx context.Context) (string, error) {
				if err := c.match(); err != nil {
					return "", err
				}
				var in In
				if err := parse(body, takes, &in); err != nil {
					return "", err
				}
				return do(s, c, ctx, in)
			}, telling(s, c, tell))
		}}
}

// attach takes a form with a file and does something once.
func attach[Out any](method, path, group, vi, en string, status int, fields []param, do func(*server, *call, context.Context, upload) (string, error), tell func(*server, *call, string) (told[Out], error)) route {
	fields = append([]param{{name: "file", kind: file, required: true, vi: "Tệp", en: "The file"}}, fields...)
	return route{method: method, path: path, group: group, vi: vi, en: en, fields: fields, gives: reflect.TypeFor[Out](), status: status,
		serve: func(s *server, c *call) error {
			u, err := c.form()
			if err != nil {
				return err
			}
			sent, err := json.Marshal([]any{u.file.Name, u.fields, sha256.Sum256(u.file.Content)}) // not the raw body: its boundary differs each time
			if err != nil {
				return err
			}
			return s.once(c, sent, func(ctx context.Context) (string, error) {
				if err := c.match(); err != nil {
					return "", err
				}
				return do(s, c, ctx, u)
			}, telling(s, c, tell))
		}}
}

func telling[Out any](s *server, c *call, tell func(*server, *call, string) (told[Out], error)) func(string) (reply, error) {
	return func(id string) (reply, error) {
		t, err := tell(s, c, id)
		return t.reply(), err
	}
}

// matching makes a write ask for the revision it changes, and tells a stale one from other conflicts.
func (r route) matching(newest func(*server, *call) (int, error)) route {
	r.matched = true
	inner := r.serve
	r.serve = func(s *server, c *call) error {
		// a write sent again is answered before its revision, by now an old one, could be judged
		err := inner(s, c)
		if !fault.Is(err, fault.Conflict) || c.rev < 0 {
			return err
		}
		if rev, failed := newest(s, c); failed == nil && rev != c.rev {
			return stale(c.rev, rev)
		}
		return err
	}
	return r
}

// marshal writes a value with lists where lists are promised.
func marshal[Out any](out *Out) ([]byte, error) {
	filled(reflect.ValueOf(out))
	return json.Marshal(out)
}

// send writes a JSON answer.
func (c *call) send(status int, body []byte) {
	h := c.w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	c.w.WriteHeader(status)
	_, _ = c.w.Write(body)
}
