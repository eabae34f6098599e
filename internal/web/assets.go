package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"lotrinh/internal/chart"
)

//go:embed static
var staticFiles embed.FS

// assets are the style sheets, the script and the icon under names that change with their content, so that browsers may
// keep them for ever.
type assets struct {
	paths map[string]string // "app.css" → "/static/app.1a2b3c4d.css"
	files map[string]asset  // by file name in the address
}

type asset struct {
	media       string
	plain, gzip []byte
}

// newAssets joins the parts of the style sheet and of the script in the order of their names.
func newAssets() *assets {
	a := &assets{paths: map[string]string{}, files: map[string]asset{}}
	a.add("chart-regular.ttf", "font/ttf", chart.Regular)
	a.add("chart-semibold.ttf", "font/ttf", chart.SemiBold)
	style := joined("[0-9]*.css")
	for _, font := range []string{"chart-regular.ttf", "chart-semibold.ttf"} { // their names change with their content too
		style = bytes.ReplaceAll(style, []byte("/static/"+font), []byte(a.paths[font]))
	}
	a.add("app.css", "text/css; charset=utf-8", style)
	a.add("dark.css", "text/css; charset=utf-8", joined("dark.css"))
	a.add("app.js", "text/javascript; charset=utf-8", joined("[0-9]*.js"))
	a.add("icon.svg", "image/svg+xml", joined("icon.svg"))
	return a
}

func joined(pattern string) []byte {
	names, _ := fs.Glob(staticFiles, "static/"+pattern)
	var b bytes.Buffer
	for _, name := range names {
		part, err := staticFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded at build
		}
		b.Write(part)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func (a *assets) add(name, media string, content []byte) {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	file := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	var z bytes.Buffer
	zw, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	_, _ = zw.Write(content)
	_ = zw.Close()
	a.paths[name] = "/static/" + file
	a.files[file] = asset{media: media, plain: content, gzip: z.Bytes()}
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.PathValue("file")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.media)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		_, _ = w.Write(f.gzip)
		return
	}
	_, _ = w.Write(f.plain)
}
