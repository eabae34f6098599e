package cli

import (
	"encoding/json"
	"fmt"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
)

type papersGroupCmd struct {
	Conference string `arg:"" help:"help_papers_name"`
	On         string `help:"help_papers_group_on" placeholder:"DAY"`
	Join       string `help:"help_papers_group_join" placeholder:"POST"`
	Leave      string `help:"help_papers_group_leave" placeholder:"POST"`
	Decision   string `help:"help_papers_group_decision" placeholder:"NUMBER"`
	Role       string `help:"help_papers_group_role" placeholder:"ROLE" default:"reviewer"`
	From       string `help:"help_papers_group_from" placeholder:"DAY"`
	Why        string `help:"help_papers_group_why"`
}

// Run prints the working group, reads it out of a decision, or changes it.
func (c *papersGroupCmd) Run(e *env) error {
	return e.opened(func(a *app.App, who app.Who) error {
		of, err := a.ConferenceNamed(e.ctx, who, c.Conference)
		if err != nil {
			return err
		}
		switch {
		case c.Join != "":
			err = a.JoinGroup(e.ctx, who, of.ID, of.Rev, []app.MemberEdit{{Post: c.Join, Role: conference.GroupRole(c.Role), From: c.From, By: c.Decision, Why: c.Why}})
		case c.Leave != "":
			err = a.LeaveGroup(e.ctx, who, of.ID, of.Rev, app.LeaveEdit{Post: c.Leave, On: c.On, By: c.Decision, Why: c.Why})
			c.On = ""
		case c.Decision != "":
			return c.named(e, a, who, of.ID)
		}
		if err != nil {
			return err
		}
		return c.list(e, a, who, of.ID)
	})
}

func (c *papersGroupCmd) list(e *env, a *app.App, who app.Who, id conference.ID) error {
	g, err := a.Group(e.ctx, who, id, c.On)
	if err != nil {
		return err
	}
	type row struct {
		conference.Member
		Post  string `json:"post"`
		Title string `json:"title"`
		Unit  string `json:"unit"`
	}
	rows := []row{}
	for _, m := range g.Members {
		rows = append(rows, row{m.Member, m.Post.Code, m.Post.Title, m.Unit.Code})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\t%s\n", r.Post, e.language().Say(r.Role.Vi()), r.From, r.Until, r.Title)
	}
	return nil
}

// named prints what a decision says; a post that the register does not know is left open.
func (c *papersGroupCmd) named(e *env, a *app.App, who app.Who, id conference.ID) error {
	g, err := a.ReadGroup(e.ctx, who, id, c.Decision)
	if err != nil {
		return err
	}
	type row struct {
		conference.NamedMember
		Post   string `json:"post"`
		Member bool   `json:"member"`
	}
	rows := []row{}
	for _, m := range g.Members {
		rows = append(rows, row{m.NamedMember, m.Post.Code, m.Member})
	}
	if e.JSON {
		return json.NewEncoder(e.out).Encode(rows)
	}
	for _, r := range rows {
		post := r.Post
		if post == "" {
			post = "?"
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\n", post, e.language().Say(r.Role.Vi()), r.Words)
	}
	return nil
}
