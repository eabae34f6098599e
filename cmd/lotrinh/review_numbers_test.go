package main_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/servetest"
)

// TestNumbersOfClosedReviewsHaveTheirSource: a program that shares no line with the product holds every number of the demo's
// closed reviews, as Word in both layouts and as a page, against the rows of the journal; a wrong one that is planted is found.
func TestNumbersOfClosedReviewsHaveTheirSource(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	program, data := filepath.Join(dir, "recount"), filepath.Join(dir, "d")
	if said, err := exec.Command("go", "build", "-o", program, "lotrinh/scripts/recount").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	root := demoAt(t, data)
	var list struct {
		Rows []struct{ ID, State, Title string }
	}
	if err := json.Unmarshal(fetch(t, root+"/api/reviews"), &list); err != nil {
		t.Fatal(err)
	}
	closed := 0
	for _, v := range list.Rows {
		if v.State == "open" {
			continue
		}
		closed++
		var files []string
		for name, address := range map[string]string{"state.docx": "/file?format=docx&layout=state", "party.docx": "/file?format=docx&layout=party", "page.html": "/read"} {
			files = append(files, keep(t, filepath.Join(dir, v.ID+"-"+name), fetch(t, root+"/reviews/"+v.ID+address)))
		}
		said, err := exec.Command(program, append([]string{"--data", data, "--review", v.ID}, files...)...).CombinedOutput()
		t.Logf("%s", said)
		if err != nil {
			t.Errorf("%s: %v", v.Title, err)
		}
		for _, file := range files {
			if wrong := planted(t, program, data, v.ID, file); wrong != "" {
				t.Error(wrong)
			}
		}
	}
	if closed == 0 {
		t.Error("the demo has no closed review")
	}
}

// planted changes one number of a file and asks that the program finds it.
func planted(t *testing.T, program, data, id, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(file, ".docx") {
		content = changedDocument(t, content, plant)
	} else {
		content = plant(content)
	}
	said, err := exec.Command(program, "--data", data, "--review", id, keep(t, filepath.Join(filepath.Dir(file), "planted-"+filepath.Base(file)), content)).CombinedOutput()
	if err == nil || !bytes.Contains(said, []byte("98765")) || !bytes.Contains(said, []byte("1 numbers differ")) {
		return "a planted number passes: " + string(said)
	}
	return ""
}

// number is the first count of tasks that stands in a sentence, in either file.
var number = regexp.MustCompile(`(<a class="rv-fig"[^>]*>|<w:t[^>]*>)\d+(</a>|</w:t>)`)

func plant(text []byte) []byte {
	at := number.FindSubmatchIndex(text)
	if at == nil {
		return text
	}
	return bytes.Join([][]byte{text[:at[3]], []byte("98765"), text[at[4]:]}, nil)
}

func keep(t *testing.T, name string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// changedDocument is a Word file with its body changed.
func changedDocument(t *testing.T, content []byte, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			text = change(text)
		}
		to, err := out.Create(f.Name)
		if err == nil {
			_, err = to.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// demoAt is the address of a demo whose installation is kept in a folder.
func demoAt(t *testing.T, data string) string {
	t.Helper()
	server, err := servetest.Start(exec.Command("lotrinh", "demo", "--addr", "127.0.0.1:0", "--data", data), 3*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	return strings.TrimSuffix(server.URL, "/")
}
