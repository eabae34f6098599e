package cli

import (
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store/storetest"
	"lotrinh/internal/web"
	"lotrinh/internal/when"
)

// What each role may do, written by hand from the brief of the work and not from org.Rights: for what is about a unit,
// where – "o" the own unit, "b" one below it, "x" another, "d" one below it that has ended; for the rest "+" or nothing.
var mayDo = map[org.Role]map[string]string{
	org.Administrator: {"read": "+", "journal": "+", "units": "+", "regimes": "+", "lists": "+", "reset": "obx", "accounts": "+", "backup": "+"},
	org.Coordinator: {"read": "+", "drafts": "obxd", "journal": "+", "import": "+", "review": "+", "plan": "+", "units": "+", "reorganise": "+", "report": "obxd", "send": "obxd", "judge": "obxd", "direct": "+", "answer": "obxd",
		"regimes": "+", "cycles": "+", "reviews": "+", "compose": "obxd", "comment": "+", "conferences": "+", "papers": "obxd", "values": "obxd", "extend": "obxd", "extension": "+", "rate": "+", "lists": "+", "backup": "+"},
	org.Reporter:  {"read": "+", "drafts": "o", "report": "o", "send": "o", "answer": "o", "compose": "o", "comment": "+", "papers": "o", "values": "o", "extend": "o", "lists": "+"},
	org.Head:      {"read": "+", "drafts": "obd", "report": "o", "send": "o", "endorse": "ob", "answer": "o", "compose": "o", "comment": "+", "papers": "o", "values": "o", "extend": "o", "lists": "+", "reset": "o"},
	org.Leader:    {"read": "+", "drafts": "obxd", "journal": "+", "direct": "+", "comment": "+", "lists": "+"},
	org.Inspector: {"read": "+", "drafts": "obxd", "journal": "+", "lists": "+"},
}

// places are the units that the roles, all of so-a, are tried on. Nobody of the ended unit can be a colleague.
var places = []struct{ mark, unit string }{{"o", "so-a"}, {"b", "phong-a"}, {"x", "so-b"}, {"d", "phong-cu"}}

const password = "Trời xanh tám tháng"

// TestRights tries every action as every role, on its own unit, one below, another and one that has ended, on the pages, by
// the API and by commands, and compares with what is written above. The table in the code says the same.
func TestRights(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		h := newHouse(t, db)
		tried := 0
		for role, may := range mayDo {
			for _, right := range org.Rights {
				action := string(right.Action)
				for door, try := range h.tries(role, action) {
					for _, p := range places {
						about := aboutUnit[action]
						if !about && p.mark != "o" || action == "reset" && p.mark == "d" {
							continue
						}
						want := may[action] == "+" || strings.Contains(may[action], p.mark)
						if got, said := try(p.unit); got != want {
							t.Errorf("%s may %s (%s) to %s: %v, want %v: %.300s", role, action, door, p.unit, got, want, said)
						}
						tried++
					}
				}
			}
		}
		for _, role := range lapsed { // one in a unit that has ended may do nothing, wherever
			for _, right := range org.Rights {
				for door, try := range h.triesAs(string(role)+"-cu", string(right.Action)) {
					if got, said := try("phong-cu"); got {
						t.Errorf("%s of an ended unit may %s (%s): %.300s", role, right.Action, door, said)
					}
					tried++
				}
			}
		}
		for _, right := range org.Rights { // nor may anybody without an account, or without a post
			for _, user := range []string{"", "khong-chuc-danh"} {
				for door, try := range h.triesAs(user, string(right.Action)) {
					if got, said := try("so-a"); got && !strings.HasPrefix(door, "command") && door != "verify" {
						t.Errorf("%q may %s (%s): %.300s", user, right.Action, door, said)
					}
					tried++
				}
			}
		}
		if tried < 500 {
			t.Errorf("only %d tries", tried)
		}
	})
}

// lapsed are the roles that may do most, tried in a unit that has ended.
var lapsed = []org.Role{org.Administrator, org.Coordinator, org.Head}

var aboutUnit = map[string]bool{"compose": true, "papers": true, "drafts": true, "report": true, "send": true, "endorse": true, "judge": true, "answer": true, "extend": true, "values": true, "reset": true}

// TestRightsTableIsWhatIsWanted compares the table itself with what is written by hand.
func TestRightsTableIsWhatIsWanted(t *testing.T) {
	for role, may := range mayDo {
		for _, right := range org.Rights {
			got := ""
			switch right.To[role] {
			case org.Everywhere:
				got = "obxd"
			case org.OwnAndBelow:
				if got = "obd"; right.Writes {
					got = "ob" // nothing is changed of what has ended
				}
			case org.OwnUnit:
				got = "o"
			}
			if right.Action == "reset" {
				got = strings.TrimSuffix(got, "d")
			}
			if !aboutUnit[string(right.Action)] && got != "" {
				got = "+"
			}
			if want := may[string(right.Action)]; got != want {
				t.Errorf("%s %s: the table says %q, want %q", role, right.Action, got, want)
			}
		}
		for action := range may {
			if org.RightTo(org.Action(action)).Vi == "" {
				t.Errorf("the table has no line on %q", action)
			}
		}
	}
	for _, right := range org.Rights {
		if right.To[org.Public] != org.Nowhere {
			t.Errorf("outsiders may %s", right.Action)
		}
	}
}

// TestRightsPage: docs/rights.md is what the command prints. LOTRINH_UPDATE=1 writes it.
func TestRightsPage(t *testing.T) {
	const name = "../../docs/rights.md"
	want := rightsPage(lang.En) + "\n" + rightsPage(lang.Vi)
	if os.Getenv("LOTRINH_UPDATE") != "" {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("docs/rights.md is not what `lotrinh user rights` prints; LOTRINH_UPDATE=1 go test ./internal/cli -run TestRightsPage writes it (%v)", err)
	}
}

// house is an installation with people in it, and a server of its pages and its API.
type house struct {
	*testing.T
	app    *app.App
	server *httptest.Server
	db     storetest.DB
	clerk  app.Who
	period when.Period
	tokens map[string]string // of sessions, by user
	raw    *sql.DB
	papers int
	tasks  map[string]string    // one of each unit
	counts map[string]string    // codes of indicators, one of each unit
	called map[string][2]string // conferences and the contribution asked for, one of each unit
}

func newHouse(t *testing.T, db storetest.DB) *house {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Dir: db.Dir, DB: db.URL, Today: "2026-06-20"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	h := &house{T: t, app: a, db: db, period: "2026-05", raw: db.Raw(t), tokens: map[string]string{}, tasks: map[string]string{}, counts: map[string]string{}, called: map[string][2]string{}}
	h.clerk, err = a.As(t.Context(), "")
	h.ok(err)
	units := []org.Unit{{Code: "tinh", Name: "UBND tỉnh Mẫu Giang", Line: org.State, Level: "province"}, {Code: "so-a", Name: "Sở A", Line: org.State}, {Code: "so-b", Name: "Sở B", Line: org.State},
		{Code: "phong-a", Name: "Phòng A", Line: org.State}, {Code: "phong-cu", Name: "Phòng Cũ", Line: org.State, To: "2025-12-31"}}
	h.ok(a.AddUnits(t.Context(), h.clerk, units, map[string]string{"so-a": "tinh", "so-b": "tinh", "phong-a": "so-a", "phong-cu": "so-a"}, nil))
	var posts []org.Post
	of := map[string]string{}
	add := func(code, unit string, role org.Role) {
		posts = append(posts, org.Post{Code: code, Title: "Chức danh " + code, Role: role})
		of[code] = unit
	}
	for role := range mayDo {
		add(string(role), "so-a", role)
	}
	for _, role := range lapsed {
		add(string(role)+"-cu", "phong-cu", role)
	}
	for _, p := range places {
		add("dong-nghiep-"+p.unit, p.unit, org.Reporter)
	}
	h.ok(a.AddPosts(t.Context(), h.clerk, posts, of))
	for _, u := range units[1:] {
		it, err := a.AddItem(t.Context(), h.clerk, app.ItemEdit{Kind: "task", Title: "Việc của " + u.Name, Lead: u.Name, Quote: "giao tại cuộc họp", Why: "thử"})
		h.ok(err)
		h.tasks[u.Code] = it.Code
		it, err = a.AddItem(t.Context(), h.clerk, app.ItemEdit{Kind: "indicator", Title: "Tỷ lệ của " + u.Name, Lead: u.Name, Quote: "giao tại cuộc họp", Why: "thử", Fields: map[string]string{"unit": "%"}})
		h.ok(err)
		h.counts[u.Code] = it.Code
	}
	keeper, err := a.AtMachine(t.Context())
	h.ok(err)
	for _, p := range posts {
		h.person(keeper, p.Code, p.Code)
	}
	h.person(keeper, "khong-chuc-danh", "")
	mux := http.NewServeMux()
	quiet := slog.New(slog.DiscardHandler)
	mux.Handle("/", web.New(a, web.Config{Logger: quiet}))
	mux.Handle("/api/", api.New(a, api.Config{Logger: quiet}))
	h.server = httptest.NewServer(mux)
	t.Cleanup(h.server.Close)
	return h
}

// person opens an account that holds a post, and signs it in; those of an ended unit hold theirs still.
func (h *house) person(keeper app.Who, user, post string) {
	h.Helper()
	_, err := h.app.AddAccount(h.Context(), keeper, app.AccountEdit{User: user, Name: "Người " + user, Post: post, From: "2025-01-01"})
	h.ok(err)
	if strings.HasPrefix(user, "dong-nghiep") {
		return
	}
	link, err := h.app.MakeLink(h.Context(), keeper, user)
	h.ok(err)
	_, err = h.app.SetPassword(h.Context(), link, password)
	h.ok(err)
	h.tokens[user], err = h.app.SignIn(h.Context(), app.SignIn{User: user, Password: password, Address: "127.0.0.1"})
	h.ok(err)
}

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// try does something to a unit; may is whether it was let.
type try func(unit string) (may bool, said string)

func (h *house) tries(role org.Role, action string) map[string]try {
	return h.triesAs(string(role), action)
}

// triesAs are the ways in which a person may try an action; a way that does not exist is left out.
func (h *house) triesAs(user, action string) map[string]try {
	send := func(method, path, kind string, body func(unit string) (at, sent string)) try {
		return func(unit string) (bool, string) {
			at, sent := body(unit)
			return h.send(user, method, strings.ReplaceAll(path, "{}", at), kind, sent)
		}
	}
	plain := func(sent string) func(string) (string, string) {
		return func(string) (string, string) { return "", sent }
	}
	const form, jsonType = "application/x-www-form-urlencoded", "application/json"
	run := func(args ...string) try {
		return func(string) (bool, string) { return h.run(user, args...) }
	}
	file, fileKind := uploadOf("a.txt", "KẾ HOẠCH\nSở A trình đề án trước ngày 30/9/2026.")
	out := filepath.Join(h.TempDir(), "out")
	switch action {
	case "read":
		return map[string]try{"page": send("GET", "/items", "", plain("")), "api": send("GET", "/api/items", "", plain("")), "command": run("export", "-o", "-")}
	case "journal":
		return map[string]try{"page": send("GET", "/journal", "", plain("")), "api": send("GET", "/api/journal", "", plain("")), "api export": send("GET", "/api/export?what=journal&format=csv", "", plain("")),
			"command": run("export", "--what", "journal", "-o", "-"), "verify": run("verify")}
	case "import":
		return map[string]try{"page": send("POST", "/documents", fileKind, plain(file)), "api": send("POST", "/api/documents", fileKind, plain(file)),
			"command": run("import", h.paper())}
	case "review":
		return map[string]try{"page": send("POST", "/review/nope/above", form, plain("above=0.9")), "api": send("POST", "/api/review/nope/above", jsonType, plain(`{"above":0.9}`))}
	case "plan":
		return map[string]try{"page": send("POST", "/items", form, plain("kind=task&title=x")), "api": send("POST", "/api/items", jsonType, plain(`{"kind":"task","title":"x"}`)), "command": run("generate", "--tasks", "5")}
	case "units":
		return map[string]try{"page": send("POST", "/accounts", form, plain("do=post&code=X&title=x&role=head&unit=so-a")), "api": send("POST", "/api/posts", jsonType, plain(`{"code":"X","title":"x","role":"head","unit":"so-a"}`)),
			"command": run("calendar", "load", "--dry-run", h.daysOff())}
	case "reorganise":
		act := "Văn bản: x\nNgày: 1/1/2020\nkết thúc | khong-co"
		return map[string]try{"page": send("POST", "/reorganisations", form, plain("text="+url.QueryEscape(act))), "heirs": send("POST", "/heirs", form, plain("why=x&part=khong-co&to=so-a")),
			"api": send("POST", "/api/reorganisations", jsonType, plain(`{"text":"`+strings.ReplaceAll(act, "\n", "\\n")+`"}`)), "command": run("reorganise", h.actFile(act))}
	case "extend":
		asked := url.Values{"reason": {"x"}}.Encode()
		return map[string]try{"page": send("POST", "/items/{}/extensions", form, func(unit string) (string, string) { return h.tasks[unit], asked }),
			"api": send("POST", "/api/items/{}/extensions", jsonType, func(unit string) (string, string) { return h.tasks[unit], `{"new_day":"2026-12-31","reason":""}` }),
			"command": func(unit string) (bool, string) {
				return h.run(user, "task", "extend", h.tasks[unit], "--to", "31/12/2026", "--reason", " ")
			}}
	case "values":
		return map[string]try{
			"page":        send("POST", "/indicators/{}/values", form, func(unit string) (string, string) { return h.counts[unit], "period=2025" }),
			"api":         send("POST", "/api/indicators/{}/values", jsonType, func(unit string) (string, string) { return h.counts[unit], `{"period":"2025","value":""}` }),
			"page import": func(unit string) (bool, string) { return h.sendFile(user, "/indicators/import", h.values(unit)) },
			"api import":  func(unit string) (bool, string) { return h.sendFile(user, "/api/indicators/import", h.values(unit)) },
			"command": func(unit string) (bool, string) {
				return h.run(user, "indicator", "import", "--dry-run", h.valuesFile(unit))
			},
		}
	case "extension":
		return map[string]try{"page": send("POST", "/extensions/nope", form, plain("do=grant&rev=1&decision=x")), "api": send("POST", "/api/extensions/nope/decision", jsonType, plain(`{"grant":true,"decision":"x"}`)),
			"command": run("task", "decide", "nope", "--grant", "--reason", "x")}
	case "rate":
		return map[string]try{"page": send("POST", "/items/{}/rating", form, func(unit string) (string, string) { return h.tasks[unit], "light=red&reason=" }), "api": send("POST", "/api/items/nope/rating", jsonType, plain(`{"light":"red","reason":"x","rev":0}`))}
	case "lists":
		return map[string]try{"page": send("POST", "/views", form, plain("title=x&query=nonsense%3D1")), "api": send("POST", "/api/views", jsonType, plain(`{"title":"x","query":"nonsense=1"}`))}
	case "accounts":
		return map[string]try{"page": send("POST", "/accounts", form, plain("user=X&name=")), "api": send("POST", "/api/accounts", jsonType, plain(`{"user":"X","name":""}`)), "command": run("user", "end", "khong-co")}
	case "reset":
		return map[string]try{
			"page":    send("POST", "/accounts/{}", form, func(unit string) (string, string) { return "dong-nghiep-" + unit, "do=link" }),
			"api":     send("POST", "/api/accounts/{}/link", jsonType, func(unit string) (string, string) { return "dong-nghiep-" + unit, "{}" }),
			"command": func(unit string) (bool, string) { return h.run(user, "user", "link", "dong-nghiep-"+unit) },
		}
	case "backup":
		return map[string]try{"command": run("backup", out)}
	case "regimes":
		return map[string]try{"page": send("POST", "/regimes", form, plain("code=X&title=x")), "api": send("POST", "/api/regimes", jsonType, plain(`{"code":"X","title":"x","every":"month","from":"2026-01-01"}`))}
	case "cycles":
		return map[string]try{"page": send("POST", "/cycles", form, plain("period=2026-06")), "page close": send("POST", "/cycles/nope/close", form, plain("")),
			"api": send("POST", "/api/cycles", jsonType, plain(`{"period":"2026-06"}`)), "api close": send("POST", "/api/cycles/nope/close", jsonType, plain("{}")), "command": run("cycle", "open", "2026-06")}
	case "reviews":
		return map[string]try{"page": send("POST", "/reviews", form, plain("kind=midterm&title=")), "api": send("POST", "/api/reviews", jsonType, plain(`{"kind":"midterm","title":""}`)), "command": run("review", "close", h.review("so-a"))}
	case "conferences":
		return map[string]try{"page": send("POST", "/conferences", form, plain("title=")), "api": send("POST", "/api/conferences", jsonType, plain(`{"title":"","host":"tinh","secretary":"tinh","outline":[],"draft":"2026-07-15"}`)),
			"page choose": send("POST", "/conferences/{}", form, func(string) (string, string) {
				id, paper := h.conference("so-a")
				return id, "do=step&action=take&rev=9&paper=" + paper
			}),
			"api choose": send("POST", "/api/conferences/{}/units/so-a/steps", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, `{"action":"take","rev":9}` }),
			"page comment": send("POST", "/conferences/{}", form, func(string) (string, string) {
				id, paper := h.conference("so-a")
				return id + "/papers/" + paper, "do=comment&version=1&text="
			}),
			"api comment": send("POST", "/api/conferences/{}/comments", jsonType, func(string) (string, string) {
				id, paper := h.conference("so-a")
				return id + "/papers/" + paper, `{"version":1,"text":"x"}`
			}),
			"page programme": send("POST", "/conferences/{}/programme", form, func(string) (string, string) { id, _ := h.conference("so-a"); return id, "rev=9&starts=8h" }),
			"api programme": send("PUT", "/api/conferences/{}/programme", jsonType, func(string) (string, string) {
				id, _ := h.conference("so-a")
				return id, `{"starts":"99:00","talks":[]}`
			}),
			"page compile": send("POST", "/conferences/{}/volume", form, func(string) (string, string) { id, _ := h.conference("so-a"); return id, "do=compile&rev=9" }),
			"api compile":  send("POST", "/api/conferences/{}/compile", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, "{}" }),
			"api hold":     send("POST", "/api/conferences/{}/hold", jsonType, func(string) (string, string) { id, _ := h.newConference("so-a"); return id, "{}" }),
			"api back":     send("POST", "/api/conferences/{}/back", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, `{"reason":""}` }),
			"command compile": func(string) (bool, string) {
				id, _ := h.conference("so-a")
				return h.run(user, "papers", "compile", id, "-o", filepath.Join(h.TempDir(), "ky-yeu.docx"))
			},
			"page refuse": send("POST", "/conferences/{}/proposals", form, func(string) (string, string) {
				id, _ := h.conference("so-a")
				return id, "do=refuse&proposal=x&reason=y"
			}),
			"page merge":    send("POST", "/conferences/{}/proposals", form, func(string) (string, string) { id, _ := h.conference("so-a"); return id, "do=merge&merge=x&merge=y" }),
			"api refuse":    send("POST", "/api/conferences/{}/proposals/x/refuse", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, `{"reason":"y"}` }),
			"api merge":     send("POST", "/api/conferences/{}/proposals/merge", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, `{"proposals":["x","y"]}` }),
			"api take back": send("POST", "/api/conferences/{}/proposals/x/back", jsonType, func(string) (string, string) { id, _ := h.conference("so-a"); return id, `{}` }),
			"command programme": func(string) (bool, string) {
				id, _ := h.conference("so-a")
				return h.run(user, "papers", "programme", id, "--starts", "08:00")
			}}
	case "papers":
		return map[string]try{"page": send("POST", "/conferences/{}", form, func(unit string) (string, string) {
			id, paper := h.conference(unit)
			return id, "do=step&action=withdraw&rev=9&paper=" + paper
		}),
			"page answer": send("POST", "/conferences/{}", form, func(unit string) (string, string) {
				id, paper := h.conference(unit)
				return id + "/papers/" + paper, "do=answer&comment=nope&text=x"
			}),
			"api answer": send("POST", "/api/conferences/{}/comments/nope", jsonType, func(unit string) (string, string) {
				id, paper := h.conference(unit)
				return id + "/papers/" + paper, `{"do":"answer","text":"x","rev":1}`
			}),
			"api": send("POST", "/api/conferences/{}/steps", jsonType, func(unit string) (string, string) {
				id, _ := h.conference(unit)
				return id + "/units/" + unit, `{"action":"withdraw","rev":9}`
			}),
			"api hand in": send("POST", "/api/conferences/{}/file", fileKind, func(unit string) (string, string) { id, _ := h.conference(unit); return id + "/units/" + unit, file }),
			"command": func(unit string) (bool, string) {
				id, _ := h.conference(unit)
				return h.run(user, "papers", "import", "--conference", id, "--unit", unit, h.textFile())
			}}
	case "compose":
		return map[string]try{"page": send("POST", "/reviews/{}", form, func(unit string) (string, string) { return h.review(unit), "do=write&section=nhiem-vu&rev=9&body=x" }),
			"api": send("POST", "/api/reviews/{}/sections/nhiem-vu", jsonType, func(unit string) (string, string) { return h.review(unit), `{"body":"x","rev":9}` })}
	case "comment":
		return map[string]try{"page": send("POST", "/reviews/{}", form, func(string) (string, string) { return h.review("so-a"), "do=comment&text=" }),
			"api": send("POST", "/api/reviews/{}/comments", jsonType, func(string) (string, string) { return h.review("so-a"), `{"text":""}` })}
	case "drafts":
		return map[string]try{"page": send("GET", "/reports/{}", "", h.report("draft")), "api": send("GET", "/api/reports/{}", "", h.report("draft"))}
	case "report":
		return map[string]try{"page": send("POST", "/reports/{}", form, func(unit string) (string, string) { at, _ := h.report("sent back")(unit); return at, "rev=9&summary=x" }),
			"api": send("PATCH", "/api/reports/{}", jsonType, func(unit string) (string, string) { at, _ := h.report("")(unit); return at, `{"summary":"x"}` })}
	case "send":
		return h.steps(user, "submit", "draft")
	case "endorse":
		return h.steps(user, "endorse", "sent")
	case "judge":
		return h.steps(user, "approve", "sent")
	case "direct":
		return map[string]try{"page": send("POST", "/directives", form, plain("sort=comment&about=unit&about_id=so-a&text=x")), "api": send("POST", "/api/directives", jsonType, plain(`{"sort":"comment","about":"unit","about_id":"so-a","text":"x"}`))}
	case "answer":
		return map[string]try{
			"page": send("POST", "/directives/{}", form, func(unit string) (string, string) { return h.directive(unit), "do=answer&rev=1&text=x" }),
			"api": func(unit string) (bool, string) {
				return h.send(user, "POST", "/api/directives/"+h.directive(unit)+"/answer", jsonType, `{"text":"x"}`, "If-Match", `"1"`)
			},
		}
	}
	return nil
}

// values is a file with a value of a unit's indicator.
func (h *house) values(unit string) string {
	return "Mã;Kỳ;Loại số;Giá trị;Chất lượng\n" + h.counts[unit] + ";2025;thực hiện;68,5;ước thực hiện\n"
}

func (h *house) valuesFile(unit string) string {
	name := filepath.Join(h.TempDir(), "so-lieu.csv")
	h.ok(os.WriteFile(name, []byte(h.values(unit)), 0o600))
	return name
}

// sendFile sends a file of values, to be looked at.
func (h *house) sendFile(user, path, content string) (may bool, said string) {
	body, kind := uploadOf("so-lieu.csv", content)
	return h.send(user, "POST", path, kind, body)
}

// actFile is a file of a reorganisation.
func (h *house) actFile(act string) string {
	name := filepath.Join(h.TempDir(), "sap-xep.txt")
	h.ok(os.WriteFile(name, []byte(act), 0o600))
	return name
}

// steps try a step of a report that stands where the step begins.
func (h *house) steps(user, step, state string) map[string]try {
	return map[string]try{
		"page": func(unit string) (bool, string) {
			at, id := h.report(state)(unit)
			return h.send(user, "POST", "/reports/"+at+"/steps", "application/x-www-form-urlencoded", url.Values{"report": {id}, "rev": {h.rev(id)}, "action": {step}}.Encode())
		},
		"api": func(unit string) (bool, string) {
			at, id := h.report(state)(unit)
			return h.send(user, "POST", "/api/reports/"+at+"/steps", "application/json", `{"action":"`+step+`"}`, "If-Match", `"`+h.rev(id)+`"`)
		},
	}
}

// report makes a unit's report of a period of its own, standing as asked, and gives its address and id.
func (h *house) report(state string) func(unit string) (at, id string) {
	return func(unit string) (string, string) {
		h.Helper()
		h.period = h.period.PreviousMonth()
		at := unit + "/" + string(h.period)
		if state == "" {
			return at, ""
		}
		v, err := h.app.Report(h.Context(), h.clerk, unit, h.period)
		h.ok(err)
		line := v.Lines[0].Line
		line.State, line.Text = "in_progress", "đang làm"
		x, err := h.app.SaveReport(h.Context(), h.clerk, unit, h.period, app.ReportEdit{Summary: "nháp", Lines: []app.LineEdit{{Line: line}}})
		h.ok(err)
		if state == "sent" || state == "sent back" {
			h.ok(h.app.StepReport(h.Context(), h.clerk, x.ID, x.Rev, "submit", ""))
		}
		if state == "sent back" {
			h.ok(h.app.StepReport(h.Context(), h.clerk, x.ID, x.Rev+1, "return", "thiếu"))
		}
		return at, string(x.ID)
	}
}

// directive waits for an answer of a unit.
func (h *house) directive(unit string) string {
	id, err := h.app.Direct(h.Context(), h.clerk, app.DirectiveEdit{Sort: plan.Order, About: plan.UnitNoun, AboutID: unit, To: unit, Text: "Báo cáo nguyên nhân."})
	h.ok(err)
	return string(id)
}

// rev is the revision of a report: one for each step since it was begun.
func (h *house) rev(id string) string {
	var rev int
	if err := h.raw.QueryRow("SELECT max(rev) FROM report WHERE id = '" + id + "'").Scan(&rev); err != nil {
		h.Fatal(err)
	}
	return fmt.Sprint(rev)
}

// send asks the server as a person; may is false when it refuses, or sends the person to sign in.
func (h *house) send(user, method, path, kind, body string, headers ...string) (may bool, said string) {
	h.Helper()
	r, err := http.NewRequestWithContext(h.Context(), method, h.server.URL+path, strings.NewReader(body))
	h.ok(err)
	r.Header.Set("Content-Type", kind)
	if strings.HasPrefix(path, "/api/") {
		r.Header.Set("If-Match", `"0"`)
		r.Header.Set("Authorization", "Bearer "+h.tokens[user])
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	r.AddCookie(&http.Cookie{Name: "lotrinh_session", Value: h.tokens[user]})
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	h.ok(err)
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	if answer.StatusCode >= 500 {
		h.Errorf("%s %s as %s: %d %.300s", method, path, user, answer.StatusCode, text)
	}
	return answer.StatusCode != 401 && answer.StatusCode != 403 && !strings.HasPrefix(answer.Header.Get("Location"), "/sign-in"), fmt.Sprint(answer.StatusCode, " ", string(text))
}

// run runs a command for the person's post.
func (h *house) run(user string, args ...string) (may bool, said string) {
	args = append(args, "--data", h.db.Dir, "--as", user, "--today", "2026-06-20", "--lang", "en")
	if h.db.URL != "" {
		args = append(args, "--db", h.db.URL)
	}
	var out, errOut bytes.Buffer
	code := Main(args, strings.NewReader(""), &out, &errOut)
	said = errOut.String()
	refused := code != 0 && (strings.Contains(said, "may not do this") || strings.Contains(said, "is of another unit") || strings.Contains(said, "has ended") || strings.Contains(said, "no post"))
	return !refused, said
}

// paper is a document to import, another one each time.
func (h *house) paper() string {
	h.papers++
	name := filepath.Join(h.TempDir(), fmt.Sprintf("ke-hoach-%d.txt", h.papers))
	h.ok(os.WriteFile(name, []byte(fmt.Sprintf("KẾ HOẠCH %d\nSở A trình đề án trước ngày 30/9/2026.\n", h.papers)), 0o644))
	return name
}

// daysOff is a file of the calendar.
func (h *house) daysOff() string {
	name := filepath.Join(h.TempDir(), "ngay-nghi.csv")
	h.ok(os.WriteFile(name, []byte("Ngày,Loại,Tên\n17/02/2026,nghỉ,Tết\n"), 0o644))
	return name
}

func uploadOf(name, content string) (body, kind string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	f, _ := w.CreateFormFile("file", name)
	_, _ = io.WriteString(f, content)
	w.Close()
	return b.String(), w.FormDataContentType()
}

// conference is one to which a unit owes a contribution; those who try in vain and those who add to it share it.
func (h *house) conference(unit string) (id, paper string) {
	h.Helper()
	if _, called := h.called[unit]; !called {
		id, paper := h.newConference(unit)
		h.called[unit] = [2]string{id, paper}
	}
	return h.called[unit][0], h.called[unit][1]
}

// newConference calls one, for what cannot be done twice.
func (h *house) newConference(unit string) (id, paper string) {
	h.Helper()
	made, err := h.app.OpenConference(h.Context(), h.clerk, app.ConferenceEdit{Title: "Hội thảo", Host: "tinh", Secretary: "tinh", Outline: []app.TopicEdit{{Heading: "Một", Units: []string{unit}}}, Draft: "2026-07-15"})
	h.ok(err)
	h.ok(h.app.AgreeConference(h.Context(), h.clerk, made, -1, ""))
	c, err := h.app.OneConference(h.Context(), h.clerk, made)
	h.ok(err)
	return string(made), string(c.Papers[0].ID)
}

// textFile is a contribution in a file.
func (h *house) textFile() string {
	name := filepath.Join(h.TempDir(), "tham-luan.txt")
	h.ok(os.WriteFile(name, []byte("THAM LUẬN\nĐơn vị đã làm nhiều việc cụ thể trong năm qua."), 0o600))
	return name
}

// review opens a review whose section on tasks a unit writes.
func (h *house) review(unit string) string {
	h.Helper()
	id, err := h.app.OpenReview(h.Context(), h.clerk, app.ReviewEdit{Kind: "midterm", Title: "Sơ kết " + unit, Issuer: "tinh", Sections: []app.ReviewSection{{Key: "nhiem-vu", Heading: "Nhiệm vụ", Level: 1, Writer: unit}}})
	h.ok(err)
	return string(id)
}
