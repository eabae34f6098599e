package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// taskDueCmds is what can be done about the due days of items.
type taskDueCmds struct {
	List       taskListCmd       `cmd:"" help:"help_task_list"`
	Show       taskShowCmd       `cmd:"" help:"help_task_show"`
	Due        taskDueCmd        `cmd:"" help:"help_task_due"`
	Event      taskEventCmd      `cmd:"" help:"help_task_event"`
	Extend     taskExtendCmd     `cmd:"" help:"help_task_extend"`
	Extensions taskExtensionsCmd `cmd:"" help:"help_task_extensions"`
	Decide     taskDecideCmd     `cmd:"" help:"help_task_decide"`
	Withdraw   taskWithdrawCmd   `cmd:"" help:"help_task_withdraw"`
}

// opened runs something on an installation that is there.
func (e *env) opened(do func(a *app.App, who app.Who) error) error { return asOf{}.opened(e, do) }

// opened is the same as of the day.
func (f asOf) opened(e *env, do func(a *app.App, who app.Who) error) error {
	a, who, err := f.existing(e)
	if err != nil {
		return err
	}
	defer a.Close()
	return do(a, who)
}

// typedDay reads the day of a flag.
func typedDay(flag, text string) (when.Date, error) {
	d, ok := when.Typed(text)
	if !ok && text != "" {
		return "", usage("--%s: %q không phải là ngày.", "--%s: %q is not a day.", flag, text)
	}
	return d, nil
}

type taskListCmd struct {
	Filter string `help:"help_filter" placeholder:"QUERY"`
	asOf
}

// Run prints the list with the same filter, as the export does.
func (c *taskListCmd) Run(e *env) error {
	query, err := url.ParseQuery(c.Filter)
	if err != nil {
		return usage("--filter: %q không đúng; viết như trên địa chỉ trang danh sách, ví dụ unit=so-tc&time=overdue.", "--filter: %q is wrong; write it as in the address of a list, such as unit=so-tc&time=overdue.", c.Filter)
	}
	return c.opened(e, func(a *app.App, who app.Who) error {
		if e.JSON {
			return a.Export(e.ctx, who, "items", app.ItemFilterOf(query), "json", e.language(), e.out)
		}
		f := app.ItemFilterOf(query)
		for f.Page, f.PerPage = 1, 200; ; f.Page++ {
			page, err := a.Items(e.ctx, f)
			if err != nil {
				return err
			}
			for _, row := range page.Rows {
				fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\n", row.Item.Code, dueText(row), e.language().Say(row.Time.Vi()), row.Item.Title)
			}
			if f.Page >= page.Pages() {
				return nil
			}
		}
	})
}

// dueText is the last day of an item, or its words.
func dueText(row app.ItemRow) string {
	if row.Standing.DueOn != "" {
		return row.Standing.DueOn.Vi()
	}
	return row.Due.Raw
}

type taskShowCmd struct {
	Item string `arg:"" help:"help_task_item"`
	asOf
}

// Run prints an item's deadline, its occurrences and the requests about it.
func (c *taskShowCmd) Run(e *env) error {
	return c.opened(e, func(a *app.App, _ app.Who) error {
		v, err := a.Item(e.ctx, plan.ItemID(c.Item))
		if err != nil {
			return err
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(shownTask{Code: v.Item.Code, Title: v.Item.Title, Leads: slices.Concat([]string{}, v.Leads), State: v.Standing.State, Time: v.Time,
				DueOn: v.Standing.DueOn, OriginalOn: v.Standing.OriginalOn, DaysLate: v.DaysLate, LateFirst: v.LateFirst, Extended: v.Due.Extended,
				Due: v.Told, Occurrences: slices.Concat([]plan.Occurrence{}, v.Occurrences), Extensions: slices.Concat([]plan.Extension{}, v.Extensions)})
		}
		say := e.language().Say
		fmt.Fprintf(e.out, "%s\t%s\n%s\t%s\n", v.Item.Code, v.Item.Title, say(v.Standing.State.Vi()), say(v.Time.Vi()))
		if v.Standing.DueOn != "" {
			fmt.Fprintln(e.out, say("hạn %s", v.Standing.DueOn.Vi()))
		}
		if v.Standing.OriginalOn != v.Standing.DueOn {
			fmt.Fprintln(e.out, say("ban đầu %s", v.Standing.OriginalOn.Vi()))
		}
		tellDue(e, v.Told)
		for _, o := range v.Occurrences {
			done := say("chưa xong")
			if o.Done() {
				done = say("xong %s", o.DoneOn.Vi())
			}
			fmt.Fprintf(e.out, "%s\t%s\n", o.DueOn.Vi(), done)
		}
		for _, x := range v.Extensions {
			fmt.Fprintf(e.out, "%s\t%s → %s\t%s\t%s\n", x.ID, x.OldDay.Vi(), x.NewDay.Vi(), say(x.State.Vi()), x.Reason)
		}
		return nil
	})
}

// shownTask is an item as `task show --json` prints it.
type shownTask struct {
	Code        string            `json:"code"`
	Title       string            `json:"title"`
	Leads       []string          `json:"leads"`
	State       plan.WorkState    `json:"state"`
	Time        plan.TimeState    `json:"time"`
	DueOn       when.Date         `json:"due_on"`
	OriginalOn  when.Date         `json:"original_on"`
	DaysLate    int               `json:"days_late"`
	LateFirst   int               `json:"days_late_original"`
	Extended    int               `json:"extended"`
	Due         app.DueTold       `json:"due"`
	Occurrences []plan.Occurrence `json:"occurrences"`
	Extensions  []plan.Extension  `json:"extensions"`
}

// tellDue prints what a deadline means in days.
func tellDue(e *env, t app.DueTold) {
	say := e.language().Say
	if t.Phrase != "" {
		fmt.Fprintln(e.out, "“"+strings.TrimSpace(t.Phrase)+"”")
	}
	switch {
	case t.Waiting:
		fmt.Fprintln(e.out, say("Chờ ngày của sự kiện: %s", t.Counted.Event))
	case len(t.Next) > 0:
		var days []string
		for _, d := range t.Next {
			days = append(days, d.Vi())
		}
		fmt.Fprintln(e.out, say("Lặp lại; các kỳ đầu: %s", strings.Join(days, ", ")))
	}
	if len(t.Unknown) > 0 {
		fmt.Fprintln(e.out, say("Chưa chắc chắn: chưa nạp ngày nghỉ của năm %s.", yearsText(t.Unknown)))
	}
}

func yearsText(years []int) string {
	return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(years)), ", "), "[]")
}

type taskDueCmd struct {
	Item    string `arg:"" help:"help_task_item"`
	Phrase  string `arg:"" help:"help_task_phrase"`
	Why     string `help:"help_task_why"`
	Misread bool   `help:"help_task_misread"`
	Dry     bool   `name:"dry-run" help:"help_user_dry"`
}

// Run gives an item its deadline, or corrects one that was misread; otherwise a day moves by extension only.
func (c *taskDueCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		told, err := a.TellDue(e.ctx, c.Phrase)
		if err != nil {
			return err
		}
		if !c.Dry {
			edit, rev, err := a.EditForm(e.ctx, plan.ItemID(c.Item))
			if err != nil {
				return err
			}
			edit.Due, edit.DueMisread, edit.Why = c.Phrase, c.Misread, c.Why
			if err := a.EditItem(e.ctx, who, plan.ItemID(c.Item), rev, edit); err != nil {
				return err
			}
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(told)
		}
		if told.Day != "" {
			fmt.Fprintln(e.out, e.language().Say("hạn %s", told.Day.Vi()))
		}
		tellDue(e, told)
		return nil
	})
}

type taskEventCmd struct {
	Items    []string `arg:"" optional:"" help:"help_task_items"`
	On       string   `help:"help_task_on" placeholder:"DAY"`
	Document string   `help:"help_task_document"`
	Why      string   `help:"help_task_why"`
}

// Run records the day of what deadlines waited for; without items it tells what waits.
func (c *taskEventCmd) Run(e *env) error {
	on, err := typedDay("on", c.On)
	if err != nil {
		return err
	}
	return e.opened(func(a *app.App, who app.Who) error {
		if len(c.Items) == 0 {
			return printWaiting(e, a, who)
		}
		dues, err := a.RecordEvent(e.ctx, who, app.DueEvent{Items: c.Items, On: on, Document: c.Document, Why: c.Why})
		if err != nil {
			return err
		}
		if e.JSON {
			return json.NewEncoder(e.out).Encode(dues)
		}
		for i, d := range dues {
			fmt.Fprintf(e.out, "%s\t%s\n", c.Items[i], e.language().Say("hạn %s", d.To.Vi()))
		}
		return nil
	})
}

type waitingTask struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	Event string `json:"event"`
	Due   string `json:"due"`
}

func printWaiting(e *env, a *app.App, who app.Who) error {
	rows, err := a.WaitingForEvents(e.ctx, who)
	if err != nil {
		return err
	}
	out := []waitingTask{}
	for _, r := range rows {
		out = append(out, waitingTask{r.Item.Code, r.Item.Title, r.Counted.Event, r.Due.Raw})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(out)
	}
	for _, w := range out {
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", w.Code, w.Due, w.Title)
	}
	return nil
}

// printExtension tells of a request what became of it.
func printExtension(e *env, out io.Writer, x plan.Extension) error {
	if e.JSON {
		return json.NewEncoder(out).Encode(x)
	}
	say := e.language().Say
	late := ""
	if x.TooLate() {
		late = "\t" + say("đề nghị khi đã quá hạn")
	}
	fmt.Fprintf(out, "%s\t%s → %s\t%s%s\n", x.ID, x.OldDay.Vi(), x.NewDay.Vi(), say(x.State.Vi()), late)
	return nil
}
