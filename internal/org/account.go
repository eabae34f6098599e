package org

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
	"lotrinh/internal/when"
)

// AccountID identifies an account for ever.
type AccountID string

// Account is a person who signs in. What proves it, a password and a second factor, is kept apart: it is in no journal
// and in no export.
type Account struct {
	ID       AccountID `json:"id"`
	Rev      int       `json:"rev"`
	User     string    `json:"user"`                // what is typed to sign in: "an.nv"; never given to another person
	Name     string    `json:"name"`                // "Nguyễn Văn An"
	Holds    []Holding `json:"holds"`               // past ones too
	Email    string    `json:"email,omitempty"`     // where reminders go; "" = nowhere
	MailLang lang.Lang `json:"mail_lang,omitempty"` // of those reminders; "" = Vietnamese
	Ended    when.Date `json:"ended"`               // from this day nobody signs in with it; "" = open

	PasswordOn when.Date `json:"password_on"`     // the day the password was set; "" = none yet
	Factor     bool      `json:"factor"`          // a second factor is in use
	Links      int       `json:"links"`           // one-time links made, each an act of the journal
	Feeds      int       `json:"feeds,omitempty"` // addresses that the calendar has had, each an act too
}

// Holding is a post that a person holds from the first day to the last, both included; To "" = until further notice.
type Holding struct {
	PostID PostID    `json:"post_id"`
	From   when.Date `json:"from"`
	To     when.Date `json:"to"`
}

// On tells whether the post is held on a day.
func (h Holding) On(d when.Date) bool { return h.From <= d && (h.To == "" || d <= h.To) }

// Open tells whether the account may be used on a day.
func (a Account) Open(d when.Date) bool { return a.Ended == "" || d < a.Ended }

// PostsOn are the posts held on a day, in the order they were given.
func (a Account) PostsOn(d when.Date) (out []PostID) {
	for _, h := range a.Holds {
		if h.On(d) && !slices.Contains(out, h.PostID) {
			out = append(out, h.PostID)
		}
	}
	return out
}

// MaxHoldings bounds what one person holds and has held.
const MaxHoldings = 200

// Hold gives the person a post for a period that does not overlap one in which it is held already.
func (a *Account) Hold(h Holding) error {
	switch {
	case h.From == "":
		return fault.New(fault.Invalid, "Cần ghi ngày bắt đầu giữ chức danh.", "Say from which day the post is held.").At("from")
	case h.To != "" && h.To < h.From:
		return fault.New(fault.Invalid, "Ngày thôi giữ chức danh ở trước ngày bắt đầu.", "The post is given up before it is taken.").At("to")
	case len(a.Holds) >= MaxHoldings:
		return fault.New(fault.Invalid, "Tài khoản %q đã có %d lần giữ chức danh, không thêm được nữa.", "The account %q has held %d posts and takes no more.", a.User, len(a.Holds)).At("post")
	}
	for _, x := range a.Holds {
		if x.PostID == h.PostID && (h.To == "" || x.From <= h.To) && (x.To == "" || h.From <= x.To) {
			return fault.New(fault.Conflict, "%q đã giữ chức danh này trong thời gian đó.", "%q holds this post at that time already.", a.User).At("post")
		}
	}
	a.Holds = append(slices.Clone(a.Holds), h)
	return nil
}

// GiveUp ends the holding of a post after a day; one that had not begun by then never was.
func (a *Account) GiveUp(post PostID, last when.Date) error {
	found := false
	holds := []Holding{}
	for _, h := range a.Holds {
		if h.PostID == post && (h.To == "" || h.To > last) {
			found = true
			if h.From > last {
				continue
			}
			h.To = last
		}
		holds = append(holds, h)
	}
	if !found {
		return fault.New(fault.Invalid, "%q không giữ chức danh này.", "%q does not hold this post.", a.User).At("post")
	}
	a.Holds = holds
	return nil
}

// Validate refuses an account that nobody could sign in with or tell from another.
func (a Account) Validate() error {
	switch n := utf8.RuneCountInString(strings.TrimSpace(a.Name)); {
	case !userName(a.User):
		return fault.New(fault.Invalid, "Tên đăng nhập %.60q không đúng: 2–60 chữ thường không dấu, số, dấu chấm, gạch nối, gạch dưới hoặc @.", "The user name %.60q is wrong: 2 to 60 small plain letters, digits, dots, hyphens, underscores or @.", a.User).At("user")
	case n == 0 || n > 120:
		return fault.New(fault.Invalid, "Cần ghi họ tên, tối đa 120 ký tự.", "Write the person's name, at most 120 characters.").At("name")
	}
	return nil
}

func userName(s string) bool {
	if len(s) < 2 || len(s) > 60 {
		return false
	}
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune(".-_@", r)) {
			return false
		}
	}
	return true
}

// UserNameOf is a user name as it is compared: people write capitals and blanks.
func UserNameOf(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }
