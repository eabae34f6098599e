package api

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocumentIsValid puts the document as it is served before a validator that others keep, in both languages, and a
// document with a mistake, which it must find.
func TestDocumentIsValid(t *testing.T) {
	if _, err := os.Stat(filepath.Join("openapi", "node_modules", "@seriousme")); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("the validator of OpenAPI is not there: scripts/setup-tests fetches it")
	}
	c := sqlite(t)
	for _, lang := range []string{"vi", "en"} {
		document := c.send("GET", openAPI, nil, "Accept-Language", lang).raw
		if said, err := validated(document); err != nil || said != "OpenAPI 3.1" {
			t.Errorf("in %s: %v\n%s", lang, err, said)
		}
		wrong := bytes.Replace(document, []byte(`"in":"query"`), []byte(`"in":"somewhere"`), 1)
		if bytes.Equal(wrong, document) {
			t.Fatal("no parameter of a query was found to spoil")
		}
		if said, err := validated(wrong); err == nil {
			t.Errorf("in %s a spoilt document is found right: %s", lang, said)
		}
	}
}

// validated is what the validator says of a document; an error when it finds anything.
func validated(document []byte) (string, error) {
	check := exec.Command("node", "check.mjs")
	check.Dir, check.Stdin = "openapi", bytes.NewReader(document)
	said, err := check.CombinedOutput()
	return strings.TrimSpace(string(said)), err
}
