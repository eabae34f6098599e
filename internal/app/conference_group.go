package app

import (
	"context"
	"slices"
	"strings"

	"lotrinh/internal/arrange"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// MemberEdit is a member of the working group as people write it.
type MemberEdit struct {
	Post string               `json:"post"` // code, or title
	Role conference.GroupRole `json:"role"`
	From string               `json:"from"`
	By   string               `json:"by,omitempty"` // number or id of the decision
	Why  string               `json:"why,omitempty"`
}

// JoinGroup adds members to the working group, all or none.
func (a *App) JoinGroup(ctx context.Context, who Who, id conference.ID, rev int, members []MemberEdit) error {
	if len(members) == 0 {
		return fault.New(fault.Invalid, "Chưa chọn thành viên nào.", "No member was chosen.").At("post")
	}
	return a.onConference(ctx, who, "conference.join", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		posts, err := tx.AllPosts()
		if err != nil {
			return err
		}
		for _, e := range members {
			m := conference.Member{Role: e.Role, Why: oneLine(e.Why)}
			p, err := postAmong(posts, e.Post)
			if err != nil {
				return err
			}
			m.PostID = p.ID
			if m.From, err = dayIn("Ngày vào tổ", strings.TrimSpace(e.From)); err != nil {
				return at(err, "from")
			}
			if m.By, err = decisionNamed(tx.Reader, e.By); err != nil {
				return err
			}
			if err := c.Join(m); err != nil {
				return err
			}
		}
		return nil
	})
}

// LeaveEdit is a membership about to end.
type LeaveEdit struct {
	Post string `json:"post"`
	On   string `json:"on"` // its last day
	By   string `json:"by,omitempty"`
	Why  string `json:"why,omitempty"`
}

// LeaveGroup ends a membership.
func (a *App) LeaveGroup(ctx context.Context, who Who, id conference.ID, rev int, e LeaveEdit) error {
	return a.onConference(ctx, who, "conference.leave", id, rev, func(tx *store.Tx, c *conference.Conference) error {
		posts, err := tx.AllPosts()
		if err != nil {
			return err
		}
		p, err := postAmong(posts, e.Post)
		if err != nil {
			return err
		}
		on, err := dayIn("Ngày cuối trong tổ", strings.TrimSpace(e.On))
		if err != nil {
			return at(err, "on")
		}
		by, err := decisionNamed(tx.Reader, e.By)
		if err != nil {
			return err
		}
		return c.Leave(p.ID, on, by, oneLine(e.Why))
	})
}

// decisionNamed is the document of a number or an id, "" where none is named.
func decisionNamed(r store.Reader, text string) (doc.ID, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	d, err := documentNamed(r, text)
	return d.ID, at(err, "by")
}

// postAmong is the post of a code, or the only one of a title.
func postAmong(posts []org.Post, text string) (org.Post, error) {
	text = strings.TrimSpace(text)
	var found []org.Post
	for _, p := range posts {
		if p.Code == text {
			return p, nil
		}
		if vi.Fold(p.Title) == vi.Fold(text) {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		return org.Post{}, fault.New(fault.Invalid, "Có %d chức danh tên %.200q; hãy ghi mã của một chức danh.", "%d posts are called %.200q; write the code of one.", len(found), text).At("post")
	}
	return org.Post{}, fault.New(fault.Invalid, "Danh mục chưa có chức danh %.200q; hãy chọn mã chức danh đã có, hoặc khai báo chức danh trước.", "The register has no post %.200q; choose the code of one that is there, or enter the post first.", text).At("post")
}

// GroupShown is the working group as of a day.
type GroupShown struct {
	Conference conference.Conference
	On         when.Date
	Members    []MemberShown // of the day
	Others     []MemberShown // memberships of other days
	Runs       bool          // the post may change it
}

// MemberShown is a membership with what it names.
type MemberShown struct {
	conference.Member
	Post  org.Post
	Unit  org.Unit
	By    *doc.Document
	OutBy *doc.Document
}

// Group is the working group of a conference; on "" is today.
func (a *App) Group(ctx context.Context, who Who, id conference.ID, on string) (GroupShown, error) {
	out := GroupShown{On: a.Today(), Runs: who.May(org.RunConferences)}
	if err := who.must(org.ReadPlan); err != nil {
		return out, err
	}
	day, err := dayIn("Ngày xem", strings.TrimSpace(on))
	if err != nil {
		return out, at(err, "on")
	}
	if day != "" {
		out.On = day
	}
	r := a.store.Read(ctx)
	if out.Conference, err = store.Conferences.Get(r, string(id)); err != nil {
		return out, err
	}
	posts, err := r.AllPosts()
	if err != nil {
		return out, err
	}
	units, err := r.AllUnits()
	if err != nil {
		return out, err
	}
	var ids []doc.ID
	for _, m := range out.Conference.Group {
		ids = append(ids, m.By, m.OutBy)
	}
	docs, err := r.DocumentsByID(distinct(ids))
	if err != nil {
		return out, err
	}
	within := out.Conference.Members(out.On)
	for _, m := range out.Conference.Group {
		x := MemberShown{Member: m, By: documentIn(docs, m.By), OutBy: documentIn(docs, m.OutBy)}
		if i := slices.IndexFunc(posts, func(p org.Post) bool { return p.ID == m.PostID }); i >= 0 {
			x.Post = posts[i]
		}
		if i := slices.IndexFunc(units, func(u org.Unit) bool { return u.ID == x.Post.UnitID }); i >= 0 {
			x.Unit = units[i]
		}
		if slices.Contains(within, m) {
			out.Members = append(out.Members, x)
		} else {
			out.Others = append(out.Others, x)
		}
	}
	arrange.By(out.Members, func(x, y MemberShown) int {
		return slices.Index(conference.GroupRoles, x.Role) - slices.Index(conference.GroupRoles, y.Role)
	})
	return out, nil
}

func documentIn(docs map[doc.ID]doc.Document, id doc.ID) *doc.Document {
	if d, ok := docs[id]; ok {
		return &d
	}
	return nil
}

// GroupRead is what a decision of the register says of a working group; nothing of it is kept.
type GroupRead struct {
	Document doc.Document
	From     when.Date // of the decision; "" = it bears no day that was read
	Members  []NamedMember
}

// NamedMember is a member that a decision names, with the post of the register that is meant.
type NamedMember struct {
	conference.NamedMember
	Post   org.Post // without an id: the register has none of this name, a person says which is meant
	Member bool     // it is in the group already
}

// ReadGroup reads the members out of a decision that is in the register. A name that the register does not know is asked for.
func (a *App) ReadGroup(ctx context.Context, who Who, id conference.ID, document string) (GroupRead, error) {
	out := GroupRead{}
	if err := who.must(org.RunConferences); err != nil {
		return out, err
	}
	r := a.store.Read(ctx)
	c, err := store.Conferences.Get(r, string(id))
	if err != nil {
		return out, err
	}
	if out.Document, err = documentNamed(r, strings.TrimSpace(document)); err != nil {
		return out, at(err, "document")
	}
	out.From = out.Document.Date
	text, err := r.TextOf(out.Document.ID)
	if unlessMissing(err) != nil {
		return out, err
	}
	named := conference.MembersNamed(text.Content)
	if len(named) == 0 {
		return out, fault.New(fault.Invalid, "Không đọc được thành viên nào trong %s: cần danh sách đánh số, mỗi dòng kết thúc bằng vai trò (Tổ trưởng, Tổ phó, thành viên, thư ký). Hãy thêm từng thành viên bằng tay.",
			"No member was read in %s: a numbered list is needed, each line ending in a role. Add the members by hand.", out.Document.Name()).At("document")
	}
	posts, err := r.AllPosts()
	if err != nil {
		return out, err
	}
	for _, n := range named {
		x := NamedMember{NamedMember: n}
		for _, title := range n.Titles() {
			if p, err := postAmong(posts, title); err == nil {
				x.Post = p
				break
			}
		}
		x.Member = slices.ContainsFunc(c.Group, func(m conference.Member) bool { return x.Post.ID != "" && m.PostID == x.Post.ID && m.Until == "" })
		out.Members = append(out.Members, x)
	}
	return out, nil
}
