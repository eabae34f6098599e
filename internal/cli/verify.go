package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"lotrinh/internal/journal"
	"lotrinh/internal/org"
)

type verifyCmd struct {
	Head string `help:"help_head" placeholder:"SEQ:HASH"`
}

// Run prints the head of the chain, and fails when anything is not as the journal says.
func (c *verifyCmd) Run(e *env) error {
	var noted journal.Head
	if c.Head != "" {
		var err error
		if noted, err = journal.ParseHead(c.Head); err != nil {
			return usageError{err}
		}
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	if err := who.Must(org.ReadJournal); err != nil {
		return err
	}
	head, wrong, err := a.Verify(e.ctx, noted)
	if err != nil {
		return err
	}
	if e.JSON {
		if wrong == nil {
			wrong = []string{}
		}
		if err := json.NewEncoder(e.out).Encode(map[string]any{"head": head.String(), "wrong": wrong}); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(e.out, "head %s\n", head)
		if len(wrong) == 0 {
			fmt.Fprintln(e.err, e.language().Say("Đã đối chiếu %d mục nhật ký với mọi dòng dữ liệu và tính lại các số tổng hợp: khớp cả.", head.Seq))
		}
	}
	return e.tellWrong(wrong)
}

// tellWrong names what is not as the journal says, and fails when there is anything.
func (e *env) tellWrong(wrong []string) error {
	for _, w := range wrong {
		fmt.Fprintln(e.err, "lotrinh: "+e.half(w))
	}
	if len(wrong) > 0 {
		return errReported
	}
	return nil
}

type versionCmd struct{}

// Run prints what this program was built from.
func (versionCmd) Run(e *env) error {
	_, err := fmt.Fprintf(e.out, "lotrinh %s\n%s\nSQLite %s\n", buildVersion(), runtime.Version(), moduleVersion("modernc.org/sqlite"))
	return err
}

// buildVersion is the version and commit the Go tool put into the program.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			version += " " + s.Value[:12]
		}
	}
	return version
}

func moduleVersion(path string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == path {
				return m.Version
			}
		}
	}
	return "?"
}
