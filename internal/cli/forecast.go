package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/forecast"
	"lotrinh/internal/plan"
)

// forecastCmd tells how likely items are to be delivered, or how well that held.
type forecastCmd struct {
	Backtest bool     `help:"help_forecast_backtest"`
	Items    []string `arg:"" optional:"" name:"code" help:"help_forecast_items"`
}

// Run prints the back-test, or the likelihood of the named items with its points.
func (c *forecastCmd) Run(e *env) error {
	if c.Backtest {
		return c.backtest(e)
	}
	if len(c.Items) == 0 {
		return usage("Nêu mã mục, hoặc --backtest.", "Name items by their codes, or say --backtest.")
	}
	a, _, err := e.existing()
	if err != nil {
		return err
	}
	defer a.Close()
	for _, code := range c.Items {
		v, err := a.Item(e.ctx, plan.ItemID(code))
		if err != nil {
			return err
		}
		if err := e.printOutlook(v.ItemRow); err != nil {
			return err
		}
	}
	return nil
}

// outlookLine is an item as it is printed.
type outlookLine struct {
	Code    string        `json:"code"`
	Percent *int          `json:"percent"` // null = not known
	Base    int           `json:"base"`
	Terms   []outlookTerm `json:"terms"`
	Why     string        `json:"why,omitempty"`
	Settled string        `json:"settled,omitempty"`
	Light   plan.Light    `json:"light,omitempty"`
	Reason  string        `json:"reason,omitempty"`
}

type outlookTerm struct {
	Words  string `json:"words"`
	Points int    `json:"points"`
}

func (e *env) printOutlook(row app.ItemRow) error {
	line := outlookLine{Code: row.Item.Code, Terms: []outlookTerm{}}
	if r := row.Rating; r != nil {
		line.Light, line.Reason = r.Light, r.Reason
	}
	l := row.Outlook
	if l == nil {
		l = &forecast.Likelihood{Why: "Mức này không tính được bằng số: cần người đánh giá."}
	}
	if line.Base, line.Settled = l.Base, l.Settled; l.Known {
		line.Percent = &l.Percent
	} else {
		line.Why = e.because(l.Why, l.With)
	}
	for _, t := range l.Terms {
		line.Terms = append(line.Terms, outlookTerm{e.because(t.Say, t.With), t.Points})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(line)
	}
	if line.Percent == nil {
		_, err := fmt.Fprintf(e.out, "%s: %s\n", line.Code, line.Why)
		return err
	}
	say := e.language().Say
	fmt.Fprintf(e.out, "%s: %d %%\n%+5d  %s\n", line.Code, *line.Percent, line.Base, say("Mức chung khi mọi điều đều như thường thấy"))
	for _, t := range line.Terms {
		fmt.Fprintf(e.out, "%+5d  %s\n", t.Points, t.Words)
	}
	if line.Light != "" {
		fmt.Fprintf(e.out, "%s (%s)\n", say(line.Light.Vi()), line.Reason)
	}
	return nil
}

func (e *env) because(words string, with []any) string {
	return e.language().Say(words, forecast.Fill(with, forecast.Exact)...)
}

// backtest tries the method anew.
func (c *forecastCmd) backtest(e *env) error {
	tell, finish := progress(e.err)
	b := app.RunBacktest(func(done, all int) { tell(done, all, "") })
	finish()
	if e.JSON {
		return json.NewEncoder(e.out).Encode(b)
	}
	say := e.language().Say
	for _, part := range []struct {
		title  string
		scores []forecast.Score
	}{{"Thử trên lịch sử tưởng tượng đã biết kết cục", b.Made}, {"Thử trên số liệu công khai", b.Published}} {
		fmt.Fprintf(e.out, "%s\n", say(part.title))
		for _, s := range part.scores {
			fmt.Fprintf(e.out, "  %-40s %6d  Brier %.3f", say(forecast.SortVi(s.Of)), s.Count, s.Brier)
			var not []string
			for _, r := range s.Rivals {
				fmt.Fprintf(e.out, "  %s %.3f", say(forecast.RivalVi(r.Name)), r.Brier)
				if r.Better <= 0 {
					not = append(not, say(forecast.RivalVi(r.Name)))
				}
			}
			if len(not) > 0 {
				fmt.Fprintf(e.out, "  %s", say("không tốt hơn: %s", strings.Join(not, "; ")))
			}
			fmt.Fprintln(e.out)
		}
	}
	return nil
}
