// Package demo loads the sample province into an empty installation, as a person would: through the actions of the app.
package demo

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/arrange"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
	"lotrinh/samples"
)

// Threshold is the confidence from which the demo accepts what was read; the rest waits for a person.
const Threshold = 0.6

// Progress hears how far loading has come.
type Progress func(done, total int, what string)

// loader acts as the demo's own post, so that the journal says who did all this.
type loader struct {
	a    *app.App
	who  app.Who
	docs map[string]doc.ID // by key of documents.csv
	say  Progress
	done int
	all  int

	later []deed // what is to be done on days to come

	figures   *figures
	yearly    map[string]map[string]float64 // what each year of an indicator will come to, by code and year
	firstRead when.Date                     // the day on which the first document is read
	codes     map[string]string             // of the items of the term before, by the keys of the set
}

// deed is what somebody does on a day.
type deed struct {
	on when.Date
	do func() error
}

// until does what was put down for the days up to this one, in the order of days.
func (l *loader) until(day when.Date) error {
	arrange.By(l.later, func(x, y deed) int { return cmp.Compare(x.on, y.on) })
	for len(l.later) > 0 && l.later[0].on <= day {
		next := l.later[0]
		l.later = l.later[1:]
		if err := next.do(); err != nil {
			return err
		}
	}
	return nil
}

// Load fills an installation that holds no document yet; one that has been loaded before is left as it is.
func Load(ctx context.Context, a *app.App, say Progress) error {
	have, err := a.Documents(ctx, "", 1)
	if err != nil || (have.Total > 0 && a.Sample()) {
		return err
	}
	if have.Total > 0 {
		return fault.New(fault.Conflict, "Thư mục dữ liệu này đã có văn bản của bạn; hãy chọn thư mục khác cho bản mẫu (--data).", "This data folder holds documents of your own; choose another one for the demo (--data).")
	}
	first, err := a.As(ctx, "")
	if err != nil {
		return err
	}
	l := &loader{a: a, who: first, docs: map[string]doc.ID{}, say: say, all: len(samples.Documents) + 24 + 3}
	for _, step := range []func(context.Context) error{l.register, l.documents, l.indicators, l.reports, l.lives, l.before, l.reviews, l.conference} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return a.MarkSample(ctx, samples.Today)
}

func (l *loader) step(what string) {
	l.done++
	if l.say != nil {
		l.say(l.done, l.all, what)
	}
}

// table reads a CSV of the sample set as rows by column name.
func table(name string) ([]map[string]string, error) {
	f, err := samples.Files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		out = append(out, m)
	}
	return out, nil
}

func list(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

// register loads units, posts and the term as of the congress, then goes on as the demo's post.
func (l *loader) register(ctx context.Context) error {
	units, err := table("units.csv")
	if err != nil {
		return err
	}
	var all []org.Unit
	parents, members := map[string]string{}, map[string][]string{}
	for _, u := range units {
		parents[u["code"]], members[u["code"]] = u["parent"], list(u["members"], ";")
		aliases := list(u["aliases"], "|")
		if u["short"] != "" {
			aliases = append(aliases, u["short"])
		}
		all = append(all, org.Unit{Code: u["code"], Name: u["name"], Short: u["short"], Line: org.Line(u["line"]), Level: u["level"], Group: u["group"] == "yes",
			Aliases: aliases, From: when.Date(u["from"]), To: when.Date(u["to"])})
	}
	term, err := table("term.csv")
	if err != nil {
		return err
	}
	start := l.a.At(beforeFrom)
	if err := start.AddUnits(ctx, l.who, all, parents, members); err != nil {
		return err
	}
	posts, err := table("posts.csv")
	if err != nil {
		return err
	}
	unit := map[string]string{"demo": "he-thong"}
	list := []org.Post{{Code: "demo", Title: "Bộ nạp dữ liệu mẫu", Role: org.System}}
	for _, p := range posts {
		unit[p["code"]] = p["unit"]
		list = append(list, org.Post{Code: p["code"], Title: p["title"], Role: org.Role(p["role"])})
	}
	if err := start.AddPosts(ctx, l.who, list, unit); err != nil {
		return err
	}
	if l.who, err = l.a.As(ctx, "demo"); err != nil {
		return err
	}
	t := term[0]
	err = l.a.At(when.Date(t["from"])).AddTerm(ctx, l.who, plan.Term{Code: t["code"], Name: t["name"], From: when.Date(t["from"]), To: when.Date(t["to"]), MidTerm: when.Date(t["mid_term"]), Final: when.Date(t["final"])})
	l.step("Danh mục đơn vị, chức danh, nhiệm kỳ")
	return err
}

// documents registers by hand what the files name, then puts down each file to be read as any import does, on the day after it
// was issued: in the order of days with the reports, because an act of a day before what is recorded costs much more.
func (l *loader) documents(ctx context.Context) error {
	rows, err := table("documents.csv")
	if err != nil {
		return err
	}
	units, err := l.a.Register(ctx)
	if err != nil {
		return err
	}
	issuers := map[string]org.UnitID{}
	for _, u := range units {
		issuers[u.Code] = u.ID
	}
	for _, d := range rows {
		if d["file"] == "" { // registered by hand, before anything that names it
			err := l.a.At(when.Date(d["date"]).Add(1)).EditDocument(ctx, l.who, doc.Document{Type: d["type"], Number: d["number"], Date: when.Date(d["date"]), Issuer: d["issuer"],
				IssuerUnitID: issuers[d["issuer_unit"]], Subject: d["subject"], Party: d["party"] == "yes", Stage: doc.InForce, TermCode: "XII"}, "đăng ký văn bản cấp trên")
			if err != nil {
				return err
			}
		}
	}
	for _, d := range rows {
		if d["file"] == "" {
			continue
		}
		on := when.Date(d["date"]).Add(1)
		if l.firstRead == "" {
			l.firstRead = on
		}
		l.later = append(l.later, deed{on, func() error { return l.read(ctx, d["key"], d["file"], on) }})
	}
	return nil
}

// read imports a sample file and accepts what was read surely enough.
func (l *loader) read(ctx context.Context, key, file string, on when.Date) error {
	content, err := samples.Files.ReadFile(file)
	if err != nil {
		return err
	}
	day := l.a.At(on)
	read, err := day.Import(ctx, l.who, file, content, "")
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	l.docs[key] = read.ID
	if _, err := day.AcceptAbove(ctx, l.who, read.ID, Threshold); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	l.step(file)
	return nil
}

// lives adds what the files themselves do not say: links to registered documents, the life of each, the calendar.
func (l *loader) lives(ctx context.Context) error {
	page, err := l.a.Documents(ctx, "", 1)
	if err != nil {
		return err
	}
	rows, err := table("documents.csv")
	if err != nil {
		return err
	}
	for _, d := range rows {
		for _, have := range page.Rows {
			if d["file"] == "" && have.Document.Number == d["number"] && have.Document.Issuer == d["issuer"] {
				l.docs[d["key"]] = have.Document.ID
			}
		}
	}
	links, err := table("links.csv")
	if err != nil {
		return err
	}
	for _, x := range links {
		if err := l.a.At(samples.Today).LinkDocuments(ctx, l.who, l.docs[x["from"]], plan.Relation(x["relation"]), l.docs[x["to"]]); err != nil {
			return err
		}
	}
	life, err := table("life.csv")
	if err != nil {
		return err
	}
	for _, e := range life {
		if e["stage"] == string(doc.Issued) && l.issued(ctx, l.docs[e["document"]]) {
			continue // its own first page said so
		}
		event := doc.Event{DocumentID: l.docs[e["document"]], Stage: doc.Stage(e["stage"]), On: when.Date(e["on"]), By: e["by"], Note: e["note"]}
		if err := l.a.At(max(event.On, "2023-10-19")).AddEvent(ctx, l.who, event); err != nil {
			return err
		}
	}
	events, err := table("events.csv")
	if err != nil {
		return err
	}
	for _, e := range events {
		m := plan.Milestone{TermCode: "XII", Sort: e["sort"], Title: e["title"], On: when.Date(e["on"]), DocumentID: string(l.docs[e["document"]])}
		if err := l.a.At("2023-10-19").AddMilestone(ctx, l.who, m); err != nil {
			return err
		}
	}
	l.step("Vòng đời văn bản, lịch nhiệm kỳ")
	return nil
}

func (l *loader) issued(ctx context.Context, id doc.ID) bool {
	v, err := l.a.Document(ctx, id)
	if err != nil {
		return false
	}
	for _, e := range v.Life {
		if e.Stage == doc.Issued {
			return true
		}
	}
	return false
}
