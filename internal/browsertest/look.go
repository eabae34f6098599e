package browsertest

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Width makes the page as wide as so many CSS pixels: 390 is a telephone, 640 a window of 1280 at 200 %.
func (b *Browser) Width(pixels int) {
	b.t.Helper()
	if err := Resize(b.ctx, pixels); err != nil {
		b.fail("width %d: %v", pixels, err)
	}
}

// Prefer says what the person's machine asks pages for: "light" or "dark".
func (b *Browser) Prefer(scheme string) {
	b.t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		b.fail("prefer %s: %v", scheme, err)
	}
}

// Overflow says how many pixels of the page are out of sight on the right; it should be none.
func (b *Browser) Overflow() int {
	b.t.Helper()
	n, err := evaluate[int](b, `() => document.documentElement.scrollWidth - window.innerWidth`)
	if err != nil {
		b.fail("overflow: %v", err)
	}
	return max(n, 0)
}

// Press strikes keys one after another, as on a keyboard: "g", "/", "\t" for Tab, "\r" for Enter. What they lead to is waited for.
func (b *Browser) Press(keys string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(keys)); err != nil {
		b.fail("press %q: %v", keys, err)
	}
	b.settle("press " + keys)
}

// Focus is what the keyboard is at: the element as the page writes it, without what it holds.
func (b *Browser) Focus() string {
	b.t.Helper()
	said, err := evaluate[string](b, `() => document.activeElement.cloneNode(false).outerHTML`)
	if err != nil {
		b.fail("focus: %v", err)
	}
	return said
}

// PDF prints the page on the paper that its styles ask for.
func (b *Browser) PDF() []byte {
	b.t.Helper()
	yes := true
	printed, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
	if err != nil {
		b.fail("print: %v", err)
	}
	return printed.Data
}
