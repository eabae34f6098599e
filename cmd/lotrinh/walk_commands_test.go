package main_test

import (
	"bytes"
	"database/sql"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"lotrinh/internal/pgtest"
	"lotrinh/internal/servetest"
)

// walkCommands are what the scripts of the walk can do beside running lotrinh:
//
//	serve [flags]                starts `lotrinh serve --addr 127.0.0.1:0 [flags]` and sets $URL, without the last slash
//	stop-server [FILE]           stops that server, which otherwise ends with the script; it must end well when interrupted; FILE keeps what it said
//	figures FILE                 keeps what the server tells Prometheus
//	[!] get [-o FILE] PATH       prints the page at $URL+PATH, or keeps it in FILE; with ! the answer must be an error
//	[!] post PATH KEY=VALUE…     sends a form, and prints the page it leads to; KEY=@FILE sends a file
//	[!] fill PATH WORDS K=V…     opens a page, fills in the form whose button says WORDS, sends it and prints what comes back
//	[!] read PATH                prints what a page says, without its markup
//	follow PATH WORDS            opens the link of a page that says WORDS, prints that page and sets $HERE
//	docx-text FILE               prints the text of a Word document, a paragraph a line, cells of a row apart by tabs
//	[!] api METHOD PATH […]      sends JSON or a file with headers, and prints status, headers and body
//	bad-file KIND FILE           writes one of badFiles, or with a number so many empty megabytes
//	[!] within MB COMMAND…       runs a command within so much memory and a minute; with ! it must end with 1
//	edit-backup FROM TO PART […] changes words in a part of a backup, or leaves that part out
//	edit-cells FROM TO S!A1=V…   writes into cells of a workbook
//	make-book FILE LINES         writes a workbook from lines of text, its cells apart by "|"
//	sql DIR|URL STATEMENT        runs a statement behind the program's back
//	lock DIR|URL                 holds a database for itself, as another program does, until unlock
//	demo DIR                     loads the demo, as `lotrinh demo --no-serve --data DIR` does, but once for all walks
//	postgres                     sets $DB to the address of an empty PostgreSQL database
//
//	entry NAME [FILE]            sets $NAME to the path of the last one-time link that FILE, or the server, has said
//	new-browser                  forgets all cookies
//
// Cookies are kept for the length of a script, as in a browser. Stdout and stderr look at what get, post and docx-text print.
var walkCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"serve":       serve,
	"edit-cells":  editCells,
	"make-book":   makeBook,
	"stop-server": stopServer,
	"figures":     figures,
	"get":         get,
	"post":        post,
	"fill":        fillIn,
	"read":        readPage,
	"follow":      follow,
	"docx-text":   docxText,
	"postgres":    postgres,
	"demo":        loadDemo,
	"bad-file":    badFile,
	"within":      within,
	"edit-backup": editBackup,
	"sql":         sqlBehind,
	"lock":        lock,
	"unlock":      unlock,
	"api":         callAPI,
	"entry":       entry,
	"new-browser": newBrowser,
}

// visit is what the commands of one script share.
type visit struct {
	client *http.Client
	vars   []string // the environment of the script
	t      testing.TB
	server *servetest.Server
	held   *sql.Tx // a lock on a database
}

type visitKey struct{}

func setUpBrowsing(env *testscript.Env) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	kept, err := filepath.Abs(filepath.Join("..", "..", "testdata", "upgrade"))
	if err != nil {
		return err
	}
	env.Setenv("KEPT", kept) // installations as earlier commits made them
	samples, err := filepath.Abs(filepath.Join("..", "..", "samples"))
	if err != nil {
		return err
	}
	env.Setenv("SAMPLES", samples)
	env.Values[visitKey{}] = &visit{
		client: &http.Client{Jar: jar, Timeout: time.Minute},
		vars:   env.Vars,
		t:      env.T().(testing.TB),
	}
	return nil
}

func visitOf(ts *testscript.TestScript) *visit { return ts.Value(visitKey{}).(*visit) }

func serve(ts *testscript.TestScript, neg bool, args []string) {
	v := visitOf(ts)
	if neg || v.server != nil {
		ts.Fatalf("usage: serve [flags], one server at a time")
	}
	program, err := exec.LookPath("lotrinh")
	ts.Check(err)
	cmd := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Dir, cmd.Env = ts.MkAbs("."), v.vars
	v.server, err = servetest.Start(cmd, time.Minute)
	ts.Check(err)
	ts.Setenv("URL", strings.TrimSuffix(v.server.URL, "/"))
	ts.Defer(func() {
		if v.server != nil {
			server := v.server
			v.server = nil
			ts.Logf("[server]\n%s", server.Output())
			ts.Check(server.Stop())
		}
	})
}

func stopServer(ts *testscript.TestScript, neg bool, args []string) {
	v := visitOf(ts)
	if neg || len(args) > 1 || v.server == nil {
		ts.Fatalf("usage: stop-server [FILE], after serve")
	}
	server := v.server
	v.server = nil
	ts.Check(server.Stop())
	if len(args) == 1 {
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(server.Output()), 0o644))
	}
}

func figures(ts *testscript.TestScript, neg bool, args []string) {
	v := visitOf(ts)
	if neg || len(args) != 1 || v.server == nil {
		ts.Fatalf("usage: figures FILE, after serve --metrics")
	}
	_, rest, found := strings.Cut(v.server.Output(), "Metrics on ")
	if !found {
		ts.Fatalf("the server names no address of metrics")
	}
	address, _, _ := strings.Cut(rest, "\n")
	response, err := http.Get(address)
	ts.Check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), body, 0o644))
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	keepIn := ""
	if len(args) == 3 && args[0] == "-o" {
		keepIn, args = args[1], args[2:]
	}
	if len(args) != 1 {
		ts.Fatalf("usage: get [-o FILE] PATH")
	}
	request, err := http.NewRequest("GET", ts.Getenv("URL")+args[0], nil)
	ts.Check(err)
	body := answer(ts, neg, request)
	if keepIn == "" {
		_, err = ts.Stdout().Write(body)
	} else {
		err = os.WriteFile(ts.MkAbs(keepIn), body, 0o644)
	}
	ts.Check(err)
}

func post(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 1 {
		ts.Fatalf("usage: post PATH KEY=VALUE… or KEY=@FILE…")
	}
	body, contentType := form(ts, args[1:])
	request, err := http.NewRequest("POST", ts.Getenv("URL")+args[0], body)
	ts.Check(err)
	request.Header.Set("Content-Type", contentType)
	_, err = ts.Stdout().Write(answer(ts, neg, request))
	ts.Check(err)
}

// form encodes fields as a browser does: url-encoded, or in parts as soon as there is a file.
func form(ts *testscript.TestScript, fields []string) (io.Reader, string) {
	var parts bytes.Buffer
	multi := multipart.NewWriter(&parts)
	values, files := url.Values{}, false
	for _, field := range fields {
		key, value, found := strings.Cut(field, "=")
		if !found {
			ts.Fatalf("%q is not KEY=VALUE", field)
		}
		path, isFile := strings.CutPrefix(value, "@")
		if !isFile {
			values.Add(key, value)
			ts.Check(multi.WriteField(key, value))
			continue
		}
		files = true
		part, err := multi.CreateFormFile(key, filepath.Base(path))
		ts.Check(err)
		_, err = io.WriteString(part, ts.ReadFile(path))
		ts.Check(err)
	}
	if !files {
		return strings.NewReader(values.Encode()), "application/x-www-form-urlencoded"
	}
	ts.Check(multi.Close())
	return &parts, multi.FormDataContentType()
}

// answer sends a request, follows redirects, and returns the page; errors of the server must be what the script expects.
func answer(ts *testscript.TestScript, neg bool, request *http.Request) []byte {
	response, err := visitOf(ts).client.Do(request)
	ts.Check(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	ts.Check(err)
	if failed := response.StatusCode >= 400; failed != neg {
		ts.Fatalf("%s %s: %s\n%s", request.Method, request.URL, response.Status, body)
	}
	return body
}

func postgres(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: postgres")
	}
	ts.Setenv("DB", pgtest.URL(visitOf(ts).t))
}
