package web

import (
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
)

type groupPage struct {
	frame
	G     app.GroupShown
	Roles []conference.GroupRole
	Posts []app.Who      // that may be members
	Edit  app.MemberEdit // as it was typed
	Leave app.LeaveEdit
	Read  *app.GroupRead // what a decision names
	From  string         // the day that the form of named members proposes
}

// groupWhy is by what a membership begins or ends, as it was typed.
type groupWhy struct{ Key, By, Why string }

// Why is the part of a form that says so.
func (groupPage) Why(key, by, why string) groupWhy { return groupWhy{key, by, why} }

// group is the working group of a conference, as of a day.
func (s *server) group(w http.ResponseWriter, r *http.Request) error {
	return s.groupPage(w, r, &groupPage{}, nil)
}

func (s *server) groupPage(w http.ResponseWriter, r *http.Request, p *groupPage, failed error) error {
	ctx, who, id, asked := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), r.URL.Query()
	var err error
	if p.G, err = s.app.Group(ctx, who, id, asked.Get("on")); mendable(err) && failed == nil {
		failed = err
		p.G, err = s.app.Group(ctx, who, id, "")
	}
	if err != nil {
		return err
	}
	if p.frame, err = s.frame(w, r, "reviews", "Tổ giúp việc"); err != nil {
		return err
	}
	p.Back, p.Roles = groupPath(id), conference.GroupRoles
	if p.G.Runs {
		if p.Posts, err = s.app.Posts(ctx); err != nil {
			return err
		}
		if number := asked.Get("decision"); number != "" && failed == nil {
			read, err := s.app.ReadGroup(ctx, who, id, number)
			if err != nil && !mendable(err) {
				return err
			}
			if failed = err; err == nil {
				p.Read, p.From = &read, read.From.Vi()
			}
			p.Edit.By = number
		}
	}
	status := http.StatusOK
	if failed != nil {
		p.Problem, status = p.problem(failed), statusOf(failed)
	}
	return s.show(w, status, "conference_group", p)
}

func groupPath(id conference.ID) string { return "/conferences/" + string(id) + "/group" }

// changeGroup adds members or ends a membership.
func (s *server) changeGroup(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, say := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), s.words(r).Say
	p, rev := &groupPage{}, atoi(text(r, "rev"))
	note := say("Đã ghi. Trong những ngày ở trong tổ, chức danh ấy được thẩm định tham luận.")
	var err error
	switch text(r, "do") {
	case "join":
		p.Edit = app.MemberEdit{Post: text(r, "post"), Role: conference.GroupRole(text(r, "role")), From: text(r, "from"), By: text(r, "by"), Why: text(r, "why")}
		err = s.app.JoinGroup(ctx, who, id, rev, []app.MemberEdit{p.Edit})
	case "named":
		err = s.app.JoinGroup(ctx, who, id, rev, namedMembers(r))
	case "leave":
		p.Leave = app.LeaveEdit{Post: text(r, "post"), On: text(r, "on"), By: text(r, "by"), Why: text(r, "why")}
		note, err = say("Đã ghi."), s.app.LeaveGroup(ctx, who, id, rev, p.Leave)
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) {
		return s.groupPage(w, r, p, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, groupPath(id), note)
}

// namedMembers are the rows of the form of a decision that were chosen.
func namedMembers(r *http.Request) (out []app.MemberEdit) {
	for _, n := range r.Form["member"] {
		if _, err := strconv.Atoi(n); err != nil {
			continue
		}
		out = append(out, app.MemberEdit{Post: text(r, "post-"+n), Role: conference.GroupRole(text(r, "role-"+n)), From: text(r, "from"), By: text(r, "by")})
	}
	return out
}
