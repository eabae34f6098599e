package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
)

// parserWords are what the command-line parser says, each with its Vietnamese; $1, $2 are what it speaks of.
var parserWords = []struct {
	en *regexp.Regexp
	vi string
}{
	{regexp.MustCompile(`, did you mean one of (.+)\?$`), `; có phải là một trong $1?`},
	{regexp.MustCompile(`, did you mean (.+)\?$`), `; có phải là $1?`},
	{regexp.MustCompile(`; perhaps try (.+)\?$`), `; thử viết $1`},
	{regexp.MustCompile(`^unknown flag `), `không có tham số `},
	{regexp.MustCompile(`^unexpected flag argument `), `tham số không nhận giá trị `},
	{regexp.MustCompile(`^unexpected (?:argument|token) `), `không hiểu `},
	{regexp.MustCompile(`^missing flags: `), `thiếu tham số `},
	{regexp.MustCompile(`^missing positional arguments `), `thiếu `},
	{regexp.MustCompile(`^expected one of `), `cần một trong `},
	{regexp.MustCompile(`^expected (["<])`), `cần $1`},
	{regexp.MustCompile(`^no command selected`), `thiếu tên lệnh`},
	{regexp.MustCompile(`(\S+) must be one of (.+) but got (".*")`), `$1 phải là một trong $2, không phải $3`},
	{regexp.MustCompile(`(\S+) and (\S+) can't be used together`), `$1 và $2 không dùng cùng nhau`},
	{regexp.MustCompile(`missing value, expecting "<arg>[^"]*"`), `thiếu giá trị`},
	{regexp.MustCompile(`expected (?:a valid \d+ bit u?int|an int) (?:value )?but got ("[^"]*")(?: \([^)]*\))?`), `cần số nguyên, không phải $1`},
	{regexp.MustCompile(`expected a float (?:value )?but got ("[^"]*")(?: \([^)]*\))?`), `cần số, không phải $1`},
	{regexp.MustCompile(`bool value must be true, 1, yes, false, 0 or no but got ("[^"]*")`), `chỉ nhận true hoặc false, không phải $1`},
	{regexp.MustCompile(`expected \S+ value but got "EOL" \(EOL\)`), `thiếu giá trị`},
	{regexp.MustCompile(`expected \S+ value but got ("[^"]*")(?: \([^)]*\))?`), `thiếu giá trị, gặp $1`},
}

// wrongUse says in a language what the parser found wrong with a command line.
func wrongUse(l string, err error) string {
	text := err.Error()
	if l == string(lang.En) {
		return text
	}
	for _, w := range parserWords {
		text = w.en.ReplaceAllString(text, w.vi)
	}
	return text
}

// helpWords are the words around our own in a help page, with their Vietnamese.
var helpWords = strings.NewReplacer("Usage: ", "Cách dùng: ", "\nArguments:\n", "\nĐầu vào:\n", "\nFlags:\n", "\nTham số:\n", "\nCommands:\n", "\nLệnh:\n",
	"Show context-sensitive help.", "Xem hướng dẫn này.", "[flags]", "[tham số]", "<command>", "<lệnh>", "<file>", "<tệp>", "<path>", "<đường dẫn>",
	"for more information on a command.", "để xem hướng dẫn của một lệnh.", `Run "`, `Chạy "`)

// printHelp prints a help page, its frame in the same language as the rest of it.
func printHelp(l string) kong.HelpPrinter {
	return func(options kong.HelpOptions, ctx *kong.Context) error {
		if l == string(lang.En) {
			return kong.DefaultHelpPrinter(options, ctx)
		}
		var page bytes.Buffer
		out := ctx.Kong.Stdout
		ctx.Kong.Stdout = &page
		err := kong.DefaultHelpPrinter(options, ctx)
		ctx.Kong.Stdout = out
		if err != nil {
			return err
		}
		_, err = helpWords.WriteString(out, page.String())
		return err
	}
}

// say words an error; at the machine itself the cause of an internal one is shown, because there is no other log.
func (e *env) say(err error) string {
	var said *fault.Error
	var path *fs.PathError
	if !errors.As(err, &said) && errors.As(err, &path) {
		err = fault.System(path.Path, "không đọc hoặc ghi được", "cannot be read or written", err)
	}
	text := fault.Say(err, e.Lang)
	if fault.KindOf(err) != fault.Internal {
		return text
	}
	if errors.As(err, &said) && said.Err != nil {
		err = said.Err
	}
	return text + " (" + err.Error() + ")"
}

// half is the part of a line "tiếng Việt / English" that is in the language of the messages.
func (e *env) half(line string) string {
	vi, en, both := strings.Cut(line, " / ")
	if both && e.Lang == string(lang.En) {
		return en
	}
	return vi
}
