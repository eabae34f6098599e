package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"lotrinh/internal/convert"
	"lotrinh/internal/doc"
	"lotrinh/internal/extract"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/read"
	"lotrinh/internal/when"
)

// Input is a file as it came.
type Input struct {
	Name    string
	Content []byte
	OCR     bool                  // a scan is to be recognised
	Pages   func(done, total int) // hears of every page of a scan that was; may be nil
}

// Reader reads files: by itself, or after an outside program turned them into something it reads. It keeps nothing.
type Reader struct{ desk *convert.Desk }

// NewReader uses the outside programs that are installed; the zero Reader uses none.
func NewReader() Reader { return Reader{convert.Found()} }

// Recognises tells whether scans can be read here.
func (r Reader) Recognises() bool { return r.desk.Recogniser() }

// Extract reads a document and proposes candidates.
func (r Reader) Extract(ctx context.Context, in Input, anchor when.Date) (*doc.Source, *extract.Result, error) {
	src, err := r.source(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	res := extract.Document(src, extract.Options{Anchor: anchor})
	if src.Meta.OCR {
		for i := range res.Candidates {
			res.Candidates[i].Questions = append([]doc.Question{recognised}, res.Candidates[i].Questions...)
		}
	}
	return src, res, nil
}

// recognised is asked of every candidate of a scan, so that none of them enters the plan before a person has compared it with the paper.
var recognised = doc.Question{Field: "ocr", Vi: "Đọc bằng OCR (nhận dạng chữ trong ảnh), chữ và số có thể sai. Mục này có đúng như bản giấy không?",
	En: "Read by OCR (recognised in a picture): letters and figures may be wrong. Is this as it stands on the paper?"}

// JSON is Extract in the public format lotrinh-extract/1.
func (r Reader) JSON(ctx context.Context, in Input, anchor when.Date) ([]byte, error) {
	src, res, err := r.Extract(ctx, in, anchor)
	if err != nil {
		return nil, err
	}
	return extract.JSON(src, res)
}

// Text is the canonical text, which spans point into.
func (r Reader) Text(ctx context.Context, in Input) (string, error) {
	src, err := r.source(ctx, in)
	if err != nil {
		return "", err
	}
	return src.Text, nil
}

// source reads the file. What it refuses for being of another office program, or a scan, is read again once an outside program has
// turned it; name, bytes and kind of the document are those of the file that came.
func (r Reader) source(ctx context.Context, in Input) (*doc.Source, error) {
	src, err := read.File(in.Name, in.Content)
	var turned []byte
	media, ocr := "", false
	switch {
	case errors.Is(err, read.ErrOther) && r.desk.Office():
		media = office.OtherFormat(in.Content).Media()
		turned, err = r.desk.Modern(ctx, in.Name, in.Content)
	case errors.Is(err, read.ErrScan) && in.OCR && !r.Recognises():
		return nil, fault.New(fault.Invalid, "Máy này chưa nhận dạng được chữ trong ảnh (%s); hãy cài các gói tesseract-ocr, tesseract-ocr-vie và poppler-utils.",
			"This machine cannot recognise text in pictures (%s); install the packages tesseract-ocr, tesseract-ocr-vie and poppler-utils.", in.Name)
	case errors.Is(err, read.ErrScan) && in.OCR:
		ocr = true
		if media = "application/pdf"; office.Picture(in.Content) != "" {
			media = map[string]string{"png": "image/png", "jpg": "image/jpeg"}[office.Picture(in.Content)]
		}
		turned, err = r.desk.Recognised(ctx, in.Name, in.Content, in.Pages)
	default:
		return src, err
	}
	if err != nil {
		return nil, err
	}
	if src, err = read.File(in.Name, turned); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(in.Content)
	src.SHA256, src.MediaType = hex.EncodeToString(sum[:]), media
	if src.Meta.OCR = ocr; ocr {
		src.Meta.Questions = append(src.Meta.Questions, recognised)
	}
	return src, nil
}
