package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/paper"
)

type papersCmd struct {
	Check    papersCheckCmd    `cmd:"" help:"help_papers_check"`
	List     papersListCmd     `cmd:"" help:"help_papers_list"`
	Comments papersCommentsCmd `cmd:"" help:"help_papers_comments"`
	Import   papersImportCmd   `cmd:"" help:"help_papers_import"`
	Group    papersGroupCmd    `cmd:"" help:"help_papers_group"`
	Meetings papersMeetingsCmd `cmd:"" help:"help_papers_meetings"`
	Remit    papersRemitCmd    `cmd:"" help:"help_papers_remit"`

	Programme papersProgrammeCmd `cmd:"" help:"help_papers_programme"`
	Compile   papersCompileCmd   `cmd:"" help:"help_papers_compile"`
}

type papersCheckCmd struct {
	Functions []string `help:"help_papers_functions" placeholder:"FILE|DIR"`
	Outline   string   `help:"help_papers_outline" placeholder:"FILE"`
	Explain   string   `help:"help_papers_explain" placeholder:"DIR"`
	New       string   `help:"help_papers_new" placeholder:"FILE"`
	Files     []string `arg:"" help:"help_papers_files" name:"file"`
	sizeFlag
}

// Run compares the papers; one that cannot be read is told on stderr and the others are still compared.
func (c *papersCheckCmd) Run(e *env) error {
	if err := c.check(); err != nil {
		return err
	}
	var outline *paper.Paper
	if c.Outline != "" {
		var err error
		if outline, err = c.one(e, c.Outline, "outline"); err != nil {
			return err
		}
	}
	var papers []*paper.Paper
	failed := false
	files := c.Files
	if c.New != "" {
		files = append(slices.Clip(files), c.New)
	}
	names := paperNames(files)
	for i, path := range files {
		p, err := c.one(e, path, names[i])
		if err != nil {
			failed = true
			if c.New != "" && i == len(files)-1 {
				return err
			}
			fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(err))
			continue
		}
		papers = append(papers, p)
	}
	result, papers := c.compare(papers, outline)
	if len(c.Functions) > 0 {
		wrong, err := c.remit(e, papers, names[len(names)-1], &result)
		if err != nil {
			return err
		}
		failed = failed || wrong
	}
	if e.JSON {
		object, err := result.JSON(papers)
		if err != nil {
			return err
		}
		if _, err := e.out.Write(append(object, '\n')); err != nil {
			return err
		}
	} else {
		printPapers(e.out, papers, paper.StrangeOf(papers, outline), result, e.either())
	}
	if c.Explain != "" {
		if err := c.explain(e, papers, outline); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// compare compares all papers with each other, or only a new one with those that are there.
func (c *papersCheckCmd) compare(papers []*paper.Paper, outline *paper.Paper) (paper.Result, []*paper.Paper) {
	if c.New == "" {
		return paper.Check(papers, outline), papers
	}
	before, it := papers[:len(papers)-1], papers[len(papers)-1]
	if i := slices.IndexFunc(before, func(p *paper.Paper) bool { return p.Name == it.Name }); i >= 0 { // a new version of it
		before = slices.Delete(slices.Clone(before), i, i+1)
	}
	desk := paper.NewDesk(before, outline)
	result := desk.Put(it)
	return result, desk.Papers()
}

// explain draws how a passage was found.
func (c *papersCheckCmd) explain(e *env, papers []*paper.Paper, outline *paper.Paper) error {
	trace, ok := paper.Explain(papers, outline)
	if !ok {
		return fault.New(fault.NotFound, "Các bài không có đoạn nào trùng từng chữ để vẽ.", "The papers share no passage word by word that could be drawn.")
	}
	if err := os.MkdirAll(c.Explain, 0o755); err != nil {
		return err
	}
	for _, d := range trace.Draw(e.either()) {
		if err := os.WriteFile(filepath.Join(c.Explain, d.Name+".svg"), []byte(d.Picture.SVG()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// either chooses the language of a text.
func (e *env) either() func(vi, en string) string {
	return func(vi, en string) string {
		if e.language() == lang.En {
			return en
		}
		return vi
	}
}

func (c *papersCheckCmd) one(e *env, path, name string) (*paper.Paper, error) {
	content, err := c.read(path, e.in)
	if err != nil {
		return nil, err
	}
	return e.reader.Contributed(e.ctx, app.Input{Name: nameOf(path), Content: content}, name)
}

// paperNames are the names of the files without their extension; files of one name are told apart by their folders.
func paperNames(paths []string) []string {
	times := map[string]int{}
	short := func(path string) string { return strings.TrimSuffix(nameOf(path), filepath.Ext(path)) }
	for _, path := range paths {
		times[short(path)]++
	}
	out := make([]string, len(paths))
	for i, path := range paths {
		if out[i] = short(path); times[out[i]] > 1 {
			out[i] = filepath.ToSlash(path)
		}
	}
	return out
}

// remit compares each paper with the functions of all units. A decision that cannot be read, or a paper whose author is unknown, is told.
func (c *papersCheckCmd) remit(e *env, papers []*paper.Paper, only string, result *paper.Result) (failed bool, err error) {
	files, err := filesUnder(c.Functions)
	if err != nil {
		return false, err
	}
	var statements []paper.Statement
	for _, f := range files {
		content, err := c.read(f.path, e.in)
		var s paper.Statement
		if err == nil {
			s, err = e.reader.Functions(e.ctx, app.Input{Name: nameOf(f.path), Content: content})
		}
		if err != nil {
			failed = true
			fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(err))
			continue
		}
		statements = append(statements, s)
	}
	functions := paper.FunctionsOf(statements)
	for i, p := range papers {
		if c.New != "" && p.Name != only {
			continue
		}
		author, known := functions.Author(p)
		if !known {
			fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(fault.New(fault.NotFound, "%s: không biết là bài của đơn vị nào trong các quyết định đã cho; không so với chức năng.",
				"%s: none of the decisions given is of the unit that wrote it; not compared with functions.", p.Name)))
			continue
		}
		for _, s := range functions.Sections(p, author) {
			s.Paper = i
			result.Sections = append(result.Sections, s)
		}
	}
	result.Outside = paper.OutsideOf(result.Sections)
	result.Hold(functions, papers)
	return failed, nil
}
