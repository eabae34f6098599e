package api

import (
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
	"lotrinh/internal/when"
)

// checkedPapers are what comparing showed; places are bytes of the canonical texts.
type checkedPapers struct {
	Passages       []sharedPassage `json:"passages"`
	Contradictions []contraryPlace `json:"contradictions"`
	Record         []besideRecord  `json:"record" doc:"figures beside the record of the plan; those that depart from it first"`
	Prior          []priorShared   `json:"prior" doc:"what contributions share with what their units said before and with the main report; no reuse of another's words"`
	Sections       []remitSection  `json:"sections" doc:"whose business the sections are, where functions of units are recorded"`
	Repeats        [][]paperPlace  `json:"repeats" doc:"passages that so many have that they count as no reuse, though they are no set phrases; who handed in first stands first"`
	Claims         []claimOfLead   `json:"claims" doc:"of leading what the plan gives to others"`
	Overlaps       []paperOverlap  `json:"overlaps" doc:"pairs that share something of their own or contradict each other"`
	Clusters       [][]string      `json:"clusters" doc:"codes of units whose contributions share much"`
}

type remitSection struct {
	At        paperPlace  `json:"at"`
	Outcome   paper.Remit `json:"outcome" doc:"within, common, partly, outside, role (the plan has the author lead a task about it), centre, proposal or uncovered"`
	Better    string      `json:"better_unit,omitempty" doc:"name of the unit whose functions explain it best"`
	Clause    string      `json:"clause,omitempty"`
	OwnClause string      `json:"own_clause,omitempty"`
	Margin    float64     `json:"margin"`
	Terms     []string    `json:"terms,omitempty" doc:"that decided"`
	Task      string      `json:"task,omitempty" doc:"id of the task that the author leads about it"`
}

type paperOverlap struct {
	A              string  `json:"a" doc:"code of the unit"`
	B              string  `json:"b" doc:"code of the unit"`
	Passages       int     `json:"passages"`
	ShareA         float64 `json:"share_a" doc:"of the own words of a, from 0 to 1"`
	ShareB         float64 `json:"share_b"`
	Contradictions int     `json:"contradictions"`
}

// paperEvidence is what one contribution holds of what was asked for.
type paperEvidence struct {
	Questions []seenQuestion `json:"questions" doc:"the guiding questions of its topics"`
	Needs     []seenNeed     `json:"needs"`
	NewShare  *float64       `json:"new_share,omitempty" doc:"share of the words that are new against the earlier version or paper; absent = nothing earlier is here"`
}

type seenQuestion struct {
	Question string   `json:"question"`
	Text     string   `json:"text,omitempty" doc:"the paragraph that speaks to it; absent = not seen"`
	Terms    []string `json:"terms,omitempty"`
}

type seenNeed struct {
	Need  conference.Need `json:"need"`
	Asked bool            `json:"asked"`
	Seen  []seenSentence  `json:"seen"`
}

type seenSentence struct {
	Text      string   `json:"text"`
	To        string   `json:"to,omitempty" doc:"of a proposal: who is asked"`
	By        string   `json:"by,omitempty" doc:"of a proposal: by when, as written"`
	Centre    bool     `json:"centre,omitempty"`
	Documents []doc.ID `json:"documents,omitempty" doc:"of the register, that the sentence names"`
	Unknown   []string `json:"unknown,omitempty" doc:"numbers of documents the register does not have"`
}

// checkPaper tells what the contribution of one unit holds of what was asked for.
func (s *server) checkPaper(c *call) (paperEvidence, error) {
	out := paperEvidence{Questions: []seenQuestion{}, Needs: []seenNeed{}}
	x, err := s.app.CheckPapers(c.Context(), c.who, conferenceID(c))
	if err != nil {
		return out, err
	}
	i := slices.IndexFunc(x.Papers, func(p app.CheckedPaper) bool { return p.Unit.Code == c.PathValue("unit") })
	if i < 0 {
		return out, fault.New(fault.NotFound, "Không có tham luận của đơn vị %.60q.", "There is no contribution of the unit %.60q.", c.PathValue("unit"))
	}
	e, err := s.app.EvidenceOf(c.Context(), c.who, x, x.Papers[i].Unit.Code)
	if err != nil {
		return out, err
	}
	text := func(s doc.Span) string { return x.Papers[i].Text.Text[s.Start:s.End] }
	for _, q := range e.Questions {
		out.Questions = append(out.Questions, seenQuestion{q.Question, text(q.Span), q.Terms})
	}
	for _, n := range e.Needs {
		y := seenNeed{n.Need, n.Asked, []seenSentence{}}
		for _, t := range n.Seen {
			z := seenSentence{Text: text(t.Span), Unknown: t.Unknown}
			if t.Request != nil {
				z.To, z.By, z.Centre = t.Request.To, t.Request.By, t.Request.Centre
			}
			for _, d := range t.Documents {
				z.Documents = append(z.Documents, d.ID)
			}
			y.Seen = append(y.Seen, z)
		}
		out.Needs = append(out.Needs, y)
	}
	if e.Earlier != nil {
		out.NewShare = &e.Earlier.New
	}
	return out, nil
}

type sharedPassage struct {
	A          paperPlace `json:"a"`
	B          paperPlace `json:"b"`
	Class      paper.Use  `json:"class" doc:"reuse, boilerplate or quote"`
	Kind       paper.Kind `json:"kind" doc:"exact, edited, reordered or paraphrase"`
	Similarity float64    `json:"similarity"`
	Holders    []heldBy   `json:"holders,omitempty" doc:"units whose functions it is about, where functions are recorded"`
}

type heldBy struct {
	Unit   string   `json:"unit" doc:"name"`
	Clause string   `json:"clause"`
	Terms  []string `json:"terms" doc:"that decided"`
}

type claimOfLead struct {
	At    paperPlace `json:"at"`
	Item  string     `json:"item" doc:"code of the task"`
	Title string     `json:"title"`
	Leads []string   `json:"leads" doc:"codes of the units that the plan has lead it"`
}

type priorShared struct {
	At           paperPlace                `json:"at"`
	Of           app.PriorKind             `json:"of" doc:"reports, document or paper of the unit itself, or main_report"`
	Text         string                    `json:"text" doc:"of the earlier place"`
	Kind         paper.Kind                `json:"kind"`
	Similarity   float64                   `json:"similarity"`
	Document     doc.ID                    `json:"document,omitempty"`
	Review       string                    `json:"review,omitempty" doc:"the conference's own"`
	Contribution conference.ContributionID `json:"contribution,omitempty" doc:"to an earlier conference"`
	Period       when.Period               `json:"period,omitempty" doc:"of the report"`
	Item         string                    `json:"item,omitempty" doc:"code of what the line of the report is about"`
}

func priorOf(x app.PriorPassage, at paperPlace) priorShared {
	out := priorShared{At: at, Of: x.Of.Kind, Text: x.Text, Kind: x.Kind, Similarity: x.Similarity, Contribution: x.Of.Contribution, Period: x.Period, Item: x.Item.Code}
	if x.Of.Document != nil {
		out.Document = x.Of.Document.ID
	}
	if x.Of.Review != nil {
		out.Review = string(x.Of.Review.ID)
	}
	return out
}

type contraryPlace struct {
	A       paperPlace `json:"a"`
	B       paperPlace `json:"b"`
	Subject string     `json:"subject"`
	Values  []string   `json:"values"`
}

type besideRecord struct {
	At      paperPlace      `json:"at"`
	Subject string          `json:"subject"`
	Written string          `json:"written" doc:"the value as the contribution has it"`
	Period  string          `json:"period"`
	Target  bool            `json:"target" doc:"told as a target, not as a result"`
	Agrees  paper.Agreement `json:"agrees" doc:"agrees, earlier (with a value known before) or departs"`
	Values  []recordedValue `json:"values" doc:"of the record; those it agrees with first"`
}

type recordedValue struct {
	Indicator string    `json:"indicator" doc:"its code"`
	Value     string    `json:"value" doc:"exact decimal"`
	Unit      string    `json:"unit"`
	Told      string    `json:"told" doc:"its quality, or that it is a target"`
	KnownOn   when.Date `json:"known_on,omitempty"`
	Place     string    `json:"place,omitempty" doc:"code of the unit whose value it is; none = the whole"`
	Current   bool      `json:"current"`
}

type paperPlace struct {
	Unit string `json:"unit"`
	Text string `json:"text"`
}

func (s *server) checkPapers(c *call) (checkedPapers, error) {
	x, err := s.app.CheckPapers(c.Context(), c.who, conferenceID(c))
	out := checkedPapers{Passages: []sharedPassage{}, Contradictions: []contraryPlace{}, Record: []besideRecord{}, Prior: []priorShared{}, Repeats: [][]paperPlace{}, Claims: []claimOfLead{}, Sections: []remitSection{}, Overlaps: []paperOverlap{}, Clusters: [][]string{}}
	if err != nil {
		return out, err
	}
	at := func(k int, from, to int) paperPlace {
		return paperPlace{x.Papers[k].Unit.Code, x.Papers[k].Text.Text[from:to]}
	}
	for _, p := range x.Result.Passages {
		y := sharedPassage{at(p.PaperA, p.A.Start, p.A.End), at(p.PaperB, p.B.Start, p.B.End), p.Use, p.Kind, p.Similarity, nil}
		for _, h := range p.Holders {
			y.Holders = append(y.Holders, heldBy(h))
		}
		out.Passages = append(out.Passages, y)
	}
	for _, p := range x.Result.Contradictions {
		out.Contradictions = append(out.Contradictions, contraryPlace{at(p.PaperA, p.A.Start, p.A.End), at(p.PaperB, p.B.Start, p.B.End), p.Subject, p.Values[:]})
	}
	for _, p := range x.Result.Sections {
		out.Sections = append(out.Sections, remitSection{at(p.Paper, p.Span.Start, p.Span.End), p.Remit, p.Better, p.Clause, p.OwnClause, p.Margin, p.Terms, p.Task})
	}
	for _, o := range x.Overlaps {
		out.Overlaps = append(out.Overlaps, paperOverlap{x.Papers[o.A].Unit.Code, x.Papers[o.B].Unit.Code, o.Passages, o.ShareA, o.ShareB, o.Contradictions})
	}
	for _, group := range x.Clusters {
		var codes []string
		for _, k := range group {
			codes = append(codes, x.Papers[k].Unit.Code)
		}
		out.Clusters = append(out.Clusters, codes)
	}
	for _, q := range x.Repeats {
		var places []paperPlace
		for i, k := range q.Papers {
			places = append(places, at(k, q.Spans[i].Start, q.Spans[i].End))
		}
		out.Repeats = append(out.Repeats, places)
	}
	for _, q := range x.Claims {
		y := claimOfLead{at(q.Paper, q.Sentence.Start, q.Sentence.End), q.Item.Code, q.Item.Title, nil}
		for _, u := range q.Leads {
			y.Leads = append(y.Leads, u.Code)
		}
		out.Claims = append(out.Claims, y)
	}
	for _, p := range x.Prior {
		out.Prior = append(out.Prior, priorOf(p, at(p.Paper, p.A.Start, p.A.End)))
	}
	for _, b := range x.Record {
		y := besideRecord{at(b.Paper, b.Sentence.Start, b.Sentence.End), b.Subject, b.Written, b.Period, b.Aim, b.Agrees, nil}
		for _, v := range b.Of {
			y.Values = append(y.Values, recordedValue{v.Code, v.Value, v.Unit, v.Told, v.KnownOn, v.Place.Code, v.Current})
		}
		out.Record = append(out.Record, y)
	}
	return out, nil
}
