package browsertest

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
	b.PressWith(0, keys)
}

// PressWith is Press with kb.ModifierCtrl or another modifier held.
func (b *Browser) PressWith(held kb.Modifier, keys string) {
	b.t.Helper()
	for _, key := range keys {
		if err := b.strike(held, key); err != nil {
			b.fail("press %q: %v", keys, err)
		}
	}
	b.settle("press " + keys)
}

// strike presses and releases one key. The letter comes with the key: a page that acts on the key and refuses it gets no letter.
func (b *Browser) strike(held kb.Modifier, key rune) error {
	text := ""
	var last error
	for _, event := range kb.Encode(key) {
		if event.Type == kb.KeyChar {
			text = event.Text
		}
	}
	for _, event := range kb.Encode(key) {
		if event.Type == kb.KeyChar {
			continue
		}
		if event.Type == kb.KeyDown && held == 0 {
			event.Text = text
		}
		event.Modifiers |= int64(held)
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, *event); err != nil {
			last = err
		}
	}
	return last
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
