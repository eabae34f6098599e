package cli

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

type importCmd struct {
	Accept float64  `help:"${help_accept}" placeholder:"P"`
	Anchor string   `help:"${help_anchor}" placeholder:"DATE"`
	Paths  []string `arg:"" help:"${help_paths}" name:"path"`
}

// Run reads every file; one that fails is told on stderr and the rest is still done.
func (c *importCmd) Run(e *env) error {
	if c.Accept < 0 || c.Accept > 1 {
		return usage("--accept: ngưỡng từ 0 đến 1.", "--accept: a threshold from 0 to 1.")
	}
	if _, ok := when.ParseDate(c.Anchor); c.Anchor != "" && !ok {
		return usage("--anchor: %q không phải là ngày YYYY-MM-DD.", "--anchor: %q is not a day YYYY-MM-DD.", c.Anchor)
	}
	files, err := filesUnder(c.Paths)
	if err != nil {
		return err
	}
	a, who, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	say, finish := progress(e.err)
	failed := false
	for i, path := range files {
		if err := c.one(e, a, who, path); err != nil {
			failed = true
			fmt.Fprintf(e.err, "lotrinh: %s\n", e.say(err))
		}
		say(i+1, len(files), filepath.Base(path))
	}
	finish()
	s, err := a.Summary(e.ctx)
	if err != nil {
		return err
	}
	if err := e.printSummary(s); err != nil || !failed {
		return err
	}
	return errReported
}

func (c *importCmd) one(e *env, a *app.App, who app.Who, path string) error {
	content, err := readFile(path)
	if err != nil {
		return err
	}
	d, err := a.Import(e.ctx, who, filepath.Base(path), content, when.Date(c.Anchor))
	if err != nil || c.Accept == 0 {
		return err
	}
	_, err = a.AcceptAbove(e.ctx, who, d.ID, c.Accept)
	return err
}

// filesUnder are all files of the folders named, apart from hidden ones: one that cannot be read is told of, not passed over.
func filesUnder(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !d.IsDir() && (p == path || !strings.HasPrefix(d.Name(), ".")) {
				out = append(out, p)
			}
			return nil
		})
		if err != nil {
			return nil, fault.System(path, "không đọc được", "cannot be read", err)
		}
	}
	return out, nil
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
