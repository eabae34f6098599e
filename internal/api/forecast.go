package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/forecast"
	"lotrinh/internal/plan"
)

// backtest is how well likelihoods held where the end is known.
type backtest struct {
	Seeds     []int64          `json:"seeds" doc:"of the invented provinces it was tried on"`
	Trained   []int64          `json:"trained" doc:"of those the weights come from"`
	Made      []forecast.Score `json:"made" doc:"invented histories"`
	Published []forecast.Score `json:"published" doc:"public series of provinces"`
	Weights   []weight         `json:"weights"`
}

type weight struct {
	Model   string  `json:"model"`
	Feature string  `json:"feature"`
	Usual   float64 `json:"usual"`
	Points  float64 `json:"points"`
}

func (s *server) backtest(*call) (backtest, error) {
	b := s.app.Backtest()
	return backtest{b.Seeds, b.Trained, b.Made, b.Published, each(forecast.Weights(), func(w forecast.Weight) weight { return weight(w) })}, nil
}

// outlook is how likely an item is to be delivered, and how the coordinator rates it.
type outlook struct {
	Code    string     `json:"code"`
	Known   bool       `json:"known"`
	Percent int        `json:"percent" doc:"where known: 3 to 97"`
	Base    int        `json:"base" doc:"points of the usual case"`
	Terms   []term     `json:"terms"`
	Sum     int        `json:"sum" doc:"points in all; 10 more double the odds"`
	Why     string     `json:"why" doc:"where not known"`
	Settled string     `json:"settled" doc:"done, missed or cancelled: it is no forecast any more"`
	Light   plan.Light `json:"light" doc:"of the coordinator; empty = not rated"`
	Reason  string     `json:"reason" doc:"of the rating"`
	Rev     int        `json:"rev" doc:"of the rating"`
	Apart   int        `json:"apart" doc:"lights between the two, where they differ"`
}

type term struct {
	Key    string `json:"key"`
	Words  string `json:"words"`
	Points int    `json:"points" doc:"against the usual case"`
}

func (c *call) outlook(row app.ItemRow) outlook {
	out := outlook{Code: row.Item.Code, Terms: []term{}}
	if l := row.Outlook; l != nil {
		out.Known, out.Percent, out.Base, out.Sum, out.Settled = l.Known, l.Percent, l.Base, l.Sum(), l.Settled
		if l.Why != "" {
			out.Why = c.because(l.Why, l.With)
		}
		for _, t := range l.Terms {
			out.Terms = append(out.Terms, term{t.Key, c.because(t.Say, t.With), t.Points})
		}
	}
	if r := row.Rating; r != nil {
		out.Light, out.Reason, out.Rev = r.Light, r.Reason, r.Rev
	}
	return out
}

// because is a wording in the language of the request; numbers stay as machines write them.
func (c *call) because(say string, with []any) string {
	return c.lang.Say(say, forecast.Fill(with, forecast.Exact)...)
}

func (s *server) likelihood(c *call) (outlook, error) {
	v, err := s.app.Item(c.Context(), itemID(c))
	return c.outlook(v.ItemRow), err
}

func (s *server) ratings(c *call) (list[outlook], error) {
	rated, err := s.app.Disagreements(c.Context())
	return list[outlook]{each(rated.Rows, func(r app.RatedRow) outlook {
		out := c.outlook(r.ItemRow)
		out.Apart = r.Apart
		return out
	})}, err
}

// newRating is the coordinator's own judgement.
type newRating struct {
	Light  plan.Light `json:"light" doc:"green, amber or red; empty takes it back"`
	Reason string     `json:"reason"`
	Rev    int        `json:"rev" doc:"of the rating that was looked at; 0 of an item without one"`
}

func (s *server) rateItem(c *call, ctx context.Context, in newRating) (string, error) {
	_, err := s.app.RateItem(ctx, c.who, itemID(c), in.Rev, in.Light, in.Reason)
	return "", err
}

func (s *server) tellLikelihood(c *call, _ string) (told[outlook], error) {
	out, err := s.likelihood(c)
	return told[outlook]{out: out}, err
}

// contribution is how an item moves an indicator, with how both stand.
type contribution struct {
	Task      string     `json:"task" doc:"code"`
	Indicator string     `json:"indicator" doc:"code"`
	Stated    string     `json:"stated"`
	Figure    string     `json:"figure" doc:"in the unit of the indicator; empty = not stated"`
	State     string     `json:"state" doc:"of the target that matters today: met, not_met, on_course, behind, not_yet, no_value, worded, unclear; empty = none"`
	Effect    app.Effect `json:"effect" doc:"none: done, and later values are no better; seen; unknown"`
}

func (s *server) contributions(c *call) (list[contribution], error) {
	rows, err := s.app.Contributions(c.Context())
	return list[contribution]{each(rows, func(x app.Contribution) contribution {
		return contribution{x.Task.Item.Code, x.Indicator.Code, x.Link.Stated, x.Link.Figure, string(x.State), x.Effect}
	})}, err
}
