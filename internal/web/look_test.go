package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// What a person chose is in the page as it is sent: nothing flashes, no script is needed.
func TestLookFollowsItsCookies(t *testing.T) {
	for _, c := range []struct {
		cookies, dark, scheme string
		noKeys                bool
	}{
		{"", "screen and (prefers-color-scheme: dark)", "light dark", false},
		{"theme=dark", "screen", "dark", false},
		{"theme=light; keys=off", "", "light", true},
		{"theme=%22%3E", "screen and (prefers-color-scheme: dark)", "light dark", false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Cookie", c.cookies)
		if l := lookOf(r); l.Dark() != c.dark || l.Scheme() != c.scheme || l.NoKeys != c.noKeys {
			t.Errorf("%q: dark %q, scheme %q, keys off %t", c.cookies, l.Dark(), l.Scheme(), l.NoKeys)
		}
	}
}
