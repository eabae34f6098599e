package office

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The ways in which a file cannot be read; a Flaw is one of them.
var (
	ErrDamaged = errors.New("damaged file")
	ErrMissing = errors.New("part is missing")
	ErrTooBig  = errors.New("size, depth or number of things over the limit")
	ErrLocked  = errors.New("encrypted file")
)

// Flaw tells what is wrong with a file, and where, as far as that is known: zero fields are not.
type Flaw struct {
	Is     error  // ErrDamaged or ErrTooBig
	Vi, En string // the reason, to go on after a colon
	Part   string // of a packed file: "word/document.xml"
	Sheet  string // of a workbook, by its name
	Row    int    // of the sheet
	Byte   int64  // of the part once unpacked, or of a PDF; from 1
	Page   int    // of a PDF
}

func (f *Flaw) Error() string {
	_, en := f.Where()
	return fmt.Sprintf("%v: %s: %s", f.Is, en, f.En)
}

func (f *Flaw) Unwrap() error { return f.Is }

// Where is the place in words: `trang tính "Nhiệm vụ", hàng 12`; "" when nothing is known.
func (f *Flaw) Where() (vi, en string) {
	var inVi, inEn []string
	say := func(vi, en, value string) {
		inVi, inEn = append(inVi, fmt.Sprintf(vi, value)), append(inEn, fmt.Sprintf(en, value))
	}
	switch {
	case f.Sheet != "":
		say("trang tính %q", "sheet %q", f.Sheet)
	case f.Part != "":
		say("phần %s", "part %s", f.Part)
	}
	if f.Page > 0 {
		say("trang %s", "page %s", strconv.Itoa(f.Page))
	}
	if f.Row > 0 {
		say("hàng %s", "row %s", strconv.Itoa(f.Row))
	}
	if f.Byte > 0 {
		say("gần byte %s", "near byte %s", strconv.FormatInt(f.Byte, 10))
	}
	return strings.Join(inVi, ", "), strings.Join(inEn, ", ")
}

// TooBig is a Flaw whose words hold the limit, written as %s.
func TooBig(vi, en string, limit int) *Flaw {
	return &Flaw{Is: ErrTooBig, Vi: fmt.Sprintf(vi, grouped(limit, ".")), En: fmt.Sprintf(en, grouped(limit, ","))}
}

// grouped is 4.000.000 or 4,000,000.
func grouped(n int, mark string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

func damaged(vi, en string) *Flaw { return &Flaw{Is: ErrDamaged, Vi: vi, En: en} }

// Why a part is over a limit; sizes are in MB.
func tooManyBytes(limit int64) *Flaw {
	return TooBig("quá lớn: giải nén ra hơn %s MB", "too large: it unpacks to more than %s MB", int(limit>>20))
}

func tooManyLetters(limit int64) *Flaw {
	return TooBig("quá lớn: hơn %s MB chữ", "too large: more than %s MB of text", int(limit>>20))
}

func tooManyCells(limit int) *Flaw {
	return TooBig("quá lớn: hơn %s ô, hàng và đoạn", "too large: more than %s cells, rows and paragraphs", limit)
}

func tooDeep(limit int) *Flaw {
	return TooBig("lồng quá sâu: hơn %s cấp", "nested too deeply: more than %s levels", limit)
}

// flawOf words what the archive or the unpacking reports.
func flawOf(err error) *Flaw {
	var f *Flaw
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return damaged("dữ liệu đứt giữa chừng", "the data break off")
	case errors.Is(err, zip.ErrChecksum):
		return damaged("sai tổng kiểm tra", "its checksum is wrong")
	}
	return damaged("không giải nén được", "it cannot be unpacked")
}
