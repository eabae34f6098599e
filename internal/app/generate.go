package app

import (
	"context"
	"fmt"
	"math/rand/v2"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Synthetic says how large a made-up installation is to be. The same figures, seed and day give the same plan.
type Synthetic struct {
	Tasks   int
	Units   int
	Periods int // newest months, each with approved reports
	Seed    uint64
}

// Bounds of what can be generated: far beyond the offices of a nation.
const (
	maxTasks   = 5_000_000
	maxUnits   = 20_000
	maxPeriods = 60
)

// Check refuses figures that make no province.
func (s Synthetic) Check() error {
	for _, x := range []struct {
		name        string
		n, from, to int
	}{{"tasks", s.Tasks, 1, maxTasks}, {"units", s.Units, 3, maxUnits}, {"periods", s.Periods, 0, maxPeriods}} {
		if x.n < x.from || x.n > x.to {
			return fault.New(fault.Invalid, "--%[1]s: %[2]d không được; từ %[3]d đến %[4]d.", "--%[1]s: %[2]d is not possible; from %[3]d to %[4]d.", x.name, x.n, x.from, x.to).At(x.name)
		}
	}
	return nil
}

// syntheticDay is the day a generated installation is looked at when no other is asked for.
const syntheticDay when.Date = "2026-06-20"

// batch is about how many items or lines one transaction writes.
const batch = 1000

// generator fills an installation; what it draws by chance is drawn before a transaction begins, because that may run twice.
type generator struct {
	a       *App
	want    Synthetic
	who     Who
	rng     *rand.Rand
	words   *rand.Zipf
	ids     int
	day     when.Date // the day the installation is looked at
	periods []when.Period
	units   []org.Unit
	docs    []doc.Document
	themes  []plan.Theme
	tasks   []progress
	say     func(done, total int, what string)
	done    int
}

// Generate fills an empty installation with a made-up province, marked as sample data; say hears how far it has come.
func (a *App) Generate(ctx context.Context, who Who, want Synthetic, say func(done, total int, what string)) error {
	if err := want.Check(); err != nil {
		return err
	}
	if err := who.must("plan"); err != nil {
		return err
	}
	head, err := a.store.Read(ctx).Head()
	if err != nil {
		return err
	}
	if head.Seq > 1 { // an empty installation knows of nothing but its own beginning
		return fault.New(fault.Conflict, "Bản cài đặt này đã có dữ liệu; generate chỉ điền vào bản trống. Hãy chọn thư mục khác (--data) hoặc cơ sở dữ liệu khác (--db).",
			"This installation holds data; generate fills empty ones only. Choose another folder (--data) or database (--db).")
	}
	g := &generator{a: a, want: want, who: who, rng: rand.New(rand.NewPCG(want.Seed, 1)), day: a.today, say: say}
	g.words = rand.NewZipf(g.rng, 1.3, 20, uint64(len(syllables)-1))
	if g.day == "" {
		g.day = syntheticDay
	}
	for p := when.ReportingMonth(g.day); len(g.periods) < want.Periods; p = p.PreviousMonth() {
		g.periods = append([]when.Period{p}, g.periods...)
	}
	for _, step := range []func(context.Context) error{g.register, g.plan, g.reports} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return a.MarkSample(ctx, g.day)
}

// start is the day on which the plan was made: before the first report on it.
func (g *generator) start() when.Date {
	if len(g.periods) > 0 {
		return g.periods[0].Bounds().From
	}
	return g.day
}

func (g *generator) step(what string) {
	g.done++
	if g.say != nil {
		tasks := (g.want.Tasks + batch - 1) / batch
		g.say(g.done, 1+tasks+g.want.Periods, what)
	}
}

// id makes an identifier in the shape of the others, in the order of making.
func (g *generator) id() string {
	g.ids++
	return fmt.Sprintf("01900000-%04x-7000-8000-%012x", g.want.Seed&0xffff, g.ids)
}

// register writes units, posts, the term, documents and themes as one act.
func (g *generator) register(ctx context.Context) error {
	g.makeUnits()
	g.makeDocuments()
	g.who.Post = org.Post{ID: org.PostID(g.id()), Code: "tao-du-lieu", UnitID: g.who.Unit.ID, Title: "Bộ tạo dữ liệu thử", Role: org.System}
	posts := []org.Post{g.who.Post}
	for _, u := range g.units {
		if !u.Group {
			posts = append(posts, org.Post{ID: org.PostID(g.id()), Code: u.Code + "-dm", UnitID: u.ID, Title: "Cán bộ đầu mối", Role: org.Reporter})
		}
	}
	term := g.term()
	err := g.a.At(g.start()).change(ctx, g.who, act{"generate", "unit", string(g.units[0].ID), "dữ liệu thử"}, func(tx *store.Tx) error {
		if err := saveAll(tx, store.Units, g.units); err != nil {
			return err
		}
		if err := saveAll(tx, store.Posts, posts); err != nil {
			return err
		}
		if err := saveAll(tx, store.Terms, []plan.Term{term}); err != nil {
			return err
		}
		if err := saveAll(tx, store.Documents, g.docs); err != nil {
			return err
		}
		return saveAll(tx, store.Themes, g.themes)
	})
	g.step("đơn vị, văn bản")
	return err
}

// saveAll writes new rows; the values given stay as they are, so that a transaction can be run again.
func saveAll[T any](tx *store.Tx, table *store.Table[T], rows []T) error {
	for _, row := range rows {
		if err := table.Save(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// plan writes the tasks, a batch an act.
func (g *generator) plan(ctx context.Context) error {
	at := g.a.At(g.start())
	for n := 0; n < g.want.Tasks; n += batch {
		var b taskRows
		for i := n; i < min(n+batch, g.want.Tasks); i++ {
			if err := g.makeTask(i, &b); err != nil {
				return err
			}
		}
		err := at.change(ctx, g.who, act{"generate", "item", string(b.items[0].ID), "dữ liệu thử"}, func(tx *store.Tx) error {
			if _, err := tx.TakeNumbers("item:"+string(plan.TaskKind), len(b.items)); err != nil { // their codes are taken
				return err
			}
			if err := saveAll(tx, store.Items, b.items); err != nil {
				return err
			}
			if err := saveAll(tx, store.Dues, b.dues); err != nil {
				return err
			}
			if err := saveAll(tx, store.Assignments, b.parts); err != nil {
				return err
			}
			return saveAll(tx, store.Links, b.links)
		})
		if err != nil {
			return err
		}
		g.step("nhiệm vụ")
	}
	return nil
}
