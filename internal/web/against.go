package web

import (
	"net/http"
	"net/url"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
)

type againstPage struct {
	frame
	app.Against
	Hows     []howChoice
	Same     []app.VersionRow // unchanged
	Changed  []changedRow
	Fresh    []app.VersionRow // new, or not in the plan before
	GoneDos  []doc.GoneDo
	Sourced  int // items that the new version is a source of, now
	Left     int // what waits for a person, all in all
	Why      string
	GoneOpen bool // something gone is not decided on
}

// howChoice is one way in which the new version may stand to the old one.
type howChoice struct {
	How         doc.How
	Name, Means string
	Written     bool // its own text says so
}

// changedRow is an item that the new version changes, field by field.
type changedRow struct {
	app.VersionRow
	Fields []changedField
}

type changedField struct {
	Field    string
	Name     string
	Old, New []piece
	Now      string // what the plan says, where people have changed it
}

func againstAt(id, old doc.ID) string { return "/documents/" + string(id) + "/against/" + string(old) }

// against shows a new version of a document beside the old one.
func (s *server) against(w http.ResponseWriter, r *http.Request) error {
	return s.againstView(w, r, nil)
}

// chooseAgainst goes to the comparison with the document chosen on the page of another.
func (s *server) chooseAgainst(w http.ResponseWriter, r *http.Request) error {
	old, err := s.app.DocumentNamed(r.Context(), r.URL.Query().Get("old"))
	if err != nil {
		return s.documentView(w, r, err)
	}
	http.Redirect(w, r, againstAt(doc.ID(r.PathValue("id")), old.ID), http.StatusSeeOther)
	return nil
}

func (s *server) againstView(w http.ResponseWriter, r *http.Request, failed error) error {
	view, err := s.app.Against(r.Context(), doc.ID(r.PathValue("id")), doc.ID(r.PathValue("old")))
	if err != nil {
		return err
	}
	f, err := s.frame(w, r, "documents", "Bản mới và bản cũ")
	if err != nil {
		return err
	}
	p := againstPageOf(f, view)
	status := http.StatusOK
	if failed != nil {
		p.Problem, p.Why, status = p.problem(failed), text(r, "why"), statusOf(failed)
	}
	return s.show(w, status, "against", p)
}

func againstPageOf(f frame, view app.Against) *againstPage {
	p := &againstPage{frame: f, Against: view, GoneDos: doc.GoneDos, Left: view.Carry + view.Drop + view.Apply + view.Fresh + view.Undecided, GoneOpen: view.Undecided > 0}
	for _, h := range doc.Hows {
		p.Hows = append(p.Hows, howChoice{h, f.Say(howNames[h]), f.Say(howMeans[h]), view.Likely != nil && view.Likely.How == h})
	}
	for _, row := range view.Rows {
		if row.Proposal.Verdict == plan.Accepted {
			p.Sourced++
		}
		switch {
		case row.Fate == app.Unchanged && (row.Item != nil || row.Todo == app.TodoDrop || view.How == ""):
			p.Same = append(p.Same, row)
		case row.Fate == app.Changed && (row.Item != nil || view.How == ""):
			p.Changed = append(p.Changed, changedRow{row, f.changes(row)})
		default:
			p.Fresh = append(p.Fresh, row)
		}
	}
	return p
}

// howNames say how the new version stands to the old one.
var howNames = map[doc.How]string{
	doc.Corrects: "Bản sửa, đính chính của văn bản cũ",
	doc.Replaces: "Thay thế văn bản cũ",
	doc.Amends:   "Sửa đổi, bổ sung văn bản cũ",
	doc.Apart:    "Văn bản khác",
}

// howMeans say what follows from each choice.
var howMeans = map[doc.How]string{
	doc.Corrects: "Vẫn là văn bản ấy, lời văn được sửa; bản cũ không dùng nữa.",
	doc.Replaces: "Một văn bản khác thế chỗ; bản cũ hết dùng, việc không còn nêu phải được quyết định.",
	doc.Amends:   "Chỉ sửa một số điều; phần còn lại của văn bản cũ vẫn có hiệu lực.",
	doc.Apart:    "Hai văn bản không phải là hai bản của nhau.",
}

// changes are the fields that differ, with the words that differ marked.
func (w words) changes(row app.VersionRow) (out []changedField) {
	for _, d := range row.Differences {
		old, now := d.Old, d.New
		if d.Field == "values" {
			old, now = w.valuesOf(row.Old), w.valuesOf(&row.Proposal.Candidate)
		}
		f := changedField{Field: d.Field, Name: w.field(d.Field), Now: d.Now}
		f.Old, f.New = wordDiff(old, now)
		out = append(out, f)
	}
	return out
}

func (w words) valuesOf(c *plan.Candidate) string {
	var out []string
	for _, v := range c.Values {
		s := w.valueText(v)
		if v.Period.Known() {
			s += " (" + w.span(v.Period) + ")"
		}
		out = append(out, s)
	}
	if c.Budget != nil {
		out = append(out, w.decimal(c.Budget.Number)+" "+c.Budget.Unit)
	}
	return strings.Join(out, "; ")
}

// HowName says how the two stand to each other.
func (p *againstPage) HowName() string { return p.Say(howNames[p.How]) }

// Title is what a row is called, in the plan or else in the new version.
func (p *againstPage) Title(row app.VersionRow) string {
	if row.Item != nil {
		return row.Item.Title
	}
	return titleOf(row.Proposal.Candidate)
}

// After is how many items the new version is a source of once what is unchanged is kept.
func (p *againstPage) After() int { return p.Sourced + p.Carry }

// Review is the page on which a candidate of the new version is reviewed.
func (p *againstPage) Review(row app.VersionRow) string {
	return addressOf(p.Document.ID, row.Proposal.ID, app.ShowAll)
}

// decideAgainst takes what a person says of two versions, or of an item in them.
func (s *server) decideAgainst(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := s.who(r)
	if err != nil {
		return err
	}
	id, old := doc.ID(r.PathValue("id")), doc.ID(r.PathValue("old"))
	note, err := s.saidOfVersions(r, who, id, old)
	if err != nil && mendable(err) {
		return s.againstView(w, r, err)
	}
	if err != nil {
		return err
	}
	to := againstAt(id, old)
	if at := text(r, "at"); at != "" {
		to += "#" + url.PathEscape(at)
	}
	return s.done(w, r, to, note)
}

func (s *server) saidOfVersions(r *http.Request, who app.Who, id, old doc.ID) (note string, err error) {
	say := s.words(r)
	candidate := plan.CandidateID(text(r, "candidate"))
	switch do := text(r, "do"); do {
	case "say":
		how := doc.How(text(r, "how"))
		return say.Say("Đã ghi: %s.", say.Say(howNames[how])), s.app.SayEarlier(r.Context(), who, id, old, how)
	case "carry":
		done, err := s.app.CarryOver(r.Context(), who, id, atoi(text(r, "expected")))
		return say.Count(done.Kept, "Đã giữ nguyên %d mục, thêm nguồn là bản mới.", done.Kept), err
	case "apply-plain":
		n, err := s.app.ApplyPlain(r.Context(), who, id, atoi(text(r, "expected")))
		return say.Count(n, "Đã sửa %d mục theo bản mới.", n), err
	case "apply", "keep":
		fields := []string{}
		if do == "apply" {
			if fields = append(fields, r.PostForm["field"]...); len(fields) == 0 {
				return "", fault.New(fault.Invalid, "Chưa chọn trường nào để đổi; nếu không đổi gì, hãy chọn “Giữ như trong kế hoạch”.", "No field is ticked; to change nothing choose “Keep as the plan has it”.").At("field")
			}
		}
		it, err := s.app.ApplyVersion(r.Context(), who, id, candidate, fields, atoi(text(r, "rev")))
		if do == "keep" {
			return say.Say("%s giữ như trong kế hoạch.", it.Code), err
		}
		return say.Say("Đã sửa %s theo bản mới.", it.Code), err
	case "unpair":
		return say.Say("Đã tách thành việc khác; rà soát như đề xuất mới."), s.app.Unpair(r.Context(), who, candidate)
	case "keep-gone", "carry-gone", "end-gone", "ask-gone":
		to := doc.GoneDo(strings.TrimSuffix(do, "-gone"))
		return say.Say("Đã ghi: %s.", say.Say(to.Vi())), s.app.DecideGone(r.Context(), who, id, r.PostForm["item"], to, text(r, "to"), text(r, "why"))
	}
	return "", fault.New(fault.Invalid, "Không rõ phải làm gì; hãy mở lại trang.", "It is not clear what to do; open the page again.")
}
