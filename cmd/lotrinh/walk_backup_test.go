package main_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// editBackup writes a backup anew as one who tampers with it would, with all its sums right: in PART every OLD becomes NEW;
// with nothing but PART, it is left out. PART may end with / for all that lies there.
func editBackup(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || (len(args) != 3 && len(args) != 5) {
		ts.Fatalf("usage: edit-backup FROM TO PART [OLD NEW]")
	}
	from := ts.ReadFile(args[0])
	in, err := zip.NewReader(strings.NewReader(from), int64(len(from)))
	ts.Check(err)
	file, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	out := zip.NewWriter(file)
	found := false
	for _, part := range in.File {
		r, err := part.Open()
		ts.Check(err)
		content, err := io.ReadAll(r)
		ts.Check(err)
		if part.Name == args[2] || (strings.HasSuffix(args[2], "/") && strings.HasPrefix(part.Name, args[2])) {
			if found = true; len(args) == 3 {
				continue
			}
			found = bytes.Contains(content, []byte(args[3]))
			content = bytes.ReplaceAll(content, []byte(args[3]), []byte(args[4]))
		}
		w, err := out.Create(part.Name)
		ts.Check(err)
		_, err = w.Write(content)
		ts.Check(err)
	}
	if !found {
		ts.Fatalf("%s is not in the backup", args[2:])
	}
	ts.Check(out.Close())
	ts.Check(file.Close())
}
