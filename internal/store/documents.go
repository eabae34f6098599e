package store

import (
	"encoding/json"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
)

// Documents keeps doc.Document.
var Documents = keep(Table[doc.Document]{noun: "document", vi: "văn bản", name: "document", order: "on_day, id", columns: []string{"number_fold", "on_day", "sha256", "sort_key"},
	key: func(d *doc.Document) (string, *int) { return string(d.ID), &d.Rev },
	index: func(d *doc.Document) []any {
		return []any{vi.Fold(d.Number), string(d.Date), d.SHA256, vi.SortKey(d.Name())}
	},
	after: followDocument,
})

// Events keeps the steps of documents' lives.
var Events = keep(Table[doc.Event]{noun: "event", vi: "bước của văn bản", name: "event", columns: []string{"document_id", "on_day"},
	key:   func(e *doc.Event) (string, *int) { return e.ID, &e.Rev },
	index: func(e *doc.Event) []any { return []any{string(e.DocumentID), string(e.On)} },
})

// Proposals keeps the review queue.
var Proposals = keep(Table[plan.Proposal]{noun: "proposal", vi: "mục đề xuất", name: "proposal", whole: true, columns: []string{"document_id", "ord", "verdict", "sure", "questions"},
	key: func(p *plan.Proposal) (string, *int) { return string(p.ID), &p.Rev },
	index: func(p *plan.Proposal) []any {
		sure := 0
		if p.Sure(0.9) {
			sure = 1
		}
		return []any{string(p.DocumentID), p.Candidate.Ord, string(p.Verdict), sure, len(p.Candidate.Questions)}
	},
})

// Text is what was read from an original: written once, never changed.
type Text struct {
	Content  string
	Passages []doc.Passage
	Findings json.RawMessage // what the reader found beside candidates
}

// SaveText keeps the text of a new document and makes its passages searchable.
func (tx *Tx) SaveText(d doc.Document, t Text) error {
	passages, err := json.Marshal(t.Passages)
	if err != nil {
		return err
	}
	if _, err := tx.exec("INSERT INTO document_text (document_id, content, passages, findings) VALUES (?, ?, ?, ?)", string(d.ID), t.Content, string(passages), string(t.Findings)); err != nil {
		return err
	}
	return tx.indexPassages(d, t)
}

// TextOf is the text of a document; empty for one that was registered by hand.
func (r Reader) TextOf(id doc.ID) (Text, error) {
	var t Text
	var passages, findings string
	err := r.row("SELECT content, passages, findings FROM document_text WHERE document_id = ?", string(id)).Scan(&t.Content, &passages, &findings)
	if noRows(err) {
		return Text{}, nil
	}
	if err != nil {
		return t, err
	}
	t.Findings = json.RawMessage(findings)
	return t, json.Unmarshal([]byte(passages), &t.Passages)
}

// DocumentBySHA finds the document whose original has these bytes.
func (r Reader) DocumentBySHA(sha string) (doc.Document, error) {
	return Documents.one(r, "sha256 = ?", sha)
}

// DocumentsByNumber are the documents of one number (marks and case apart), of any issuer.
func (r Reader) DocumentsByNumber(number string) ([]doc.Document, error) {
	return Documents.live(r, "number_fold = ? ORDER BY on_day, id", vi.Fold(number))
}

// DocumentList is one page of the register, oldest first, and its total; q finds words of the name, subject, issuer.
func (r Reader) DocumentList(q string, offset, limit int) ([]doc.Document, int, error) {
	where, args := "1 = 1", []any{}
	if q != "" {
		cond, found := r.matching(plan.DocumentNoun, q)
		where, args = "id IN ("+cond+")", found
	}
	var total int
	if err := r.row("SELECT count(*) FROM document WHERE valid_to IS NULL AND "+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	docs, err := Documents.live(r, where+" ORDER BY on_day, sort_key, id LIMIT ? OFFSET ?", append(args, limit, offset)...)
	return docs, total, err
}

// DocumentsByID gives the named documents.
func (r Reader) DocumentsByID(ids []doc.ID) (map[doc.ID]doc.Document, error) {
	return byID(Documents, r, ids)
}

// LifeOf are the steps of a document's life in time order.
func (r Reader) LifeOf(id doc.ID) ([]doc.Event, error) {
	return Events.live(r, "document_id = ? ORDER BY on_day, id", string(id))
}

// ProposalsOf are a document's candidates in the order of the text.
func (r Reader) ProposalsOf(id doc.ID) ([]plan.Proposal, error) {
	return Proposals.live(r, "document_id = ? ORDER BY ord, id", string(id))
}

// ProposalsAsRead are a document's candidates as the reader made them, before anybody touched them, by their ids.
func (r Reader) ProposalsAsRead(id doc.ID) (map[plan.CandidateID]plan.Candidate, error) {
	first, err := Proposals.decode(r, "SELECT body FROM proposal WHERE document_id = ? AND rev = 1", string(id))
	out := make(map[plan.CandidateID]plan.Candidate, len(first))
	for _, p := range first {
		out[p.ID] = p.Candidate
	}
	return out, err
}

// DocumentsWhere are the registered documents of a kind, oldest first.
func (r Reader) DocumentsWhere(fits func(*doc.Document) bool) ([]doc.Document, error) {
	return Documents.where(r, fits)
}

// NewerVersions are the documents that were said to be versions of one, oldest first.
func (r Reader) NewerVersions(id doc.ID) ([]doc.Document, error) {
	return Documents.where(r, func(d *doc.Document) bool {
		return d.Earlier != nil && d.Earlier.DocumentID == id && d.Earlier.How != doc.Apart
	})
}

// QueueCounts is how far the review of a document has come. Sure are the pending ones of confidence ≥ 0.9 without a question.
type QueueCounts struct{ Pending, Accepted, Rejected, Questions, Sure int }

// Queue counts the proposals of each document.
func (r Reader) Queue() (map[doc.ID]QueueCounts, error) {
	rows, err := r.query("SELECT document_id, verdict, count(*), sum(sure), sum(questions) FROM proposal WHERE valid_to IS NULL GROUP BY document_id, verdict")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[doc.ID]QueueCounts{}
	for rows.Next() {
		var id doc.ID
		var verdict plan.Verdict
		var n, sure, questions int
		if err := rows.Scan(&id, &verdict, &n, &sure, &questions); err != nil {
			return nil, err
		}
		c := out[id]
		switch verdict {
		case plan.Pending:
			c.Pending, c.Sure, c.Questions = n, sure, questions
		case plan.Accepted:
			c.Accepted = n
		case plan.Rejected:
			c.Rejected = n
		case plan.Superseded: // counted with the new version
		default:
			return nil, fault.New(fault.Internal, "Trạng thái đề xuất lạ %q", "Unknown verdict %q", verdict)
		}
		out[id] = c
	}
	return out, rows.Err()
}

// Pending is how many candidates wait for a person.
func (r Reader) Pending() (n int, err error) {
	err = r.row("SELECT count(*) FROM proposal WHERE valid_to IS NULL AND verdict = 'pending'").Scan(&n)
	return n, err
}

// LastPlace is the place that the newest document naming one was signed at.
func (r Reader) LastPlace() (string, error) {
	docs, err := r.AllDocuments()
	for i := len(docs) - 1; i >= 0; i-- {
		if docs[i].Place != "" {
			return docs[i].Place, err
		}
	}
	return "", err
}
