package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// The committed table is what the sources give, and giving it again changes nothing.
func TestTableIsWhatTheSourcesGive(t *testing.T) {
	dir := filepath.Join(cmp.Or(os.Getenv("LOTRINH_CORPUS"), filepath.Join("..", "..", "..", "shared", "corpus")), "reference")
	if _, err := os.Stat(dir); err != nil {
		t.Logf("corpus not found: %v", err)
		return
	}
	m := maker{dir: dir}
	made := m.text()
	if m.err != nil {
		t.Fatal(m.err)
	}
	file, err := os.Open(filepath.Join("..", "..", "internal", "places", "places.tsv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(made, kept) {
		t.Errorf("places.tsv.gz holds %d bytes, the sources give %d others; make it again: go run ./scripts/places REFERENCE internal/places/places.tsv.gz (%v)", len(kept), len(made), err)
	}
	if len(m.odd) != 567+15+2 {
		t.Errorf("%d oddities", len(m.odd))
	}
}
