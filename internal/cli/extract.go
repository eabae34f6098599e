package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type extractCmd struct {
	Text    bool     `help:"help_text" xor:"form"`
	Unused  bool     `help:"help_unused" xor:"form"`
	Anchor  string   `help:"help_anchor" placeholder:"DATE"`
	Out     string   `help:"help_out" placeholder:"DIR"`
	Against string   `help:"help_against" placeholder:"OLD" xor:"form"`
	OCR     bool     `name:"ocr" help:"help_ocr"`
	Files   []string `arg:"" help:"help_files" name:"file"`
	sizeFlag
}

// Run prints one object for each file; a file that cannot be read is told on stderr and the rest is still done.
func (c *extractCmd) Run(e *env) error {
	if _, ok := when.ParseDate(c.Anchor); c.Anchor != "" && !ok {
		return usage("--anchor: %q không phải là ngày YYYY-MM-DD.", "--anchor: %q is not a day YYYY-MM-DD.", c.Anchor)
	}
	if err := c.check(); err != nil {
		return err
	}
	if c.Out != "" {
		if err := os.MkdirAll(c.Out, 0o755); err != nil {
			return fault.System(c.Out, "không tạo được thư mục", "the folder cannot be made", err)
		}
	}
	if c.Against != "" {
		return c.compare(e)
	}
	failed := false
	for _, path := range c.Files {
		if err := c.one(e, path); err != nil {
			failed = true
			fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(err))
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func (c *extractCmd) one(e *env, path string) error {
	content, err := c.read(path, e.in)
	if err != nil {
		return err
	}
	in := c.input(e, path, content)
	if c.Text {
		text, err := e.reader.Text(e.ctx, in)
		if err == nil {
			_, err = fmt.Fprint(e.out, text)
		}
		return err
	}
	if c.Unused {
		return c.unused(e, in)
	}
	object, err := e.reader.JSON(e.ctx, in, when.Date(c.Anchor))
	if err != nil {
		return err
	}
	return c.put(e, in.Name, object)
}

// input is a file with the wish to have it recognised, which shows how far it is.
func (c *extractCmd) input(e *env, path string, content []byte) app.Input {
	in := app.Input{Name: nameOf(path), Content: content, OCR: c.OCR}
	if c.OCR {
		say, finish := progress(e.err)
		in.Pages = func(done, total int) {
			if say(done, total, in.Name); done == total {
				finish()
			}
		}
	}
	return in
}

// unused prints what nothing was made of, for a person, or as JSON where that is asked for.
func (c *extractCmd) unused(e *env, in app.Input) error {
	account, err := e.reader.Ledger(e.ctx, in, when.Date(c.Anchor))
	if err != nil {
		return err
	}
	if !e.JSON && c.Out == "" {
		printUnused(e.out, account, e.language())
		return nil
	}
	object, err := account.JSON()
	if err != nil {
		return err
	}
	return c.put(e, in.Name, object)
}

// put writes one object to its own file, or as one line.
func (c *extractCmd) put(e *env, name string, object []byte) error {
	if c.Out != "" {
		return os.WriteFile(filepath.Join(c.Out, name+".json"), append(object, '\n'), 0o644)
	}
	_, err := e.out.Write(append(object, '\n'))
	return err
}
