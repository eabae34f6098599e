package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/plan"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// findings is what the reader found beside candidates, kept with the text.
type findings struct {
	Anchor when.Date      `json:"anchor"`
	Counts []CountView    `json:"counts"`
	Themes []foundTheme   `json:"themes"`
	Refs   []foundRef     `json:"refs"`
	Open   []doc.Question `json:"questions"`
}

type foundTheme struct {
	Sort  string   `json:"sort"`
	Ord   int      `json:"ord"`
	Title string   `json:"title"`
	Span  doc.Span `json:"span"`
}

type foundRef struct {
	Text   string   `json:"text"`
	Number string   `json:"number"`
	Span   doc.Span `json:"span"`
}

type documentRef struct {
	number   string
	date     when.Date
	relation plan.Relation
	span     doc.Span
}

func documentOf(id doc.ID, src *doc.Source) doc.Document {
	m := src.Meta
	d := doc.Document{
		ID: id, Type: m.Type, Number: m.Number, Date: m.Date, Issuer: m.Issuer, Subject: m.Subject, Signer: m.Signer, Place: m.Place,
		Party: m.Party, Stage: doc.Issued, File: src.File, SHA256: src.SHA256, MediaType: src.MediaType, OCR: m.OCR,
		TextSHA256: store.SumOf(src.Text), Questions: slices.Clone(m.Questions),
	}
	if m.Published {
		d.Stage = doc.InForce
	}
	return d
}

func (a *App) keepDocument(tx *store.Tx, d *doc.Document, src *doc.Source, res *extract.Result) error {
	twins, err := twins(tx, *d)
	if err != nil {
		return err
	}
	d.Questions = append(d.Questions, twins...)
	if d.TermCode, err = termCode(tx, src.Meta.Term, d.Date); err != nil {
		return err
	}
	if err := store.Documents.Save(tx, d); err != nil {
		return err
	}
	found, err := json.Marshal(findingsOf(res))
	if err != nil {
		return err
	}
	if err := tx.SaveText(*d, store.Text{Content: src.Text, Passages: src.Passages, Findings: found}); err != nil {
		return err
	}
	if d.Date != "" && d.Stage == doc.Issued {
		if err := store.Events.Save(tx, &doc.Event{ID: newID(), DocumentID: d.ID, Stage: doc.Issued, On: d.Date, By: d.Issuer}); err != nil {
			return err
		}
	}
	for _, c := range res.Candidates {
		p := plan.Proposal{ID: plan.CandidateID(newID()), DocumentID: d.ID, Verdict: plan.Pending, Candidate: c}
		p.Candidate.ID = p.ID
		p.Candidate.Questions = append(slices.Clone(twins), p.Candidate.Questions...) // none of them enters the plan by itself a second time
		if err := store.Proposals.Save(tx, &p); err != nil {
			return err
		}
	}
	var refs []documentRef
	for _, x := range res.Refs {
		refs = append(refs, documentRef{x.Number, x.Date, x.Relation, x.Span})
	}
	return a.linkDocuments(tx, *d, refs)
}

// twinVi begins the question about documents of one number.
const twinVi = "Đã có văn bản cùng số"

// isTwin tells that question from others; it is answered once a person said how the two stand to each other.
func isTwin(q doc.Question) bool { return q.Field == "number" && strings.HasPrefix(q.Vi, twinVi) }

// twins asks about documents of the same issuer and number that are here already, with other content.
func twins(tx *store.Tx, d doc.Document) ([]doc.Question, error) {
	if d.Number == "" {
		return nil, nil
	}
	same, err := tx.DocumentsByNumber(d.Number)
	var asked []doc.Question
	for _, x := range same {
		if x.Issuer == d.Issuer {
			asked = append(asked, doc.Question{Field: "number", Vi: fmt.Sprintf(twinVi+": %s (%s). Đây là bản khác, bản sửa, hay văn bản khác trùng số?", x.Name(), x.File),
				En: fmt.Sprintf("There is a document of the same number: %s (%s). Is this another copy, an amended text, or another document that bears the number too?", x.Name(), x.File)})
		}
	}
	return asked, err
}

// termCode is the registered term that a document names by its years ("2023-2028"), or else lies in by its date.
func termCode(tx *store.Tx, named string, on when.Date) (string, error) {
	terms, err := tx.AllTerms()
	if err != nil {
		return "", err
	}
	for _, t := range terms {
		if named != "" && len(t.From) > 4 && len(t.To) > 4 && named == string(t.From[:4]+"-"+t.To[:4]) {
			return t.Code, nil
		}
	}
	for _, t := range terms {
		if on >= t.From && (t.To == "" || on <= t.To) {
			return t.Code, nil
		}
	}
	return "", nil
}

func findingsOf(res *extract.Result) findings {
	f := findings{Anchor: res.Anchor, Open: res.Questions}
	for _, c := range res.Counts {
		f.Counts = append(f.Counts, CountView{Text: c.Text, Of: c.Of, Stated: c.Stated, Found: len(c.Members)})
	}
	for _, t := range res.Themes {
		f.Themes = append(f.Themes, foundTheme{t.Sort, t.Ord, t.Title, t.Span})
	}
	for _, x := range res.Refs {
		f.Refs = append(f.Refs, foundRef{x.Text, x.Number, x.Span})
	}
	return f
}

// themesFor gives the themes of a document, keeping those its text words when the first of its items enters the plan,
// and the themes other documents of the term word, for headings that only repeat them.
func themesFor(tx *store.Tx, d doc.Document) ([]plan.Theme, error) {
	all, err := tx.ThemesOfTerm(d.TermCode)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		if t.DocumentID == d.ID {
			return all, nil
		}
	}
	text, err := tx.TextOf(d.ID)
	if err != nil || len(text.Findings) == 0 {
		return all, err
	}
	var f findings
	if err := json.Unmarshal(text.Findings, &f); err != nil {
		return all, err
	}
	for _, x := range f.Themes {
		t := plan.Theme{ID: plan.ThemeID(newID()), Sort: x.Sort, Ord: x.Ord, Title: x.Title, TermCode: d.TermCode, DocumentID: d.ID, Span: x.Span}
		for _, earlier := range all { // the same place in an earlier document: a new wording of it
			if earlier.Sort == t.Sort && earlier.Ord == t.Ord && earlier.DocumentID != d.ID {
				t.PreviousID = earlier.ID
			}
		}
		if err := store.Themes.Save(tx, &t); err != nil {
			return all, err
		}
		all = append(all, t)
	}
	return all, nil
}

// themesOf picks the themes a candidate stands under: the one the reader names, and those whose wording is a heading above it.
func themesOf(c plan.Candidate, d doc.Document, themes []plan.Theme) []string {
	var out []string
	for _, t := range themes {
		named := t.DocumentID == d.ID && c.Theme == fmt.Sprintf("%s:%d", t.Sort, t.Ord)
		title := vi.Fold(t.Title)
		for _, g := range c.Group {
			named = named || (len(title) > 15 && strings.Contains(vi.Fold(g), title))
		}
		if named {
			out = append(out, string(t.ID))
		}
	}
	return out
}
