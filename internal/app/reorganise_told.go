package app

import "lotrinh/internal/org"

// ReorganisationTold is what an act does, as commands and the API tell it.
type ReorganisationTold struct {
	Act     org.Reorganisation `json:"act"`
	Units   []ToldFate         `json:"units"`
	Moved   []ToldDuty         `json:"moved"`
	Waiting []ToldDuty         `json:"waiting" doc:"parts that nobody takes over yet; see /api/heirs"`
	Posts   []ToldSwap         `json:"posts" doc:"to is empty where a person appoints"`
	People  []ToldSwap         `json:"people"`
	Groups  []string           `json:"groups" doc:"codes of groups whose members change"`
	Below   []string           `json:"below" doc:"codes of units that stand under another from now on"`
	Reports []ToldSwap         `json:"reports" doc:"being written; to is empty where one stays with the old unit"`
	Asked   []ToldSwap         `json:"asked" doc:"open cycles: what they ask goes to another unit"`
	Done    bool               `json:"done" doc:"false when it was only tried, or waits for its day"`
}

// ToldFate is what becomes of a unit.
type ToldFate struct {
	Do    org.MoveDo `json:"do"`
	Unit  string     `json:"unit"`
	Heirs []string   `json:"heirs"`
	Name  string     `json:"name" doc:"from now on, where it changes"`
}

// ToldDuty is a part in an item.
type ToldDuty struct {
	Item string   `json:"item"`
	Role string   `json:"role"`
	From string   `json:"from"`
	To   string   `json:"to"`
	Why  []string `json:"why" doc:"words of the item that say so"`
}

// ToldSwap is one thing that gives way to another.
type ToldSwap struct {
	What string `json:"what"`
	From string `json:"from"`
	To   string `json:"to"`
}

// Told puts it into codes.
func (x ReorganisationEffect) Told() ReorganisationTold {
	out := ReorganisationTold{Act: x.Act, Units: []ToldFate{}, Moved: []ToldDuty{}, Waiting: []ToldDuty{}, Posts: []ToldSwap{}, People: []ToldSwap{}, Groups: []string{}, Below: []string{}, Reports: []ToldSwap{}, Asked: []ToldSwap{},
		Done: x.Act.State == org.Done}
	if out.Act.Moves == nil {
		out.Act.Moves = []org.Move{}
	}
	if out.Act.Heirs == nil {
		out.Act.Heirs = []org.Heir{}
	}
	for _, u := range x.Units {
		t := ToldFate{Do: u.Do, Unit: u.Before.Code, Heirs: []string{}, Name: u.Name}
		for _, h := range u.Heirs {
			t.Heirs = append(t.Heirs, h.Code)
		}
		out.Units = append(out.Units, t)
	}
	part := func(p PartEffect) ToldDuty {
		return ToldDuty{p.Item.Code, string(p.Role), p.From.Code, p.To.Code, append([]string{}, p.Why...)}
	}
	for _, p := range x.Items {
		out.Moved = append(out.Moved, part(p))
	}
	for _, p := range x.Waiting {
		out.Waiting = append(out.Waiting, part(p))
	}
	for _, p := range x.Posts {
		out.Posts = append(out.Posts, ToldSwap{p.From.Title, p.From.Code, p.To.Code})
	}
	for _, h := range x.Holdings {
		out.People = append(out.People, ToldSwap{h.Account.Name, h.From.Code, h.To.Code})
	}
	for _, g := range x.Groups {
		out.Groups = append(out.Groups, g.Code)
	}
	for _, u := range x.Below {
		out.Below = append(out.Below, u.Code)
	}
	for _, r := range x.Reports {
		out.Reports = append(out.Reports, ToldSwap{string(r.Report.Period), r.From.Code, r.To.Code})
	}
	for _, x := range x.Asked {
		out.Asked = append(out.Asked, ToldSwap{string(x.Cycle.ID), x.From.Code, x.To.Code})
	}
	return out
}

// ToldHeirs are what waits for an heir, in codes.
type ToldHeirs struct {
	Unit    string       `json:"unit"`
	Name    string       `json:"name"`
	By      string       `json:"by" doc:"the document of the act that ended it"`
	Between []string     `json:"between"`
	Parts   []ToldWaiter `json:"parts"`
	More    int          `json:"more"`
}

// ToldWaiter is a part with its id, by which it is given.
type ToldWaiter struct {
	ID       string   `json:"id"`
	Item     string   `json:"item"`
	Title    string   `json:"title"`
	Role     string   `json:"role"`
	Proposed string   `json:"proposed" doc:"code; empty = nobody is proposed"`
	Why      []string `json:"why"`
}

// Told puts it into codes.
func (w WaitingUnit) Told() ToldHeirs {
	out := ToldHeirs{Unit: w.Unit.Code, Name: w.Unit.Name, By: w.By, Between: []string{}, Parts: []ToldWaiter{}, More: w.More}
	for _, u := range w.Between {
		out.Between = append(out.Between, u.Code)
	}
	for _, p := range w.Parts {
		out.Parts = append(out.Parts, ToldWaiter{p.Part.ID, p.Item.Code, p.Item.Title, string(p.Part.Role), p.Proposed.Code, append([]string{}, p.Why...)})
	}
	return out
}
