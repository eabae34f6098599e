package app

import (
	"context"
	"errors"
	"slices"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
	"lotrinh/internal/paper"
	"lotrinh/internal/read"
	"lotrinh/internal/store"
	"lotrinh/internal/vi"
)

// Shares from which a file is the outline rather than a contribution: most of it is the outline, or it holds nearly all topics
// of the outline and little beside them.
const (
	mostOutline  = .6
	wholeOutline = .8
	thinOutline  = .25
)

// takeIn reads a file handed in and says what is wrong with it as a contribution; the version that it would be is without a day.
func (a *App) takeIn(ctx context.Context, c conference.Conference, unit string, in Input) (*paper.Paper, conference.Version, error) {
	none := conference.Version{}
	p, err := a.reader.Contributed(ctx, in, unit)
	if errors.Is(err, read.ErrScan) && !in.OCR && a.Recognises() {
		return nil, none, fault.New(fault.Invalid, "Tệp %.80q là bản quét hoặc ảnh, không có lớp chữ. Hãy nộp bản Word hoặc PDF gốc; nếu không có, đánh dấu \"nhận dạng chữ\" (--ocr) rồi nộp lại: bản nhận dạng chờ người đối chiếu.",
			"The file %.80q is a scan or a picture without text. Hand in the Word file or the original PDF; if there is none, ask for text recognition (--ocr) and hand it in again: a person then compares it.", in.Name).At("file").Because(err)
	}
	if err != nil {
		return nil, none, at(err, "file")
	}
	if p.Empty() {
		return nil, none, fault.New(fault.Invalid, "Tệp %.80q không có nội dung riêng để đọc: trống, hoặc chỉ gồm phần chung như đề cương.", "The file %.80q holds nothing of its own to read: it is empty, or only what everybody was given.", in.Name).At("file")
	}
	n := p.Words()
	if most := c.Length.Bound(); n > most {
		return nil, none, fault.New(fault.TooLarge, "Tệp %.80q dài %d tiếng, quá xa độ dài yêu cầu (nhận đến %d tiếng); hãy rút gọn, hoặc xem có nộp nhầm tệp không.", "The file %.80q has %d syllables, far beyond the length asked for (up to %d are taken); shorten it, or see whether it is the wrong file.", in.Name, n, most).At("file")
	}
	if share, outline := p.Taken(paper.OfText("outline", outlineText(c))); share >= mostOutline || len(c.Outline) > 1 && outline >= wholeOutline && share >= thinOutline {
		return nil, none, fault.New(fault.Invalid, "Tệp %.80q là đề cương chứ chưa phải tham luận: %d%% chữ của tệp chép từ đề cương. Hãy viết nội dung của đơn vị rồi nộp lại.", "The file %.80q is the outline rather than a contribution: %d%% of its words are taken from the outline. Write what the unit has to say and hand it in again.", in.Name, int(100*share)).At("file")
	}
	return p, conference.Version{Name: in.Name, Syllables: n, OCR: in.OCR, Text: store.SumOf(vi.Fold(p.Text))}, nil
}

// notHandedIn refuses a file, or the same text in another format, that another unit handed in to the conference.
func notHandedIn(tx *store.Tx, all []conference.Contribution, x conference.Contribution, v conference.Version) error {
	for _, other := range all {
		if other.ID == x.ID {
			continue
		}
		i := slices.IndexFunc(other.Versions, func(had conference.Version) bool {
			return had.SHA256 == v.SHA256 || had.Text != "" && had.Text == v.Text
		})
		if i < 0 {
			continue
		}
		u, err := store.Units.Get(tx.Reader, string(other.UnitID))
		if err != nil {
			return err
		}
		if other.Versions[i].SHA256 == v.SHA256 {
			return fault.New(fault.Conflict, "Tệp này %s đã nộp cho hội nghị.", "This file was handed in by %s already.", u.Name).At("file")
		}
		return fault.New(fault.Conflict, "Chữ trong tệp này giống hệt tham luận %s đã nộp (tệp %.80q), dù tệp khác định dạng.", "The text of this file is the contribution that %s handed in (file %.80q), in another format.", u.Name, other.Versions[i].Name).At("file")
	}
	return nil
}
