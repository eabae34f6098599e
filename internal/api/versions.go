package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
)

// documentVersions tells of which document one is a version, and which are versions of it.
type documentVersions struct {
	Document document         `json:"document"`
	Earlier  *document        `json:"earlier" doc:"null: nobody has said that it is a version of another"`
	How      doc.How          `json:"how" doc:"how it stands to the earlier one"`
	Newer    []newerVersion   `json:"newer"`
	Likely   []likelyDocument `json:"likely" doc:"what it may be a version of; only a person says so"`
}

type newerVersion struct {
	Document document `json:"document"`
	How      doc.How  `json:"how"`
}

type likelyDocument struct {
	Document document `json:"document"`
	Why      string   `json:"why"`
	How      doc.How  `json:"how" doc:"what its own text says; \"\" when it says nothing"`
}

func (s *server) versions(c *call) (documentVersions, error) {
	v, err := s.app.Versions(c.Context(), documentID(c))
	return versionsOf(v, c.lang), err
}

func versionsOf(v app.Versions, l lang.Lang) documentVersions {
	out := documentVersions{Document: documentShape(v.Document), Newer: each(v.Newer, func(d doc.Document) newerVersion { return newerVersion{documentShape(d), d.Earlier.How} }),
		Likely: each(v.Likely, func(x app.Likely) likelyDocument {
			return likelyDocument{documentShape(x.Document), l.Say(x.Why), x.How}
		})}
	if v.Earlier != nil {
		d := documentShape(*v.Earlier)
		out.Earlier, out.How = &d, v.Document.Earlier.How
	}
	return out
}

// VersionsJSON and AgainstJSON are what the routes answer; the command line prints the same.
func VersionsJSON(v app.Versions, l lang.Lang) ([]byte, error) {
	out := versionsOf(v, l)
	return marshal(&out)
}

func AgainstJSON(v app.Against) ([]byte, error) {
	out := againstOf(v)
	return marshal(&out)
}

func (s *server) tellVersions(c *call, _ string) (told[documentVersions], error) {
	v, err := s.versions(c)
	return told[documentVersions]{out: v}, err
}

type sayEarlier struct {
	Of  string  `json:"of" doc:"id, number or file name of the earlier document"`
	How doc.How `json:"how"`
}

func (s *server) sayEarlier(c *call, ctx context.Context, in sayEarlier) (string, error) {
	old, err := s.app.DocumentNamed(ctx, in.Of)
	if err != nil {
		return "", err
	}
	return "", s.app.SayEarlier(ctx, c.who, documentID(c), old.ID, in.How)
}

// against is a new version beside the old one, with what waits for a person.
type against struct {
	Document  document     `json:"document"`
	Old       document     `json:"old"`
	How       doc.How      `json:"how" doc:"\"\": nobody has said yet"`
	Unchanged int          `json:"unchanged"`
	Changed   int          `json:"changed"`
	New       int          `json:"new"`
	GoneCount int          `json:"gone_count"`
	Waiting   waiting      `json:"waiting"`
	Items     []versionRow `json:"items"`
	Gone      []goneRow    `json:"gone"`
}

type waiting struct {
	Carry  int `json:"carry" doc:"unchanged, in the plan: gain a source"`
	Drop   int `json:"drop" doc:"unchanged, rejected in the old version"`
	Apply  int `json:"apply" doc:"changed, in the plan"`
	Plain  int `json:"plain" doc:"of these, where nobody has changed anything by hand since"`
	Review int `json:"review" doc:"not in the plan: reviewed as any candidate"`
	Gone   int `json:"gone" doc:"in the plan and not in the new version"`
}

type versionRow struct {
	Fate        app.Fate          `json:"fate" doc:"unchanged, changed or new"`
	Todo        app.VersionTodo   `json:"todo" doc:"carry, apply, drop, review; \"\" when it is decided"`
	Candidate   plan.Candidate    `json:"candidate"`
	Verdict     plan.Verdict      `json:"verdict"`
	Item        *plan.Item        `json:"item" doc:"of the plan, that the old version's became"`
	Differences []fieldDifference `json:"differences"`
}

type fieldDifference struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
	Now   string `json:"now" doc:"what the plan says, where people have changed it since; else \"\""`
}

type goneRow struct {
	Item plan.Item  `json:"item"`
	Do   doc.GoneDo `json:"do" doc:"what was decided: keep, carry, end, ask; \"\" nothing yet"`
	Why  string     `json:"why"`
}

func againstOf(v app.Against) against {
	return against{documentShape(v.Document), documentShape(v.Old), v.How, v.Counts[app.Unchanged], v.Counts[app.Changed], v.Counts[app.NewItem], len(v.Gone),
		waiting{v.Carry, v.Drop, v.Apply, v.Plain, v.Fresh, v.Undecided},
		each(v.Rows, func(r app.VersionRow) versionRow {
			return versionRow{r.Fate, r.Todo, r.Proposal.Candidate, r.Proposal.Verdict, r.Item, each(r.Differences, func(d app.FieldDifference) fieldDifference { return fieldDifference(d) })}
		}),
		each(v.Gone, func(g app.GoneRow) goneRow {
			row := goneRow{Item: g.Item}
			if g.Decided != nil {
				row.Do, row.Why = g.Decided.Do, g.Decided.Why
			}
			return row
		})}
}

func (s *server) against(c *call) (against, error) {
	old, err := s.app.DocumentNamed(c.Context(), c.PathValue("old"))
	if err != nil {
		return against{}, err
	}
	v, err := s.app.Against(c.Context(), documentID(c), old.ID)
	return againstOf(v), err
}

// tellAgainst answers a decision with the comparison as it stands then.
func (s *server) tellAgainst(c *call, _ string) (told[against], error) {
	v, err := s.app.Versions(c.Context(), documentID(c))
	if err != nil || v.Earlier == nil {
		return told[against]{}, err
	}
	a, err := s.app.Against(c.Context(), v.Document.ID, v.Earlier.ID)
	return told[against]{out: againstOf(a)}, err
}

type carryOver struct {
	Expected *int `json:"expected,omitempty" doc:"how many unchanged items were seen to wait (carry and drop); left out: as many as there are"`
}

func (s *server) carryOver(c *call, ctx context.Context, in carryOver) (string, error) {
	_, err := s.app.CarryOver(ctx, c.who, documentID(c), seen(in.Expected))
	return "", err
}

// seen is a number that a person has seen, -1 when none is given.
func seen(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}

type applyPlain struct {
	Expected *int `json:"expected,omitempty" doc:"how many were seen (plain); left out: as many as there are"`
}

func (s *server) applyPlain(c *call, ctx context.Context, in applyPlain) (string, error) {
	_, err := s.app.ApplyPlain(ctx, c.who, documentID(c), seen(in.Expected))
	return "", err
}

type applyVersion struct {
	Candidate plan.CandidateID `json:"candidate"`
	Fields    *[]string        `json:"fields,omitempty" doc:"which differences to take over; left out: all; empty: none, the item stays as the plan has it"`
	Rev       int              `json:"rev,omitempty" doc:"of the item that was looked at"`
}

func (s *server) applyVersion(c *call, ctx context.Context, in applyVersion) (string, error) {
	var fields []string
	if in.Fields != nil {
		fields = append([]string{}, *in.Fields...)
	}
	_, err := s.app.ApplyVersion(ctx, c.who, documentID(c), in.Candidate, fields, in.Rev)
	return "", err
}

type decideGone struct {
	Items []string   `json:"items" doc:"codes or ids"`
	Do    doc.GoneDo `json:"do"`
	To    string     `json:"to,omitempty" doc:"code of the item that takes them over; only with carry"`
	Why   string     `json:"why,omitempty" doc:"needed for end and ask"`
}

func (s *server) decideGone(c *call, ctx context.Context, in decideGone) (string, error) {
	return "", s.app.DecideGone(ctx, c.who, documentID(c), in.Items, in.Do, in.To, in.Why)
}

func (s *server) unpair(c *call, ctx context.Context, _ nothing) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	return "", s.app.Unpair(ctx, c.who, plan.CandidateID(c.PathValue("candidate")))
}
