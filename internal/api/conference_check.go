package api

import (
	"lotrinh/internal/paper"
	"lotrinh/internal/when"
)

// checkedPapers are what comparing showed; places are bytes of the canonical texts.
type checkedPapers struct {
	Passages       []sharedPassage `json:"passages"`
	Contradictions []contraryPlace `json:"contradictions"`
	Record         []besideRecord  `json:"record" doc:"figures beside the record of the plan; those that depart from it first"`
}

type sharedPassage struct {
	A          paperPlace `json:"a"`
	B          paperPlace `json:"b"`
	Class      paper.Use  `json:"class" doc:"reuse, boilerplate or quote"`
	Kind       paper.Kind `json:"kind" doc:"exact, edited, reordered or paraphrase"`
	Similarity float64    `json:"similarity"`
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
	out := checkedPapers{Passages: []sharedPassage{}, Contradictions: []contraryPlace{}, Record: []besideRecord{}}
	if err != nil {
		return out, err
	}
	at := func(k int, from, to int) paperPlace {
		return paperPlace{x.Papers[k].Unit.Code, x.Papers[k].Text.Text[from:to]}
	}
	for _, p := range x.Result.Passages {
		out.Passages = append(out.Passages, sharedPassage{at(p.PaperA, p.A.Start, p.A.End), at(p.PaperB, p.B.Start, p.B.End), p.Use, p.Kind, p.Similarity})
	}
	for _, p := range x.Result.Contradictions {
		out.Contradictions = append(out.Contradictions, contraryPlace{at(p.PaperA, p.A.Start, p.A.End), at(p.PaperB, p.B.Start, p.B.End), p.Subject, p.Values[:]})
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
