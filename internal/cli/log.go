package cli

import (
	"io"
	"log/slog"

	"lotrinh/internal/when"
)

// logFlags say what the server writes to standard error, where systemd and others collect it.
type logFlags struct {
	LogFormat string `help:"help_log_format" enum:"text,json" default:"text"`
	LogLevel  string `help:"help_log_level" enum:"debug,info,warn,error" default:"info"`
}

// logger writes one line an event. Nothing in it is about a person: no addresses of pages with what was looked for, no
// names, no network addresses, no cookies. Times are Vietnam's, as on pages, wherever the machine stands.
func (f logFlags) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.LogLevel)); err != nil {
		level = slog.LevelInfo // the grammar lets no other word through
	}
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: inVietnam}
	if f.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

func inVietnam(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && a.Value.Kind() == slog.KindTime {
		a.Value = slog.TimeValue(a.Value.Time().In(when.Vietnam()))
	}
	return a
}
