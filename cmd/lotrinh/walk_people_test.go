package main_test

import (
	"net/http/cookiejar"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

var entryPath = regexp.MustCompile(`/enter/[\w-]{43}`)

// entry finds a one-time link.
func entry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: entry NAME [FILE]")
	}
	said := ""
	if len(args) == 2 {
		said = ts.ReadFile(args[1])
	} else {
		said = visitOf(ts).server.Output()
	}
	found := entryPath.FindAllString(said, -1)
	if len(found) == 0 {
		ts.Fatalf("no one-time link in:\n%s", said)
	}
	ts.Setenv(args[0], found[len(found)-1])
}

// newBrowser begins without cookies, as another person at another desk.
func newBrowser(ts *testscript.TestScript, neg bool, args []string) {
	jar, err := cookiejar.New(nil)
	ts.Check(err)
	visitOf(ts).client.Jar = jar
}
