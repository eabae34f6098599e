package office

import (
	"bytes"
	"io"
	"math"
	"strconv"
)

// pdfFile finds objects by walking over the file, not by its cross-reference table: damaged tables do not matter, tables that
// point at themselves cannot trap us, and of two definitions the later one holds, as in a file signed after it was made.
type pdfFile struct {
	sources [][]byte // the file, and the object streams in it once unpacked
	objects map[int]pdfObject
	values  map[int]any // of objects that were asked for
	root    any
	locked  bool
	limits  Limits
	allowed int64 // bytes to unpack
	left    int64 // of them
	held    int64 // bytes of object streams that may still be kept
	cells   int   // lines, table entries and fonts still to keep
	glyphs  int   // still to draw
	flaw    *Flaw // a limit is reached: reading stops
	inflate io.ReadCloser
}

// pdfObject is where a value stands; it is read when it is asked for.
type pdfObject struct {
	source, at int32
	from, to   int32 // the data of a stream
}

// maxFilters is more than any stream passes through.
const maxFilters = 8

// Glyphs live only as long as their page, so there may be more of them; one stream may hold streamBytes.
const (
	glyphsPerCell = 5
	streamBytes   = 64 << 20
	objectBytes   = 128 << 20 // of all object streams, which are kept while the file is read
	maxObjects    = 3_000_000

	// Pages pack ten to thirty times; what unpacks a hundred times the size of the file, and is large, is a bomb.
	likelyRatio = 100
	smallEnough = 64 << 20
)

func openPDF(content []byte, limits Limits) *pdfFile {
	f := &pdfFile{sources: [][]byte{content}, objects: map[int]pdfObject{}, values: map[int]any{}, limits: limits, cells: limits.Cells, glyphs: glyphsPerCell * limits.Cells, held: objectBytes,
		allowed: min(limits.Unpacked, max(smallEnough, int64(len(content))*likelyRatio))}
	f.left = f.allowed
	if len(content) > math.MaxInt32 {
		f.stop(TooBig("quá lớn: hơn %s MB", "too large: more than %s MB", math.MaxInt32>>20))
	}
	for at := 0; at < len(content) && f.flaw == nil; {
		k := bytes.Index(content[at:], []byte("obj"))
		if k < 0 {
			f.trailers(content[at:])
			break
		}
		f.trailers(content[at : at+k])
		number, ok := objectNumber(content[:at+k])
		at += k + len("obj")
		if !ok {
			continue
		}
		at = f.object(number, content, at)
	}
	return f
}

// objectNumber reads "12 0 " backwards before the word obj.
func objectNumber(b []byte) (int, bool) {
	end := len(b)
	field := func() string {
		for end > 0 && pdfBlank(b[end-1]) && len(b)-end < 20 {
			end--
		}
		to := end
		for end > 0 && b[end-1] >= '0' && b[end-1] <= '9' && to-end < 10 {
			end--
		}
		return string(b[end:to])
	}
	generation := field()
	n, err := strconv.Atoi(field())
	return n, generation != "" && err == nil
}

// object notes the object whose value begins at at and returns where to go on.
func (f *pdfFile) object(number int, content []byte, at int) int {
	l := &pdfLexer{b: content, at: at, depth: f.limits.Depth, refs: true, shallow: true}
	v, err := l.value()
	if l.flaw != nil {
		l.flaw.Byte = int64(at) + 1
		f.stop(l.flaw)
	}
	if err != nil {
		return max(l.at, at)
	}
	f.note(number, pdfObject{at: int32(at)})
	dict, _ := v.(pdfDict)
	l.skipBlanks()
	if dict == nil || !bytes.HasPrefix(content[l.at:], []byte("stream")) {
		if dict["Type"] == pdfName("Catalog") && f.root == nil {
			f.root = pdfRef(number)
		}
		return l.at
	}
	from := l.at + len("stream")
	if from < len(content) && content[from] == '\r' {
		from++
	}
	if from < len(content) && content[from] == '\n' {
		from++
	}
	to := streamEnd(content, from, dict)
	f.note(number, pdfObject{at: int32(at), from: int32(from), to: int32(to)})
	switch dict["Type"] {
	case pdfName("XRef"):
		f.trailer(dict)
	case pdfName("ObjStm"):
		if full, ok := f.read(f.objects[number]).(*pdfStream); ok {
			f.packedObjects(full)
		}
	}
	return to
}

func (f *pdfFile) note(number int, o pdfObject) {
	f.objects[number] = o
	delete(f.values, number)
	if len(f.objects) > maxObjects {
		f.stop(TooBig("quá lớn: hơn %s đối tượng", "too large: more than %s objects", maxObjects))
	}
}

// stop ends the reading; the first reason counts.
func (f *pdfFile) stop(why *Flaw) {
	if f.flaw == nil {
		f.flaw = why
	}
}

// streamEnd trusts the stated length where the data end there, and looks for the end otherwise.
func streamEnd(content []byte, from int, dict pdfDict) int {
	const mark = "endstream"
	if n, ok := dict["Length"].(float64); ok && n >= 0 && n <= float64(len(content)-from) {
		end := from + int(n)
		if bytes.HasPrefix(bytes.TrimLeft(content[end:min(len(content), end+len(mark)+4)], "\r\n "), []byte(mark)) {
			return end
		}
	}
	if k := bytes.Index(content[from:], []byte(mark)); k >= 0 {
		return from + k
	}
	return len(content)
}

func (f *pdfFile) trailers(gap []byte) {
	for {
		k := bytes.Index(gap, []byte("trailer"))
		if k < 0 {
			return
		}
		gap = gap[k+len("trailer"):]
		l := &pdfLexer{b: gap, depth: f.limits.Depth, refs: true}
		v, _ := l.value()
		if d, ok := v.(pdfDict); ok {
			f.trailer(d)
		}
		gap = gap[min(l.at, len(gap)):]
	}
}

func (f *pdfFile) trailer(d pdfDict) {
	if root := d["Root"]; root != nil {
		f.root = root
	}
	f.locked = f.locked || d["Encrypt"] != nil
}

// packedObjects notes the objects inside an object stream.
func (f *pdfFile) packedObjects(s *pdfStream) {
	data := f.unpack(s)
	if f.held -= int64(len(data)); f.held < 0 {
		f.stop(tooManyBytes(objectBytes))
		return
	}
	f.sources = append(f.sources, data)
	n, _ := s.dict["N"].(float64)
	first, _ := s.dict["First"].(float64)
	l := &pdfLexer{b: data, depth: 1}
	for range int(min(max(n, 0), float64(len(data)))) {
		number, err := l.value()
		at, err2 := l.value()
		id, ok := number.(float64)
		where, ok2 := at.(float64)
		if err != nil || err2 != nil || !ok || !ok2 || first+where < 0 || first+where >= float64(len(data)) {
			return
		}
		f.note(int(id), pdfObject{source: int32(len(f.sources) - 1), at: int32(first + where)})
		if f.flaw != nil {
			return
		}
	}
}

// get follows references; what is missing or refers to itself is nil.
func (f *pdfFile) get(v any) any {
	for range 32 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		value, known := f.values[int(ref)]
		if !known {
			value = f.peek(ref)
			f.values[int(ref)] = value
		}
		v = value
	}
	return nil
}

// peek reads an object without keeping it.
func (f *pdfFile) peek(ref pdfRef) any {
	o, ok := f.objects[int(ref)]
	if !ok {
		return nil
	}
	return f.read(o)
}

func (f *pdfFile) read(o pdfObject) any {
	src := f.sources[o.source]
	l := &pdfLexer{b: src, at: int(o.at), depth: f.limits.Depth, refs: true}
	v, _ := l.value()
	if l.flaw != nil {
		f.stop(l.flaw)
	}
	if d, ok := v.(pdfDict); ok && o.to > 0 {
		return &pdfStream{d, src[o.from:o.to]}
	}
	return v
}

// each goes through the values of an array one by one, as they stand in the file, until use says no.
func (f *pdfFile) each(v any, use func(any) bool) {
	place, ok := v.(pdfPlace)
	if ref, isRef := v.(pdfRef); isRef {
		o, known := f.objects[int(ref)]
		place, ok = pdfPlace{f.sources[o.source], int(o.at)}, known
	}
	l := &pdfLexer{b: place.b, at: place.at, depth: f.limits.Depth, refs: true}
	if l.skipBlanks(); !ok || l.at >= len(l.b) || l.b[l.at] != '[' {
		return
	}
	for l.at++; ; {
		v, err := l.value()
		if _, end := v.(pdfWord); err != nil || end || !use(v) {
			return
		}
	}
}

func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.get(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.get(v).(pdfArray)
	return a
}

func (f *pdfFile) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

func (f *pdfFile) name(v any) string {
	n, _ := f.get(v).(pdfName)
	return string(n)
}

// spend takes things to be kept from the budget.
func (f *pdfFile) spend(n int) bool {
	if f.cells -= n; f.cells < 0 {
		f.stop(TooBig("quá lớn: hơn %s nét kẻ, mã chữ và chú thích", "too large: more than %s lines, codes of letters and annotations", f.limits.Cells))
	}
	return f.flaw == nil
}
