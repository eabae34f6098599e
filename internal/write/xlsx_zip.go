package write

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sortedZip keeps the parts of a workbook until Close and writes them in a fixed order with a fixed time, because
// excelize hands its sheets over in the order of a map.
type sortedZip struct {
	*zip.Writer
	parts map[string]*bytes.Buffer
}

func newSortedZip(w io.Writer) excelize.ZipWriter {
	return &sortedZip{Writer: zip.NewWriter(w), parts: map[string]*bytes.Buffer{}}
}

// Create opens a part.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	z.parts[name] = &bytes.Buffer{}
	return z.parts[name], nil
}

// Close writes all parts.
func (z *sortedZip) Close() error {
	names := make([]string, 0, len(z.parts))
	for name := range z.parts {
		names = append(names, name)
	}
	slices.Sort(names) // [Content_Types].xml comes first, as readers like it
	for _, name := range names {
		w, err := createPart(z.Writer, name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(w); err != nil {
			return err
		}
	}
	return z.Writer.Close()
}
