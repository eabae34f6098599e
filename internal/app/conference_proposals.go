package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/paper"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// alikeProposals is the share of neighbouring words that two proposals have in common when they are one.
const alikeProposals = .75

// DigestShown are all proposals to a conference, by addressee.
type DigestShown struct {
	Conference ConferenceShown
	Groups     []DigestGroup
	Total      int // proposals
	Said       int // sentences behind them
	Adopted    int
	Rejected   int
	May        bool // the post may decide
}

// DigestGroup are the proposals to one kind of addressee.
type DigestGroup struct {
	To        conference.Addressee
	Proposals []ProposalShown
}

// ProposalShown is one proposal with who makes it.
type ProposalShown struct {
	conference.Proposal
	To      conference.Addressee
	Topic   conference.Topic // of the outline
	Text    string
	Authors []AuthorShown
	Lead    string // the unit that the text names first, "" = it names none
	Due     string // the deadline that the text states, "" = it states none
	Item    *plan.Item
}

// AuthorShown is a sentence in its paragraph, with who wrote it.
type AuthorShown struct {
	conference.Said
	Unit          org.Unit
	Before, After string
	Gone          bool                // the newest version does not say it any more
	Left          conference.Standing // … because the contribution does not count: withdrawn, declined
}

// saidAt is a sentence as it was read, with what is known of it.
type saidAt struct {
	AuthorShown
	above  string
	topics []string
	on     when.Date
}

// Proposals is the digest of what all contributions to a conference ask for.
func (a *App) Proposals(ctx context.Context, who Who, id conference.ID) (DigestShown, error) {
	shown, err := a.OneConference(ctx, who, id)
	out := DigestShown{Conference: shown, May: shown.Runs && shown.State != conference.Proposed}
	if err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	all, err := a.proposed(ctx, shown)
	if err != nil {
		return out, err
	}
	kept, err := r.ProposalsTo(id)
	if err != nil {
		return out, err
	}
	units, err := r.AllUnits()
	if err != nil {
		return out, err
	}
	shower := proposalShower{c: shown, units: units}
	list := shower.list(all, kept)
	if err := withItems(r, list); err != nil {
		return out, err
	}
	for _, to := range conference.Addressees {
		g := DigestGroup{To: to}
		for _, p := range list {
			if p.To == to {
				g.Proposals = append(g.Proposals, p)
				out.Said += len(p.Authors)
			}
			if p.To == to && p.Verdict == conference.Adopted {
				out.Adopted++
			}
			if p.To == to && p.Verdict == conference.Rejected {
				out.Rejected++
			}
		}
		if len(g.Proposals) > 0 {
			out.Groups, out.Total = append(out.Groups, g), out.Total+len(g.Proposals)
		}
	}
	return out, nil
}

// proposed reads what the newest version of each contribution asks for; declined and withdrawn ones ask for nothing.
func (a *App) proposed(ctx context.Context, c ConferenceShown) (out []saidAt, err error) {
	for _, x := range c.Papers {
		if len(x.Versions) == 0 || !x.Speaks() {
			continue
		}
		text, err := a.paperText(ctx, x)
		if err != nil {
			return nil, err
		}
		for _, p := range text.Asked() {
			s := saidAt{above: p.To, topics: x.Topics, on: x.Now().On}
			s.AuthorShown = AuthorShown{Said: conference.Said{ContributionID: x.ID, UnitID: x.UnitID, Version: x.Now().Number, Span: p.Span, Text: p.Text}, Unit: x.Unit}
			s.Before, s.After = text.Around(p.Span)
			out = append(out, s)
		}
	}
	return out, nil
}

// proposalShower turns sentences into proposals.
type proposalShower struct {
	c     ConferenceShown
	units []org.Unit
}

// list joins sentences as people did, and else where they say the same.
func (w proposalShower) list(all []saidAt, kept []conference.Proposal) (out []ProposalShown) {
	taken := make([]bool, len(all))
	for _, row := range kept {
		p := ProposalShown{Proposal: row}
		var first saidAt
		for _, s := range row.Said {
			i := slices.IndexFunc(all, func(x saidAt) bool { return s.Same(x.Said) })
			if i < 0 {
				gone := AuthorShown{Said: s, Gone: true}
				if k := slices.IndexFunc(w.units, func(u org.Unit) bool { return u.ID == s.UnitID }); k >= 0 {
					gone.Unit = w.units[k]
				}
				if k := slices.IndexFunc(w.c.Papers, func(x PaperShown) bool { return x.ID == s.ContributionID }); k >= 0 && !w.c.Papers[k].Speaks() {
					gone.Left = w.c.Papers[k].State
				}
				p.Authors = append(p.Authors, gone)
				continue
			}
			taken[i] = true
			if len(first.Text) == 0 {
				first = all[i]
			}
			p.Authors = append(p.Authors, all[i].AuthorShown)
		}
		if first.Text == "" && len(p.Authors) > 0 {
			first = saidAt{AuthorShown: p.Authors[0]}
		}
		out = append(out, w.describe(p, first))
	}
	var rest []saidAt
	var texts []string
	for i, s := range all {
		if !taken[i] {
			rest, texts = append(rest, s), append(texts, s.Text)
		}
	}
	for _, members := range paper.Alike(texts, alikeProposals) {
		p := ProposalShown{Proposal: conference.Proposal{ConferenceID: w.c.ID}}
		for _, i := range members {
			p.Authors, p.Said = append(p.Authors, rest[i].AuthorShown), append(p.Said, rest[i].Said)
		}
		p.ID = markOf(p.Said[0])
		out = append(out, w.describe(p, rest[members[0]]))
	}
	arrange.By(out, func(x, y ProposalShown) int {
		return cmp.Or(cmp.Compare(w.topicAt(x.Topic.Key), w.topicAt(y.Topic.Key)), cmp.Compare(vi.SortKey(x.Text), vi.SortKey(y.Text)))
	})
	return out
}

// markOf names a proposal that nobody has touched yet, by its first sentence.
func markOf(s conference.Said) string {
	sum := sha256.Sum256([]byte(string(s.ContributionID) + "\n" + vi.Fold(s.Text)))
	return hex.EncodeToString(sum[:8])
}

func (w proposalShower) describe(p ProposalShown, first saidAt) ProposalShown {
	p.Text = first.Text
	p.To = conference.AddresseeOf(p.Text, first.above, append([]string{first.Unit.Name, first.Unit.FormalName()}, first.Unit.Aliases...))
	p.Topic = w.topicOf(p.Text, first.topics)
	p.Lead = w.leadIn(p.Text, p.To, first.Unit)
	p.Due = dueIn(p.Text, first.on)
	return p
}

func (w proposalShower) topicAt(key string) int {
	return slices.IndexFunc(w.c.Outline, func(t conference.Topic) bool { return t.Key == key })
}

// topicOf is the topic of the author's that shares most words with the proposal, the first of equals.
func (w proposalShower) topicOf(text string, keys []string) (best conference.Topic) {
	words := strings.Fields(vi.Fold(text))
	most := -1
	for _, t := range w.c.Outline {
		if !slices.Contains(keys, t.Key) {
			continue
		}
		about := strings.Fields(vi.Fold(t.Heading + " " + strings.Join(t.Questions, " ")))
		n := 0
		for i := 1; i < len(words); i++ {
			for k := 1; k < len(about); k++ {
				if words[i-1] == about[k-1] && words[i] == about[k] {
					n++
				}
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	return best
}

// leadIn is the unit that a proposal names at its front; what the author takes on, the author leads.
func (w proposalShower) leadIn(text string, to conference.Addressee, author org.Unit) string {
	if to == conference.ToSelf {
		return author.Name
	}
	front := vi.Fold(text)
	for _, verb := range []string{"kien nghi ", "de nghi ", "de xuat "} {
		front = strings.TrimPrefix(front, verb)
	}
	front = strings.TrimPrefix(front, "chu tich ") + " "
	best, length := "", 0
	for _, u := range w.units {
		for _, name := range append([]string{u.Name, u.FormalName(), u.Short}, u.Aliases...) {
			if f := vi.Fold(name); len(f) > length && strings.HasPrefix(front, f+" ") {
				best, length = u.Name, len(f)
			}
		}
	}
	return best
}

// dueIn is the deadline that a proposal states: a day, not a length of time that it speaks of.
func dueIn(text string, anchor when.Date) string {
	for _, p := range when.Phrases(text, anchor) {
		if p.Deadline && !p.MissingYear && !p.Invalid && p.Counted == nil && p.Interval.To != "" {
			return text[p.Start:p.End]
		}
	}
	return ""
}

// withItems adds what accepted proposals became.
func withItems(r store.Reader, list []ProposalShown) error {
	var ids []plan.ItemID
	for _, p := range list {
		if p.ItemID != "" {
			ids = append(ids, p.ItemID)
		}
	}
	items, err := r.ItemsByID(ids)
	if err != nil {
		return err
	}
	for i, p := range list {
		if it, ok := items[p.ItemID]; ok && p.ItemID != "" {
			list[i].Item = &it
		}
	}
	return nil
}

// Proposal finds one of the digest.
func (d DigestShown) Proposal(id string) (ProposalShown, error) {
	for _, g := range d.Groups {
		for _, p := range g.Proposals {
			if p.ID == id {
				return p, nil
			}
		}
	}
	return ProposalShown{}, fault.New(fault.Conflict, "Không còn kiến nghị này như đã xem; xin xem lại.", "This proposal is not there as it was shown; please look again.").At("proposal")
}

// ProposedBy leads from an item to the proposal that it came from.
type ProposedBy struct {
	conference.Proposal
	Conference conference.Conference
}

// Href is where the proposal stands in the digest, with its source sentences.
func (p ProposedBy) Href() string {
	return "/conferences/" + string(p.ConferenceID) + "/proposals#k-" + p.ID
}

// fillProposed adds to an item the proposals that it came from.
func (a *App) fillProposed(r store.Reader, v *ItemView) error {
	behind, err := r.ProposalsBehind(v.Item.ID)
	if err != nil {
		return err
	}
	for _, p := range behind {
		c, err := store.Conferences.Get(r, string(p.ConferenceID))
		if err != nil {
			return err
		}
		v.Proposed = append(v.Proposed, ProposedBy{p, c})
	}
	return nil
}
