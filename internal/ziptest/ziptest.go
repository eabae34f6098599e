// Package ziptest packs parts into archives, for tests of what is read from them.
package ziptest

import (
	"archive/zip"
	"bytes"
	"testing"
)

// Pack is an archive of parts given as name and content, in that order.
func Pack(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
