package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// occurrence is one time that a recurring item is owed.
type occurrence struct {
	Day    when.Date `json:"day" doc:"that the rule makes; names the occurrence"`
	DueOn  when.Date `json:"due_on" doc:"last allowed day, later than day where it was extended"`
	DoneOn when.Date `json:"done_on"`
	Late   bool      `json:"late"`
	Lines  []string  `json:"lines" doc:"ids of the report lines that say it is done"`
}

func (s *server) occurrences(list []plan.Occurrence) []occurrence {
	return each(list, func(o plan.Occurrence) occurrence {
		return occurrence{o.Day, o.DueOn, o.DoneOn, o.Late(s.app.Today()), append([]string{}, o.By...)}
	})
}

// extension is a request for more time with what it is about.
type extension struct {
	plan.Extension
	Item     string `json:"item" doc:"code"`
	Title    string `json:"title"`
	Unit     string `json:"unit" doc:"code of who asks"`
	UnitName string `json:"unit_name"`
	Late     bool   `json:"late" doc:"asked only after the day had passed"`
}

func extensionOf(r app.ExtensionRow) extension {
	return extension{r.Extension, r.Item.Item.Code, r.Item.Item.Title, r.Unit.Code, r.Unit.Name, r.Extension.TooLate()}
}

type extensionList struct {
	Rows  []extension `json:"rows" doc:"at most 200"`
	Total int         `json:"total" doc:"of the state, of any unit"`
}

func (s *server) extensions(c *call) (extensionList, error) {
	rows, total, err := s.app.Extensions(c.Context(), c.who, plan.ExtensionState(c.query.Get("state")), c.query.Get("unit"))
	return extensionList{each(rows, extensionOf), total}, err
}

func extensionID(c *call) plan.ExtensionID { return plan.ExtensionID(c.PathValue("id")) }

func (s *server) extension(c *call) (extension, int, error) {
	row, err := s.app.Extension(c.Context(), c.who, extensionID(c))
	return extensionOf(row), row.Extension.Rev, err
}

func (s *server) extensionRev(c *call) (int, error) {
	_, rev, err := s.extension(c)
	return rev, err
}

func (s *server) tellExtension(c *call, id string) (told[extension], error) {
	if id == "" {
		id = c.PathValue("id")
	}
	row, err := s.app.Extension(c.Context(), c.who, plan.ExtensionID(id))
	return told[extension]{out: extensionOf(row), rev: row.Extension.Rev}, err
}

// askedExtension is a unit's request.
type askedExtension struct {
	NewDay     when.Date `json:"new_day"`
	Reason     string    `json:"reason"`
	Document   string    `json:"document,omitempty" doc:"number and date of the letter that asks"`
	Occurrence when.Date `json:"occurrence,omitempty" doc:"of a recurring item; the first open one unless said"`
	Unit       string    `json:"unit,omitempty" doc:"code of who asks; the unit of the post unless said"`
}

func (s *server) askExtension(c *call, ctx context.Context, in askedExtension) (string, error) {
	e, err := s.app.AskExtension(ctx, c.who, app.ExtensionAsk{Item: c.PathValue("id"), Unit: in.Unit, Occurrence: in.Occurrence, NewDay: in.NewDay, Reason: in.Reason, Document: in.Document})
	return string(e.ID), err
}

// extensionDecision says what becomes of a request.
type extensionDecision struct {
	Grant    bool   `json:"grant"`
	Decision string `json:"decision" doc:"the reason"`
}

func (s *server) decideExtension(c *call, ctx context.Context, in extensionDecision) (string, error) {
	_, err := s.app.DecideExtension(ctx, c.who, extensionID(c), c.rev, in.Grant, in.Decision)
	return "", err
}

func (s *server) withdrawExtension(c *call, ctx context.Context, _ nothing) (string, error) {
	_, err := s.app.WithdrawExtension(ctx, c.who, extensionID(c), c.rev)
	return "", err
}

// dueEvent is the day of what deadlines waited for.
type dueEvent struct {
	Items    []string  `json:"items" doc:"codes or ids"`
	On       when.Date `json:"on"`
	Document string    `json:"document" doc:"number and date, which prove the day"`
	Why      string    `json:"why,omitempty" doc:"reason, when it is recorded again"`
}

func (s *server) recordEvent(c *call, ctx context.Context, in dueEvent) (string, error) {
	_, err := s.app.RecordEvent(ctx, c.who, app.DueEvent{Items: in.Items, On: in.On, Document: in.Document, Why: in.Why})
	return "", err
}

// waitingItem is an item whose deadline waits for an event.
type waitingItem struct {
	itemRow
	Event string `json:"event" doc:"as the document words it"`
}

func (s *server) waitingDues(c *call) (list[waitingItem], error) {
	rows, err := s.app.WaitingForEvents(c.Context(), c.who)
	return list[waitingItem]{each(rows, func(r app.WaitingRow) waitingItem { return waitingItem{itemRowOf(r.ItemRow), r.Counted.Event} })}, err
}

func (s *server) tellWaiting(c *call, _ string) (told[list[waitingItem]], error) {
	rows, err := s.waitingDues(c)
	return told[list[waitingItem]]{out: rows}, err
}

func (s *server) tellDue(c *call) (app.DueTold, error) {
	return s.app.TellDue(c.Context(), c.query.Get("phrase"))
}
