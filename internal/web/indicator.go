package web

import (
	"net/http"
	"slices"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/chart"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

type indicatorPage struct {
	frame
	app.IndicatorView
	Picture  *picture
	MayEdit  bool // the card and the targets
	MayEnter bool // values
	Typed    map[string]string
	Asked    []indicator.Question
	Cards    []fieldValue // what the card says
	Edits    []choice     // selects of its form
	Entry    []choice     // … of the form for a value
	Aims     []choice     // … of that for a target
	Open     string       // the form that is shown open: value, card, target
	Formula  *formulaPart // nil where it is not computed
}

// indicator is the page of one indicator.
func (s *server) indicator(w http.ResponseWriter, r *http.Request) error {
	return s.indicatorView(w, r, &indicatorPage{}, nil)
}

func (s *server) indicatorView(w http.ResponseWriter, r *http.Request, p *indicatorPage, failed error) error {
	day := when.Date("")
	if typed := r.URL.Query().Get("asof"); typed != "" {
		day, _ = when.Typed(typed) // refused before, where it is no day
	}
	view, err := s.app.Indicator(r.Context(), r.PathValue("id"), day)
	if err != nil {
		return err
	}
	p.IndicatorView = view
	if p.frame, err = s.frame(w, r, "indicators", view.Of.Code()+" "+clip(view.Of.Name(), 80)); err != nil {
		return err
	}
	p.MayEdit, p.MayEnter = p.Who.May(org.EditPlan) && day == "", day == "" && s.app.MayEnter(r.Context(), p.Who, view)
	if p.Formula, err = s.formula(r.Context(), p.words, view.Of.Item); err != nil {
		return err
	}
	if p.Formula != nil {
		p.MayEnter = false
	}
	p.fill()
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "indicator", p)
}

// Name is that of the indicator in the reader's language.
func (p *indicatorPage) Name() string {
	if p.Lang == "en" && p.Of.Card.NameEn != "" {
		return p.Of.Card.NameEn
	}
	return p.Of.Name()
}

// Amount is a value with its unit of measure, with the decimals of the card.
func (p *indicatorPage) Amount(value string) string {
	return p.amount(indicator.Shown(value, p.Of.Card.Decimals), p.Of.Unit())
}

// Item is the item whose likelihood the page tells, and Moves that it is no task.
func (p *indicatorPage) Item() plan.Item { return p.Of.Item }
func (p *indicatorPage) Moves() bool     { return false }

// Lights are what can be chosen, and MayRate who may choose.
func (p *indicatorPage) Lights() []plan.Light { return plan.Lights }
func (p *indicatorPage) MayRate() bool {
	return p.Who.May(org.RateItem) && p.AsOf.Day == "" && p.Outlook.Settled == ""
}

// ScoreAndPlace tells score and place of a ranking apart, a sentence a year: of the newest year, and of every year in which
// they went opposite ways.
func (p *indicatorPage) ScoreAndPlace() (out []string) {
	for i, t := range slices.Backward(p.Turns) {
		if i == len(p.Turns)-1 || t.Apart() {
			out = append(out, p.turn(t))
		}
	}
	return out
}

func (w words) turn(t indicator.Turn) string {
	score, place := w.Say("điểm giữ nguyên %s", w.Score(t.Score)), w.Say("thứ hạng giữ nguyên %d", t.Rank)
	switch was, now := w.Score(t.ScoreWas), w.Score(t.Score); t.ScoreUp() {
	case 1:
		score = w.Say("điểm tăng từ %s lên %s", was, now)
	case -1:
		score = w.Say("điểm giảm từ %s xuống %s", was, now)
	}
	switch t.PlaceUp() {
	case 1:
		place = w.Say("thứ hạng tăng từ %d lên %d", t.RankWas, t.Rank)
	case -1:
		place = w.Say("thứ hạng giảm từ %d xuống %d", t.RankWas, t.Rank)
	}
	if t.Apart() {
		return w.Say("Năm %d so với năm %d, %s nhưng %s.", t.Year, t.Before, score, place)
	}
	return w.Say("Năm %d so với năm %d, %s và %s.", t.Year, t.Before, score, place)
}

// Disagree says that the two see the indicator differently, "" when they do not.
func (p *indicatorPage) Disagree() string { return p.disagree(&p.Outlook, p.Rating) }

func (p *indicatorPage) fill() {
	p.Picture = p.draw()
	card := p.Of.Card
	add := func(name, value string, said bool) {
		if value != "" {
			p.Cards = append(p.Cards, fieldValue{p.Say(name), value, said})
		}
	}
	add("Mã", p.Of.Code(), true)
	if card.Short != "" {
		add("Tên đầy đủ", p.Of.Item.Title, false)
	}
	add("Tên tiếng Anh", card.NameEn, false)
	add("Đơn vị tính", p.Of.Unit(), false)
	add("Định nghĩa", card.Definition, false)
	add("Cách tính", card.Method, false)
	add("Nguồn số liệu", card.Source, false)
	add("Chiều tốt", p.Say(indicator.DirectionVi(p.Of.Direction())), true)
	add("Gộp theo thời gian", p.Say(card.OverTime.Vi()), true)
	add("Gộp theo đơn vị", p.Say(card.OverUnits.Vi()), true)
	add("Quyền số", p.WeightBy.Title, false)
	add("Lịch", p.Say(card.Calendar.Vi()), true)
	add("Đơn vị ghi số liệu", p.Enters.Name, false)
	for _, c := range card.Cuts {
		add("Phân tổ", c.Name+": "+strings.Join(c.Values, ", "), false)
	}
	if card.Low != "" {
		add("Hỏi lại khi thấp hơn", p.amount(card.Low, p.Of.Unit()), true)
	}
	if card.High != "" {
		add("Hỏi lại khi cao hơn", p.amount(card.High, p.Of.Unit()), true)
	}
	add("Chất lượng số liệu", card.Quality, false)
	p.Edits = p.cardChoices()
	quality := choice{Name: "quality", Label: p.Say("Loại số liệu")}
	for _, x := range plan.Qualities {
		quality.add(string(x), p.Say(x.Vi()), p.Typed["quality"])
	}
	quality.add(plan.NotPublished, p.Say("không công bố"), p.Typed["quality"])
	p.Entry = []choice{quality}
	sort := choice{Name: "sort", Label: p.Say("Loại giá trị")}
	for _, x := range [][2]string{{plan.AimSort, "Mức phải đạt"}, {plan.BaselineSort, "Mức xuất phát"}, {plan.PathSort, "Mốc lộ trình"}} {
		sort.add(x[0], p.Say(x[1]), p.Typed["sort"])
	}
	judged := choice{Name: "judged", Label: p.Say("Cách đánh giá")}
	for _, x := range plan.JudgedWays {
		judged.add(string(x), p.Say(x.Vi()), p.Typed["judged"])
	}
	compare := choice{Name: "comparator", Label: p.Say("So sánh")}
	for _, x := range app.Comparators {
		name := p.comparator(x)
		if name == "" {
			name = p.Say("đạt")
		}
		compare.add(x, name, p.Typed["comparator"])
	}
	p.Aims = []choice{sort, judged, compare}
}

func (p *indicatorPage) cardChoices() []choice {
	card := p.Of.Card
	direction := choice{Name: "direction", Label: p.Say("Chiều tốt")}
	for _, x := range indicator.Directions {
		direction.add(x, p.Say(indicator.DirectionVi(x)), p.Of.Direction())
	}
	time := choice{Name: "over_time", Label: p.Say("Gộp theo thời gian")}
	for _, x := range indicator.OverTimes {
		time.add(string(x), p.Say(x.Vi()), string(card.OverTime))
	}
	units := choice{Name: "over_units", Label: p.Say("Gộp theo đơn vị")}
	for _, x := range indicator.OverUnitsAll {
		units.add(string(x), p.Say(x.Vi()), string(card.OverUnits))
	}
	calendar := choice{Name: "calendar", Label: p.Say("Lịch")}
	for _, x := range indicator.Calendars {
		if x != "" {
			calendar.add(string(x), p.Say(x.Vi()), string(card.Calendar))
		}
	}
	return []choice{direction, time, units, calendar}
}

// Value is what an input holds: what was typed, else what there is.
func (p *indicatorPage) Value(field, now string) string {
	if p.Typed != nil {
		return p.Typed[field]
	}
	return now
}

// Decimals is the number of decimals as its input has it.
func (p *indicatorPage) Decimals() string {
	if d := p.Of.Card.Decimals; d != nil {
		return itoa(*d)
	}
	return ""
}

// Cuts are the disaggregations as their input has them, one a line: "sex: Giới: nam, nữ".
func (p *indicatorPage) Cuts() string {
	var lines []string
	for _, c := range p.Of.Card.Cuts {
		lines = append(lines, c.Key+": "+c.Name+": "+strings.Join(c.Values, ", "))
	}
	return strings.Join(lines, "\n")
}

// draw is the picture of the values with their vintages, the trajectory and the aims.
func (p *indicatorPage) draw() *picture {
	var measured, earlier, aims, path []chart.At
	current := map[string]bool{}
	for _, v := range p.Values {
		n, ok := float(indicator.Shown(v.Observation.Value, p.Of.Card.Decimals))
		at := chart.At{On: p.Of.Card.Calendar.Days(v.Period).To, Value: chart.Of(n), Soft: v.Quality == plan.Estimate || v.Quality == plan.Provisional, Note: p.Say(v.Quality.Vi())}
		if len(v.Period) != len("2025") { // the picture's own words say years
			at.Note = p.period(v.Period) + ", " + at.Note
		}
		switch {
		case !ok || v.Since != "":
		case v.Current:
			current[string(v.Period)] = true
			measured = append(measured, at)
		default:
			earlier = append(earlier, at)
		}
	}
	for _, x := range p.Points {
		if n, ok := float(x.Value); ok {
			path = append(path, chart.At{On: x.On, Value: chart.Of(n)})
		}
	}
	for _, t := range p.Targets {
		level := t.Judged == plan.AtEnd || t.Judged == plan.ByRank || t.Judged == plan.EachYear || t.Verdict.Judged == plan.AtEnd || t.Verdict.Judged == plan.ByRank || t.Verdict.Judged == plan.EachYear || t.Verdict.Judged == plan.Average
		n, ok := float(t.Verdict.Aim)
		if !ok || !level {
			continue
		}
		at := chart.At{On: p.Of.Card.Calendar.Span(t.Period).To, Value: chart.Of(n), Note: p.Say(t.Verdict.Judged.Vi())}
		if high, ok := float(t.High); ok && t.Comparator == "between" {
			at.To = chart.Of(high)
		}
		aims = append(aims, at)
	}
	if len(measured) == 0 || len(measured)+len(aims)+len(path) < 2 {
		return nil
	}
	byDay := func(a, b chart.At) int { return strings.Compare(string(a.On), string(b.On)) }
	var series []chart.Series
	for _, x := range []chart.Series{{Name: p.Say("Lộ trình"), Role: chart.Trajectory, Points: path}, {Name: p.Say("Thực hiện @số liệu"), Role: chart.Measured, Points: measured},
		{Name: p.Say("Số công bố trước"), Role: chart.Vintage, Points: earlier}, {Name: p.Say("Mức phải đạt"), Role: chart.Aim, Points: aims}} {
		if len(x.Points) == 0 || x.Role == chart.Trajectory && len(x.Points) < 2 {
			continue
		}
		arrange.By(x.Points, byDay)
		series = append(series, x)
	}
	title := p.Name() + " (" + p.Of.Unit() + ")"
	if p.Of.Unit() == "" {
		title = p.Name()
	}
	return pictureOf(func(width float64) chart.Picture {
		return chart.Line{Head: p.pictureHead(width, title, p.Say("%d giá trị, %d mức phải đạt.", len(measured), len(aims)), p.Of.Unit(), p.Say("Kỳ")), Series: series, Downward: len(p.Targets) > 0 && p.Targets[0].Verdict.Judged == plan.ByRank}.Draw()
	})
}

// Lines are the arithmetic of a verdict in the reader's language.
func (p *indicatorPage) Lines(v indicator.Verdict) (out []string) {
	for _, step := range v.Why {
		out = append(out, step.In(p.Lang))
	}
	return out
}

// enterValue keeps a value, or shows what is asked about it first.
func (s *server) enterValue(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := &indicatorPage{Open: "value", Typed: typedIn(r, "period", "value", "quality", "known_on", "source", "note", "unit", "since", "out_of", "statement", "reached")}
	e := app.ValueEntry{Span: text(r, "period"), Unit: text(r, "unit"), Confirmed: r.PostForm["confirm"]}
	o := &e.Observation
	o.Quality, o.Source, o.Note, o.Statement, o.OutOf = plan.Quality(text(r, "quality")), text(r, "source"), text(r, "note"), text(r, "statement"), atoi(text(r, "out_of"))
	if o.Quality == plan.NotPublished {
		o.Quality, o.Absent = "", plan.NotPublished
	}
	if o.Statement != "" {
		reached := text(r, "reached") == "yes"
		if text(r, "reached") != "" {
			o.Reached = &reached
		}
	}
	var err error
	if o.Value, err = s.words(r).number("value", "Giá trị", text(r, "value")); err == nil {
		if o.KnownOn, err = typedDay("known_on", "Ngày công bố", text(r, "known_on")); err == nil {
			if o.Since, err = typedDay("since", "Cộng dồn từ ngày", text(r, "since")); err == nil {
				_, p.Asked, err = s.app.EnterValue(r.Context(), callerOf(r).Who, r.PathValue("id"), e)
			}
		}
	}
	switch {
	case err == nil && len(p.Asked) == 0:
		return s.done(w, r, "/indicators/"+r.PathValue("id")+"#values", s.words(r).Say("Đã ghi số liệu."))
	case err == nil || mendable(err):
		return s.indicatorView(w, r, p, err)
	}
	return err
}

// withdrawValue takes a value back.
func (s *server) withdrawValue(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	item, err := s.app.WithdrawValue(r.Context(), callerOf(r).Who, r.PathValue("id"), atoi(text(r, "rev")), text(r, "why"))
	return s.afterIndicator(w, r, item, err, s.words(r).Say("Đã rút số liệu."))
}

// afterIndicator goes back to the page of an indicator, or shows there why something was refused.
func (s *server) afterIndicator(w http.ResponseWriter, r *http.Request, item plan.ItemID, err error, note string) error {
	switch {
	case err == nil:
		return s.done(w, r, "/indicators/"+string(item), note)
	case mendable(err) && item != "" && !fault.Is(err, fault.NotFound):
		r.SetPathValue("id", string(item))
		return s.indicatorView(w, r, &indicatorPage{}, err)
	}
	return err
}

func typedIn(r *http.Request, names ...string) map[string]string {
	out := map[string]string{}
	for _, name := range names {
		out[name] = text(r, name)
	}
	return out
}
