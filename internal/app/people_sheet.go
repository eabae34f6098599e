package app

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/org"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
	"lotrinh/internal/write"
)

// Bounds of a workbook of people.
const (
	maxPeopleFile  = 20 << 20 // bytes
	maxPeopleRows  = 10_000   // of all sheets
	maxPeopleWrong = 200      // rows that are told of
)

// The columns of each sheet, found by their titles and not by their place.
var (
	unitColumns    = []string{"Mã đơn vị", "Tên đơn vị", "Tên tắt", "Khối", "Cấp", "Mã đơn vị cấp trên", "Từ ngày", "Đến hết ngày"}
	postColumns    = []string{"Mã chức danh", "Mã đơn vị", "Tên chức danh", "Vai trò"}
	accountColumns = []string{"Tên đăng nhập", "Họ tên", "Mã chức danh", "Từ ngày", "Đến hết ngày", "Thư điện tử"}
)

var levels = map[string]string{"Trung ương": "central", "Tỉnh": "province", "Xã": "commune"}

// PeopleTemplate writes the workbook in which units, posts and accounts are set up: those there are stand in it already.
func (a *App) PeopleTemplate(ctx context.Context, who Who, w io.Writer) error {
	if err := who.must(org.ManageAccounts); err != nil {
		return err
	}
	r := a.store.Read(ctx)
	units, err := r.AllUnits()
	if err != nil {
		return err
	}
	posts, err := r.AllPosts()
	if err != nil {
		return err
	}
	accounts, err := r.AllAccounts()
	if err != nil {
		return err
	}
	var lines, roles []string
	for _, l := range org.Lines {
		lines = append(lines, l.Vi)
	}
	for _, role := range org.Roles {
		roles = append(roles, role.Vi())
	}
	codes, postCodes := map[org.UnitID]string{}, map[org.PostID]string{}
	for _, u := range units {
		codes[u.ID] = u.Code
	}
	var unitRows, postRows, accountRows [][]string
	for _, u := range units {
		if u.Level == "system" || u.Group {
			continue
		}
		unitRows = append(unitRows, []string{u.Code, u.Name, u.Short, lineVi(u.Line), levelVi(u.Level), codes[u.ParentID], u.From.Vi(), u.To.Vi()})
	}
	for _, p := range posts {
		postCodes[p.ID] = p.Code
		if p.Role != org.System {
			postRows = append(postRows, []string{p.Code, codes[p.UnitID], p.Title, p.Role.Vi()})
		}
	}
	for _, x := range accounts {
		for _, h := range x.Holds {
			accountRows = append(accountRows, []string{x.User, x.Name, postCodes[h.PostID], h.From.Vi(), h.To.Vi(), x.Email})
		}
	}
	columns := func(titles []string, choices map[string][]string) (out []write.FormColumn) {
		for _, t := range titles {
			out = append(out, write.FormColumn{Title: t, Width: 24, Choices: choices[t]})
		}
		return out
	}
	return write.FormBook(w, []write.FormSheet{
		{Name: "Đơn vị", Columns: columns(unitColumns, map[string][]string{"Khối": lines, "Cấp": {"Trung ương", "Tỉnh", "Xã"}}), Rows: unitRows},
		{Name: "Chức danh", Columns: columns(postColumns, map[string][]string{"Vai trò": roles}), Rows: postRows},
		{Name: "Tài khoản", Columns: columns(accountColumns, nil), Rows: accountRows},
	})
}

func lineVi(l org.Line) string {
	for _, x := range org.Lines {
		if x.Line == l {
			return x.Vi
		}
	}
	return ""
}

func levelVi(level string) string {
	for vi, code := range levels {
		if code == level {
			return vi
		}
	}
	return ""
}

// PeopleLoad is what a workbook of people does, or would do.
type PeopleLoad struct {
	Units, Posts, Accounts Loaded
	Wrong                  []RowError // nothing is written while there are any
	MoreWrong              int        // rows not told of
	Done                   bool
	Links                  []PersonLink
}

// Loaded counts the rows of one sheet.
type Loaded struct {
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
}

// RowError is what is wrong with a row.
type RowError struct {
	Sheet string
	Row   int
	Err   error
}

// PersonLink is the one-time link of a new account.
type PersonLink struct{ User, Name, Token string }

// LoadedPeople is the same as commands and the API tell it.
type LoadedPeople struct {
	Units    Loaded        `json:"units"`
	Posts    Loaded        `json:"posts"`
	Accounts Loaded        `json:"accounts"`
	Done     bool          `json:"done" doc:"false when it was only tried, or a row is wrong: nothing is written then"`
	Wrong    []WrongPerson `json:"wrong"`
	Links    []LinkedUser  `json:"links" doc:"of new accounts; told once"`
}

// WrongPerson is a row that could not be taken, in words.
type WrongPerson struct {
	Sheet string `json:"sheet"`
	Row   int    `json:"row"`
	Text  string `json:"text"`
}

// LinkedUser is a new account with its one-time link.
type LinkedUser struct {
	User string `json:"user"`
	Name string `json:"name"`
	Link string `json:"link"`
}

// Told puts it into words of a language; link makes an address of a token.
func (l PeopleLoad) Told(lang string, link func(token string) string) LoadedPeople {
	out := LoadedPeople{Units: l.Units, Posts: l.Posts, Accounts: l.Accounts, Done: l.Done, Wrong: []WrongPerson{}, Links: []LinkedUser{}}
	for _, w := range l.Wrong {
		out.Wrong = append(out.Wrong, WrongPerson{w.Sheet, w.Row, fault.Say(w.Err, lang)})
	}
	for _, x := range l.Links {
		out.Links = append(out.Links, LinkedUser{x.User, x.Name, link(x.Token)})
	}
	return out
}

// LoadPeople sets up units, posts and accounts from a workbook: new ones are added, others changed where a cell says
// otherwise. Either all of it is written, as one act, or nothing; dry only tells.
func (a *App) LoadPeople(ctx context.Context, who Who, content []byte, dry bool) (PeopleLoad, error) {
	if err := who.must(org.ManageAccounts); err != nil {
		return PeopleLoad{}, err
	}
	if len(content) > maxPeopleFile {
		return PeopleLoad{}, fault.New(fault.TooLarge, "Tệp lớn hơn %d MB.", "The file is larger than %d MB.", maxPeopleFile>>20).At("file")
	}
	book, err := readPeople(content)
	if err != nil {
		return PeopleLoad{}, err
	}
	var l *loading
	try := func(tx *store.Tx, r store.Reader) error {
		if l, err = a.newLoading(r); err != nil {
			return err
		}
		l.units(book["don vi"])
		l.posts(book["chuc danh"])
		l.accounts(book["tai khoan"])
		if dry || tx == nil || len(l.out.Wrong) > 0 {
			return nil
		}
		return l.save(tx)
	}
	if err := try(nil, a.store.Read(ctx)); err != nil {
		return PeopleLoad{}, err
	}
	out := l.out
	if dry || len(out.Wrong) > 0 {
		return out, nil
	}
	if out.Units.New+out.Units.Changed+out.Posts.New+out.Posts.Changed+out.Accounts.New+out.Accounts.Changed > 0 {
		if err := a.change(ctx, who, act{"people.load", "account", "", ""}, func(tx *store.Tx) error { return try(tx, tx.Reader) }); err != nil {
			return out, err
		}
	}
	out = l.out
	for _, x := range l.fresh {
		token, err := a.newLink(ctx, x.ID)
		if err != nil {
			return out, err
		}
		out.Links = append(out.Links, PersonLink{x.User, x.Name, token})
	}
	out.Done = len(out.Wrong) == 0
	return out, nil
}

// peopleRow is one row of a sheet, by the folded titles of its columns.
type peopleRow struct {
	n     int
	cells map[string]string
}

func (r peopleRow) get(title string) string { return r.cells[vi.Fold(title)] }

// readPeople reads the sheets by their names and columns by their titles.
func readPeople(content []byte) (map[string][]peopleRow, error) {
	damaged := func(err error) error {
		return fault.New(fault.Invalid, "Không đọc được tệp; cần một tệp .xlsx theo mẫu.", "The file cannot be read; send an .xlsx as the template is.").At("file").Because(err)
	}
	archive, err := office.Open(content, office.Limits{Unpacked: 200 << 20, Text: 20 << 20, Depth: 200, Cells: 200_000})
	if err != nil {
		return nil, damaged(err)
	}
	sheets, err := archive.ReadWorkbook()
	if err != nil {
		return nil, damaged(err)
	}
	wanted := map[string][]string{"don vi": unitColumns, "chuc danh": postColumns, "tai khoan": accountColumns}
	out, total := map[string][]peopleRow{}, 0
	for _, s := range sheets {
		name := vi.Fold(s.Name)
		columns, ours := wanted[name]
		if !ours || len(s.Rows) == 0 {
			continue
		}
		at := map[int]string{}
		for _, c := range s.Rows[0].Cells {
			if i := slices.IndexFunc(columns, func(t string) bool { return vi.Fold(t) == vi.Fold(c.Text) }); i >= 0 {
				at[c.Col] = vi.Fold(columns[i])
			}
		}
		if len(at) < 2 {
			return nil, fault.New(fault.Invalid, "Trang %q không có dòng tiêu đề như mẫu: %s.", "The sheet %q has no titles as the template has them: %s.", s.Name, strings.Join(columns, ", ")).At("file")
		}
		for _, row := range s.Rows[1:] {
			cells := map[string]string{}
			for _, c := range row.Cells {
				if text := strings.TrimSpace(c.Text); text != "" && at[c.Col] != "" {
					cells[at[c.Col]] = text
				}
			}
			if len(cells) > 0 {
				out[name] = append(out[name], peopleRow{row.Ord, cells})
				total++
			}
		}
	}
	switch {
	case len(out) == 0:
		return nil, fault.New(fault.Invalid, "Tệp không có trang Đơn vị, Chức danh hay Tài khoản nào có dòng.", "The file has no rows on a sheet Đơn vị, Chức danh or Tài khoản.").At("file")
	case total > maxPeopleRows:
		return nil, fault.New(fault.TooLarge, "Tệp có %s dòng, tối đa %s; hãy chia làm nhiều tệp.", "The file has %s rows, at most %s are taken; make several files.", strconv.Itoa(total), strconv.Itoa(maxPeopleRows)).At("file")
	}
	return out, nil
}

// dayIn reads a day as a person types it; "" is none.
func dayIn(title, text string) (when.Date, error) {
	if text == "" {
		return "", nil
	}
	if d, ok := when.Typed(text); ok {
		return d, nil
	}
	return "", fault.New(fault.Invalid, "%s: %.40q không phải là ngày; viết 31/12/2026.", "%s: %.40q is not a day; write 31/12/2026.", title, text)
}
