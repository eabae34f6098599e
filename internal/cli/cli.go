// Package cli is the command line: it opens an installation, runs one command or the server, and turns faults into exit codes.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/alecthomas/kong"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Exit codes that scripts rely on.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// common are the flags every command takes; they may stand before or after files.
type common struct {
	Data  string `help:"help_data" default:"./lotrinh-data" placeholder:"DIR"`
	DB    string `name:"db" help:"help_db" placeholder:"URL"`
	Today string `help:"help_today" placeholder:"YYYY-MM-DD"`
	Lang  string `help:"help_lang" enum:"vi,en" default:"vi"`
	As    string `help:"help_as" placeholder:"CODE"`
	JSON  bool   `name:"json" help:"help_json"`
}

// grammar is every command.
type grammar struct {
	common
	Demo     demoCmd     `cmd:"" help:"help_demo"`
	Serve    serveCmd    `cmd:"" help:"help_serve"`
	Extract  extractCmd  `cmd:"" help:"help_extract"`
	Import   importCmd   `cmd:"" help:"help_import"`
	Versions versionsCmd `cmd:"" help:"help_versions"`
	Report   struct {
		Write reportWriteCmd `cmd:"" help:"help_report_write"`
		Form  reportFormCmd  `cmd:"" help:"help_report_form"`
		Take  reportTakeCmd  `cmd:"" help:"help_report_take"`
	} `cmd:"" help:"help_report"`
	Export    exportCmd    `cmd:"" help:"help_export"`
	Places    placesCmd    `cmd:"" help:"help_places"`
	Calendar  calendarCmd  `cmd:"" help:"help_calendar"`
	Cascade   cascadeCmd   `cmd:"" help:"help_cascade"`
	Forecast  forecastCmd  `cmd:"" help:"help_forecast"`
	Cycle     cycleCmd     `cmd:"" help:"help_cycle"`
	Indicator indicatorCmd `cmd:"" help:"help_indicator"`
	Review    reviewCmd    `cmd:"" help:"help_review"`
	Papers    papersCmd    `cmd:"" help:"help_papers"`
	Task      struct {
		taskDueCmds    `embed:""`
		taskFollowCmds `embed:""`
	} `cmd:"" help:"help_task"`
	Reorganise reorganiseCmd `cmd:"" help:"help_reorganise"`
	Term       termCmd       `cmd:"" help:"help_term"`
	Repeal     repealCmd     `cmd:"" help:"help_repeal"`
	Link       linkCmd       `cmd:"" help:"help_link"`
	Journal    journalCmd    `cmd:"" help:"help_journal"`
	Generate   generateCmd   `cmd:"" help:"help_generate"`
	Verify     verifyCmd     `cmd:"" help:"help_verify"`
	Backup     backupCmd     `cmd:"" help:"help_backup"`
	Restore    restoreCmd    `cmd:"" help:"help_restore"`
	Remind     remindCmd     `cmd:"" help:"help_remind"`
	User       userCmd       `cmd:"" help:"help_user_cmd"`
	Version    versionCmd    `cmd:"" help:"help_version"`
}

// env is what a command works with.
type env struct {
	common
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	reader   app.Reader
}

// Main runs one command and gives the exit code: 0 all well, 1 something failed, 2 wrong usage.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	l := wantedLang(args)
	var g grammar
	code := -1
	parser, err := kong.New(&g, kong.Name("lotrinh"), kong.Description(help[l]["about"]), kong.Writers(out, errOut),
		kong.Exit(func(c int) { code = c }), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}), kong.Help(printHelp(l)), kong.ShortUsageOnError())
	if err != nil {
		panic(err) // the grammar is ours
	}
	sayHelp(parser.Model, l)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if code >= 0 { // --help has been printed
		return code
	}
	if err != nil {
		fmt.Fprintf(errOut, "%s: %s\n%s\n", help[l]["usage"], wrongUse(l, err), help[l]["usage_hint"])
		return exitUsage
	}
	e := &env{common: g.common, ctx: ctx, in: in, out: out, err: errOut, reader: app.NewReader()}
	if e.Today != "" {
		if _, ok := when.ParseDate(e.Today); !ok {
			return e.fail(usage("--today: %q không phải là ngày YYYY-MM-DD.", "--today: %q is not a day YYYY-MM-DD.", e.Today))
		}
	}
	return e.fail(parsed.Run(e))
}

// wantedLang finds --lang before anything is parsed, because the help texts depend on it.
func wantedLang(args []string) string {
	for i, a := range args {
		if a == "--lang=en" || (a == "--lang" && i+1 < len(args) && args[i+1] == "en") {
			return "en"
		}
	}
	return "vi"
}

// usageError is a wrong use of a command; failures are faults.
type usageError struct{ error }

func usage(vi, en string, args ...any) error {
	return usageError{fault.New(fault.Invalid, vi, en, args...)}
}

// errReported says that a command has told on stderr what failed and only the exit code is left.
var errReported = errors.New("reported")

func (e *env) fail(err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailed
	case errors.As(err, &wrong):
		fmt.Fprintln(e.err, "lotrinh: "+e.say(wrong.error))
		return exitUsage
	}
	fmt.Fprintln(e.err, "lotrinh: "+e.say(err))
	return exitFailed
}

// language is the one asked for by --lang.
func (e *env) language() lang.Lang {
	l, _ := lang.Of(e.Lang)
	return l
}

// existing opens an installation that is there already: a mistyped folder is told of, not filled with a new one.
func (e *env) existing() (*app.App, app.Who, error) {
	if e.DB == "" {
		if _, err := os.Stat(filepath.Join(e.Data, "lotrinh.db")); err != nil {
			return nil, app.Who{}, fault.New(fault.NotFound, "Thư mục %s không có dữ liệu của lotrinh (thiếu lotrinh.db); xem lại --data.", "The folder %s holds no installation (there is no lotrinh.db); check --data.", e.Data)
		}
	}
	return e.open()
}

// open opens the installation, new or old, and the post to act for.
func (e *env) open() (*app.App, app.Who, error) {
	if err := writable(e.Data); err != nil {
		return nil, app.Who{}, err
	}
	a, err := app.Open(e.ctx, app.Config{Dir: e.Data, DB: e.DB, Today: when.Date(e.Today)})
	if err != nil {
		return nil, app.Who{}, err
	}
	e.minding(a)
	who, err := a.As(e.ctx, e.As)
	if err != nil {
		a.Close()
		if fault.Is(err, fault.NotFound) {
			err = fault.New(fault.Invalid, "--as: không có chức danh %q.", "--as: there is no post %q.", e.As)
		}
		return nil, app.Who{}, err
	}
	if err := who.Must(org.ReadPlan); err != nil { // a post whose unit has ended does nothing
		a.Close()
		return nil, app.Who{}, err
	}
	return a, who, nil
}

// minding warns when the machine's clock was moved back.
func (e *env) minding(a *app.App) {
	warn := func(vi, en string, args ...any) {
		fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Conflict, vi, en, args...)))
	}
	a.Watch(app.Watch{ClockBack: func(today, holds when.Date) {
		warn("Cảnh báo: ngày của máy (%s) lùi trước dữ liệu; thay đổi được ghi là có hiệu lực từ %s. Xem lại đồng hồ.",
			"Warning: the day of this machine (%s) comes before the data; the change is recorded as holding from %s. Check the clock.", today, holds)
	}})
	if newest, behind, err := a.ClockBehind(e.ctx); err == nil && behind {
		at := newest.Format("02/01/2006 15:04")
		warn("Cảnh báo: đồng hồ của máy chậm hơn mục mới nhất của nhật ký (%s). Xem lại đồng hồ.", "Warning: the clock of this machine is behind the newest entry of the journal (%s). Check the clock.", at)
	}
}
