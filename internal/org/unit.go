// Package org holds the units of the political system and the posts in them: who can owe a task, from when to when.
package org

import (
	"slices"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// UnitID identifies a unit for ever; names and codes may change.
type UnitID string

// Line is the part of the political system that a unit belongs to; reports and rights run along it.
type Line string

const (
	Party   Line = "party"   // Đảng
	Council Line = "council" // Quốc hội, Hội đồng nhân dân
	State   Line = "state"   // chính quyền: UBND, sở, ban, ngành, xã, phường
	Front   Line = "front"   // Mặt trận Tổ quốc
	Mass    Line = "mass"    // tổ chức chính trị - xã hội, hội quần chúng
	Other   Line = "other"   // doanh nghiệp, viện, trường
)

// Lines lists every line with its name on a page, in protocol order.
var Lines = []struct {
	Line Line
	Vi   string
}{
	{Party, "Đảng"}, {Council, "Hội đồng nhân dân"}, {State, "Chính quyền"}, {Front, "Mặt trận"}, {Mass, "Đoàn thể"}, {Other, "Khác"},
}

// Unit is a body that can hold an assignment, or a group of bodies ("các sở, ban, ngành") whose members each report.
type Unit struct {
	ID       UnitID    `json:"id"`
	Rev      int       `json:"rev"`
	Code     string    `json:"code"`  // short, stable in addresses: "so-tc"
	Name     string    `json:"name"`  // as documents write it: "Sở Tài chính"
	Short    string    `json:"short"` // as symbols of documents write it: "STC"; "" = unknown
	Line     Line      `json:"line"`
	Level    string    `json:"level"` // central, province, commune
	ParentID UnitID    `json:"parent_id"`
	Group    bool      `json:"group"`
	Members  []UnitID  `json:"members"` // of a group
	Aliases  []string  `json:"aliases"` // other spellings, abbreviations, names before a merger
	From     when.Date `json:"from"`    // first day it exists; "" = before the records
	To       when.Date `json:"to"`      // last day it exists; "" = still there

	Functions *Decision `json:"functions,omitempty"` // what it is for; nil = nobody has recorded it
}

// Decision is the decision on the functions and tasks of a unit, as its file is kept.
type Decision struct {
	SHA256 string    `json:"sha256"`
	File   string    `json:"file"`             // name it came with
	Number string    `json:"number,omitempty"` // "422/QĐ-UBND"
	Date   when.Date `json:"date,omitempty"`
}

// ExistsOn tells whether the unit existed on a day.
func (u Unit) ExistsOn(d when.Date) bool {
	return (u.From == "" || d == "" || u.From <= d) && (u.To == "" || d == "" || d <= u.To)
}

// FormalName is the name as the head of a document has it: "UBND tỉnh" written out.
func (u Unit) FormalName() string {
	for short, long := range map[string]string{"UBND ": "Ủy ban nhân dân ", "HĐND ": "Hội đồng nhân dân "} {
		if rest, ok := strings.CutPrefix(u.Name, short); ok {
			return long + rest
		}
	}
	return u.Name
}

// Validate refuses a unit that could not be addressed or that ends before it begins.
func (u Unit) Validate() error {
	switch {
	case u.Name == "":
		return fault.New(fault.Invalid, "Đơn vị chưa có tên.", "The unit has no name.").At("name")
	case u.Code == "":
		return fault.New(fault.Invalid, "Đơn vị %q chưa có mã.", "Unit %q has no code.", u.Name).At("code")
	case u.From != "" && u.To != "" && u.To < u.From:
		return fault.New(fault.Invalid, "Đơn vị %q kết thúc trước khi bắt đầu.", "Unit %q ends before it begins.", u.Name).At("to")
	}
	return nil
}

// PostID identifies a post.
type PostID string

// Role is what a post may do; rights.go says what.
type Role string

const (
	Administrator Role = "administrator" // accounts, posts, units; not the plan
	Coordinator   Role = "coordinator"   // the office that consolidates
	Reporter      Role = "reporter"      // cán bộ đầu mối
	Head          Role = "head"          // approves for the unit
	Leader        Role = "leader"        // sees all, directs
	Inspector     Role = "inspector"     // reads all, changes nothing
	System        Role = "system"        // the demo, the importer: acts that no person did
	Public        Role = "public"        // who has not signed in, or holds no post today
)

// Roles are those that a post may have, in the order in which they are offered.
var Roles = []Role{Administrator, Coordinator, Reporter, Head, Leader, Inspector}

// Vi is the role as pages say it.
func (r Role) Vi() string {
	switch r {
	case Administrator:
		return "Quản trị"
	case Coordinator:
		return "Cơ quan tổng hợp"
	case Reporter:
		return "Cán bộ đầu mối"
	case Head:
		return "Thủ trưởng đơn vị"
	case Leader:
		return "Lãnh đạo"
	case Inspector:
		return "Thanh tra, giám sát"
	case System:
		return "Chương trình"
	case Public:
		return "Người ngoài"
	}
	return string(r)
}

// Post is a function in a unit. Requests act for a post; an Account says which person holds it, from when to when.
type Post struct {
	ID     PostID `json:"id"`
	Rev    int    `json:"rev"`
	Code   string `json:"code"` // short, for --as and the page: "vpub-tonghop"
	UnitID UnitID `json:"unit_id"`
	Title  string `json:"title"`
	Role   Role   `json:"role"`
}

// LineOf is the line that the name of a body says it belongs to, Other when it does not say.
func LineOf(name string) Line {
	folded := " " + vi.Fold(name) + " "
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(folded, " "+w+" ") {
				return true
			}
		}
		return false
	}
	switch {
	case has("tinh uy", "thanh uy", "dang uy", "huyen uy", "bo chinh tri", "trung uong dang", "ban chap hanh dang bo", "dang doan", "ban can su dang"):
		return Party
	case has("mat tran to quoc", "mttq"):
		return Front
	case has("lien doan lao dong", "hoi nong dan", "hoi lien hiep phu nu", "tinh doan", "doan thanh nien", "hoi cuu chien binh"):
		return Mass
	case has("hoi dong nhan dan", "hdnd", "quoc hoi"):
		return Council
	case has("uy ban nhan dan", "ubnd", "thanh tra", "cong an", "bo chi huy quan su", "chinh phu"), strings.HasPrefix(folded, " so "), strings.HasPrefix(folded, " bo "), strings.HasPrefix(folded, " cuc "):
		return State
	}
	return Other
}

// Validate refuses a post that could not be addressed, or whose role nobody knows.
func (p Post) Validate() error {
	switch {
	case p.Code == "" || p.Code != CodeOf(p.Code):
		return fault.New(fault.Invalid, "Mã chức danh %q không đúng: chỉ gồm chữ thường không dấu, số và dấu gạch nối.", "The code %q of a post is wrong: small plain letters, digits and hyphens only.", p.Code).At("code")
	case strings.TrimSpace(p.Title) == "":
		return fault.New(fault.Invalid, "Chức danh %q chưa có tên.", "The post %q has no title.", p.Code).At("title")
	case !slices.Contains(Roles, p.Role) && p.Role != System:
		return fault.New(fault.Invalid, "Chức danh %q: không có vai trò %q.", "The post %q: there is no role %q.", p.Code, p.Role).At("role")
	}
	return nil
}
