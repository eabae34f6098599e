package app

import (
	"cmp"
	"slices"

	"lotrinh/internal/fault"
	"lotrinh/internal/mail"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// loading is a workbook of people on its way into the registers, as they will be.
type loading struct {
	app      *App
	out      PeopleLoad
	unit     map[string]*org.Unit // by code
	code     map[org.UnitID]string
	post     map[string]*org.Post
	account  map[string]*org.Account // by user name
	dirty    map[any]bool            // pointers to what is to be saved
	fresh    []org.Account           // accounts that were not there
	order    []any                   // in which it is saved
	seenUnit map[string]int          // row of the sheet
	seenPost map[string]int
}

func (a *App) newLoading(r store.Reader) (*loading, error) {
	l := &loading{app: a, unit: map[string]*org.Unit{}, code: map[org.UnitID]string{}, post: map[string]*org.Post{}, account: map[string]*org.Account{}, dirty: map[any]bool{},
		seenUnit: map[string]int{}, seenPost: map[string]int{}}
	units, err := r.AllUnits()
	if err != nil {
		return nil, err
	}
	for i := range units {
		l.unit[units[i].Code], l.code[units[i].ID] = &units[i], units[i].Code
	}
	posts, err := r.AllPosts()
	if err != nil {
		return nil, err
	}
	for i := range posts {
		l.post[posts[i].Code] = &posts[i]
	}
	accounts, err := r.AllAccounts()
	for i := range accounts {
		l.account[accounts[i].User] = &accounts[i]
	}
	return l, err
}

// save writes what is new or changed, units before posts before accounts.
func (l *loading) save(tx *store.Tx) error {
	for _, x := range l.order {
		var err error
		switch x := x.(type) {
		case *org.Unit:
			err = store.Units.Save(tx, x)
		case *org.Post:
			err = store.Posts.Save(tx, x)
		case *org.Account:
			err = store.Accounts.Save(tx, x)
		}
		if err != nil {
			return err
		}
	}
	l.fresh = nil
	for _, x := range l.order {
		if account, ok := x.(*org.Account); ok && account.Rev == 1 {
			l.fresh = append(l.fresh, *account)
		}
	}
	return nil
}

// wrong notes what is wrong with a row.
func (l *loading) wrong(sheet string, row int, err error) {
	if len(l.out.Wrong) >= maxPeopleWrong {
		l.out.MoreWrong++
		return
	}
	l.out.Wrong = append(l.out.Wrong, RowError{sheet, row, err})
}

// keep counts a row, and marks what it changed to be saved.
func (l *loading) keep(count *Loaded, x any, isNew, changed bool) {
	switch {
	case l.dirty[x]:
		return // a further row of the same
	case isNew:
		count.New++
	case changed:
		count.Changed++
	default:
		count.Same++
		return
	}
	l.dirty[x] = true
	l.order = append(l.order, x)
}

func invalid(vi, en string, args ...any) error { return fault.New(fault.Invalid, vi, en, args...) }

// units are read twice: first all codes, so that a unit may stand before the one above it.
func (l *loading) units(rows []peopleRow) {
	const sheet = "Đơn vị"
	type pair struct {
		row    peopleRow
		unit   *org.Unit
		isNew  bool
		before org.Unit
	}
	var all []pair
	for _, row := range rows {
		code, name := row.get("Mã đơn vị"), row.get("Tên đơn vị")
		if code == "" {
			code = org.CodeOf(name)
		}
		if at, twice := l.seenUnit[code]; twice {
			l.wrong(sheet, row.n, invalid("Mã đơn vị %q đã có ở dòng %d.", "The unit code %q stands in row %d already.", code, at))
			continue
		}
		l.seenUnit[code] = row.n
		u, known := l.unit[code]
		p := pair{row: row, isNew: !known}
		if known {
			p.before = *u
		} else {
			u = &org.Unit{ID: org.UnitID(newID()), Code: code, Line: org.LineOf(name)}
			l.unit[code], l.code[u.ID] = u, code
		}
		p.unit = u
		all = append(all, p)
	}
	for _, p := range all {
		if err := l.fillUnit(p.unit, p.row); err != nil {
			l.wrong(sheet, p.row.n, err)
			continue
		}
		changed := p.before.Name != p.unit.Name || p.before.Short != p.unit.Short || p.before.Line != p.unit.Line || p.before.Level != p.unit.Level ||
			p.before.ParentID != p.unit.ParentID || p.before.From != p.unit.From || p.before.To != p.unit.To
		l.keep(&l.out.Units, p.unit, p.isNew, changed)
	}
	for _, p := range all {
		if l.above(p.unit, p.unit.ID) {
			l.wrong(sheet, p.row.n, invalid("Đơn vị %q nằm dưới chính nó.", "The unit %q is below itself.", p.unit.Code))
		}
	}
}

// above tells whether a unit is met on the way up from another.
func (l *loading) above(u *org.Unit, id org.UnitID) bool {
	for n := 0; u != nil && u.ParentID != "" && n < 100; n++ {
		if u.ParentID == id {
			return true
		}
		u = l.unit[l.code[u.ParentID]]
	}
	return false
}

func (l *loading) fillUnit(u *org.Unit, row peopleRow) error {
	u.Name, u.Short = cmp.Or(row.get("Tên đơn vị"), u.Name), cmp.Or(row.get("Tên tắt"), u.Short)
	if line := row.get("Khối"); line != "" {
		i := slices.IndexFunc(org.Lines, func(x struct {
			Line org.Line
			Vi   string
		}) bool {
			return vi.Fold(x.Vi) == vi.Fold(line) || string(x.Line) == line
		})
		if i < 0 {
			return invalid("Khối %.40q không có; chọn trong danh sách của ô.", "There is no branch %.40q; choose from the list of the cell.", line)
		}
		u.Line = org.Lines[i].Line
	}
	if level := row.get("Cấp"); level != "" {
		found := ""
		for name, code := range levels {
			if vi.Fold(name) == vi.Fold(level) || code == level {
				found = code
			}
		}
		if found == "" {
			return invalid("Cấp %.40q không có; chọn Trung ương, Tỉnh hoặc Xã.", "There is no level %.40q; choose Trung ương, Tỉnh or Xã.", level)
		}
		u.Level = found
	}
	if parent := row.get("Mã đơn vị cấp trên"); parent != "" {
		over, ok := l.unit[parent]
		if !ok {
			return invalid("Không có đơn vị cấp trên mã %.60q.", "There is no unit above with the code %.60q.", parent)
		}
		u.ParentID = over.ID
	}
	for _, x := range []struct {
		title string
		into  *string
	}{{"Từ ngày", (*string)(&u.From)}, {"Đến hết ngày", (*string)(&u.To)}} {
		d, err := dayIn(x.title, row.get(x.title))
		if err != nil {
			return err
		}
		*x.into = cmp.Or(string(d), *x.into)
	}
	return u.Validate()
}

func (l *loading) posts(rows []peopleRow) {
	const sheet = "Chức danh"
	for _, row := range rows {
		code := row.get("Mã chức danh")
		if at, twice := l.seenPost[code]; twice {
			l.wrong(sheet, row.n, invalid("Mã chức danh %q đã có ở dòng %d.", "The post code %q stands in row %d already.", code, at))
			continue
		}
		l.seenPost[code] = row.n
		p, known := l.post[code]
		if !known {
			p = &org.Post{ID: org.PostID(newID()), Code: code}
		}
		before := *p
		if err := l.fillPost(p, row, known); err != nil {
			l.wrong(sheet, row.n, err)
			continue
		}
		l.post[code] = p
		l.keep(&l.out.Posts, p, !known, before != *p)
	}
}

func (l *loading) fillPost(p *org.Post, row peopleRow, known bool) error {
	p.Title = cmp.Or(row.get("Tên chức danh"), p.Title)
	if code := row.get("Mã đơn vị"); code != "" || !known {
		u, ok := l.unit[code]
		if !ok {
			return invalid("Không có đơn vị mã %.60q.", "There is no unit with the code %.60q.", code)
		}
		p.UnitID = u.ID
	}
	if role := row.get("Vai trò"); role != "" {
		i := slices.IndexFunc(org.Roles, func(r org.Role) bool { return vi.Fold(r.Vi()) == vi.Fold(role) || string(r) == role })
		if i < 0 {
			return invalid("Vai trò %.40q không có; chọn trong danh sách của ô.", "There is no role %.40q; choose from the list of the cell.", role)
		}
		p.Role = org.Roles[i]
	}
	return p.Validate()
}

// accounts has a row for each post that a person holds.
func (l *loading) accounts(rows []peopleRow) {
	const sheet = "Tài khoản"
	for _, row := range rows {
		user := org.UserNameOf(row.get("Tên đăng nhập"))
		x, known := l.account[user]
		if !known {
			x = &org.Account{ID: org.AccountID(newID()), User: user, Links: 1}
		}
		next := *x
		next.Holds = slices.Clone(x.Holds)
		if err := l.fillAccount(&next, row, known); err != nil {
			l.wrong(sheet, row.n, err)
			continue
		}
		changed := next.Name != x.Name || next.Email != x.Email || len(next.Holds) != len(x.Holds)
		*x = next
		l.account[user] = x
		l.keep(&l.out.Accounts, x, !known, changed)
	}
}

func (l *loading) fillAccount(x *org.Account, row peopleRow, known bool) error {
	if name := row.get("Họ tên"); known && name != "" && vi.Fold(name) != vi.Fold(x.Name) {
		return invalid("Tên đăng nhập %q là của %s; không dùng lại cho %s.", "The user name %q is that of %s and is not given to %s.", x.User, x.Name, name)
	} else {
		x.Name = cmp.Or(name, x.Name)
	}
	if err := x.Validate(); err != nil {
		return err
	}
	if !x.Open(l.app.Today()) {
		return closed(x.User)
	}
	if email := row.get("Thư điện tử"); email != "" {
		address, err := mail.Address(email)
		if err != nil {
			return err
		}
		x.Email = address
	}
	code := row.get("Mã chức danh")
	if code == "" {
		return nil
	}
	p, ok := l.post[code]
	if !ok {
		return invalid("Không có chức danh mã %.60q.", "There is no post with the code %.60q.", code)
	}
	from, err := dayIn("Từ ngày", row.get("Từ ngày"))
	if err != nil {
		return err
	}
	to, err := dayIn("Đến hết ngày", row.get("Đến hết ngày"))
	if err != nil {
		return err
	}
	h := org.Holding{PostID: p.ID, From: cmp.Or(from, l.app.Today()), To: to}
	held := func(y org.Holding) bool { return y == h || y.PostID == h.PostID && from == "" && y.On(l.app.Today()) }
	if slices.ContainsFunc(x.Holds, held) {
		return nil
	}
	return x.Hold(h)
}
