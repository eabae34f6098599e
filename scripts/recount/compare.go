package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// looker fetches pages as one who looks at them.
type looker struct {
	root *url.URL
	asof string
	http *http.Client
}

func newLooker(root, as, asof string) (*looker, error) {
	u, err := url.Parse(root)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("--root %q is no address", root)
	}
	jar, err := cookiejar.New(nil)
	if err == nil && as != "" {
		jar.SetCookies(u, []*http.Cookie{{Name: "lotrinh_as", Value: as}})
	}
	return &looker{u, asof, &http.Client{Jar: jar}}, err
}

func (l *looker) get(path string) (body io.ReadCloser, kind string, err error) {
	at, err := l.root.Parse(path)
	if err != nil {
		return nil, "", err
	}
	if l.asof != "" {
		q := at.Query()
		q.Set("asof", l.asof)
		at.RawQuery = q.Encode()
	}
	response, err := l.http.Get(at.String())
	if err != nil {
		return nil, "", err
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, "", fmt.Errorf("%s: %s", at, response.Status)
	}
	return response.Body, response.Header.Get("Content-Type"), nil
}

// comparison goes through the pages of a server and notes what they say otherwise than the journal.
type comparison struct {
	plan                 *planned
	look                 *looker
	pages, figures, rows int
	wrong                []string
	listed               map[string]*listed // the indicators, by id
}

func (c *comparison) differ(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *comparison) everything() error {
	if err := c.list(); err != nil {
		return err
	}
	if err := c.reports(); err != nil {
		return err
	}
	if err := c.cycles(); err != nil {
		return err
	}
	return c.crawl()
}

// maxPages bounds how many pages are followed: every page of a kind shows its figures by one template.
const maxPages = 1200

// crawl follows the pages from the first one and compares every number that leads to a list.
func (c *comparison) crawl() error {
	from, next := map[string]string{"/": ""}, []string{"/"} // by page, the one that leads to it
	for len(next) > 0 && c.pages < maxPages {
		path := next[0]
		next = next[1:]
		body, kind, err := c.look.get(path)
		if err != nil {
			return fmt.Errorf("%w, to which %s leads", err, from[path])
		}
		if !strings.HasPrefix(kind, "text/html") {
			body.Close()
			continue
		}
		page, err := html.Parse(body)
		body.Close()
		if err != nil {
			return err
		}
		c.pages++
		for n := range page.Descendants() {
			if n.Type != html.ElementNode || n.Data != "a" {
				continue
			}
			href := attribute(n, "href")
			if u, err := url.Parse(href); err == nil && u.Path == "/items" && u.Host == "" {
				if err := c.linked(path, n, u.Query()); err != nil {
					return fmt.Errorf("on %s: %w", path, err)
				}
			} else if err == nil && u.Path == "/indicators" && u.Host == "" && u.Query().Get("asof") == c.look.asof && u.RawQuery != "" {
				if err := c.indicatorsLinked(path, n); err != nil {
					return fmt.Errorf("on %s: %w", path, err)
				}
			}
			if to := c.look.within(href); to != "" {
				if _, seen := from[to]; seen {
					continue
				}
				from[to] = path
				next = append(next, to)
			}
		}
	}
	return nil
}

// within is the page a link leads to, "" when it leads out, or to one of the endless lists: of those only the first page counts.
func (l *looker) within(href string) string {
	u, err := url.Parse(href)
	if err != nil || u.Query().Get("asof") != l.asof || // a page without a past is left by a link without the day
		u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return ""
	}
	for _, skip := range []string{"/write", "/evidence", "/static", "/as", "/look", "/sign", "/journal", "/review", "/search", "/api", "/account", "/people", "/items/new", "/items/bulk", "/items/export"} {
		if strings.HasPrefix(u.Path, skip) {
			return ""
		}
	}
	for _, end := range []string{"/original", "/edit", "/against", "/unused", ".xlsx", ".ics"} {
		if strings.HasSuffix(u.Path, end) {
			return ""
		}
	}
	q := u.Query()
	for _, skip := range []string{"page", "per_page", "sort", "show", "q", "asof", "lang", "back"} {
		q.Del(skip)
	}
	switch parts := strings.Split(u.Path, "/"); {
	case u.Path == "/items" && len(q) > 1:
		return "" // its number was compared where the link stood
	case len(parts) == 4 && parts[1] == "reports":
		return "" // the reports of all periods were compared in their lists
	}
	u.RawQuery, u.Fragment = q.Encode(), ""
	return u.String()
}

// list compares the whole list of items, as it is exported, row by row.
func (c *comparison) list() error {
	var rows []struct {
		ID          string `json:"id"`
		Code        string `json:"code"`
		Due         string `json:"due"`
		OriginalDue string `json:"original_due"`
		State       string `json:"state"`
		Time        string `json:"time"`
		Percent     string `json:"percent"`
		DoneOn      string `json:"done_on"`
		Reported    string `json:"reported"`
	}
	if err := c.json("/items/export?format=json", &rows); err != nil {
		return err
	}
	if len(rows) != len(c.plan.items) {
		c.differ("the export has %d items where the journal has %d", len(rows), len(c.plan.items))
	}
	for _, row := range rows {
		c.rows++
		s := c.plan.items[row.ID]
		if s == nil {
			c.differ("%s is exported, and the journal does not have it", row.Code)
			continue
		}
		percent := ""
		if s.percent >= 0 {
			percent = strconv.Itoa(s.percent)
		}
		said := []string{row.Due, row.OriginalDue, row.State, row.Time, row.Percent, row.DoneOn, row.Reported}
		meant := []string{s.due, s.original, stateWords[s.state], timeWords[s.time(c.plan.today)], percent, s.doneOn, s.reported}
		if s.state == "" {
			meant[3] = row.Time // a kind without states has no time state of its own
		}
		if !slices.Equal(said, meant) {
			c.differ("%s is exported as %q where the journal has %q", row.Code, said, meant)
		}
	}
	return nil
}

var stateWords = map[string]string{"not_started": "Chưa thực hiện", "in_progress": "Đang thực hiện", "done": "Hoàn thành", "paused": "Tạm dừng", "cancelled": "Hủy"}

var timeWords = map[string]string{"no_due": "Không có hạn", "in_time": "Trong hạn", "due_soon": "Sắp đến hạn", "overdue": "Quá hạn",
	"on_time": "Hoàn thành đúng hạn", "late": "Hoàn thành quá hạn", "ended": "Đã hủy"}

// reports compares, period by period, which unit's report stands how, and that none is left out.
func (c *comparison) reports() error {
	periods := map[string]map[string]report{}
	for _, r := range c.plan.reports {
		if periods[r.Period] == nil {
			periods[r.Period] = map[string]report{}
		}
		periods[r.Period][c.plan.units[r.UnitID].Code] = r
	}
	for _, period := range slices.Sorted(maps.Keys(periods)) {
		var said struct {
			Missing []string
			Rows    []struct {
				Unit   string
				Report struct {
					State       string
					SubmittedOn string `json:"submitted_on"`
					ApprovedOn  string `json:"approved_on"`
				}
			}
		}
		if err := c.json("/api/reports?period="+url.QueryEscape(period), &said); err != nil {
			return err
		}
		shown := map[string]bool{}
		for _, row := range said.Rows {
			c.rows++
			shown[row.Unit] = true
			r := periods[period][row.Unit]
			if cmp.Or(r.State, "") != row.Report.State || r.SubmittedOn != row.Report.SubmittedOn || r.ApprovedOn != row.Report.ApprovedOn {
				c.differ("the report of %s for %s is shown as %+v where the journal has %+v", row.Unit, period, row.Report, r)
			}
		}
		for code := range periods[period] {
			if !shown[code] {
				c.differ("the report of %s for %s is not shown", code, period)
			}
		}
		if meant, asked := c.plan.missing(period, periods[period]); asked && c.look.asof == "" && !slices.Equal(slices.Sorted(slices.Values(said.Missing)), meant) {
			c.differ("of %s %v are said to be missing where the journal has %v", period, said.Missing, meant)
		}
	}
	return nil
}

// missing are the units that a cycle asks for a period and that have not sent their report, or have taken it back; asked is false
// where no cycle asks for the period.
func (p *planned) missing(period string, reports map[string]report) (out []string, asked bool) {
	for _, o := range p.owed {
		if p.record.cycles[o.CycleID].Period != period {
			continue
		}
		asked = true
		code := p.units[o.UnitID].Code
		if x := reports[code]; x.State == "" || x.State == "draft" {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out, asked
}

func (c *comparison) json(path string, into any) error {
	body, _, err := c.look.get(path)
	if err != nil {
		return err
	}
	defer body.Close()
	if err := json.NewDecoder(body).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
