package office

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// take takes bytes from the budget of what may be unpacked and gone through.
func (f *pdfFile) take(n int) bool {
	if f.left -= int64(n); f.left < 0 {
		f.stop(tooManyBytes(f.allowed))
	}
	return f.flaw == nil
}

// unpack decodes a stream as far as it is sound; pictures stay packed and yield nothing.
func (f *pdfFile) unpack(s *pdfStream) []byte {
	filters := f.array(s.dict["Filter"])
	if n := f.name(s.dict["Filter"]); n != "" {
		filters = pdfArray{pdfName(n)}
	}
	params := f.array(s.dict["DecodeParms"])
	filters = filters[:min(len(filters), maxFilters)]
	data := s.raw
	if !f.take(len(data)) { // one stream may be referred to many times
		return nil
	}
	for i, filter := range filters {
		var r io.Reader
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			r = f.inflated(data)
		case "ASCII85Decode", "A85":
			text, _, _ := bytes.Cut(data, []byte("~>"))
			r = ascii85.NewDecoder(bytes.NewReader(text))
		case "ASCIIHexDecode", "AHx":
			l := &pdfLexer{b: data}
			r = bytes.NewReader([]byte(l.hex()))
		default:
			return nil
		}
		limit := min(f.left, streamBytes)
		var out bytes.Buffer
		out.Grow(min(4*len(data), 1<<20))
		out.ReadFrom(io.LimitReader(r, limit+1)) // as far as it is sound
		data = out.Bytes()
		if int64(len(data)) > limit {
			f.stop(tooManyBytes(min(f.allowed, streamBytes)))
			return nil
		}
		f.left -= int64(len(data))
		p := f.dict(s.dict["DecodeParms"])
		if i < len(params) {
			p = f.dict(params[i])
		}
		if f.number(p["Predictor"]) >= 10 {
			data = unpredict(data, max(1, int(f.number(p["Columns"]))))
		}
	}
	return data
}

// inflated reads packed data, with the window of the stream before: a page is a stream or more.
func (f *pdfFile) inflated(data []byte) io.Reader {
	var err error
	if f.inflate == nil {
		f.inflate, err = zlib.NewReader(bytes.NewReader(data))
	} else {
		err = f.inflate.(zlib.Resetter).Reset(bytes.NewReader(data), nil)
	}
	if err != nil { // a broken head; the body may still be sound
		return flate.NewReader(bytes.NewReader(data[min(2, len(data)):]))
	}
	return f.inflate
}

// unpredict undoes the PNG predictors for one byte a pixel (PNG specification, part 9).
func unpredict(data []byte, width int) []byte {
	if width >= len(data) {
		return nil
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for len(data) > width {
		row := data[1 : width+1]
		for i := range row {
			var left, corner byte
			if i > 0 {
				left, corner = row[i-1], above[i-1]
			}
			switch data[0] {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row...)
		above, data = row, data[width+1:]
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	away := func(x byte) int { return max(p-int(x), int(x)-p) }
	switch {
	case away(a) <= away(b) && away(a) <= away(c):
		return a
	case away(b) <= away(c):
		return b
	}
	return c
}
