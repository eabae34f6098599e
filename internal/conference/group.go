package conference

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Member is a post's place in the working group (tổ giúp việc), by a decision and from day to day.
type Member struct {
	PostID org.PostID `json:"post_id"`
	Role   GroupRole  `json:"role"`
	By     doc.ID     `json:"by,omitempty"` // the decision
	Why    string     `json:"why,omitempty"`
	From   when.Date  `json:"from"`
	Until  when.Date  `json:"until,omitempty"`   // last day; "" = still
	OutBy  doc.ID     `json:"out_by,omitempty"`  // the decision that ends it
	OutWhy string     `json:"out_why,omitempty"` // … or the reason
}

// GroupRole is what a member of the working group does.
type GroupRole string

const (
	Chair     GroupRole = "chair"
	Deputy    GroupRole = "deputy"
	Reviewer  GroupRole = "reviewer"
	Secretary GroupRole = "secretary"
	Approver  GroupRole = "approver"
)

// GroupRoles in the order they are offered.
var GroupRoles = []GroupRole{Chair, Deputy, Reviewer, Secretary, Approver}

// Vi is the role as pages say it.
func (r GroupRole) Vi() string {
	switch r {
	case Chair:
		return "Tổ trưởng"
	case Deputy:
		return "Tổ phó"
	case Reviewer:
		return "Thành viên thẩm định"
	case Secretary:
		return "Thư ký"
	case Approver:
		return "Người phê duyệt"
	}
	return string(r)
}

const maxMembers = 200

// Join adds a member by a decision. A post has one role at a time.
func (c *Conference) Join(m Member) error {
	m.Why = strings.TrimSpace(m.Why)
	switch {
	case m.Role.Vi() == string(m.Role):
		return fault.New(fault.Invalid, "Chọn vai trò trong tổ giúp việc.", "Choose the role in the working group.").At("role")
	case m.PostID == "" || m.From == "":
		return fault.New(fault.Invalid, "Cần chức danh và ngày bắt đầu.", "A post and a first day are needed.").At("post")
	case m.By == "" && m.Why == "":
		return fault.New(fault.Invalid, "Thành viên vào tổ theo một quyết định: ghi văn bản hoặc lý do.", "A member joins by a decision: name the document or the reason.").At("by")
	case len(c.Group) >= maxMembers:
		return fault.New(fault.TooLarge, "Tổ giúp việc có tối đa %d lượt thành viên.", "The working group holds at most %d memberships.", maxMembers).At("post")
	}
	for _, had := range c.Group {
		if had.PostID == m.PostID && (had.Until == "" || had.Until >= m.From) {
			return fault.New(fault.Conflict, "Chức danh này đã ở trong tổ từ %[1]s.", "This post is a member since %[2]s already.", had.From.Vi(), had.From).At("post")
		}
	}
	c.Group = append(c.Group, m)
	return nil
}

// Leave ends the membership of a post on a day, its last, by a document or for a reason.
func (c *Conference) Leave(post org.PostID, on when.Date, by doc.ID, why string) error {
	why = strings.TrimSpace(why)
	i := slices.IndexFunc(c.Group, func(m Member) bool { return m.PostID == post && m.Until == "" })
	switch {
	case i < 0:
		return fault.New(fault.NotFound, "Chức danh này không ở trong tổ giúp việc.", "This post is not a member of the working group.").At("post")
	case on == "":
		return fault.New(fault.Invalid, "Cần ghi ngày cuối cùng trong tổ.", "Write the last day in the group.").At("on")
	case on < c.Group[i].From:
		return fault.New(fault.Invalid, "Ngày ra khỏi tổ %[1]s trước ngày vào tổ %[2]s.", "The last day %[3]s is before the first, %[4]s.", on.Vi(), c.Group[i].From.Vi(), on, c.Group[i].From).At("on")
	case by == "" && why == "":
		return fault.New(fault.Invalid, "Thành viên ra khỏi tổ theo một quyết định: ghi văn bản hoặc lý do.", "A member leaves by a decision: name the document or the reason.").At("by")
	}
	c.Group[i].Until, c.Group[i].OutBy, c.Group[i].OutWhy = on, by, why
	return nil
}

// Members are those of a day.
func (c Conference) Members(on when.Date) (out []Member) {
	for _, m := range c.Group {
		if m.From <= on && (m.Until == "" || on <= m.Until) {
			out = append(out, m)
		}
	}
	return out
}

// RoleOf is what a post does in the working group on a day; "" = it is no member.
func (c Conference) RoleOf(post org.PostID, on when.Date) GroupRole {
	for _, m := range c.Members(on) {
		if m.PostID == post {
			return m.Role
		}
	}
	return ""
}
