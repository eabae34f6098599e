package app

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
)

// Documents is one page of the register, oldest first; q finds words of the name, subject and issuer.
func (a *App) Documents(ctx context.Context, q string, page int) (Page[DocumentRow], error) {
	const perPage = 50
	if q != "" {
		if err := a.presentOnly("q"); err != nil {
			return Page[DocumentRow]{}, err
		}
	}
	r := a.store.Read(ctx)
	page = pageNumber(page)
	docs, total, err := r.DocumentList(q, (page-1)*perPage, perPage)
	out := Page[DocumentRow]{Total: total, Number: page, PerPage: perPage}
	if err != nil {
		return out, err
	}
	queue, err := r.Queue()
	if err != nil {
		return out, err
	}
	for _, d := range docs {
		row := DocumentRow{Document: d, Pending: queue[d.ID].Pending}
		if row.Items, err = r.CountItems(store.ItemQuery{Document: d.ID, Today: a.Today(), SoonDays: plan.SoonDays}); err != nil {
			return out, err
		}
		if row.Tally, err = r.Tally(store.KeyOf("document", string(d.ID)), a.Today(), plan.SoonDays); err != nil {
			return out, err
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// Document is a document with all that hangs on it.
func (a *App) Document(ctx context.Context, id doc.ID) (DocumentView, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return DocumentView{}, err
	}
	v := DocumentView{Document: d}
	if v.Life, err = r.LifeOf(id); err != nil {
		return v, err
	}
	if v.Links, err = a.links(r, string(id)); err != nil {
		return v, err
	}
	if v.Versions, err = versionsFor(r, d); err != nil {
		return v, err
	}
	if v.Themes, err = r.ThemesOfDocument(id); err != nil {
		return v, err
	}
	if v.Tally, err = r.Tally(store.KeyOf("document", string(id)), a.Today(), plan.SoonDays); err != nil {
		return v, err
	}
	items, err := r.ItemList(store.ItemQuery{Document: id, Sort: "source"}, 0, 200)
	if err != nil {
		return v, err
	}
	if v.Items, err = a.rows(r, items); err != nil {
		return v, err
	}
	text, err := r.TextOf(id)
	if err != nil {
		return v, err
	}
	proposals, err := r.ProposalsOf(id)
	if err != nil {
		return v, err
	}
	var shown []plan.Proposal
	for _, p := range proposals {
		if p.Verdict == plan.Pending {
			v.Pending++
		}
		if p.Verdict != plan.Rejected {
			shown = append(shown, p)
		}
	}
	v.Passages = passageViews(text, shown, func(p plan.Proposal) Mark {
		if p.ItemID != "" {
			return Mark{Href: "/items/" + string(p.ItemID), Kind: p.Candidate.Kind}
		}
		return Mark{Href: reviewAt(id, p.ID), Kind: p.Candidate.Kind}
	})
	if len(text.Findings) > 0 {
		var f findings
		if err := json.Unmarshal(text.Findings, &f); err != nil {
			return v, err
		}
		v.Counts = f.Counts
	}
	entries, err := r.EntriesOn("document", string(id), 50)
	if err != nil {
		return v, err
	}
	if v.History, err = history(entries); err != nil {
		return v, err
	}
	if err := wayBack(r, v.History); err != nil {
		return v, err
	}
	if i := slices.IndexFunc(v.History, func(h HistoryRow) bool {
		return h.Back != "" && strings.HasPrefix(h.Entry.Action, "document.earlier.") && h.Entry.ID == string(id)
	}); i >= 0 {
		v.Said = v.History[i].Entry.Seq
	}
	return v, nil
}

// Original opens the stored original of a document.
func (a *App) Original(ctx context.Context, id doc.ID) (io.ReadSeekCloser, string, error) {
	d, err := store.Documents.Get(a.store.Read(ctx), string(id))
	if err != nil {
		return nil, "", err
	}
	file, err := a.files.Open(d.SHA256)
	return file, d.File, err
}

// Evidence opens the file attached to a report line; that of a report not sent yet, for those who may see such.
func (a *App) Evidence(ctx context.Context, who Who, lineID string) (io.ReadSeekCloser, string, error) {
	r := a.store.Read(ctx)
	l, err := store.Lines.Get(r, lineID)
	if err != nil {
		return nil, "", err
	}
	x, err := store.Reports.Get(r, string(l.ReportID))
	if err != nil {
		return nil, "", err
	}
	if err := a.maySee(r, who, x); err != nil {
		return nil, "", err
	}
	file, err := a.files.Open(l.Evidence)
	return file, l.EvidenceName, err
}

// EditDocument corrects what was read of a document's first page; the rest (file, text) never changes. A document
// without an ID is registered by hand.
func (a *App) EditDocument(ctx context.Context, who Who, d doc.Document, why string) error {
	if err := who.must("import"); err != nil {
		return err
	}
	if strings.TrimSpace(d.Number) == "" && strings.TrimSpace(d.Subject) == "" {
		return fault.New(fault.Invalid, "Văn bản cần có số hoặc trích yếu.", "A document needs a number or a subject.").At("subject")
	}
	isNew := d.ID == ""
	if isNew {
		d.ID = doc.ID(newID())
	}
	return a.change(ctx, who, act{"document.edit", "document", string(d.ID), why}, func(tx *store.Tx) error {
		if isNew {
			d.Rev = 0
			return store.Documents.Save(tx, &d)
		}
		kept, err := store.Documents.Get(tx.Reader, string(d.ID))
		if err != nil {
			return err
		}
		d.File, d.SHA256, d.TextSHA256, d.MediaType, d.OCR = kept.File, kept.SHA256, kept.TextSHA256, kept.MediaType, kept.OCR
		d.Questions, d.Earlier, d.Repealed = kept.Questions, kept.Earlier, kept.Repealed
		saved := d
		return store.Documents.Save(tx, &saved)
	})
}

// AddEvent records a step in a document's life; the document stands where its newest step put it.
func (a *App) AddEvent(ctx context.Context, who Who, e doc.Event) error {
	if err := who.must("import"); err != nil {
		return err
	}
	if err := e.Validate(); err != nil {
		return err
	}
	e.ID = newID()
	return a.change(ctx, who, act{"document.event", "document", string(e.DocumentID), e.Note}, func(tx *store.Tx) error {
		return step(tx, e)
	})
}

// step adds a step to a document's life, and moves the document to its newest.
func step(tx *store.Tx, e doc.Event) error {
	d, err := store.Documents.Get(tx.Reader, string(e.DocumentID))
	if err != nil {
		return err
	}
	if err := store.Events.Save(tx, &e); err != nil {
		return err
	}
	life, err := tx.LifeOf(d.ID)
	if err != nil {
		return err
	}
	newest := life[len(life)-1]
	if d.Stage == newest.Stage {
		return nil
	}
	d.Stage = newest.Stage
	return store.Documents.Save(tx, &d)
}
