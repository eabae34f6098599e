package store

import (
	"encoding/json"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// Cards keeps indicator.Card, by the item's id.
var Cards = keep(Table[indicator.Card]{noun: "card", vi: "thẻ chỉ tiêu", name: "card", columns: []string{"code", "enters"},
	key:   func(c *indicator.Card) (string, *int) { return string(c.ItemID), &c.Rev },
	index: func(c *indicator.Card) []any { return []any{c.Code, string(c.Enters)} },
	about: func(c *indicator.Card) plan.ItemID { return c.ItemID },
	after: touchCard,
})

// CardOf is the card of an indicator; the one of an indicator that nobody has described says nothing.
func (r Reader) CardOf(id plan.ItemID) (indicator.Card, error) {
	cards, err := Cards.live(r, "id = ?", string(id))
	if err != nil || len(cards) == 0 {
		return indicator.Card{ItemID: id}, err
	}
	return cards[0], nil
}

// CardsOfMany are the cards of some indicators; those that nobody has described are left out.
func (r Reader) CardsOfMany(ids []plan.ItemID) (map[plan.ItemID]indicator.Card, error) {
	out := map[plan.ItemID]indicator.Card{}
	for some := range slices.Chunk(ids, 500) {
		cards, err := Cards.live(r, "id IN ("+marks(len(some))+")", anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, c := range cards {
			out[c.ItemID] = c
		}
	}
	return out, nil
}

// CardsOfRanking are the cards of the indicators of one ranking: its score, the place it gives.
func (r Reader) CardsOfRanking(key string) ([]indicator.Card, error) {
	cards, err := Cards.live(r, `body LIKE '%"ranking":"%' ORDER BY id`)
	return slices.DeleteFunc(cards, func(c indicator.Card) bool { return c.Ranking != key }), err
}

// IndicatorByCode is the item with that code, else the one whose card has it.
func (r Reader) IndicatorByCode(code string) (plan.Item, error) {
	if it, err := r.ItemByCode(code); err == nil && it.Kind == plan.IndicatorKind {
		return it, nil
	}
	c, err := Cards.one(r, "code <> '' AND code = ?", code)
	if err != nil {
		return plan.Item{}, err
	}
	return Items.Get(r, string(c.ItemID))
}

// cutOf is a part of the whole as its column holds it; "" = the whole.
func cutOf(cut map[string]string) string {
	if len(cut) == 0 {
		return ""
	}
	body, _ := json.Marshal(cut) // text to text always can be
	return string(body)
}

// dated reads rows of two columns, a body and the day it holds from.
func dated[T any](r Reader, since func(*T, when.Date), query string, args ...any) ([]T, error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	var body []byte
	var from when.Date
	for rows.Next() {
		if err := rows.Scan(&body, &from); err != nil {
			return nil, err
		}
		var v T
		if err := json.Unmarshal(body, &v); err != nil {
			return nil, err
		}
		since(&v, from)
		out = append(out, v)
	}
	return out, rows.Err()
}

func observedSince(o *plan.Observation, from when.Date) {
	if o.KnownOn == "" {
		o.KnownOn = from
	}
}

// VintagesOf are all values of the whole of some indicators, each with the day since which it is known.
func (r Reader) VintagesOf(ids ...plan.ItemID) (map[plan.ItemID][]plan.Observation, error) {
	out := map[plan.ItemID][]plan.Observation{}
	for some := range slices.Chunk(ids, 500) {
		list, err := dated(r, observedSince, "SELECT body, valid_from FROM observation WHERE valid_to IS NULL AND unit_id = '' AND cut = '' AND item_id IN ("+marks(len(some))+") ORDER BY item_id, period, recorded_at, id", anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			out[o.ItemID] = append(out[o.ItemID], o)
		}
	}
	return out, nil
}

// VintagesIn are all values of an indicator for a period, of the whole, of units and of parts.
func (r Reader) VintagesIn(id plan.ItemID, p when.Period) ([]plan.Observation, error) {
	return dated(r, observedSince, "SELECT body, valid_from FROM observation WHERE valid_to IS NULL AND item_id = ? AND period = ? ORDER BY unit_id, cut, recorded_at, id", string(id), string(p))
}

// VintagesOfUnit are all values of one unit for an indicator.
func (r Reader) VintagesOfUnit(id plan.ItemID, unit org.UnitID) ([]plan.Observation, error) {
	return dated(r, observedSince, "SELECT body, valid_from FROM observation WHERE valid_to IS NULL AND item_id = ? AND unit_id = ? ORDER BY period, recorded_at, id", string(id), string(unit))
}

// PartPeriods are the periods for which an indicator has values of units or of parts, newest first.
func (r Reader) PartPeriods(id plan.ItemID, limit int) (out []when.Period, err error) {
	err = r.eachText("SELECT DISTINCT period FROM observation WHERE valid_to IS NULL AND item_id = ? AND (unit_id > '' OR unit_id = '' AND cut > '') ORDER BY period DESC LIMIT ?", func(p string) {
		out = append(out, when.Period(p))
	}, string(id), limit)
	return out, err
}

// KnownTargetsOf are the targets of some indicators, each with the day since which it is known: the one it says, that of
// the item's document, or the day it was recorded.
func (r Reader) KnownTargetsOf(items []plan.Item) (map[plan.ItemID][]plan.Target, error) {
	out, of := map[plan.ItemID][]plan.Target{}, map[plan.ItemID]doc.ID{}
	var ids []plan.ItemID
	for _, it := range items {
		ids = append(ids, it.ID)
		of[it.ID] = it.Origin.DocumentID
	}
	docs, err := r.documentDays(of)
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(ids, 500) {
		list, err := dated(r, func(t *plan.Target, from when.Date) {
			if day := docs[of[t.ItemID]]; t.KnownOn == "" && day != "" {
				t.KnownOn = day
			} else if t.KnownOn == "" {
				t.KnownOn = from
			}
		}, "SELECT body, valid_from FROM target WHERE valid_to IS NULL AND item_id IN ("+marks(len(some))+") ORDER BY item_id, period_to, id", anys(some)...)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			out[t.ItemID] = append(out[t.ItemID], t)
		}
	}
	return out, nil
}

// documentDays are the days of the documents that items came from.
func (r Reader) documentDays(of map[plan.ItemID]doc.ID) (map[doc.ID]when.Date, error) {
	out := map[doc.ID]when.Date{}
	for _, id := range of {
		if _, known := out[id]; known || id == "" {
			continue
		}
		d, err := Documents.live(r, "id = ?", string(id))
		if err != nil {
			return nil, err
		}
		out[id] = ""
		if len(d) > 0 {
			out[id] = d[0].Date
		}
	}
	return out, nil
}
