package api

import (
	"context"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type takingBack struct {
	Seq int64 `json:"seq,omitempty" doc:"number of the decision's journal entry; left out: the last decision of the acting post on this document"`
}

func (s *server) undo(c *call, ctx context.Context, in takingBack) (string, error) {
	if in.Seq == 0 {
		last, err := s.app.LastDecision(ctx, c.who, reviewed(c))
		if err != nil {
			return "", err
		}
		if last == nil {
			return "", fault.New(fault.Conflict, "Không còn quyết định nào để lấy lại.", "There is no decision left to take back.")
		}
		in.Seq = last.Seq
	}
	_, err := s.app.Undo(ctx, c.who, reviewed(c), in.Seq)
	return "", err
}

// undoOne takes the decision on one candidate back.
func (s *server) undoOne(c *call, ctx context.Context, _ nothing) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	d, err := s.app.DecisionOn(ctx, reviewed(c), plan.CandidateID(c.PathValue("candidate")))
	if err != nil {
		return "", err
	}
	if d == nil {
		return "", fault.New(fault.Conflict, "Đề xuất này chưa có quyết định riêng nào để lấy lại.", "There is no decision on this candidate alone to take back.")
	}
	_, err = s.app.Undo(ctx, c.who, reviewed(c), d.Seq)
	return "", err
}

type cut struct {
	At    int    `json:"at,omitempty" doc:"bytes from the beginning of the candidate's span"`
	Words string `json:"words,omitempty" doc:"the first words of the second part; they go before at"`
}

func (s *server) split(c *call, ctx context.Context, in cut) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	return "", s.app.Split(ctx, c.who, plan.CandidateID(c.PathValue("candidate")), in.At, in.Words)
}

type merging struct {
	With   plan.CandidateID `json:"with" doc:"the other candidate of the same document"`
	Joined bool             `json:"joined,omitempty" doc:"put the words of both together"`
}

func (s *server) merge(c *call, ctx context.Context, in merging) (string, error) {
	if _, err := s.candidate(c, ctx); err != nil {
		return "", err
	}
	_, err := s.app.Merge(ctx, c.who, plan.CandidateID(c.PathValue("candidate")), in.With, in.Joined)
	return "", err
}

type place struct {
	Span doc.Span `json:"span" doc:"a place in the text of the document; the sentence around it becomes a candidate"`
}

func (s *server) addCandidate(c *call, ctx context.Context, in place) (string, error) {
	_, err := s.app.AddCandidate(ctx, c.who, reviewed(c), in.Span)
	return "", err
}

type unusedWords struct {
	Tokens int           `json:"tokens" doc:"numbers, dates, document numbers, units and directive words of the text"`
	Used   int           `json:"used"`
	Unused []unusedGroup `json:"unused" doc:"what no reason explains comes first, with an empty reason"`
}

type unusedGroup struct {
	Reason string       `json:"reason"`
	Name   string       `json:"name"`
	NameEn string       `json:"name_en"`
	Words  []unusedWord `json:"words"`
}

type unusedWord struct {
	Kind string   `json:"kind"`
	Text string   `json:"text"`
	Span doc.Span `json:"span"`
}

func (s *server) unused(c *call) (unusedWords, error) {
	v, err := s.app.Unused(c.Context(), reviewed(c))
	if err != nil {
		return unusedWords{}, err
	}
	out := unusedWords{Tokens: v.Account.Count(), Used: v.Account.Used(), Unused: []unusedGroup{}}
	for _, g := range v.Groups {
		group := unusedGroup{Reason: string(g.Why.Reason), Name: g.Why.Vi, NameEn: g.Why.En}
		for _, t := range g.Tokens {
			group.Words = append(group.Words, unusedWord{string(t.Kind), t.Text, t.Span})
		}
		out.Unused = append(out.Unused, group)
	}
	return out, nil
}
