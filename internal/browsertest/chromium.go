// Package browsertest lets tests use pages as people do, by clicking and typing in a headless Chromium.
package browsertest

import (
	"context"
	"errors"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Start returns a context for chromedp whose browser is a headless Chromium with an empty profile; both go when stop is called.
// The browser itself starts with the first action.
func Start(parent context.Context, quiet ...chromedp.ContextOption) (ctx context.Context, stop func(), err error) {
	path, err := findChromium()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // the pages are our own, and root has no sandbox
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "vi"), // date fields and messages of the browser as its users see them
		chromedp.Env("LANGUAGE=vi"),
	)
	allocator, cancelAllocator := chromedp.NewExecAllocator(parent, options...)
	ctx, cancel := chromedp.NewContext(allocator, quiet...)
	return ctx, func() {
		chromedp.Cancel(ctx) // closes the browser, waits for it and removes its profile
		cancel()
		cancelAllocator()
	}, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("Chromium is not installed: `make test` installs it or says what to install; " +
		"LOTRINH_NO_BROWSER=1 leaves out the tests that need it")
}

// Resize sets the width of the page in CSS pixels.
func Resize(ctx context.Context, width int) error {
	return chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), 900))
}

// Picture returns the whole page, not only the part in the window, as PNG, and whether it is wider than the window.
func Picture(ctx context.Context) (png []byte, tooWide bool, err error) {
	tooWide, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > window.innerWidth`))
	if err != nil {
		return nil, false, err
	}
	png, err = chromedp.Run(ctx, chromedp.FullScreenshot(100))
	return png, tooWide, err
}
