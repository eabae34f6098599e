package app

import (
	"context"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/ledger"
	"lotrinh/internal/store"
)

// UnusedView is what the text of a document says that no candidate of it uses.
type UnusedView struct {
	Document doc.Document
	Account  *Account
	Groups   []UnusedGroup
	Same     bool // the original reads as it did when it was imported, so places in it still hold
}

// Unused reads the original of a document again and accounts for it, with what people have added or split since.
func (a *App) Unused(ctx context.Context, id doc.ID) (UnusedView, error) {
	r := a.store.Read(ctx)
	d, err := store.Documents.Get(r, string(id))
	if err != nil {
		return UnusedView{}, err
	}
	if d.SHA256 == "" {
		return UnusedView{}, fault.New(fault.NotFound, "Văn bản này được khai báo bằng tay, không có tệp để đối chiếu.", "This document was registered by hand, there is no file to account for.")
	}
	if d.OCR {
		return UnusedView{}, fault.New(fault.Conflict, "Văn bản này được nhận dạng từ ảnh, chưa đối chiếu lại từng chữ ở đây được. Dùng lệnh: lotrinh extract --ocr --unused TỆP.", "This document was recognised from pictures; its words cannot be accounted for here. Use: lotrinh extract --ocr --unused FILE.")
	}
	content, err := a.content(d.SHA256)
	if err != nil {
		return UnusedView{}, err
	}
	account, err := a.reader.Ledger(ctx, Input{Name: d.File, Content: content}, "")
	if err != nil {
		return UnusedView{}, err
	}
	v := UnusedView{Document: d, Account: account, Same: store.SumOf(account.Source.Text) == d.TextSHA256}
	if v.Same {
		proposals, err := r.ProposalsOf(id)
		if err != nil {
			return v, err
		}
		for _, p := range proposals {
			account.Claims = append(account.Claims, ledger.Claim{Span: p.Candidate.Span, By: "review", Item: true})
		}
		account.Ledger = ledger.Of(account.Source, account.Claims)
	}
	v.Groups = account.Unused()
	return v, nil
}

// TokenSaid names in Vietnamese and in English what sort of word a token is.
func TokenSaid(kind string) (vi, en string) {
	for _, x := range ledger.Kinds {
		if string(x.Kind) == kind {
			return x.Vi, x.En
		}
	}
	return kind, kind
}
