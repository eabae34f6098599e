package app

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/secret"
	"lotrinh/internal/store/storetest"
)

// book is a workbook of people: sheets by name, the first row its titles.
func book(t *testing.T, sheets map[string][][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			for i, cell := range row {
				at, _ := excelize.CoordinatesToCellName(i+1, n+1)
				if err := f.SetCellStr(name, at, cell); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (w *world) keeper() Who {
	w.t.Helper()
	keeper, err := w.AtMachine(w.t.Context())
	w.ok(err)
	return keeper
}

// A workbook sets all up in one act, says row by row what is wrong, and the second time finds everything there.
func TestPeopleFromExcel(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx, keeper := t.Context(), w.keeper()
		good := book(t, map[string][][]string{
			"Đơn vị":    {{"Tên đơn vị", "Mã đơn vị", "Mã đơn vị cấp trên", "Cấp", "Khối", "Từ ngày"}, {"Phòng Ngân sách", "p-ns", "so-tc", "Tỉnh", "Chính quyền", "1/3/2025"}, {"Tổ Tổng hợp", "to-th", "p-ns"}, {"Sở Tài chính", "so-tc"}},
			"Chức danh": {{"Mã chức danh", "Mã đơn vị", "Tên chức danh", "Vai trò"}, {"p-ns-tp", "p-ns", "Trưởng phòng", "Thủ trưởng đơn vị"}},
			"Tài khoản": {{"Tên đăng nhập", "Họ tên", "Mã chức danh", "Từ ngày", "Đến hết ngày", "Thư điện tử"}, {"an.nv", "Nguyễn Văn An", "p-ns-tp", "01/01/2026", "", "an@maugiang.example"}, {"an.nv", "Nguyễn Văn An", "so-tc-dm", "", "31/12/2026"}, {"binh.tt", "Trần Thị Bình"}},
			"Ghi chú":   {{"không", "đọc"}},
		})
		before := db.Dump(t)
		tried, err := w.LoadPeople(ctx, keeper, good, true)
		w.ok(err)
		if tried.Done || len(tried.Wrong) > 0 || tried.Units != (Loaded{New: 2, Same: 1}) || tried.Posts != (Loaded{New: 1}) || tried.Accounts != (Loaded{New: 2}) || db.Dump(t) != before {
			t.Errorf("tried: %+v", tried)
		}
		done, err := w.LoadPeople(ctx, keeper, good, false)
		w.ok(err)
		if !done.Done || done.Accounts.New != 2 || len(done.Links) != 2 {
			t.Fatalf("done: %+v", done)
		}
		own, _, err := w.LinkFor(ctx, done.Links[0].Token)
		if err != nil || own.User != done.Links[0].User {
			t.Errorf("the link is of %+v, %v", own, err)
		}
		v, err := w.Account(ctx, keeper, "an.nv")
		w.ok(err)
		if len(v.Posts) != 2 || v.Holds[1].To != "2026-12-31" || v.Account.Email != "an@maugiang.example" {
			t.Errorf("%+v", v.Holds)
		}
		again, err := w.LoadPeople(ctx, keeper, good, false)
		w.ok(err)
		if again.Units != (Loaded{Same: 3}) || again.Posts != (Loaded{Same: 1}) || again.Accounts.New+again.Accounts.Changed != 0 {
			t.Errorf("again: %+v", again)
		}
		var form bytes.Buffer
		w.ok(w.PeopleTemplate(ctx, keeper, &form))
		back, err := w.LoadPeople(ctx, keeper, form.Bytes(), true)
		w.ok(err)
		if len(back.Wrong) > 0 || back.Units.New+back.Units.Changed+back.Posts.New+back.Posts.Changed+back.Accounts.New+back.Accounts.Changed > 0 || back.Accounts.Same == 0 {
			t.Errorf("the template sent back as it is: %+v", back)
		}
		w.verified()
	})
}

func TestWrongRowsOfPeople(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx, keeper := t.Context(), w.keeper()
	before := w.db.Dump(t)
	l, err := w.LoadPeople(ctx, keeper, book(t, map[string][][]string{
		"Đơn vị":    {{"Mã đơn vị", "Tên đơn vị", "Mã đơn vị cấp trên", "Khối"}, {"a", "A", "b"}, {"b", "B", "a"}, {"a", "A lần nữa"}, {"c", "C", "khong-co"}, {"d", "D", "", "Khối lạ"}, {"tot", "Tốt"}},
		"Chức danh": {{"Mã chức danh", "Mã đơn vị", "Tên chức danh", "Vai trò"}, {"x", "khong-co", "X", "Lãnh đạo"}, {"Y y", "tot", "Y", "Lãnh đạo"}, {"z", "tot", "Z", "Vua"}},
		"Tài khoản": {{"Tên đăng nhập", "Họ tên", "Mã chức danh", "Từ ngày"}, {"Nguyễn An", "An"}, {"an", "An", "khong-co"}, {"an", "An", "so-tc-dm", "31/02/2026"}, {"an", "Người Khác"}},
	}), false)
	w.ok(err)
	var said []string
	for _, x := range l.Wrong {
		said = append(said, x.Sheet+" "+fault.Say(x.Err, "vi"))
		if fault.Say(x.Err, "en") == "" || x.Row < 2 {
			t.Errorf("%+v", x)
		}
	}
	for _, want := range []string{"Đơn vị \"a\" nằm dưới chính nó", "đã có ở dòng 2", "cấp trên mã \"khong-co\"", "Khối \"Khối lạ\"", "không có đơn vị mã", "Mã chức danh \"Y y\"", "Vai trò \"Vua\"", "Tên đăng nhập \"nguyễn an\"", "chức danh mã \"khong-co\"", "\"31/02/2026\" không phải là ngày"} {
		if !strings.Contains(strings.ToLower(strings.Join(said, "\n")), strings.ToLower(want)) {
			t.Errorf("nothing says %q in\n%s", want, strings.Join(said, "\n"))
		}
	}
	if l.Done || w.db.Dump(t) != before {
		t.Error("something was written")
	}
	for name, content := range map[string][]byte{"no zip": []byte("x"), "another book": book(t, map[string][][]string{"A": {{"b"}, {"c"}}}), "no titles": book(t, map[string][][]string{"Tài khoản": {{"a"}, {"b"}}})} {
		if _, err := w.LoadPeople(ctx, keeper, content, true); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = w.LoadPeople(ctx, w.clerk, nil, true)
	wantFault(t, err, fault.Denied)
}

// at moves the clock of a world.
func (w *world) later(d time.Duration) {
	now := w.App.now().Add(d)
	w.App.now = func() time.Time { return now }
}

// A person comes in by a link, is asked for a second factor, and is out when time is up, the password changes or the account ends.
func TestSessions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db storetest.DB) {
		w := newWorld(t, db)
		ctx, keeper := t.Context(), w.keeper()
		if c, err := w.Enter(ctx, Visit{Post: "so-tc-dm", Most: 9}); err != nil || !c.Open || c.Who.Post.Code != "so-tc-dm" {
			t.Errorf("before there are accounts: %+v, %v", c, err)
		}
		_, err := w.AddAccount(ctx, keeper, AccountEdit{User: "an.nv", Name: "Nguyễn Văn An", Post: "so-tc-dm"})
		w.ok(err)
		link, err := w.MakeLink(ctx, keeper, "an.nv")
		w.ok(err)
		_, err = w.SetPassword(ctx, link, "ngắn")
		wantFault(t, err, fault.Invalid)
		_, err = w.SetPassword(ctx, link, "con đường dài 931")
		w.ok(err)
		_, err = w.SetPassword(ctx, link, "con đường dài 932")
		wantFault(t, err, fault.NotFound)
		in := func(code string) string {
			t.Helper()
			token, err := w.SignIn(ctx, SignIn{User: "An.NV ", Password: "con đường dài 931", Code: code, Address: "10.0.0.1", Agent: "Firefox"})
			w.ok(err)
			return token
		}
		who := func(token string) Caller {
			t.Helper()
			c, err := w.Enter(ctx, Visit{Token: token})
			w.ok(err)
			return c
		}
		token := in("")
		c := who(token)
		if c.Open || c.Who.Post.Code != "so-tc-dm" || c.Who.Account.Name != "Nguyễn Văn An" || c.Who.Actor().Person != "Nguyễn Văn An" {
			t.Errorf("signed in: %+v", c)
		}
		if who("").SignedIn() || who(token+"x").SignedIn() {
			t.Error("somebody is signed in without a token")
		}
		start, err := w.WantFactor(ctx, c, "con đường dài 931")
		w.ok(err)
		_, err = w.ConfirmFactor(ctx, c, "000000")
		wantFault(t, err, fault.Invalid)
		recovery, err := w.ConfirmFactor(ctx, c, secret.CodeOf(start.Secret, w.App.now()))
		w.ok(err)
		if again := in(strings.ToLower(recovery[3])); len(recovery) != recoveryCodes || !who(again).SignedIn() {
			t.Errorf("a recovery code does not let in: %v", recovery)
		}
		for _, code := range []string{"", "123456", recovery[3], secret.CodeOf(start.Secret, w.App.now())} { // the last was taken already
			_, err := w.SignIn(ctx, SignIn{User: "an.nv", Password: "con đường dài 931", Code: code, Address: "10.0.0.1"})
			wantFault(t, err, fault.SignedOut)
		}
		w.later(time.Minute)
		second := in(secret.CodeOf(start.Secret, w.App.now()))
		all, err := w.Sessions(ctx, who(second).Who, c.Who.Account.ID)
		if err != nil || len(all) != 3 { // by the password alone, by a recovery code, by a code
			t.Errorf("%+v, %v", all, err)
		}
		_, err = w.Sessions(ctx, w.clerk, c.Who.Account.ID)
		wantFault(t, err, fault.Denied)
		w.ok(w.EndSessions(ctx, who(second).Who, c.Who.Account.ID, c.Session.Name(), Session{}))
		if who(token).SignedIn() || !who(second).SignedIn() {
			t.Error("another session was ended")
		}
		w.later(SessionIdle + time.Minute)
		if who(second).SignedIn() {
			t.Error("a session is good though it was not used for long")
		}
		w.ok(w.DropFactor(ctx, Caller{Who: keeper}, "an.nv", ""))
		third := in("")
		for range 8 {
			w.later(SessionMost / 8)
			who(third)
		}
		w.later(time.Minute)
		if who(third).SignedIn() {
			t.Error("a session is good for ever")
		}
		fourth := in("")
		w.ok(w.TakePost(ctx, keeper, "an.nv", 0, "so-tc-dm", ""))
		if c := who(fourth); !c.SignedIn() || c.Who.Post.Role != org.Public {
			t.Errorf("without a post: %+v", c.Who)
		}
		w.ok(w.EndAccount(ctx, keeper, "an.nv", 0))
		if who(fourth).SignedIn() {
			t.Error("a dismissed person is still signed in")
		}
		w.verified()
		if strings.Contains(db.Dump(t), third) {
			t.Error("a token stands in the database")
		}
	})
}

// Wrong names and wrong passwords are answered alike, and after some the right one has to wait.
func TestThrottledSignIn(t *testing.T) {
	w := newWorld(t, storetest.SQLite(t))
	ctx, keeper := t.Context(), w.keeper()
	_, err := w.AddAccount(ctx, keeper, AccountEdit{User: "an.nv", Name: "An"})
	w.ok(err)
	link, err := w.MakeLink(ctx, keeper, "an.nv")
	w.ok(err)
	_, err = w.SetPassword(ctx, link, "con đường dài 931")
	w.ok(err)
	try := func(user, password string) error {
		_, err := w.SignIn(ctx, SignIn{User: user, Password: password, Address: "10.0.0.1"})
		return err
	}
	if a, b := try("an.nv", "sai"), try("nguoi.khac", "sai"); a == nil || b == nil || a.Error() != b.Error() {
		t.Errorf("told apart: %v; %v", a, b)
	}
	for range freeTries - 1 {
		wantFault(t, try("an.nv", "sai"), fault.SignedOut)
	}
	wantFault(t, try("an.nv", "con đường dài 931"), fault.TooOften)
	_, err = w.SignIn(ctx, SignIn{User: "an.nv", Password: "con đường dài 931", Address: "10.0.0.2"}) // a stranger keeps nobody out
	w.ok(err)
	w.later(31 * time.Second)
	w.ok(try("an.nv", "con đường dài 931"))
	wantFault(t, try("an.nv", "sai"), fault.SignedOut) // the count began anew
}
