package api

import (
	"encoding/json"
	"maps"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/lang"
)

const openAPI = "/api/openapi.json"

type object = map[string]any

// documentOf writes the routes as OpenAPI 3.1. What it promises is what the routes check.
func documentOf(routes []route, version string, l lang.Lang) []byte {
	say := func(vi, en string) string {
		if l == lang.En {
			return en
		}
		return vi
	}
	all := schemas{}
	paths := map[string]object{}
	for _, r := range routes {
		if paths[r.path] == nil {
			paths[r.path] = object{}
		}
		paths[r.path][strings.ToLower(r.method)] = r.operation(all, say)
	}
	all.of(reflect.TypeFor[problem]())
	document := object{
		"openapi": "3.1.0",
		"info": object{"title": "Lộ Trình", "version": version, "description": say(
			"Mọi việc làm được trên trang đều làm được ở đây, dưới dạng JSON. Ngày chưa biết là \"\", số chưa biết là null.",
			"Whatever the pages can do, as JSON. An unknown date is \"\", an unknown number null.")},
		"servers":  []object{{"url": "/"}},
		"paths":    paths,
		"security": []object{{"session": []string{}}, {"page": []string{}}, {}},
		"components": object{"schemas": all, "securitySchemes": object{
			"session": object{"type": "http", "scheme": "bearer", "description": say("Mã phiên của POST /api/session", "The token of POST /api/session")},
			"page":    object{"type": "apiKey", "in": "cookie", "name": "lotrinh_session", "description": say("Phiên đã mở trên trang; trước khi có tài khoản thì không cần", "The session of a page; before there are accounts none is needed")}}},
	}
	out, err := json.Marshal(document)
	if err != nil {
		panic(err) // routes of ours: found when the program starts
	}
	return out
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

func text(s string) *schema { return &schema{Type: "string", Description: s} }

func (r route) operation(all schemas, say func(vi, en string) string) object {
	params := []object{}
	add := func(in, name, description string, s *schema, required bool) {
		params = append(params, object{"in": in, "name": name, "description": description, "schema": s, "required": required})
	}
	for _, m := range inPath.FindAllStringSubmatch(r.path, -1) {
		add("path", m[1], m[1], text(""), true)
	}
	for _, p := range r.params {
		add("query", p.name, say(p.vi, p.en), &schema{Type: string(p.kind)}, p.required)
	}
	if !r.public {
		add("header", asHeader, say("Mã chức danh làm việc này; mặc định là người điều phối đầu tiên", "Code of the post that acts; the first coordinator unless said"), text(""), false)
	}
	if r.method != http.MethodGet && !r.secret {
		add("header", keyHeader, say("Khóa của yêu cầu: gửi lại không làm hai lần", "Name of this write: sent again, it is not done twice"), text(""), false)
	}
	if r.matched {
		add("header", "If-Match", say("ETag của bản đang sửa", "ETag of the version that is changed"), text(""), true)
	}
	if r.shown {
		add("header", "If-None-Match", say("ETag của bản đã có", "ETag of the version at hand"), text(""), false)
	}
	op := object{"operationId": r.id(), "tags": []string{r.group}, "summary": say(r.vi, r.en), "parameters": params, "responses": r.responses(all, say)}
	if r.public {
		op["security"] = []object{}
	}
	switch {
	case r.body != nil:
		op["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": all.of(r.body)}}}
	case len(r.fields) > 0:
		form := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
		for _, f := range r.fields {
			form.Properties[f.name] = text(say(f.vi, f.en))
			if f.kind == file {
				form.Properties[f.name].Format = "binary"
			}
			if f.required {
				form.Required = append(form.Required, f.name)
			}
		}
		op["requestBody"] = object{"required": true, "content": object{"multipart/form-data": object{"schema": form}}}
	}
	return op
}

// id names an operation: "patch-items-id".
func (r route) id() string {
	return strings.ToLower(r.method) + strings.NewReplacer("/api", "", "/", "-", "{", "", "}", "", ".", "-").Replace(r.path)
}

// responses are what the route may answer.
func (r route) responses(all schemas, say func(vi, en string) string) object {
	ok := object{}
	if r.gives != nil {
		ok["application/json"] = object{"schema": all.of(r.gives)}
	}
	for _, media := range r.media {
		ok[media] = object{}
	}
	out := object{strconv.Itoa(r.status): object{"description": say("Được", "Done"), "content": ok}}
	if r.shown {
		out["304"] = object{"description": say("Chưa đổi", "Not modified")}
	}
	for _, status := range slices.Sorted(maps.Keys(titles)) {
		if r.mayRefuse(status) {
			out[strconv.Itoa(status)] = object{"description": say(titles[status][0], titles[status][1]),
				"content": object{"application/problem+json": object{"schema": all.of(reflect.TypeFor[problem]())}}}
		}
	}
	return out
}

// mayRefuse tells whether a route may end in a status; 405 is the address, not the route.
func (r route) mayRefuse(status int) bool {
	switch status {
	case http.StatusMethodNotAllowed:
		return false
	case http.StatusUnauthorized:
		return !r.public
	case http.StatusTooManyRequests:
		return r.path == "/api/session"
	case http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType:
		return r.method != http.MethodGet
	case http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		return r.matched
	}
	return true
}

// openapi gives the document in the language asked for.
func (s *server) openapi(c *call) error {
	c.w.Header().Set("Content-Language", string(c.lang))
	c.send(http.StatusOK, s.documents[c.lang])
	return nil
}
