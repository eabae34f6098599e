package app

import (
	"bytes"
	"context"
	"io"
)

// writePDF turns what is written as a Word document into a PDF, where LibreOffice is installed.
func (a *App) writePDF(ctx context.Context, name string, docx func(io.Writer) error, w io.Writer) error {
	var file bytes.Buffer
	if err := docx(&file); err != nil {
		return err
	}
	pdf, err := a.reader.desk.PDF(ctx, name, file.Bytes())
	if err != nil {
		return err
	}
	_, err = w.Write(pdf)
	return err
}
