package api

import (
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/indicator"
)

// ranking is an index by which provinces are ranked.
type ranking struct {
	Code   string   `json:"code"`
	Name   string   `json:"name"`
	NameEn string   `json:"name_en"`
	Owner  string   `json:"owner" doc:"who measures and publishes it"`
	Source string   `json:"source" doc:"where the figures come from; empty: none are held"`
	Years  []int    `json:"years"`
	Breaks []change `json:"breaks" doc:"years from which the score is not compared with the years before, and why"`
}

type change struct {
	Year    int      `json:"year"`
	Added   []string `json:"added" doc:"parts measured from this year on"`
	Dropped []string `json:"dropped"`
	From    int      `json:"from,omitempty" doc:"how many were ranked before, where that changed"`
	To      int      `json:"to,omitempty"`
	What    string   `json:"what"`
}

func rankingOf(s app.RankingSet) ranking {
	r := ranking{Code: s.Key, Name: s.Name, NameEn: s.NameEn, Owner: s.Owner, Source: s.Source, Years: append([]int{}, s.Years()...), Breaks: []change{}}
	for _, b := range s.Breaks {
		r.Breaks = append(r.Breaks, change{Year: b.Year, Added: each(b.Added, partCode), Dropped: each(b.Dropped, partCode), From: b.From, To: b.To, What: b.What})
	}
	return r
}

func partCode(p indicator.RankPart) string { return p.Code }

func (s *server) rankings(c *call) (list[ranking], error) {
	sets, err := s.app.Rankings(c.Context())
	if err != nil {
		return list[ranking]{}, err
	}
	return list[ranking]{each(sets, rankingOf)}, nil
}

// rankingYear is an index in one year: all provinces, and what one of them would need to rise.
type rankingYear struct {
	ranking
	Year   int         `json:"year" doc:"0: no figures are held"`
	Ranked int         `json:"ranked" doc:"how many have a place"`
	Parts  []rankPart  `json:"parts"`
	Rows   []rankedRow `json:"rows" doc:"best first; those without a published score last"`
	Aim    int         `json:"aim" doc:"the wanted place of the province asked for"`
	Raises []raise     `json:"raises" doc:"for each part, the least level of another province that brings the wanted place, or the highest there is"`
}

type rankPart struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEn string `json:"name_en"`
	Weight string `json:"weight"`
}

type rankedRow struct {
	Province string            `json:"province" doc:"code before July 2025; empty: it has none"`
	Name     string            `json:"name"`
	Rank     *int              `json:"rank" doc:"null: not published"`
	Tied     bool              `json:"tied"`
	Score    *string           `json:"score" doc:"exact decimal; null: not published"`
	Parts    map[string]string `json:"parts" doc:"exact decimals; a part that is not there was not published"`
}

type raise struct {
	Part   string `json:"part"`
	Now    string `json:"now"`
	Level  string `json:"level"`
	Like   string `json:"like" doc:"code of the province whose level that is"`
	Score  string `json:"score" doc:"of the whole, then"`
	Rank   int    `json:"rank" doc:"then"`
	Enough bool   `json:"enough"`
}

func (s *server) ranking(c *call) (rankingYear, error) {
	year, _ := strconv.Atoi(c.query.Get("year"))
	aim, _ := strconv.Atoi(c.query.Get("aim"))
	v, err := s.app.Ranking(c.Context(), app.RankingQuery{Key: c.PathValue("code"), Year: year, Place: c.query.Get("province"), Aim: aim})
	if err != nil {
		return rankingYear{}, err
	}
	out := rankingYear{ranking: rankingOf(v.RankingSet), Year: v.Table.Year, Ranked: v.Table.N, Aim: v.Aim,
		Parts: each(v.Table.Parts, func(p indicator.RankPart) rankPart {
			weight := p.Weight
			if weight == "" {
				weight = "1"
			}
			return rankPart{p.Code, p.Name, p.NameEn, weight}
		}),
		Raises: each(v.Raises, func(r indicator.Raise) raise {
			return raise{r.Part.Code, r.Now, r.Level, r.Like, r.Score, r.Rank, r.Enough}
		}),
		Rows: each(v.Table.Rows, func(r indicator.Ranked) rankedRow {
			row := rankedRow{Province: r.Place, Name: r.Name, Tied: r.Tied, Parts: map[string]string{}}
			for code, value := range r.Parts {
				row.Parts[code] = value
			}
			if r.Rank > 0 {
				row.Rank, row.Score = &r.Rank, &r.Score
			}
			return row
		})}
	return out, nil
}
