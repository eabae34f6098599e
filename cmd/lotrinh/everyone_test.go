package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lotrinh/internal/browsertest"
)

// TestPagesForEveryone opens the demo as people do who see, hold or print it differently.
func TestPagesForEveryone(t *testing.T) {
	t.Parallel()
	root := rootOf(startDemo(t))
	t.Run("axe", func(t *testing.T) { axeFindsNothing(t, root) })
	t.Run("review", func(t *testing.T) { reviewStates(t, root) })
	t.Run("keyboard", func(t *testing.T) { walkByKeyboard(t, root) })
	t.Run("paper", func(t *testing.T) { printPages(t, root) })
}

// axeFindsNothing looks at every page in light and dark, on a desk and on a telephone, and sees that nothing is out of
// sight at 390 pixels and at 200 % of a window of 1280.
func axeFindsNothing(t *testing.T, root string) {
	b := browsertest.New(t)
	b.Allow("404")
	b.Allow("403")
	b.Allow("422")
	pages := everyPage(t, root)
	looks := 0
	for _, page := range pages {
		b.Width(1280)
		b.Prefer("light")
		b.Open(root + page)
		looks += lookAt(t, b, page)
	}
	b.Open(root + "/?lang=en") // other words, in the same colours: what differs is their length
	b.Prefer("light")
	for _, page := range pages {
		b.Open(root + page)
		for _, width := range []int{1280, 390} {
			b.Width(width)
			if n := b.Overflow(); n > 0 {
				t.Errorf("%s in English at %d pixels: %d are out of sight on the right", page, width, n)
			}
			for _, fault := range b.Faults(browsertest.AllRules) {
				t.Errorf("%s in English at %d pixels: %s", page, width, fault)
			}
			looks++
		}
	}
	b.Open(root + "/?lang=vi")
	deniedPage(b, root)
	looks += lookAt(t, b, "an action the post may not do")
	t.Logf("%d pages, %d looks", len(pages)+1, looks)
}

// lookAt checks the page that is open, each way a person may see it.
func lookAt(t *testing.T, b *browsertest.Browser, page string) (looks int) {
	t.Helper()
	for _, width := range []int{1280, 390} {
		b.Width(width)
		if n := b.Overflow(); n > 0 {
			t.Errorf("%s at %d pixels: %d are out of sight on the right", page, width, n)
		}
		for scheme, rules := range map[string]browsertest.Rules{"light": browsertest.AllRules, "dark": browsertest.ColourRules} {
			b.Prefer(scheme)
			for _, fault := range b.Faults(rules) {
				t.Errorf("%s at %d pixels, %s: %s", page, width, scheme, fault)
			}
			looks++
		}
	}
	b.Width(640)
	if n := b.Overflow(); n > 0 {
		t.Errorf("%s at 200 %%: %d pixels are out of sight on the right", page, n)
	}
	return looks
}

// deniedPage leads the browser to the words for an action that the chosen post may not do.
func deniedPage(b *browsertest.Browser, root string) {
	b.Width(1280)
	actAs(b, root, "so-tc-dm")
	b.Open(root + "/items/new")
	b.See("Vai đang chọn không được làm việc này")
}

// everyPage is at least one address of each route that answers with a page, and the states in which a page looks different.
func everyPage(t *testing.T, root string) (pages []string) {
	t.Helper()
	link := func(list, pattern string) string {
		found := regexp.MustCompile(`href="(` + pattern + `)"`).FindSubmatch(fetch(t, root+list))
		if found == nil {
			t.Fatalf("%s has no link %s", list, pattern)
		}
		return strings.ReplaceAll(string(found[1]), "&amp;", "&")
	}
	review := link("/review", `/review/[0-9a-f-]{36}`)
	document := "/documents" + strings.TrimPrefix(review, "/review")
	task := link("/items?kind=task&time=overdue", `/items/[0-9a-f-]{36}`)
	indicator := link("/items?kind=indicator", `/items/[0-9a-f-]{36}`)
	sums := link("/reviews", `/reviews/[0-9a-f-]{36}`)
	unsaid, said := newVersion(t, root, document)
	held := link("/conferences", `/conferences/[0-9a-f-]{36}`) // of the demo
	called := calledConference(t, root)
	states := map[string][]string{
		"/{$}":                          {"/"},
		"/as":                           {"/as"},
		"/documents":                    {"/documents", "/documents?q=khong-co-gi"},
		"/documents/{id}":               {document, strings.Split(said, "/against")[0]},
		"/documents/{id}/against/{old}": {said, unsaid},
		"/review":                       {"/review"},
		"/review/{document}":            {review, review + "?above=0,5", review + "?show=accepted"},
		"/review/{document}/unused":     {review + "/unused"},
		"/items":                        {"/items", "/items?time=overdue&line=state", "/items?q=khong-co-gi", "/items?due_from=qu%C3%BD+5&sort=-code", "/items?unit=s%E1%BB%9F&time=overdue"},
		"/forecast":                     {"/forecast"}, "/ratings": {"/ratings"}, "/contributions": {"/contributions"},
		"/documents/{id}/repeal":           {document + "/repeal"},
		"/views":                           {"/views", "/views?query=time%3Doverdue"},
		"/items/bulk":                      {"/items/bulk?do=lead&item=NV-0001&item=NV-0002", "/items/bulk?do=due&unit=so-tc&all=1&value=30/9/2026&why=x", "/items/bulk?do=due&item=NV-0001&value=bao+gio&why=x", "/items/bulk"},
		"/items/new":                       {"/items/new", "/items/new?kind=indicator"},
		"/items/{id}":                      {task, indicator},
		"/items/{id}/edit":                 {task + "/edit", indicator + "/edit"},
		"/units":                           {"/units", "/units?line=party&sort=name", "/units?under=ubnd-tinh&q=khong-co-gi"},
		"/units/{code}":                    {"/units/so-tc", "/units/vpub"},
		"/units/new":                       {"/units/new"},
		"/units/{code}/edit":               {"/units/so-tc/edit"},
		"/functions":                       {"/functions", "/functions?unit=so-xd"},
		"/reorganisations":                 {"/reorganisations"},
		"/reorganisations/new":             {"/reorganisations/new"},
		"/heirs":                           {"/heirs"},
		"/calendar":                        {"/calendar", "/calendar?from=2026-09-01&days=5"},
		"/tracker":                         {"/tracker"},
		"/indicators":                      {"/indicators", "/indicators?q=khong-co-gi", "/indicators?asof=2025-06-30"},
		"/indicators/{id}":                 {strings.Replace(indicator, "/items/", "/indicators/", 1)},
		"/indicators/import":               {"/indicators/import"},
		"/gaps":                            {"/gaps"},
		"/reviews":                         {"/reviews"},
		"/reviews/{id}":                    {sums},
		"/reviews/{id}/edit":               {sums + "/edit"},
		"/reviews/{id}/read":               {sums + "/read"},
		"/reviews/{id}/rows":               {sums + "/rows?ref=s%E1%BB%91+nhi%E1%BB%87m+v%E1%BB%A5"},
		"/conferences":                     {"/conferences"},
		"/conferences/{id}":                {called},
		"/conferences/{id}/check":          {held + "/check", held + "/check?unit=so-xd", called + "/check", called + "/check?unit=so-xd", called + "/check?unit=so-yt&with=bhxh-tinh"},
		"/conferences/{id}/programme":      {called + "/programme", held + "/programme"},
		"/conferences/{id}/proposals":      {called + "/proposals", held + "/proposals"},
		"/conferences/{id}/papers/{paper}": {link(called, called+`/papers/[0-9a-f-]{36}`)},
		"/conferences/{id}/group":          {called + "/group", called + "/group?on=1/6/2026", called + "/group?decision=512-Q%C4%90/TU"},
		"/conferences/{id}/meetings":       {called + "/meetings"},
		"/conferences/{id}/papers/{paper}/changes": {demoRevision(t, root, held)},
		"/directives":                    {"/directives", "/directives?state=waiting"},
		"/extensions":                    {"/extensions"},
		"/themes":                        {"/themes"},
		"/terms":                         {"/terms"},
		"/terms/{code}":                  {"/terms/XII"},
		"/terms/{code}/close":            {"/terms/XII/close", "/terms/XII/close?show=done"},
		"/terms/{code}/edit":             {"/terms/XII/edit"},
		"/cascade":                       {"/cascade", "/cascade?show=uncovered", "/cascade?show=proposed", "/cascade?at=nothing"},
		"/gantt":                         {"/gantt", "/gantt?by=unit&state=open", "/gantt?q=khong-co-gi", "/gantt?by=x"},
		"/mine":                          {"/mine"},
		"/reports":                       {"/reports", "/reports?state=missing", "/reports?q=so"},
		"/reports/{unit}/{period}":       {"/reports/so-tc/2026-07", "/reports/so-tc/2026-06"},
		"/reports/{unit}/{period}/below": {"/reports/ubnd-tinh/2026-07/below", "/reports/so-tc/2026-07/below"},
		"/reports/waiting":               {"/reports/waiting"},
		"/cycles":                        {"/cycles"},
		"/cycles/{id}":                   {"/cycles/thang.2026-06?state=missing", "/cycles/thang.2026-05"},
		"/regimes":                       {"/regimes"},
		"/regimes/{code}":                {"/regimes/thang"},
		"/punctuality":                   {"/punctuality", "/punctuality?q=khong-co-gi"},
		"/rankings":                      {"/rankings"},
		"/rankings/{code}":               {"/rankings/papi?province=93", "/rankings/pci?year=2015&province=93&peer=92", "/rankings/papi?year=2023&province=22", "/rankings/dti"},
		"/search":                        {"/search", "/search?q=duong", "/search?q=khong-co-gi"},
		"/journal":                       {"/journal", "/journal?page=2"},
		"/journal/{seq}/back":            {link(strings.Split(said, "/against")[0], `/journal/[0-9]+/back`)},
		"/help":                          {"/help"},
		"/rights":                        {"/rights"},
	}
	noPage := map[string]bool{"/documents/{id}/original": true, "/documents/{id}/against": true, "/items/export": true, "/reviews/{id}/file": true, "/conferences/{id}/papers/{paper}/file": true, "/conferences/{id}/volume": true, "/conferences/{id}/proposals/file": true, "/tracker/form": true, "/indicators/export": true, "/indicators/list": true, "/products/{id}/file": true, "/reports/{unit}/{period}/form.xlsx": true, "/unit-names": true, "/evidence/{line}": true, "/write": true, "/static/{file}": true, "/healthz": true,
		"/sign-in": true, "/enter/{token}": true, "/account": true, "/accounts": true, "/accounts/{user}": true, "/people-template": true, "/calendar/{file}": true} // where there are accounts: people_test.go
	for _, route := range routes(t) {
		addresses := states[route]
		if len(addresses) == 0 && !noPage[route] {
			t.Errorf("the route %s is new: which address shows its page?", route)
		}
		pages = append(pages, addresses...)
	}
	return append(pages, "/no-such-page")
}

// routes are what web.go answers to GET.
func routes(t *testing.T) (found []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "..", "internal", "web", "web.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if word, ok := n.(*ast.BasicLit); ok && word.Kind == token.STRING {
			text, _ := strconv.Unquote(word.Value)
			if route, ok := strings.CutPrefix(text, "GET "); ok {
				found = append(found, route)
			}
		}
		return true
	})
	if len(found) < 20 {
		t.Fatalf("web.go names only the routes %q", found)
	}
	return found
}
