package cli

import (
	"fmt"
	"strings"

	"lotrinh/internal/extract"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// compare prints what a new version of a document changes against the old one.
func (c *extractCmd) compare(e *env) error {
	if len(c.Files) != 1 || c.Out != "" {
		return usage("--against so một bản mới với một bản cũ: lotrinh extract --against BẢN-CŨ BẢN-MỚI.", "--against compares one new version with one old: lotrinh extract --against OLD NEW.")
	}
	old, err := c.read(c.Against, e.in)
	if err != nil {
		return err
	}
	now, err := c.read(c.Files[0], e.in)
	if err != nil {
		return err
	}
	list, err := e.reader.CompareVersions(e.ctx, c.input(e, c.Against, old), c.input(e, c.Files[0], now), when.Date(c.Anchor))
	if err != nil {
		return err
	}
	if e.JSON {
		object, err := extract.VersionsJSON(list)
		if err != nil {
			return err
		}
		_, err = e.out.Write(append(object, '\n'))
		return err
	}
	_, err = fmt.Fprint(e.out, c.said(e, list))
	return err
}

// said is the comparison for people: the totals, then everything that is not as it was.
func (c *extractCmd) said(e *env, list []extract.Version) string {
	var b strings.Builder
	n, english := extract.CountFates(list), e.Lang == "en"
	if english {
		fmt.Fprintf(&b, "%d unchanged, %d changed, %d new, %d gone\n", n[extract.Unchanged], n[extract.Changed], n[extract.New], n[extract.Gone])
	} else {
		fmt.Fprintf(&b, "%d giữ nguyên, %d thay đổi, %d mới, %d không còn\n", n[extract.Unchanged], n[extract.Changed], n[extract.New], n[extract.Gone])
	}
	for _, v := range list {
		if v.Fate == extract.Unchanged {
			continue
		}
		fate, of := v.Fate.Vi(), v.New
		if english {
			fate = string(v.Fate)
		}
		if of == nil {
			of = v.Old
		}
		fmt.Fprintf(&b, "\n%s: %s\n", fate, shown(*of))
		for _, d := range v.Differences {
			old, now := apart(d.Old, d.New)
			fmt.Fprintf(&b, "  %s: %s → %s\n", d.Field, stated(old, english), stated(now, english))
		}
	}
	return b.String()
}

func shown(c plan.Candidate) string {
	title := c.Name
	if title == "" {
		title = c.Text
	}
	return clipped(strings.Fields(title), 40)
}

func clipped(words []string, most int) string {
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}

// apart leaves out of two long texts the words that they begin and end with together.
func apart(old, now string) (string, string) {
	const long, around = 30, 4
	a, b := strings.Fields(old), strings.Fields(now)
	if min(len(a), len(b)) < long {
		return old, now
	}
	from, end := 0, 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	part := func(words []string) string {
		first, last := max(from-around, 0), min(len(words)-end+around, len(words))
		s := strings.Join(words[first:last], " ")
		if first > 0 {
			s = "… " + s
		}
		if last < len(words) {
			s += " …"
		}
		return s
	}
	return part(a), part(b)
}

func stated(value string, english bool) string {
	switch {
	case value != "":
		return "“" + value + "”"
	case english:
		return "not stated"
	}
	return "không nêu"
}
