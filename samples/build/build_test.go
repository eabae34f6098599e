package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestCommittedFilesAreWhatTheSourcesMake(t *testing.T) {
	for _, m := range made {
		want, err := makeFile(filepath.Join("..", "src", m.source))
		if err != nil {
			t.Fatalf("%s: %v", m.source, err)
		}
		got, err := os.ReadFile(filepath.Join("..", m.target))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what %s makes; run go run ./samples/build", m.target, m.source)
		}
	}
}

func TestTableRowsAreRead(t *testing.T) {
	d, err := parse("%bang 1 2 3\n! TT | A | B\n+ I | Nhóm\n1 | x |\n2 | ^ | y\n\nSau bảng")
	if err != nil {
		t.Fatal(err)
	}
	rows := d.blocks[0].table.rows
	if len(rows) != 4 || !rows[0].header || !rows[1].group || rows[2].cells[2] != "" || rows[3].cells[1] != "^" || d.blocks[1].text != "Sau bảng" {
		t.Errorf("%+v", d.blocks)
	}
	if _, err := parse("%bang 1 2\n1 | x | y\n"); err == nil {
		t.Error("a row with a cell too many is taken")
	}
}
