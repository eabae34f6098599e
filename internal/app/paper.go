package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

// Paper is a file as it was read, not yet kept: many can be read at once, and are kept one after the other.
type Paper struct {
	Name    string
	content []byte
	sum     string // SHA-256
	src     *doc.Source
	res     *extract.Result
}

// Nothing tells whether nothing was read in it that a plan could hold.
func (p *Paper) Nothing() bool { return len(p.res.Candidates) == 0 }

// NothingReadIn tells it of a document that is kept.
func (a *App) NothingReadIn(ctx context.Context, id doc.ID) (bool, error) {
	proposals, err := a.store.Read(ctx).ProposalsOf(id)
	return len(proposals) == 0, err
}

// Import reads one file into the review queue; at is the day the user states for it ("" = none).
// A document that is here already (same bytes) is a fault.Conflict that names it.
func (a *App) Import(ctx context.Context, who Who, name string, content []byte, at when.Date) (doc.Document, error) {
	return a.ImportInput(ctx, who, Input{Name: name, Content: content}, at)
}

// ImportInput is Import of a file that says how it is to be read.
func (a *App) ImportInput(ctx context.Context, who Who, in Input, at when.Date) (doc.Document, error) {
	p, err := a.ReadPaper(ctx, who, in, at)
	if err != nil {
		return doc.Document{}, err
	}
	return a.KeepPaper(ctx, who, p)
}

// ReadPaper reads a file that is not here yet; nothing is kept.
func (a *App) ReadPaper(ctx context.Context, who Who, in Input, at when.Date) (*Paper, error) {
	p, err := a.readPaper(ctx, who, in, at)
	if err != nil {
		a.importWatched(err)
	}
	return p, err
}

func (a *App) readPaper(ctx context.Context, who Who, in Input, at when.Date) (*Paper, error) {
	if err := who.must("import"); err != nil {
		return nil, err
	}
	raw := sha256.Sum256(in.Content)
	sum := hex.EncodeToString(raw[:])
	if err := a.notHere(ctx, in.Name, sum); err != nil { // before it is read: that is what takes long
		return nil, err
	}
	src, res, err := a.reader.Extract(ctx, in, at)
	return &Paper{in.Name, in.Content, sum, src, res}, err
}

// KeepPaper puts a paper into the register and its candidates into the review queue, in one act.
func (a *App) KeepPaper(ctx context.Context, who Who, p *Paper) (doc.Document, error) {
	d, err := a.keepPaper(ctx, who, p)
	a.importWatched(err)
	return d, err
}

func (a *App) keepPaper(ctx context.Context, who Who, p *Paper) (d doc.Document, err error) {
	if err := who.must("import"); err != nil {
		return d, err
	}
	if err := a.notHere(ctx, p.Name, p.sum); err != nil { // perhaps somebody imported it meanwhile
		return d, err
	}
	if _, err := a.files.Save(p.content); err != nil {
		return d, err
	}
	id := doc.ID(newID())
	err = a.change(ctx, who, act{"document.import", "document", string(id), p.Name}, func(tx *store.Tx) error {
		d = documentOf(id, p.src) // a second try begins from the start
		return a.keepDocument(tx, &d, p.src, p.res)
	})
	if fault.Is(err, fault.Conflict) { // perhaps in this very moment
		if here := a.notHere(ctx, p.Name, p.sum); here != nil {
			err = here
		}
	}
	return d, err
}

// notHere is a fault.Conflict that names the document whose original has these bytes, nil when there is none.
func (a *App) notHere(ctx context.Context, name, sum string) error {
	d, err := a.store.Read(ctx).DocumentBySHA(sum)
	if err != nil {
		return unlessMissing(err)
	}
	return fault.New(fault.Conflict, "%s: tệp này đã có trong hệ thống (%s).", "%s: this file is here already (%s).", name, d.Name()).Because(&hereAlready{d})
}

// hereAlready is why a file is not imported a second time.
type hereAlready struct{ document doc.Document }

func (h *hereAlready) Error() string { return "document " + string(h.document.ID) }

// HereAlready is the document that an import was refused for, because it has the same bytes.
func HereAlready(err error) (d doc.Document, is bool) {
	var h *hereAlready
	if is = errors.As(err, &h); is {
		d = h.document
	}
	return d, is
}

func (a *App) importWatched(err error) {
	if a.watch.Import != nil {
		a.watch.Import(err)
	}
}

// AcceptUntouched takes what is sure of a document of which nobody has decided anything: an import that was broken off between
// reading it and accepting goes on.
func (a *App) AcceptUntouched(ctx context.Context, who Who, id doc.ID, p float64) error {
	proposals, err := a.store.Read(ctx).ProposalsOf(id)
	if err != nil || slices.ContainsFunc(proposals, func(x plan.Proposal) bool { return x.Verdict != plan.Pending }) {
		return err
	}
	_, err = a.AcceptAbove(ctx, who, id, p)
	return err
}
