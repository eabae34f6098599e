package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

type placesCmd struct {
	Province string `help:"help_province" placeholder:"P"`
	On       string `help:"help_on" placeholder:"DAY"`
	Settle   bool   `help:"help_settle" xor:"does"`
	Notice   bool   `help:"help_notice" xor:"does"`
	Name     string `arg:"" optional:"" help:"help_place_name"`
}

// Run tells what a name means; it fails when it means nothing.
func (c *placesCmd) Run(e *env) error {
	on := when.Date(c.On)
	if _, ok := when.ParseDate(c.On); c.On != "" && !ok {
		return usage("--on: %q không phải là ngày YYYY-MM-DD.", "--on: %q is not a day YYYY-MM-DD.", c.On)
	}
	switch {
	case c.Notice:
		_, err := fmt.Fprint(e.out, app.PlacesNotice)
		return err
	case c.Settle:
		return c.settle(e)
	case strings.TrimSpace(c.Name) == "":
		return usage("thiếu tên.", "a name is missing.")
	case on == "" && e.Today != "":
		on = when.Date(e.Today)
	case on == "":
		on = when.Date(time.Now().Format(time.DateOnly))
	}
	m, err := app.PlacesNamed(c.Name, c.Province, on)
	if err != nil {
		return err
	}
	if e.JSON {
		err = json.NewEncoder(e.out).Encode(m)
	} else {
		err = e.printMeaning(m)
	}
	if err == nil && len(m.Units) == 0 {
		err = fault.New(fault.NotFound, "%q không phải là tên tỉnh, huyện, xã hay cơ quan thường có của tỉnh.", "%q is the name of no province, district, commune or usual body of a province.", c.Name)
	}
	return err
}

func (c *placesCmd) settle(e *env) error {
	if c.Province == "" {
		return usage("--settle cần --province.", "--settle needs --province.")
	}
	a, who, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	name, err := a.SetProvince(e.ctx, who, c.Province)
	if err == nil {
		_, err = fmt.Fprintln(e.out, name)
	}
	return err
}

// printMeaning writes a line a unit, and below it what it was made of and what it became.
func (e *env) printMeaning(m app.Meaning) error {
	say := func(vi, en string) string {
		if e.language() == lang.En {
			return en
		}
		return vi
	}
	var b strings.Builder
	if len(m.Units) > 1 {
		fmt.Fprintf(&b, say("%q có thể là %d đơn vị:\n", "%q may be %d units:\n"), m.Name, len(m.Units))
	}
	for _, u := range m.Units {
		fmt.Fprintf(&b, "%s [%s]", u.Name, u.Code)
		if u.Within != "" {
			fmt.Fprintf(&b, ", %s", u.Within)
		}
		if u.From != "" {
			fmt.Fprintf(&b, say(", từ %s", ", from %s"), u.From.Vi())
		}
		if u.To != "" && !u.Gone {
			fmt.Fprintf(&b, say(", đến %s", ", until %s"), u.To.Vi())
		}
		if u.Gone {
			fmt.Fprintf(&b, say(", đã kết thúc trước %s (không rõ ngày và nơi tiếp nhận)", ", ended before %s (day and heir are not known)"), u.To.Vi())
		}
		b.WriteString("\n")
		list := func(head string, of []app.Became) {
			for _, x := range of {
				fmt.Fprintf(&b, "  %s %s [%s]", head, x.Name, x.Code)
				switch {
				case x.Part:
					b.WriteString(say(", một phần", ", a part"))
				case x.Field != "":
					fmt.Fprintf(&b, ", %s", x.Field)
				}
				b.WriteString("\n")
			}
		}
		list(say("gồm", "made of"), u.MadeOf)
		list(say("nay là", "is now"), u.Became)
		if u.Group {
			b.WriteString(say("  nhóm đơn vị\n", "  a group of units\n"))
		}
	}
	_, err := fmt.Fprint(e.out, b.String())
	return err
}
