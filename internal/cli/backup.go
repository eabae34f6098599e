package cli

import (
	"fmt"
	"io"
	"os"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
)

type backupCmd struct {
	File string `arg:"" help:"help_backup_file"`
}

// Run writes the backup whole or not at all; the server may go on meanwhile.
func (c *backupCmd) Run(e *env) error {
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	if err := who.Must(org.CopyAll); err != nil {
		return err
	}
	say, finish := progress(e.err)
	err = e.writeTo(c.File, func(w io.Writer) error { return a.Backup(e.ctx, w, say) })
	finish()
	return err
}

type restoreCmd struct {
	Unproven bool   `help:"help_unproven"`
	File     string `arg:"" help:"help_backup_file"`
}

// Run restores into an empty folder or database and prints the journal's head as the backup noted it. What verify finds
// wrong is told, error by error.
func (c *restoreCmd) Run(e *env) error {
	f, err := os.Open(c.File)
	if err != nil {
		return fault.System(c.File, "không đọc được", "cannot be read", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := writable(e.Data); err != nil {
		return err
	}
	say, finish := progress(e.err)
	done, err := app.Restore(e.ctx, app.Config{Dir: e.Data, DB: e.DB}, f, info.Size(), c.Unproven, say)
	finish()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "head %s\n", done.Head)
	return e.tellWrong(done.Wrong)
}
