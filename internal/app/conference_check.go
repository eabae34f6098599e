package app

import (
	"cmp"
	"context"
	"slices"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
)

// PapersChecked is what comparing the newest versions of all contributions to a conference showed: evidence for a person, no verdict.
type PapersChecked struct {
	Conference conference.Conference
	Papers     []CheckedPaper
	Result     paper.Result
	Record     []BesideRecord // figures beside the record of the plan; those that depart from it first
	Prior      []PriorPassage // what contributions share with what their units said before and with the main report
	Main       *PriorText     // the main report; nil = none is here
	Claims     []ClaimedLead  // of leading what the plan gives to others
	Repeats    []paper.Repeat // what many have and nobody is told to reuse; who came first stands first
	Overlaps   []paper.Overlap
	Clusters   [][]int    // contributions that share much, by their numbers
	Units      []org.Unit // of today
	Functions  bool       // whether the functions of any unit are recorded
}

// clusterShare is the share of own words from which contributions hang together.
const clusterShare = 0.1

// CheckedPaper is a contribution as it was compared.
type CheckedPaper struct {
	PaperShown
	Text *paper.Paper
}

// CheckPapers compares what came to a conference with each other and with the record of the plan. What stands in the outline is
// nobody's own. It asks nothing of the order in which contributions came.
func (a *App) CheckPapers(ctx context.Context, who Who, id conference.ID) (PapersChecked, error) {
	shown, err := a.OneConference(ctx, who, id)
	out := PapersChecked{Conference: shown.Conference}
	if err != nil {
		return out, err
	}
	for _, x := range shown.Papers {
		if len(x.Versions) == 0 || x.State == conference.Withdrawn {
			continue
		}
		text, err := a.paperText(ctx, x)
		if err != nil {
			return out, err
		}
		out.Papers = append(out.Papers, CheckedPaper{x, text})
	}
	r := a.store.Read(ctx)
	units, err := r.AllUnits()
	if err != nil {
		return out, err
	}
	functions, mark, err := a.functionsNow(ctx, units)
	if err != nil {
		return out, err
	}
	out.Result = a.papers.compare(out.Papers, outlineText(shown.Conference), functions, mark)
	out.Units = a.ofToday(units)
	out.Functions = functions != nil
	out.Overlaps = out.Result.OverlapsOf(out.texts())
	out.Repeats = out.byArrival(out.Result.Repeats(out.texts()))
	out.Clusters = paper.Clusters(out.Overlaps, clusterShare)
	if err := a.besidePrior(ctx, r, &out); err != nil {
		return out, err
	}
	if err := a.besideRoles(r, functions, units, &out); err != nil {
		return out, err
	}
	return out, a.besideRecord(r, &out)
}

// byArrival puts in each list first who handed in first.
func (c PapersChecked) byArrival(list []paper.Repeat) []paper.Repeat {
	for _, x := range list {
		order := make([]int, len(x.Papers))
		for i := range order {
			order[i] = i
		}
		arrange.By(order, func(a, b int) int {
			return cmp.Compare(c.Papers[x.Papers[a]].Versions[0].On, c.Papers[x.Papers[b]].Versions[0].On)
		})
		papers, spans := slices.Clone(x.Papers), slices.Clone(x.Spans)
		for i, k := range order {
			x.Papers[i], x.Spans[i] = papers[k], spans[k]
		}
	}
	return list
}

func (c PapersChecked) texts() (out []*paper.Paper) {
	for _, p := range c.Papers {
		out = append(out, p.Text)
	}
	return out
}

// paperText is the newest version of a contribution in the form in which it is compared. Each version is read once.
func (a *App) paperText(ctx context.Context, x PaperShown) (*paper.Paper, error) {
	v := x.Now()
	if text := a.papers.text(v.SHA256, x.Unit.Code); text != nil {
		return text, nil
	}
	in, err := a.versionFile(v)
	if err != nil {
		return nil, err
	}
	text, err := a.reader.Contributed(ctx, in, x.Unit.Code)
	if err == nil {
		a.papers.keep(v.SHA256, x.Unit.Code, text)
	}
	return text, err
}

// outlineText is the text everybody was given.
func outlineText(c conference.Conference) string {
	text := c.Title + "\n"
	for _, t := range c.Outline {
		text += t.Heading + "\n"
		for _, q := range t.Questions {
			text += q + "\n"
		}
	}
	return text
}
