// Command screenshots starts the demo on a fresh installation and writes a picture of each page, whole, for a telephone and for a desk.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"lotrinh/internal/browsertest"
	"lotrinh/internal/servetest"
)

// "/*" at the end stands for the first link of that page that goes deeper.
var usualPaths = []string{
	"/", "/documents", "/documents/*", "/review", "/items", "/items/*", "/units", "/units/*", "/search?q=duong",
}

var widths = []int{390, 1440}

func main() {
	out := flag.String("o", "out", "folder for the pictures")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "usage: go run ./scripts/screenshots [-o FOLDER] [PATH…]\n")
		flag.PrintDefaults()
		fmt.Fprintf(flag.CommandLine.Output(), "without paths: %s\n", strings.Join(usualPaths, " "))
	}
	flag.Parse()
	paths := flag.Args()
	if len(paths) == 0 {
		paths = usualPaths
	}
	if err := run(*out, paths); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out string, paths []string) (err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "lotrinh-screenshots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)

	program := filepath.Join(scratch, "lotrinh")
	if said, err := exec.Command("go", "build", "-o", program, "./cmd/lotrinh").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, said)
	}
	server, err := servetest.Start(
		exec.Command(program, "demo", "--addr", "127.0.0.1:0", "--data", filepath.Join(scratch, "data")), 5*time.Minute)
	if err != nil {
		return err
	}
	defer func() {
		if stopped := server.Stop(); err == nil {
			err = stopped
		}
	}()

	ctx, stop, err := browsertest.Start(context.Background(), chromedp.WithErrorf(func(string, ...any) {}))
	if err != nil {
		return err
	}
	defer stop()
	var failed error // one page that fails is no reason to go without the others
	for _, path := range paths {
		if err := shoot(ctx, strings.TrimSuffix(server.URL, "/"), path, out); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", path, err))
		}
	}
	return failed
}

// shoot writes the pictures of one page.
func shoot(ctx context.Context, server, path, out string) error {
	address, err := resolve(ctx, server, path)
	if err != nil {
		return err
	}
	for _, width := range widths {
		if err := browsertest.Resize(ctx, width); err != nil {
			return err
		}
		response, err := chromedp.Run(ctx, chromedp.NavigateResponse(address))
		if err != nil {
			return err
		}
		picture, tooWide, err := browsertest.Picture(ctx)
		if err != nil {
			return err
		}
		file := filepath.Join(out, fmt.Sprintf("%s-%d.png", fileName(path), width))
		if err := os.WriteFile(file, picture, 0o644); err != nil {
			return err
		}
		remark := ""
		if response.Status >= 400 {
			remark += fmt.Sprintf("  answers %d", response.Status)
		}
		if tooWide {
			remark += "  wider than the window"
		}
		fmt.Printf("%s  %s%s\n", file, address, remark)
	}
	return nil
}

// resolve turns a path, which may end in "/*", into an address.
func resolve(ctx context.Context, server, path string) (string, error) {
	list, deeper := strings.CutSuffix(path, "/*")
	if !deeper {
		return server + path, nil
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(server+list)); err != nil {
		return "", err
	}
	links, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](
		fmt.Sprintf(`[...document.querySelectorAll("a")].map(a => a.href).filter(href => href.startsWith(%q))`, server+list+"/")))
	if err != nil {
		return "", err
	}
	if len(links) == 0 {
		return "", fmt.Errorf("%s has no link that goes deeper", list)
	}
	return links[0], nil
}

// fileName is a path as part of a file name: "/items/*" gives "items-1".
func fileName(path string) string {
	name := strings.NewReplacer("/*", "-1", "/", "-", "?", "-", "&", "-", "=", "-").Replace(strings.TrimPrefix(path, "/"))
	if name == "" {
		return "index"
	}
	return name
}
