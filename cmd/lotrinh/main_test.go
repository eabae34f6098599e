package main_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lotrinh/internal/cli"
)

// In a script the command lotrinh is this test binary run as the real program, in a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(cleaning{m}, map[string]func(){
		"lotrinh": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// cleaning removes what tests share once all are through.
type cleaning struct{ *testing.M }

func (c cleaning) Run() int {
	defer demo.remove()
	return c.M.Run()
}

// TestWalk runs testdata/walk/*.txtar: the road from a document to a report, as one would type it.
func TestWalk(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("..", "..", "testdata", "walk"),
		Setup:              setUpBrowsing,
		Cmds:               walkCommands,
		RequireUniqueNames: true,
	})
}
