package demo

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/when"
	"lotrinh/samples"
)

// conference proposes the conference of the mid-term review, has it agreed to, and hands in the contributions of the set, two
// or three a day; the working group has begun to read them, and has sent one back.
func (l *loader) conference(ctx context.Context) error {
	if err := l.functions(ctx); err != nil {
		return err
	}
	topics, err := l.topics(ctx)
	if err != nil {
		return err
	}
	id, err := l.a.At("2026-06-03").OpenConference(ctx, l.who, app.ConferenceEdit{Title: "Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XII", Host: "tinh-uy", Secretary: "so-tc",
		HeldOn: "30/10/2026", Place: "Hội trường Tỉnh ủy Mẫu Giang", Outline: topics, Least: 300, Most: 900, Needs: []conference.Need{conference.OwnRole, conference.OwnFigures, conference.Ties, conference.Proposals},
		Draft: "15/7/2026", Rounds: []string{"20/8/2026"}, Final: "30/9/2026"})
	if err != nil {
		return err
	}
	if err := l.a.At("2026-06-05").AgreeConference(ctx, l.who, id, -1, ""); err != nil {
		return err
	}
	if err := l.group(ctx, id); err != nil {
		return err
	}
	files, err := fs.Glob(samples.Files, "papers/[0-9][0-9]-*.txt")
	if err != nil {
		return err
	}
	for i, name := range files[1:] { // the first is the outline
		if err := l.handIn(ctx, id, name, when.Date("2026-06-08").Add(i*11/len(files))); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := l.changeGroup(ctx, id); err != nil {
		return err
	}
	if err := l.meetings(ctx, id); err != nil {
		return err
	}
	if err := l.readPapers(ctx, id); err != nil {
		return err
	}
	return l.volume(ctx, id)
}

func (l *loader) handIn(ctx context.Context, id conference.ID, name string, on when.Date) error {
	content, err := samples.Files.ReadFile(name)
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(path.Base(name), ".txt") // 01-so-tc
	_, unit, _ := strings.Cut(base, "-")
	title := ""
	if lines := strings.SplitN(string(content), "\n", 5); len(lines) == 5 { // under the name of the unit and "THAM LUẬN"
		title = lines[3]
	}
	_, err = l.a.At(on).HandInPaper(ctx, l.who, id, unit, app.HandIn{Title: title, File: app.Input{Name: base + ".txt", Content: content}})
	return err
}

// readPapers takes some contributions up; the one that copies the outline goes back twice.
func (l *loader) readPapers(ctx context.Context, id conference.ID) error {
	day := l.a.At(samples.Today)
	shown, err := day.OneConference(ctx, l.who, id)
	if err != nil {
		return err
	}
	for _, x := range shown.Papers {
		switch x.Unit.Code {
		case "so-tc", "so-xd", "so-yt", "bhxh-tinh":
			err = day.StepPaper(ctx, l.who, x.ID, -1, "take", "")
		case "so-ngv":
			err = l.revise(ctx, x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// topics reads the outline of the set: "Chủ đề N. …", "Đơn vị viết: …; …", then the guiding questions "N.M. …".
func (l *loader) topics(ctx context.Context) (out []app.TopicEdit, err error) {
	content, err := samples.Files.ReadFile("papers/00-de-cuong.txt")
	if err != nil {
		return nil, err
	}
	units, err := l.a.Register(ctx)
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, u := range units {
		codes[u.Name] = u.Code
		for _, alias := range u.Aliases {
			codes[alias] = u.Code
		}
	}
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if _, heading, ok := strings.Cut(line, ". "); ok && strings.HasPrefix(line, "Chủ đề ") {
			out = append(out, app.TopicEdit{Heading: heading})
			continue
		}
		if len(out) == 0 {
			continue
		}
		last := &out[len(out)-1]
		if names, ok := strings.CutPrefix(line, "Đơn vị viết: "); ok {
			for name := range strings.SplitSeq(strings.TrimSuffix(names, "."), ";") {
				code, ok := codes[strings.TrimSpace(name)]
				if !ok {
					return nil, fmt.Errorf("papers/00-de-cuong.txt: no unit is called %q", strings.TrimSpace(name))
				}
				last.Units = append(last.Units, code)
			}
		} else if question, ok := strings.CutPrefix(line, fmt.Sprintf("%d.%d. ", len(out), len(last.Questions)+1)); ok && len(last.Units) > 0 {
			last.Questions = append(last.Questions, question)
		}
	}
	return out, nil
}

// functions records what units are for, by the decisions of the set.
func (l *loader) functions(ctx context.Context) error {
	files, err := fs.Glob(samples.Files, "papers/functions/*.txt")
	if err != nil {
		return err
	}
	for _, name := range files {
		content, err := samples.Files.ReadFile(name)
		if err != nil {
			return err
		}
		base := path.Base(name)
		if _, err := l.a.At("2026-06-02").SetFunctions(ctx, l.who, strings.TrimSuffix(base, ".txt"), app.Input{Name: base, Content: content}); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
