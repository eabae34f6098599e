package store

import (
	"slices"

	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/when"
)

// Reviews keeps review.Review.
var Reviews = keep(Table[review.Review]{noun: "review", vi: "báo cáo sơ kết, tổng kết", name: "review", columns: []string{"kind", "state", "opened_on"},
	key:   func(v *review.Review) (string, *int) { return string(v.ID), &v.Rev },
	index: func(v *review.Review) []any { return []any{string(v.Kind), string(v.State), string(v.OpenedOn)} },
})

// ReviewTexts, ReviewComments and ReviewClosings keep what hangs on a review.
var ReviewTexts = keep(Table[review.Text]{noun: "review_text", vi: "mục báo cáo", name: "review_text", columns: []string{"review_id", "section"},
	key:   func(t *review.Text) (string, *int) { return t.ID, &t.Rev },
	index: func(t *review.Text) []any { return []any{string(t.ReviewID), t.Section} },
})

var ReviewComments = keep(Table[review.Comment]{noun: "review_comment", vi: "góp ý", name: "review_comment", columns: []string{"review_id", "section", "on_day"},
	key:   func(c *review.Comment) (string, *int) { return c.ID, &c.Rev },
	index: func(c *review.Comment) []any { return []any{string(c.ReviewID), c.Section, string(c.On)} },
})

var ReviewClosings = keep(Table[review.Closing]{noun: "review_closing", vi: "số liệu chốt", name: "review_closing", columns: []string{"on_day"},
	key:   func(c *review.Closing) (string, *int) { return string(c.ID), &c.Rev },
	index: func(c *review.Closing) []any { return []any{string(c.On)} },
})

// mostReviews bounds what a list of reviews and of their comments shows.
const mostReviews = 500

// AllReviews are the reviews, newest first.
func (r Reader) AllReviews() ([]review.Review, error) {
	return Reviews.live(r, "1 = 1 ORDER BY opened_on DESC, id DESC LIMIT ?", mostReviews)
}

// TextsOf are the texts of a review by their sections.
func (r Reader) TextsOf(id review.ID) (map[string]review.Text, error) {
	all, err := ReviewTexts.live(r, "review_id = ?", string(id))
	out := make(map[string]review.Text, len(all))
	for _, t := range all {
		out[t.Section] = t
	}
	return out, err
}

// CommentsOn are what is said of a review, oldest first.
func (r Reader) CommentsOn(id review.ID) ([]review.Comment, error) {
	return ReviewComments.live(r, "review_id = ? ORDER BY on_day, id LIMIT ?", string(id), mostReviews)
}

// someRows is how many rows one question names at most.
const someRows = 400

// ApprovedAmong are the newest approved lines on some items, of periods that end by a day, newest period first.
func (r Reader) ApprovedAmong(ids []plan.ItemID, until when.Date) (map[plan.ItemID][]report.Line, error) {
	out := map[plan.ItemID][]report.Line{}
	for some := range slices.Chunk(ids, someRows) {
		lines, err := r.latestLines(some, until)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			out[l.ItemID] = append(out[l.ItemID], l)
		}
	}
	return out, nil
}

// ApprovedBetween are the approved reports of periods that end within some days, by period and unit.
func (r Reader) ApprovedBetween(days when.Interval, limit int) ([]report.Report, error) {
	all, err := Reports.live(r, "state = 'approved' ORDER BY period, unit_id")
	var out []report.Report
	for _, x := range all {
		if to := x.Period.Bounds().To; to >= days.From && (days.To == "" || to <= days.To) && len(out) < limit {
			out = append(out, x)
		}
	}
	return out, err
}

// mostEnded bounds the items that have left the plan among which one is looked for.
const mostEnded = 2000

// EndedOfKind are the items of a kind that have left the plan.
func (r Reader) EndedOfKind(kind plan.KindCode) ([]plan.Item, error) {
	return Items.live(r, "ended = 1 AND kind = ? ORDER BY code LIMIT ?", string(kind), mostEnded)
}

// ValuesAmong are the targets and the observations of some indicators.
func (r Reader) ValuesAmong(ids []plan.ItemID) (map[plan.ItemID][]plan.Target, map[plan.ItemID][]plan.Observation, error) {
	targets, observed := map[plan.ItemID][]plan.Target{}, map[plan.ItemID][]plan.Observation{}
	for some := range slices.Chunk(ids, someRows) {
		list, err := Targets.live(r, "item_id IN ("+marks(len(some))+") ORDER BY item_id, id", anys(some)...)
		if err != nil {
			return nil, nil, err
		}
		for _, t := range list {
			targets[t.ItemID] = append(targets[t.ItemID], t)
		}
		values, err := Observations.live(r, "item_id IN ("+marks(len(some))+") ORDER BY item_id, id", anys(some)...)
		if err != nil {
			return nil, nil, err
		}
		for _, o := range values {
			observed[o.ItemID] = append(observed[o.ItemID], o)
		}
	}
	return targets, observed, nil
}
