package cli

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a long work has come: a bar on a terminal, plain lines in a pipe.
func progress(w io.Writer) (say func(done, total int, what string), finish func()) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(done, total int, what string) { fmt.Fprintf(w, "[%d/%d] %s\n", done, total, what) }, func() {}
	}
	var bar *progressbar.ProgressBar
	return func(done, total int, what string) {
			if bar == nil {
				bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
			}
			bar.Describe(what)
			_ = bar.Set(done)
		}, func() {
			if bar != nil {
				_ = bar.Finish()
			}
		}
}
