package convert_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lotrinh/internal/convert"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/read"
)

func desk(t *testing.T) *convert.Desk {
	t.Helper()
	d := convert.Found()
	if !d.Office() {
		t.Skip("missing soffice (libreoffice-writer and libreoffice-calc turn old files)")
	}
	return d
}

// opened is an .odt with this body.
func opened(t *testing.T, body string, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts := append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>` +
		body + `</office:text></office:body></office:document-content>`}, more...)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i]})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">%</manifest:file-entry></manifest:manifest>`

// TestLinksAreNotFollowed: a document that came from outside could else show files of this machine.
func TestLinksAreNotFollowed(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("Bí mật của máy này"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := opened(t, `<text:p>Kế hoạch</text:p><text:section text:name="a"><text:section-source xlink:type="simple" xlink:href="file://`+secret+`"/><text:p>Trước</text:p></text:section>`,
		"META-INF/manifest.xml", strings.ReplaceAll(manifest, "%", ""))
	turned, err := desk(t).Modern(t.Context(), "a.odt", file)
	if err != nil {
		t.Fatal(err)
	}
	src, err := read.File("a.odt", turned)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(src.Text, "Kế hoạch") || strings.Contains(src.Text, "Bí mật") {
		t.Errorf("%q", src.Text)
	}
}

func TestBadOfficeFiles(t *testing.T) {
	d := desk(t)
	for name, content := range map[string][]byte{
		"rac.odt": opened(t, "<text:p>", "META-INF/manifest.xml", strings.ReplaceAll(manifest, "%", "")),
		"rac.doc": bytes.Repeat([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 400),
	} {
		turned, err := d.Modern(t.Context(), name, content)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Say(err, "vi"), "LibreOffice không mở được tệp \""+name) {
			t.Errorf("%s: %d bytes, %v", name, len(turned), err)
		}
	}
	locked := opened(t, "", "META-INF/manifest.xml", strings.ReplaceAll(manifest, "%", "<manifest:encryption-data/>"))
	if _, err := read.File("khoa.odt", locked); !strings.Contains(fault.Say(err, "vi"), "có mật khẩu") {
		t.Errorf("an .odt with a password: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Modern(gone, "a.odt", opened(t, "")); err == nil {
		t.Error("turned for nobody")
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "lotrinh-*", "in.*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestOldFilesAreKnown by what they hold, with a password or without one.
func TestOldFilesAreKnown(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("Kế hoạch của tỉnh Mẫu Giang. ", 300)), 0o600); err != nil {
		t.Fatal(err)
	}
	desk(t)
	for _, format := range []office.Other{office.Doc, office.Odt, office.RTF} {
		out, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", string(format), "--outdir", dir, text).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		content, err := os.ReadFile(filepath.Join(dir, "a."+string(format)))
		if err != nil {
			t.Fatal(err)
		}
		if got := office.OtherFormat(content); got != format || office.OtherLocked(content) {
			t.Errorf("%s: known as %q", format, got)
		}
		if format == office.Doc {
			at := bytes.Index(content, []byte("\xec\xa5")) // where the text's own header begins
			content[at+11] |= 1
			if _, err := read.File("khoa.doc", content); !strings.Contains(fault.Say(err, "vi"), "có mật khẩu") {
				t.Errorf("a .doc with a password: %v", err)
			}
		}
	}
}
