package app

import (
	"context"
	"io"

	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

var errStub = fault.New(fault.Internal, "chưa xây", "not built")

// WriteReport writes the progress report of a unit ("" = the whole province) for a period as docx or xlsx.
func (a *App) WriteReport(ctx context.Context, unitCode string, p when.Period, format string, w io.Writer) error {
	return errStub
}

// ExportItems streams exactly the rows of the list with the same filter as csv, xlsx or json.
func (a *App) ExportItems(ctx context.Context, f ItemFilter, format string, w io.Writer) error {
	return errStub
}
