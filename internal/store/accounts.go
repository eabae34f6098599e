package store

import (
	"lotrinh/internal/org"
	"lotrinh/internal/vi"
)

// Accounts keeps org.Account.
var Accounts = keep(Table[org.Account]{noun: "account", vi: "tài khoản", name: "account", order: "sort_key, id", columns: []string{"user_name", "sort_key"},
	key:   func(a *org.Account) (string, *int) { return string(a.ID), &a.Rev },
	index: func(a *org.Account) []any { return []any{a.User, vi.SortKey(a.Name)} },
})

// AllAccounts are the accounts by the name of the person.
func (r Reader) AllAccounts() ([]org.Account, error) { return Accounts.All(r) }

// AccountByUser finds an account by what is typed to sign in.
func (r Reader) AccountByUser(user string) (org.Account, error) {
	return Accounts.find(r, func(a *org.Account) bool { return a.User == user })
}

// AccountsHolding are the accounts that hold one of these posts, or have held it.
func (r Reader) AccountsHolding(posts map[org.PostID]bool) ([]org.Account, error) {
	return Accounts.where(r, func(a *org.Account) bool {
		for _, h := range a.Holds {
			if posts[h.PostID] {
				return true
			}
		}
		return false
	})
}
