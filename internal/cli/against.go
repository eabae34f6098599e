package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
)

// versionsCmd is what people decide about a new version of a document: what it is a version of, and what becomes of each item.
type versionsCmd struct {
	Show  versionsShowCmd  `cmd:"" help:"help_versions_show"`
	Say   versionsSayCmd   `cmd:"" help:"help_versions_say"`
	Carry versionsCarryCmd `cmd:"" help:"help_versions_carry"`
	Apply versionsApplyCmd `cmd:"" help:"help_versions_apply"`
	Gone  versionsGoneCmd  `cmd:"" help:"help_versions_gone"`
}

type versionsShowCmd struct {
	New string `arg:"" help:"help_new_version"`
	Old string `arg:"" optional:"" help:"help_old_version"`
}

type versionsSayCmd struct {
	New string `arg:"" help:"help_new_version"`
	How string `arg:"" enum:"corrects,replaces,amends,apart" help:"help_how"`
	Old string `arg:"" help:"help_old_version"`
}

type versionsCarryCmd struct {
	New string `arg:"" help:"help_new_version"`
}

type versionsApplyCmd struct {
	New   string   `arg:"" help:"help_new_version"`
	Items []string `arg:"" name:"item" optional:"" help:"help_version_items"`
	All   bool     `help:"help_version_all"`
	Field []string `help:"help_version_field" placeholder:"FIELD"`
	Keep  bool     `help:"help_version_keep"`
}

type versionsGoneCmd struct {
	New   string   `arg:"" help:"help_new_version"`
	Do    string   `arg:"" enum:"keep,carry,end,ask" help:"help_gone_do"`
	Items []string `arg:"" name:"item" help:"help_version_items"`
	To    string   `help:"help_gone_to" placeholder:"CODE"`
	Why   string   `help:"help_why" placeholder:"TEXT"`
}

// pairing is an open installation with a new version and the old one.
type pairing struct {
	*env
	app *app.App
	who app.Who
	new doc.Document
	old doc.Document // zero when nobody has said and none was named
}

// versions opens the installation and finds the documents; old "" is the one that was said.
func (e *env) versions(now, old string) (*pairing, error) {
	a, who, err := e.existing()
	if err != nil {
		return nil, err
	}
	p := &pairing{env: e, app: a, who: who}
	if err := p.find(now, old); err != nil {
		a.Close()
		return nil, err
	}
	return p, nil
}

func (p *pairing) find(now, old string) (err error) {
	if p.new, err = p.app.DocumentNamed(p.ctx, now); err != nil {
		return err
	}
	if old != "" {
		p.old, err = p.app.DocumentNamed(p.ctx, old)
		return err
	}
	v, err := p.app.Versions(p.ctx, p.new.ID)
	if err != nil || v.Earlier == nil {
		return err
	}
	p.old = *v.Earlier
	return nil
}

func (c *versionsShowCmd) Run(e *env) error {
	p, err := e.versions(c.New, c.Old)
	if err != nil {
		return err
	}
	defer p.app.Close()
	if p.old.ID == "" {
		return p.likely()
	}
	return p.show()
}

func (c *versionsSayCmd) Run(e *env) error {
	p, err := e.versions(c.New, c.Old)
	if err != nil {
		return err
	}
	defer p.app.Close()
	if err := p.app.SayEarlier(p.ctx, p.who, p.new.ID, p.old.ID, doc.How(c.How)); err != nil || doc.How(c.How) == doc.Apart {
		return err
	}
	return p.show()
}

func (c *versionsCarryCmd) Run(e *env) error {
	p, err := e.versions(c.New, "")
	if err != nil {
		return err
	}
	defer p.app.Close()
	done, err := p.app.CarryOver(p.ctx, p.who, p.new.ID, -1)
	if err != nil {
		return err
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(done)
	}
	_, err = fmt.Fprintln(e.out, e.language().Say("Giữ nguyên %d mục, thêm nguồn là bản mới; bỏ như ở bản cũ %d đề xuất.", done.Kept, done.Dropped))
	return err
}

// Run takes over what the new version changes of the items named, one act each.
func (c *versionsApplyCmd) Run(e *env) error {
	if c.Keep && len(c.Field) > 0 {
		return usage("--keep và --field không đi cùng nhau.", "--keep and --field exclude each other.")
	}
	if c.All == (len(c.Items) > 0) || c.All && (c.Keep || len(c.Field) > 0) {
		return usage("ghi mã các mục, hoặc chỉ --all.", "name items by their codes, or give --all alone.")
	}
	p, err := e.versions(c.New, "")
	if err != nil {
		return err
	}
	defer p.app.Close()
	if c.All {
		if _, err := p.app.ApplyPlain(p.ctx, p.who, p.new.ID, -1); err != nil {
			return err
		}
		return p.show()
	}
	fields := c.Field
	if c.Keep {
		fields = []string{}
	}
	for _, code := range c.Items {
		v, err := p.app.Against(p.ctx, p.new.ID, p.old.ID)
		if err != nil {
			return err
		}
		row, err := waitingFor(v, code)
		if err != nil {
			return err
		}
		if _, err := p.app.ApplyVersion(p.ctx, p.who, p.new.ID, row.Proposal.ID, fields, row.Item.Rev); err != nil {
			return err
		}
	}
	return p.show()
}

// waitingFor is the row in which an item waits for what the new version says of it.
func waitingFor(v app.Against, code string) (app.VersionRow, error) {
	for _, row := range v.Rows {
		if row.Item != nil && (row.Todo == app.TodoApply || row.Todo == app.TodoCarry) && strings.EqualFold(row.Item.Code, code) {
			return row, nil
		}
	}
	return app.VersionRow{}, fault.New(fault.NotFound, "Bản mới không có thay đổi nào đang chờ cho mục %q.", "No change of the new version waits for the item %q.", code)
}

func (c *versionsGoneCmd) Run(e *env) error {
	p, err := e.versions(c.New, "")
	if err != nil {
		return err
	}
	defer p.app.Close()
	if err := p.app.DecideGone(p.ctx, p.who, p.new.ID, c.Items, doc.GoneDo(c.Do), c.To, c.Why); err != nil {
		return err
	}
	return p.show()
}

// likely says what a document may be a version of, where nobody has said.
func (p *pairing) likely() error {
	v, err := p.app.Versions(p.ctx, p.new.ID)
	if err != nil {
		return err
	}
	if p.JSON {
		return p.put(api.VersionsJSON(v, p.language()))
	}
	if len(v.Likely) == 0 {
		return fault.New(fault.NotFound, "Chưa ai ghi %s là bản mới của văn bản nào, và không thấy văn bản nào giống; hãy ghi thêm bản cũ.", "Nobody has said of which document %s is a version, and none looks like one; name the old one.", p.new.Name())
	}
	l := p.language()
	for _, x := range v.Likely {
		fmt.Fprintf(p.out, "%s  %s (%s): %s\n", x.Document.ID, x.Document.Name(), x.Document.File, l.Say(x.Why))
	}
	return nil
}

// put prints one object on a line.
func (p *pairing) put(object []byte, err error) error {
	if err == nil {
		_, err = p.out.Write(append(object, '\n'))
	}
	return err
}

// show prints the comparison as it stands.
func (p *pairing) show() error {
	v, err := p.app.Against(p.ctx, p.new.ID, p.old.ID)
	if err != nil {
		return err
	}
	if p.JSON {
		return p.put(api.AgainstJSON(v))
	}
	_, err = fmt.Fprint(p.out, toldAgainst(v, p.language()))
	return err
}

// toldAgainst is the comparison for people: the totals, what waits, then everything that is not as it was.
func toldAgainst(v app.Against, l lang.Lang) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line(v.Document.Name())
	if v.How == "" {
		line(l.Say("so với %s (chưa ai ghi hai văn bản có quan hệ gì)", v.Old.Name()))
	} else {
		line(l.Say(v.How.Vi()) + " " + v.Old.Name())
	}
	line(l.Say("%d giữ nguyên, %d thay đổi, %d mới, %d không còn", v.Counts[app.Unchanged], v.Counts[app.Changed], v.Counts[app.NewItem], len(v.Gone)))
	if v.How != "" {
		line(l.Say("Đang chờ: giữ nguyên %d, bỏ như cũ %d, thay đổi %d, rà soát %d, không còn %d", v.Carry, v.Drop, v.Apply, v.Fresh, v.Undecided))
	}
	for _, row := range v.Rows {
		if row.Fate == app.Unchanged {
			continue
		}
		code := ""
		if row.Item != nil {
			code = " " + row.Item.Code
		}
		line("\n" + l.Say(row.Fate.Vi()) + code + ": " + shown(row.Proposal.Candidate))
		for _, d := range row.Differences {
			old, now := apart(d.Old, d.New)
			line(fmt.Sprintf("  %s: %s → %s", d.Field, stated(old, l == lang.En), stated(now, l == lang.En)))
			if d.Now != "" {
				line("    " + l.Say("trong kế hoạch hiện nay: %s", d.Now))
			}
		}
	}
	for _, g := range v.Gone {
		said := ""
		if g.Decided != nil {
			said = " – " + l.Say(g.Decided.Do.Vi())
			if g.Decided.Why != "" {
				said += ": " + g.Decided.Why
			}
		}
		line("\n" + l.Say(app.GoneItem.Vi()) + " " + g.Item.Code + ": " + clipped(strings.Fields(g.Item.Title), 40) + said)
	}
	return b.String()
}
