package web

import (
	"net/http"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// editCard describes an indicator anew.
func (s *server) editCard(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	say := s.words(r)
	e := app.CardEdit{Unit: text(r, "unit"), Direction: text(r, "direction"), EntersCode: text(r, "enters"), WeightCode: text(r, "weight_by")}
	e.Card = indicator.Card{Code: text(r, "code"), Short: text(r, "short"), NameEn: text(r, "name_en"), Definition: text(r, "definition"), Method: text(r, "method"), Source: text(r, "source"),
		OverTime: indicator.OverTime(text(r, "over_time")), OverUnits: indicator.OverUnits(text(r, "over_units")), Calendar: indicator.Calendar(text(r, "calendar")),
		Quality: text(r, "quality"), ByHand: text(r, "by_hand") != "", Formula: text(r, "formula"), Ranking: text(r, "ranking"), Every: text(r, "every")}
	err := s.cardNumbers(say, r, &e.Card)
	if err == nil {
		err = s.app.EditCard(r.Context(), callerOf(r).Who, r.PathValue("id"), atoi(text(r, "rev")), e)
	}
	if mendable(err) {
		return s.indicatorView(w, r, &indicatorPage{Open: "card"}, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, "/indicators/"+r.PathValue("id"), say.Say("Đã ghi thẻ chỉ tiêu."))
}

func (s *server) cardNumbers(say words, r *http.Request, card *indicator.Card) (err error) {
	if d := text(r, "decimals"); d != "" {
		n, err := strconv.Atoi(d)
		if err != nil {
			return fault.New(fault.Invalid, "Số chữ số thập phân %.20q không phải là số.", "The number of decimals, %.20q, is no number.", d).At("decimals")
		}
		card.Decimals = &n
	}
	for _, x := range []struct {
		field, name string
		to          *string
	}{{"low", "Hỏi lại khi thấp hơn", &card.Low}, {"high", "Hỏi lại khi cao hơn", &card.High}, {"jump", "Mức thay đổi phải hỏi lại", &card.Jump}} {
		if *x.to, err = say.number(x.field, x.name, text(r, x.field)); err != nil {
			return err
		}
	}
	for _, line := range strings.Split(text(r, "cuts"), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		part := strings.SplitN(line, ":", 3)
		if len(part) != 3 {
			return fault.New(fault.Invalid, "Phân tổ %.60q: viết mỗi dòng “mã: tên: giá trị, giá trị”.", "Disaggregation %.60q: write each line as “key: name: value, value”.", line).At("cuts")
		}
		cut := indicator.Cut{Key: part[0], Name: part[1]}
		for _, v := range strings.Split(part[2], ",") {
			if v = strings.TrimSpace(v); v != "" {
				cut.Values = append(cut.Values, v)
			}
		}
		card.Cuts = append(card.Cuts, cut)
	}
	return nil
}

// setTarget puts a target onto an indicator.
func (s *server) setTarget(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	say := s.words(r)
	e := app.TargetEdit{ID: text(r, "target"), Rev: atoi(text(r, "rev")), Span: text(r, "period"), Ref: text(r, "ref")}
	e.Target = plan.Target{Sort: text(r, "sort"), Comparator: text(r, "comparator"), Worded: text(r, "worded"), Unit: text(r, "unit"), Scope: text(r, "scope"), Judged: plan.Judged(text(r, "judged")), Source: text(r, "source")}
	var err error
	if e.Target.Value, err = say.number("value", "Giá trị", text(r, "value")); err == nil {
		if e.Target.High, err = say.number("high", "Mức trên", text(r, "high")); err == nil {
			if e.Target.KnownOn, err = typedDay("known_on", "Ngày đặt ra", text(r, "known_on")); err == nil {
				if ref := text(r, "ref_period"); ref != "" {
					e.Target.RefPeriod = when.Period(ref)
				}
				_, err = s.app.SetTarget(r.Context(), callerOf(r).Who, r.PathValue("id"), e)
			}
		}
	}
	if mendable(err) {
		return s.indicatorView(w, r, &indicatorPage{Open: "target", Typed: typedIn(r, "sort", "comparator", "judged", "value", "high", "worded", "unit", "scope", "period", "known_on", "source", "ref", "ref_period")}, err)
	}
	if err != nil {
		return err
	}
	return s.done(w, r, "/indicators/"+r.PathValue("id")+"#targets", say.Say("Đã ghi mức phải đạt."))
}

// removeTarget takes a target off an indicator.
func (s *server) removeTarget(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	item, err := s.app.RemoveTarget(r.Context(), callerOf(r).Who, r.PathValue("id"), atoi(text(r, "rev")), text(r, "why"))
	return s.afterIndicator(w, r, item, err, s.words(r).Say("Đã bỏ mức này."))
}
