package cli

import (
	"fmt"
	"strings"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
)

// journalCmd takes acts back by their entries in the journal.
type journalCmd struct {
	Back journalBackCmd `cmd:"" help:"help_journal_back"`
}

type journalBackCmd struct {
	Seq int64  `arg:"" help:"help_journal_seq"`
	Why string `help:"help_journal_why" placeholder:"TEXT"`
	Dry bool   `name:"dry-run" help:"help_journal_dry"`
}

// Run takes an act back, or only tells what that would do.
func (c *journalBackCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		b, err := a.BackOf(e.ctx, who, c.Seq)
		if err == nil && !c.Dry {
			if strings.TrimSpace(c.Why) == "" {
				return usage("--why: cần ghi lý do lấy lại.", "--why: taking an act back needs a reason.")
			}
			b, err = a.TakeBack(e.ctx, who, c.Seq, c.Why)
		}
		if err != nil {
			return err
		}
		if err := e.printBack(b, c.Dry); err != nil || !c.Dry {
			return err
		}
		return b.Stop
	})
}

func (e *env) printBack(b app.Back, dry bool) error {
	if e.JSON {
		return e.printed(api.BackJSON(b, e.language()))
	}
	say := e.language().Say
	switch {
	case !dry:
		fmt.Fprintln(e.out, say("Đã lấy lại #%d (%s):", b.Entry.Seq, b.Entry.Action))
	case b.Stop == nil:
		fmt.Fprintln(e.out, say("#%d %s: lấy lại được; sẽ:", b.Entry.Seq, b.Entry.Action))
	}
	for _, r := range b.Rows {
		fmt.Fprintf(e.out, "%d\t%s\t%s\t%s\n", r.Count, r.Noun, say(r.Do.Vi()), strings.Join(r.Names, "; "))
	}
	return nil
}
