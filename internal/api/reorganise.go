package api

import (
	"context"

	"lotrinh/internal/app"
	"lotrinh/internal/org"
)

// reorganisations are the acts, and what could not be carried out on its day.
type reorganisations struct {
	Items  []org.Reorganisation `json:"items"`
	Failed []string             `json:"failed" doc:"acts whose day has come and that could not be carried out, with the reason"`
}

func (s *server) reorganisations(c *call) (reorganisations, error) {
	all, err := s.app.Reorganisations(c.Context())
	return reorganisations{all, s.app.CarryFailed()}, err
}

// writtenAct is an act as text.
type writtenAct struct {
	Text string `json:"text" doc:"lines: Tên: …; Văn bản: …; Ngày: 01/07/2025; then việc | đơn vị cũ | đơn vị mới | lĩnh vực, where việc is đổi tên, hợp nhất, chia, kết thúc, thành lập or giao"`
	Dry  bool   `json:"dry,omitempty" doc:"only tell what it would do"`
}

func (s *server) reorganise(c *call, ctx context.Context, in writtenAct) (string, error) {
	x, wrong, err := app.ReadReorganisation([]byte(in.Text))
	if err == nil {
		err = app.WrongRows(wrong)
	}
	if err != nil {
		return "", err
	}
	if in.Dry {
		c.effect, err = s.app.PreviewReorganisation(ctx, c.who, x)
		return "", err
	}
	c.effect, err = s.app.Reorganise(ctx, c.who, x)
	return c.effect.Act.ID, err
}

func (s *server) tellReorganisation(c *call, id string) (told[app.ReorganisationTold], error) {
	if c.effect.Act.Document == "" { // sent again
		all, err := s.app.Reorganisations(c.Context())
		for _, x := range all {
			if x.ID == id {
				c.effect.Act = x
			}
		}
		if err != nil {
			return told[app.ReorganisationTold]{}, err
		}
	}
	return told[app.ReorganisationTold]{out: c.effect.Told(), rev: c.effect.Act.Rev}, nil
}

type whyOnly struct {
	Why string `json:"why"`
}

func (s *server) takeBackReorganisation(c *call, ctx context.Context, in whyOnly) (string, error) {
	return c.PathValue("id"), s.app.TakeBackReorganisation(ctx, c.who, c.PathValue("id"), in.Why)
}

func (s *server) tellReorganisations(c *call, _ string) (told[reorganisations], error) {
	all, err := s.reorganisations(c)
	return told[reorganisations]{out: all}, err
}

func (s *server) heirs(c *call) (list[app.ToldHeirs], error) {
	all, err := s.app.Heirs(c.Context())
	return list[app.ToldHeirs]{each(all, app.WaitingUnit.Told)}, err
}

type givenParts struct {
	Parts []string `json:"parts" doc:"ids of parts, as /api/heirs tells them"`
	To    string   `json:"to" doc:"code or name of a unit at work"`
	Why   string   `json:"why"`
}

func (s *server) giveHeirs(c *call, ctx context.Context, in givenParts) (string, error) {
	_, err := s.app.GiveHeirs(ctx, c.who, []app.HeirChoice{{Parts: in.Parts, To: in.To}}, in.Why)
	return "", err
}

func (s *server) tellHeirs(c *call, _ string) (told[list[app.ToldHeirs]], error) {
	all, err := s.heirs(c)
	return told[list[app.ToldHeirs]]{out: all}, err
}
