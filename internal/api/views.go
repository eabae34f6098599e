package api

import (
	"context"
	"strings"

	"lotrinh/internal/plan"
)

// view is a saved list with the address that answers with it.
type view struct {
	plan.View
	List string `json:"list" doc:"address of its items; whoever gets it sees the same"`
}

func viewOf(v plan.View) view { return view{v, strings.TrimSuffix("/api/items?"+v.Query, "?")} }

func (s *server) views(c *call) (list[view], error) {
	all, err := s.app.Views(c.Context(), c.who)
	return list[view]{each(all, viewOf)}, err
}

func (s *server) view(c *call) (view, int, error) {
	v, err := s.app.View(c.Context(), c.who, c.PathValue("id"))
	return viewOf(v), v.Rev, err
}

func (s *server) viewRev(c *call) (int, error) {
	_, rev, err := s.view(c)
	return rev, err
}

type newView struct {
	Title string `json:"title"`
	Query string `json:"query" doc:"filters and sort as in the address of a list: unit=so-tc&time=overdue&sort=-due"`
}

func (s *server) saveView(c *call, ctx context.Context, in newView) (string, error) {
	v, err := s.app.SaveView(ctx, c.who, in.Title, in.Query)
	return v.ID, err
}

func (s *server) tellView(c *call, id string) (told[view], error) {
	v, err := s.app.View(c.Context(), c.who, id)
	return told[view]{out: viewOf(v), rev: v.Rev, location: "/api/views/" + v.ID}, err
}

type viewPatch struct {
	Title string  `json:"title,omitempty"`
	Query *string `json:"query,omitempty" doc:"\"\" is the whole plan"`
}

func (s *server) changeView(c *call, ctx context.Context, in viewPatch) (string, error) {
	return "", s.app.ChangeView(ctx, c.who, c.PathValue("id"), c.rev, in.Title, in.Query)
}

func (s *server) tellPathView(c *call, _ string) (told[view], error) {
	t, err := s.tellView(c, c.PathValue("id"))
	t.location = ""
	return t, err
}

type nothing struct{}

func (s *server) removeView(c *call, ctx context.Context, _ nothing) (string, error) {
	return "", s.app.RemoveView(ctx, c.who, c.PathValue("id"), c.rev)
}

// tellViews answers a removal with the lists that are left.
func (s *server) tellViews(c *call, _ string) (told[list[view]], error) {
	all, err := s.views(c)
	return told[list[view]]{out: all}, err
}
