package cli

import (
	"encoding/json"
	"fmt"
	"runtime"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type importCmd struct {
	Accept   float64  `help:"help_accept" placeholder:"P"`
	Anchor   string   `help:"help_anchor" placeholder:"DATE"`
	Corrects string   `help:"help_corrects" placeholder:"OLD" xor:"earlier"`
	Replaces string   `help:"help_replaces" placeholder:"OLD" xor:"earlier"`
	Amends   string   `help:"help_amends" placeholder:"OLD" xor:"earlier"`
	OCR      bool     `name:"ocr" help:"help_ocr"`
	Paths    []string `arg:"" help:"help_paths" name:"path"`
	sizeFlag
}

// mostHands bounds how many files are read at once: each holds its whole document.
const mostHands = 8

// Run reads files on all processors and keeps them one after the other, in their order. One that fails is told at the end and
// the rest is still done; one in a folder that is here already is passed over, so that a run that was broken off goes on.
func (c *importCmd) Run(e *env) error {
	if c.Accept < 0 || c.Accept > 1 {
		return usage("--accept: ngưỡng từ 0 đến 1.", "--accept: a threshold from 0 to 1.")
	}
	if _, ok := when.ParseDate(c.Anchor); c.Anchor != "" && !ok {
		return usage("--anchor: %q không phải là ngày YYYY-MM-DD.", "--anchor: %q is not a day YYYY-MM-DD.", c.Anchor)
	}
	if err := c.check(); err != nil {
		return err
	}
	files, err := filesUnder(c.Paths)
	if err != nil {
		return err
	}
	name, how := c.earlier()
	if name != "" && len(files) != 1 {
		return usage("--corrects, --replaces, --amends nói về một tệp; đang có %d.", "--corrects, --replaces and --amends are about one file; there are %d.", len(files))
	}
	a, who, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	var old doc.Document
	if name != "" {
		if old, err = a.DocumentNamed(e.ctx, name); err != nil { // before anything is kept
			return err
		}
	}
	say, finish := progress(e.err)
	in := importing{old: old, how: how, importCmd: c, env: e, app: a, who: who, tally: importTally{Files: len(files)}}
	if c.OCR && len(files) == 1 {
		in.pages = func(done, total int) { say(done, total, nameOf(files[0].path)) }
	}
	stopped := inOrder(e.ctx, len(files), min(runtime.GOMAXPROCS(0), mostHands),
		func(i int) reading { return in.read(files[i]) },
		func(i int, r reading) {
			in.keep(files[i], r)
			if in.pages == nil {
				say(i+1, len(files), nameOf(files[i].path))
			}
		})
	finish()
	in.tellFailed()
	in.tellNothing()
	if stopped != nil {
		t := in.tally
		return fault.New(fault.Unavailable, "Đã dừng sau %d/%d tệp; chạy lại lệnh để đọc tiếp.", "Stopped after %d of %d files; run the command again to go on.", t.Imported+t.Here+len(t.Failed), t.Files)
	}
	s, err := a.Summary(e.ctx)
	if err != nil {
		return err
	}
	if err := in.print(s); err != nil || len(in.tally.Failed) == 0 {
		return err
	}
	return errReported
}

// importing is one run of the command.
type importing struct {
	*importCmd
	env   *env
	app   *app.App
	who   app.Who
	tally importTally
	pages func(done, total int) // shows how far the only file is, when it is recognised
	old   doc.Document          // that the one file is a new version of
	how   doc.How               // "" = of none
}

// earlier is the document that the file is said to be a new version of.
func (c *importCmd) earlier() (name string, how doc.How) {
	switch {
	case c.Corrects != "":
		return c.Corrects, doc.Corrects
	case c.Replaces != "":
		return c.Replaces, doc.Replaces
	case c.Amends != "":
		return c.Amends, doc.Amends
	}
	return "", ""
}

// importTally is what became of the files of one run.
type importTally struct {
	Files    int          `json:"files"`
	Imported int          `json:"imported"`
	Here     int          `json:"here"`                   // passed over: the same bytes were imported before
	Nothing  []string     `json:"nothing_read,omitempty"` // imported, and nothing was read in them
	Failed   []failedFile `json:"failed"`
}

type failedFile struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// reading is a file that was read, or why not.
type reading struct {
	paper *app.Paper
	err   error
}

func (in *importing) read(f found) (r reading) {
	content, err := in.sizeFlag.read(f.path, in.env.in)
	if err != nil {
		return reading{err: err}
	}
	r.paper, r.err = in.app.ReadPaper(in.env.ctx, in.who, app.Input{Name: nameOf(f.path), Content: content, OCR: in.OCR, Pages: in.pages}, when.Date(in.Anchor))
	return r
}

// keep puts one file into the queue and, where that is asked for, what is sure of it into the plan.
func (in *importing) keep(f found, r reading) {
	err := r.err
	if err == nil {
		d, failed := in.app.KeepPaper(in.env.ctx, in.who, r.paper)
		if err = failed; err == nil {
			in.tally.Imported++
			if r.paper.Nothing() {
				in.tally.Nothing = append(in.tally.Nothing, f.path)
			}
			if in.how != "" {
				err = in.app.SayEarlier(in.env.ctx, in.who, d.ID, in.old.ID, in.how)
			}
			if err == nil {
				err = in.accept(d)
			}
		}
	}
	if d, here := app.HereAlready(err); here && f.within {
		in.tally.Here++
		err = in.accept(d)
	}
	if err != nil {
		in.tally.Failed = append(in.tally.Failed, failedFile{f.path, in.env.say(err)})
	}
}

// accept takes what is sure of a document into the plan, where that is asked for. That nothing is sure enough is no failure.
func (in *importing) accept(d doc.Document) error {
	if in.Accept == 0 {
		return nil
	}
	err := in.app.AcceptUntouched(in.env.ctx, in.who, d.ID, in.Accept)
	if fault.Is(err, fault.Invalid) {
		return nil
	}
	return err
}

// tellFailed names the files that could not be read, and why: at the end, where a bar does not run over them.
func (in *importing) tellFailed() {
	failed, out := in.tally.Failed, in.env.err
	if in.tally.Files == 1 && len(failed) == 1 {
		fmt.Fprintf(out, "lotrinh: %s\n", failed[0].Reason)
		return
	}
	if len(failed) > 0 {
		fmt.Fprintln(out, in.env.say(fault.New(fault.Invalid, "lotrinh: %d tệp không vào được:", "lotrinh: %d files could not be imported:", len(failed))))
	}
	for _, f := range failed {
		fmt.Fprintf(out, "  %s: %s\n", f.File, f.Reason)
	}
}

// tellNothing names the files in which nothing was read, and what may be the reason.
func (in *importing) tellNothing() {
	for _, file := range in.tally.Nothing {
		fmt.Fprintln(in.env.err, in.env.say(fault.New(fault.Invalid, "lotrinh: %s: đã giữ, nhưng không đọc ra mục tiêu, chỉ tiêu hay nhiệm vụ nào. Có thể văn bản viết bằng tiếng khác, là bản quét chưa nhận dạng chữ (--ocr), hoặc chỉ đặt quy định mà không giao việc.",
			"lotrinh: %s: kept, but no objective, indicator or task was read in it. It may be in another language, a scan whose words were not recognised (--ocr), or lay down rules without giving tasks.", file)))
	}
}

// print tells what became of the files, and what the installation holds now.
func (in *importing) print(s app.Summary) error {
	t := in.tally
	if in.env.JSON {
		if t.Failed == nil {
			t.Failed = []failedFile{}
		}
		return json.NewEncoder(in.env.out).Encode(struct {
			app.Summary
			Import importTally `json:"import"`
		}{s, t})
	}
	if t.Files > 1 {
		form := "Tệp %d · mới vào %d · đã có từ trước %d · không vào được %d\n"
		if in.env.Lang == "en" {
			form = "Files %d · imported %d · here already %d · failed %d\n"
		}
		if _, err := fmt.Fprintf(in.env.out, form, t.Files, t.Imported, t.Here, len(t.Failed)); err != nil {
			return err
		}
	}
	return in.env.printSummary(s)
}

func (e *env) printSummary(s app.Summary) error {
	if e.JSON {
		return json.NewEncoder(e.out).Encode(s)
	}
	form := "Văn bản %d · đoạn %d · mục tiêu %d · chỉ tiêu %d · nhiệm vụ %d · dự án %d\n" +
		"Nhiệm vụ, dự án: có đơn vị chủ trì %d · có thời hạn %d · có sản phẩm %d\nCâu hỏi cần người trả lời %d · trong kế hoạch %d · chờ xem %d\n"
	if e.Lang == "en" {
		form = "Documents %d · passages %d · objectives %d · indicators %d · tasks %d · projects %d\n" +
			"Tasks and projects: with an owner %d · with a deadline %d · with a product %d\nQuestions for a person %d · in the plan %d · waiting for review %d\n"
	}
	_, err := fmt.Fprintf(e.out, form, s.Documents, s.Passages, s.Objectives, s.Indicators, s.Tasks, s.Projects, s.WithOwner, s.WithDue, s.WithProduct, s.Questions, s.InPlan, s.Pending)
	return err
}
