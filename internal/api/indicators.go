package api

import (
	"context"
	"io"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/lang"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// indicatorRow is an indicator as lists show it. Numbers are exact decimals.
type indicatorRow struct {
	ID       plan.ItemID  `json:"id"`
	Code     string       `json:"code"`
	Name     string       `json:"name"`
	NameEn   string       `json:"name_en"`
	Unit     string       `json:"unit"`
	Owner    string       `json:"owner" doc:"code of the unit that leads it"`
	Document doc.ID       `json:"document_id"`
	Base     string       `json:"baseline"`
	BaseOn   when.Date    `json:"baseline_on"`
	Target   *plan.Target `json:"target" doc:"next due, else the one due last"`
	Verdict  *verdict     `json:"verdict"`
	Value    string       `json:"value" doc:"newest"`
	Period   when.Period  `json:"period"`
	Quality  plan.Quality `json:"quality"`
	KnownOn  when.Date    `json:"known_on"`
	Chance   int          `json:"chance,omitempty" doc:"percent that the target is met; left out where nothing is told"`
}

// verdict is what is said of a target, with its arithmetic in the language of the request.
type verdict struct {
	TargetID string          `json:"target_id"`
	Judged   plan.Judged     `json:"judged"`
	State    indicator.State `json:"state"`
	Value    string          `json:"value"`
	Period   when.Period     `json:"period"`
	Quality  plan.Quality    `json:"quality"`
	Aim      string          `json:"aim"`
	High     string          `json:"high"`
	Due      string          `json:"due" doc:"what the trajectory asks for at that period"`
	Needed   string          `json:"needed" doc:"what each remaining year must bring"`
	Years    int             `json:"years" doc:"that remain"`
	Why      []string        `json:"why"`
	Rows     []string        `json:"rows" doc:"target:ID, observation:ID"`
}

func verdictOf(v indicator.Verdict, l lang.Lang) *verdict {
	out := &verdict{v.TargetID, v.Judged, v.State, v.Value, v.Period, v.Quality, v.Aim, v.High, v.Due, v.Needed, v.Years, []string{}, v.Rows}
	for _, step := range v.Why {
		out.Why = append(out.Why, step.In(l))
	}
	return out
}

func indicatorRowOf(x indicator.Listed, owner string, l lang.Lang) indicatorRow {
	row := indicatorRow{ID: x.ItemID, Code: x.Code, Name: x.Name, NameEn: x.NameEn, Unit: x.Unit, Owner: owner, Document: x.Document, Base: x.Base, BaseOn: x.BaseOn,
		Target: x.Target, Value: x.Value, Period: x.Period, Quality: x.Quality, KnownOn: x.KnownOn, Chance: x.Chance}
	if x.Target != nil {
		row.Verdict = verdictOf(x.Verdict, l)
	}
	return row
}

type indicatorList struct {
	Rows   []indicatorRow          `json:"rows"`
	Total  int                     `json:"total"`
	States map[indicator.State]int `json:"states" doc:"how many of each verdict, whatever state is asked for"`
}

func (s *server) indicators(c *call) (indicatorList, error) {
	f, err := app.IndicatorFilterOf(c.query)
	if err != nil {
		return indicatorList{}, err
	}
	f.Page = c.page()
	if c.query.Get("per_page") == "" {
		f.PerPage = 100
	}
	list, err := s.app.Indicators(c.Context(), f)
	return indicatorList{each(list.Rows, func(x app.IndicatorRow) indicatorRow { return indicatorRowOf(x.Listed, x.OwnerUnit.Code, c.lang) }), list.Total, list.States}, err
}

func (s *server) exportIndicators(c *call) error {
	format := c.query.Get("format")
	if format != "csv" && format != "xlsx" && format != "json" {
		return fault.New(fault.Invalid, "Xuất được dạng csv, xlsx và json, không có dạng %q.", "Exports are csv, xlsx or json, not %q.", format).At("format")
	}
	f, err := app.IndicatorFilterOf(c.query)
	if err != nil {
		return err
	}
	return c.sendWhole("chi-tieu-"+string(s.app.Today())+"."+format, func(w io.Writer) error {
		return s.app.ExportIndicators(c.Context(), f, format, c.lang, w)
	})
}

// oneIndicator is an indicator with its card, its targets with their verdicts, and every vintage of its values.
type oneIndicator struct {
	indicatorRow
	Direction string             `json:"direction"`
	Card      indicator.Card     `json:"card"`
	Day       when.Date          `json:"day" doc:"as known on"`
	Verdicts  []verdict          `json:"verdicts"`
	Targets   []plan.Target      `json:"targets"`
	Bases     []plan.Target      `json:"baselines" doc:"and points of the trajectory"`
	Values    []plan.Observation `json:"values" doc:"every vintage of the whole, newest period first"`
	Units     []unitValues       `json:"units" doc:"values of units, newest periods"`
	MayEnter  bool               `json:"may_enter"`
	Formula   *formula           `json:"formula,omitempty" doc:"of one that is computed"`
}

// formula is how an indicator follows from others, with what was read for its newest period.
type formula struct {
	Text    string         `json:"text"`
	Problem string         `json:"problem,omitempty" doc:"why it cannot be computed"`
	Period  when.Period    `json:"period,omitempty"`
	Value   string         `json:"value,omitempty"`
	Inputs  []formulaInput `json:"inputs"`
	Missing []formulaInput `json:"missing" doc:"why there is no value"`
}

type formulaInput struct {
	Code    string       `json:"code"`
	Period  when.Period  `json:"period"`
	Value   string       `json:"value"`
	Unit    string       `json:"unit"`
	Quality plan.Quality `json:"quality,omitempty"`
	KnownOn when.Date    `json:"known_on,omitempty"`
}

func formulaOf(f *app.FormulaShown, l lang.Lang) *formula {
	if f == nil {
		return nil
	}
	input := func(x app.FormulaInput) formulaInput {
		return formulaInput{x.Code, x.Period, x.Value, x.Unit, x.Quality, x.KnownOn}
	}
	out := &formula{Text: f.Text, Period: f.Period, Value: f.Value, Inputs: each(f.Inputs, input), Missing: each(f.Missing, input)}
	if f.Problem != nil {
		out.Problem = fault.Say(f.Problem, string(l))
	}
	return out
}

// unitValues are the values of units for a period, with the whole that follows and how much of it is known.
type unitValues struct {
	Period when.Period        `json:"period"`
	Value  string             `json:"value"`
	Known  int                `json:"known"`
	Of     int                `json:"of"`
	Rows   []plan.Observation `json:"rows"`
}

func (s *server) indicator(c *call) (oneIndicator, error) {
	f, err := app.IndicatorFilterOf(c.query)
	if err != nil {
		return oneIndicator{}, err
	}
	v, err := s.app.Indicator(c.Context(), c.PathValue("id"), f.Known)
	if err != nil {
		return oneIndicator{}, err
	}
	owner := ""
	if len(v.Owners) > 0 {
		owner = v.Owners[0].Code
	}
	out := oneIndicator{indicatorRow: indicatorRowOf(v.Listed, owner, c.lang), Direction: v.Of.Direction(), Card: v.Of.Card, Day: v.Day, Verdicts: []verdict{}, Targets: []plan.Target{},
		Bases: append([]plan.Target{}, v.Bases...), Values: each(v.Values, func(x app.ObservationView) plan.Observation { return x.Observation }), Units: []unitValues{}, MayEnter: s.app.MayEnter(c.Context(), c.who, v)}
	shown, err := s.app.FormulaKnown(c.Context(), v.Of.Item, f.Known)
	if err != nil {
		return oneIndicator{}, err
	}
	out.Formula = formulaOf(shown, c.lang)
	for _, t := range v.Targets {
		out.Targets, out.Verdicts = append(out.Targets, t.Target), append(out.Verdicts, *verdictOf(t.Verdict, c.lang))
	}
	for _, p := range v.Parts {
		out.Units = append(out.Units, unitValues{p.Period, p.Rolled.Value, p.Rolled.Known, p.Rolled.Of, each(p.Rows, func(x app.ObservationView) plan.Observation { return x.Observation })})
	}
	return out, nil
}

func (s *server) tellIndicator(c *call, id string) (told[oneIndicator], error) {
	c.SetPathValue("id", id)
	out, err := s.indicator(c)
	return told[oneIndicator]{out: out}, err
}

// newCard is a card, whole.
type newCard struct {
	indicator.Card
	Rev       int    `json:"rev" doc:"of the card that was looked at; 0 of one nobody has written"`
	Unit      string `json:"unit" doc:"of measure"`
	Direction string `json:"direction" doc:"up, down, range or keep"`
	Enters    string `json:"enters,omitempty" doc:"code of the unit that enters values; empty: the lead"`
	WeightBy  string `json:"weight_by,omitempty" doc:"code of the indicator that weighs"`
}

func (s *server) editCard(c *call, ctx context.Context, in newCard) (string, error) {
	in.Card.ItemID, in.Card.Enters, in.Card.WeightBy = "", "", ""
	id := c.PathValue("id")
	return id, s.app.EditCard(ctx, c.who, id, in.Rev, app.CardEdit{Card: in.Card, Unit: in.Unit, Direction: in.Direction, EntersCode: in.Enters, WeightCode: in.WeightBy})
}

// newTarget is a target, a baseline or a point of a trajectory.
type newTarget struct {
	ID         string      `json:"id,omitempty" doc:"of one that is changed"`
	Rev        int         `json:"rev,omitempty"`
	Sort       string      `json:"sort" doc:"target, baseline or path"`
	Judged     plan.Judged `json:"judged,omitempty" doc:"at_end, each, average, total, step, rank, relative or worded; empty: as its words say"`
	Comparator string      `json:"comparator,omitempty"`
	Value      string      `json:"value,omitempty"`
	High       string      `json:"high,omitempty"`
	Worded     string      `json:"worded,omitempty"`
	Unit       string      `json:"unit,omitempty"`
	Scope      string      `json:"scope,omitempty"`
	Period     string      `json:"period" doc:"2030, 2026-2030, Q4/2026"`
	Ref        string      `json:"ref,omitempty" doc:"code of the indicator that it is relative to; empty: itself"`
	RefPeriod  when.Period `json:"ref_period,omitempty"`
	KnownOn    when.Date   `json:"known_on,omitempty"`
	Source     string      `json:"source,omitempty"`
}

func (s *server) setTarget(c *call, ctx context.Context, in newTarget) (string, error) {
	id := c.PathValue("id")
	_, err := s.app.SetTarget(ctx, c.who, id, app.TargetEdit{ID: in.ID, Rev: in.Rev, Span: in.Period, Ref: in.Ref, Target: plan.Target{Sort: in.Sort, Judged: in.Judged, Comparator: in.Comparator,
		Value: in.Value, High: in.High, Worded: in.Worded, Unit: in.Unit, Scope: in.Scope, RefPeriod: in.RefPeriod, KnownOn: in.KnownOn, Source: in.Source}})
	return id, err
}

// newValue is one value.
type newValue struct {
	Period    string            `json:"period"`
	Value     string            `json:"value,omitempty"`
	Quality   plan.Quality      `json:"quality,omitempty" doc:"estimate, provisional, final or revised"`
	Absent    string            `json:"absent,omitempty" doc:"not_published, in place of a value"`
	KnownOn   when.Date         `json:"known_on,omitempty" doc:"the day it was published; empty: today"`
	Source    string            `json:"source,omitempty"`
	Note      string            `json:"note,omitempty"`
	Unit      string            `json:"unit,omitempty" doc:"code of the unit it is of; empty: of the whole"`
	Cut       map[string]string `json:"cut,omitempty" doc:"what part of the whole"`
	Since     when.Date         `json:"since,omitempty" doc:"of a cumulative value: its first day"`
	OutOf     int               `json:"out_of,omitempty" doc:"of a rank: how many were ranked"`
	Statement string            `json:"statement,omitempty" doc:"of a target in words"`
	Reached   *bool             `json:"reached,omitempty"`
	Confirmed []string          `json:"confirmed,omitempty" doc:"keys of the questions that the sender stands by"`
}

func (s *server) enterValue(c *call, ctx context.Context, in newValue) (string, error) {
	id := c.PathValue("id")
	_, asked, err := s.app.EnterValue(ctx, c.who, id, app.ValueEntry{Span: in.Period, Unit: in.Unit, Confirmed: in.Confirmed, Observation: plan.Observation{Value: in.Value, Quality: in.Quality, Absent: in.Absent,
		KnownOn: in.KnownOn, Source: in.Source, Note: in.Note, Cut: in.Cut, Since: in.Since, OutOf: in.OutOf, Statement: in.Statement, Reached: in.Reached}})
	if err == nil && len(asked) > 0 {
		vi, en := "", ""
		for _, q := range asked {
			vi += " [" + q.Key + "] " + q.In(lang.Vi)
			en += " [" + q.Key + "] " + q.In(lang.En)
		}
		err = fault.New(fault.Conflict, "Xin xem lại rồi gửi lại với confirmed:%[1]s", "Please look again, and send it with confirmed:%[2]s", vi, en).At("confirmed")
	}
	return id, err
}

// takenBack takes something back.
type takenBack struct {
	Rev int    `json:"rev"`
	Why string `json:"why"`
}

func (s *server) removeTarget(c *call, ctx context.Context, in takenBack) (string, error) {
	item, err := s.app.RemoveTarget(ctx, c.who, c.PathValue("id"), in.Rev, in.Why)
	return string(item), err
}

func (s *server) withdrawValue(c *call, ctx context.Context, in takenBack) (string, error) {
	item, err := s.app.WithdrawValue(ctx, c.who, c.PathValue("id"), in.Rev, in.Why)
	return string(item), err
}

var (
	knownParam       = wordParam("asof", "Xem như đã biết vào ngày nào", "As known on a day")
	indicatorFilters = []param{qParam, wordParam("unit", "Mã đơn vị chủ trì", "Code of the unit that leads"), wordParam("state", "met, not_met, on_course, behind, not_yet, no_value, worded hoặc unclear", "met, not_met, on_course, behind, not_yet, no_value, worded or unclear"),
		wordParam("judged", "Cách đánh giá", "Way of judging"), wordParam("document", "Định danh văn bản", "Id of a document"), wordParam("value", "none, estimate, provisional, final hoặc revised", "none, estimate, provisional, final or revised"),
		wordParam("sort", "code, name, unit, state, due hoặc value; thêm - phía trước để đảo chiều", "code, name, unit, state, due or value; - before it turns it round"), knownParam}
)

// indicatorRoutes are those of indicators.
var indicatorRoutes = []route{
	get("/api/indicators", "indicators", "Danh sách chỉ tiêu: mức phải đạt, số mới nhất, kết quả đánh giá", "Indicators: target, newest value, verdict", (*server).indicators).with(indicatorFilters...).with(pageParam, param{name: "per_page", kind: whole, vi: "Số dòng một trang: 100, tối đa 1.000", en: "Rows of a page: 100, at most 1,000"}),
	download("/api/indicators/list", "indicators", "Xuất đúng danh sách chỉ tiêu", "Export exactly the list of indicators", []string{"text/csv", mediaTypes["xlsx"], "application/json"}, (*server).exportIndicators).with(indicatorFilters...).with(formats),
	get("/api/indicators/{id}", "indicators", "Một chỉ tiêu, theo mã hoặc định danh", "One indicator, by code or id", (*server).indicator).with(knownParam),
	write("PUT", "/api/indicators/{id}/card", "indicators", "Ghi thẻ chỉ tiêu", "Write the card of an indicator", http.StatusOK, (*server).editCard, (*server).tellIndicator),
	write("POST", "/api/indicators/{id}/targets", "indicators", "Đặt mức phải đạt, mức xuất phát, mốc lộ trình", "Set a target, a baseline or a point of the trajectory", http.StatusOK, (*server).setTarget, (*server).tellIndicator),
	write("POST", "/api/indicators/{id}/values", "indicators", "Ghi số liệu", "Enter a value", http.StatusCreated, (*server).enterValue, (*server).tellIndicator),
	write("POST", "/api/indicator-targets/{id}/remove", "indicators", "Bỏ một mức", "Take a target off", http.StatusOK, (*server).removeTarget, (*server).tellIndicator),
	write("POST", "/api/indicator-values/{id}/withdraw", "indicators", "Rút một số liệu", "Take a value back", http.StatusOK, (*server).withdrawValue, (*server).tellIndicator),
}
