package app

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/store/storetest"
)

// Who holds several posts begins in the one for the daily work, and what the acting post may not do names the one that may.
func TestSeveralPosts(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx, keeper := t.Context(), w.keeper()
	w.ok(w.AddPosts(ctx, keeper, []org.Post{{Code: "quan-tri-tin", Title: "Quản trị", Role: org.Administrator}, {Code: "tong-hop-2", Title: "Chuyên viên tổng hợp", Role: org.Coordinator}},
		map[string]string{"quan-tri-tin": "so-tc", "tong-hop-2": "so-tc"}))
	_, err := w.AddAccount(ctx, keeper, AccountEdit{User: "an.nv", Name: "Nguyễn Văn An", Post: "quan-tri-tin"})
	w.ok(err)
	account, err := w.store.Read(ctx).AccountByUser("an.nv")
	w.ok(err)
	token, err := w.begin(ctx, account.ID, SignIn{})
	w.ok(err)
	in := func(post string) Who {
		t.Helper()
		c, err := w.Enter(ctx, Visit{Token: token, Post: post})
		w.ok(err)
		return c.Who
	}
	const change = "Chuyển sang chức danh"
	alone := in("").Must(org.ImportDocument)
	wantFault(t, alone, fault.Denied)
	if said := fault.Say(alone, "vi"); strings.Contains(said, change) {
		t.Errorf("one post, and still: %s", said)
	}
	for _, post := range []string{"so-tc-dm", "tong-hop-2"} {
		v, err := w.Account(ctx, keeper, "an.nv")
		w.ok(err)
		w.ok(w.GivePost(ctx, keeper, "an.nv", v.Account.Rev, post, "", ""))
		if got := in("").Post.Code; got != post {
			t.Errorf("with %s the session begins in %s", post, got)
		}
	}
	refused := in("quan-tri-tin").Must(org.ImportDocument)
	wantFault(t, refused, fault.Denied)
	if said := fault.Say(refused, "vi"); !strings.Contains(said, change+` "Chuyên viên tổng hợp`) {
		t.Errorf("refused: %s", said)
	}
	if err := in("").Must(org.ImportDocument); err != nil {
		t.Error(err)
	}
}
