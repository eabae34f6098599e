package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Browser is one tab of its own browser. Its helpers wait for what they need, and fail the test with the text of the page
// when it does not come. A script error, an error on the console or a failed request fails the test when it ends.
//
// A target is a CSS selector, or "text=Lưu" for the link, button or label that reads "Lưu" (or, if none does, that holds it);
// in fields the text is that of their label. Of several matches the first visible one is taken.
type Browser struct {
	Patience time.Duration // how long a helper waits for the page to become what it asks for; 15 s unless set

	t   testing.TB
	ctx context.Context

	mu       sync.Mutex // guards what the events of the page fill in
	loading  map[cdp.FrameID]bool
	problems []string
	allowed  []string
}

// New starts a browser, 1440 pixels wide, that ends with the test.
func New(t testing.TB) *Browser {
	t.Helper()
	if os.Getenv("LOTRINH_NO_BROWSER") == "1" {
		t.Skip("left out: LOTRINH_NO_BROWSER=1 says that there is no Chromium here")
	}
	b := &Browser{Patience: 15 * time.Second, t: t, loading: map[cdp.FrameID]bool{}}
	// chromedp also logs events of newer browsers that it does not know; what matters comes back as an error.
	quiet := chromedp.WithErrorf(func(string, ...any) {})
	ctx, stop, err := Start(context.Background(), quiet)
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	b.ctx = ctx
	t.Cleanup(func() {
		stop()
		b.reportProblems()
	})
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatalf("browsertest: starting Chromium: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	if err := Resize(ctx, 1440); err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	return b
}

// Allow lets problems pass that contain the text, such as "404" in a test that asks for a page that is not there.
func (b *Browser) Allow(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.allowed = append(b.allowed, text)
}

func (b *Browser) reportProblems() {
	b.mu.Lock()
	defer b.mu.Unlock()
next:
	for _, problem := range b.problems {
		for _, text := range b.allowed {
			if strings.Contains(problem, text) {
				continue next
			}
		}
		b.t.Errorf("browsertest: %s", problem)
	}
}

// heard notes what the page tells about itself. It runs between two messages of the browser and must not call it.
func (b *Browser) heard(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	note := func(format string, args ...any) { b.problems = append(b.problems, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *page.EventFrameRequestedNavigation:
		b.loading[e.FrameID] = true
	case *page.EventFrameStartedLoading:
		b.loading[e.FrameID] = true
	case *page.EventFrameStoppedLoading:
		delete(b.loading, e.FrameID)
	case *page.EventNavigatedWithinDocument:
		delete(b.loading, e.FrameID)
	case *page.EventJavascriptDialogOpening:
		// The page stands still until somebody answers; a person would say yes.
		go chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		note("script error: %s", text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			note("console: %s", words(e.Args))
		}
	case *log.EventEntryAdded:
		// Those of the network are noted below, with more to say.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			note("console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			note("request: %d %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // a download and a page left early are
			note("request: %s (%s)", e.ErrorText, e.Type)
		}
	}
}

// words are the arguments of a call of the console in one line: strings as they are, objects as the browser describes them.
func words(args []*runtime.RemoteObject) string {
	var line []string
	for _, arg := range args {
		word := arg.Description
		if word == "" && json.Unmarshal(arg.Value, &word) != nil {
			word = string(arg.Value)
		}
		line = append(line, word)
	}
	return strings.Join(line, " ")
}

// fail ends the test with what a person would see.
func (b *Browser) fail(format string, args ...any) {
	b.t.Helper()
	b.t.Fatalf("browsertest: %s\nat %s\nthe page shows:\n%s", fmt.Sprintf(format, args...), b.Address(), b.shown())
}

// shown is the visible text of the page, cut to what one can read.
func (b *Browser) shown() string {
	text, err := evaluate[string](b, `() => document.body ? document.body.innerText : ""`)
	if err != nil {
		return err.Error()
	}
	const limit = 3000
	if runes := []rune(text); len(runes) > limit {
		text = string(runes[:limit]) + " …"
	}
	return text
}
