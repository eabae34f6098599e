package browsertest

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed page.js
var pageJS string

// Open goes to an address and waits until the page has loaded.
func (b *Browser) Open(url string) {
	b.t.Helper()
	err := chromedp.Do(b.ctx, chromedp.Navigate(url))
	if gone := (*chromedp.LoadError)(nil); errors.As(err, &gone) && gone.ErrorText == "net::ERR_ABORTED" { // the page before was still on its way elsewhere
		b.settle("open " + url)
		err = chromedp.Do(b.ctx, chromedp.Navigate(url))
	}
	if err != nil {
		b.fail("open %s: %v", url, err)
	}
}

// Click clicks a target with the mouse and, if that leads to another page, waits until it has loaded.
func (b *Browser) Click(target string) {
	b.t.Helper()
	type point struct {
		X, Y float64
		Why  string
	}
	var spot point
	b.until("click "+target, func() (why string, err error) {
		spot, err = evaluate[point](b, `target => page.spot(target)`, target)
		return spot.Why, err
	})
	if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(spot.X, spot.Y)); err != nil {
		b.fail("click %s: %v", target, err)
	}
	b.settle("click " + target)
}

// Fill replaces what a field holds: text, a date as YYYY-MM-DD, or a choice of a list by value or by text.
func (b *Browser) Fill(target, value string) {
	b.t.Helper()
	var typed bool
	b.until("fill "+target, func() (string, error) {
		field, err := evaluate[struct {
			Typed bool
			Why   string
		}](b, `(target, value) => page.fill(target, value)`, target, value)
		typed = field.Typed
		return field.Why, err
	})
	if typed {
		if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: value}); err != nil {
			b.fail("fill %s: %v", target, err)
		}
	}
	b.settle("fill " + target) // a list may submit its form
}

// Upload chooses files for a file field.
func (b *Browser) Upload(target string, files ...string) {
	b.t.Helper()
	for i, file := range files {
		absolute, err := filepath.Abs(file)
		if err == nil {
			_, err = os.Stat(absolute) // the browser would only say that the choice is empty
		}
		if err != nil {
			b.fail("upload %s: %v", target, err)
		}
		files[i] = absolute
	}
	var field *runtime.RemoteObject
	b.until("upload "+target, func() (why string, err error) {
		field, err = evaluate[*runtime.RemoteObject](b, `target => page.field(target)`, target)
		if err == nil && field.ObjectID == "" {
			why = "no such field"
		}
		return why, err
	})
	params := dom.SetFileInputFilesParams{Files: files, ObjectID: field.ObjectID}
	if _, err := chromedp.Call(b.ctx, dom.SetFileInputFiles, params); err != nil {
		b.fail("upload %s: %v", target, err)
	}
	b.settle("upload " + target)
}

// See waits until the page shows a text; letter case and the kind of spaces do not count.
func (b *Browser) See(text string) {
	b.t.Helper()
	b.until(fmt.Sprintf("see %q", text), func() (string, error) {
		seen, err := evaluate[bool](b, `text => page.plain(document.body.innerText).includes(page.plain(text))`, text)
		if seen || err != nil {
			return "", err
		}
		return "it is not on the page", nil
	})
}

// Text waits for the first visible element of a target and returns its visible text.
func (b *Browser) Text(target string) string {
	b.t.Helper()
	var found []string
	b.until("text of "+target, func() (why string, err error) {
		found, err = evaluate[[]string](b, `target => [page.first(target)].filter(e => e).map(e => e.innerText.trim())`, target)
		if len(found) == 0 {
			why = "nothing visible matches"
		}
		return why, err
	})
	return found[0]
}

// Count returns how many visible elements match a target now.
func (b *Browser) Count(target string) int {
	b.t.Helper()
	n, err := evaluate[int](b, `target => page.all(target).filter(page.visible).length`, target)
	if err != nil {
		b.fail("count %s: %v", target, err)
	}
	return n
}

// Address returns where the browser is.
func (b *Browser) Address() string {
	address, err := chromedp.Run(b.ctx, chromedp.Location())
	if err != nil {
		return err.Error()
	}
	return address
}

// Screenshot writes the whole page as a PNG file, as it looks at a width in pixels (390 for a telephone, 1440 for a desk).
// A page that does not fit the width is told in the log.
func (b *Browser) Screenshot(path string, width int) {
	b.t.Helper()
	defer Resize(b.ctx, 1440)
	if err := Resize(b.ctx, width); err != nil {
		b.fail("screenshot: %v", err)
	}
	png, tooWide, err := Picture(b.ctx)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		err = os.WriteFile(path, png, 0o644)
	}
	if err != nil {
		b.fail("screenshot: %v", err)
	}
	if tooWide {
		b.t.Logf("browsertest: %s is wider than %d pixels", b.Address(), width)
	}
}

// until repeats a try until it gives no reason against, and fails with the last reason when patience ends.
// An error counts as a reason: while a page goes and another comes, there is nothing to ask.
func (b *Browser) until(what string, try func() (why string, err error)) {
	b.t.Helper()
	for deadline := time.Now().Add(b.Patience); ; time.Sleep(30 * time.Millisecond) {
		why, err := try()
		if why == "" && err == nil {
			return
		}
		if time.Now().After(deadline) {
			if err != nil {
				why = err.Error()
			}
			b.fail("%s: %s", what, why)
		}
	}
}

// settle waits until what an action set off is done: two frames for the page's own scripts to react, then the loading of any new page.
func (b *Browser) settle(what string) {
	b.t.Helper()
	twoFrames := `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
	// When the page goes meanwhile the answer is an error, and so is news enough.
	_, _ = chromedp.Run(b.ctx, chromedp.Evaluate[bool](twoFrames, chromedp.EvalAwaitPromise))
	b.until(what, func() (string, error) {
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.loading) > 0 {
			return "the next page does not finish loading", nil
		}
		return "", nil
	})
}

// evaluate calls a function of JavaScript, which may use page.js, and returns its result.
func evaluate[T any](b *Browser, function string, args ...string) (T, error) {
	quoted := make([]string, len(args))
	for i, arg := range args {
		encoded, err := json.Marshal(arg)
		if err != nil {
			var none T
			return none, err
		}
		quoted[i] = string(encoded)
	}
	return chromedp.Run(b.ctx, chromedp.Evaluate[T](fmt.Sprintf("(() => { %s; return (%s)(%s) })()", pageJS, function, strings.Join(quoted, ","))))
}
