// Package read turns one file – text, Markdown, Word, PDF, web page or workbook – into a doc.Source: canonical text, blocks, outline, metadata.
package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/office"
	"lotrinh/internal/vi"
)

// Limits bound what a file may cost.
type Limits struct {
	Bytes    int64 // of the file itself
	Unpacked int64 // of all parts of a packed file (.docx, .xlsx) together
	Text     int64 // bytes of text a file holds, apart from its markup and pictures
	Depth    int   // of elements inside one another
	Cells    int   // of all tables or sheets together
}

// Standard are the limits File uses.
var Standard = Limits{Bytes: 200 << 20, Unpacked: 1 << 30, Text: 24 << 20, Depth: 256, Cells: 4_000_000}

// File reads one document. name is the base file name; the content decides the format when the extension is wrong.
func File(name string, content []byte) (*doc.Source, error) { return Standard.File(name, content) }

// File reads one document within these limits.
func (l Limits) File(name string, content []byte) (*doc.Source, error) {
	if int64(len(content)) > l.Bytes {
		return nil, fault.New(fault.TooLarge, "Tệp %q lớn %d MB, vượt giới hạn %d MB; hãy tách tệp hoặc bỏ ảnh trong tệp.",
			"The file %q has %d MB, the limit is %d MB; split it or take its pictures out.", name, len(content)>>20, l.Bytes>>20)
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return nil, fault.New(fault.Invalid, "Tệp %q rỗng; hãy chọn lại tệp.", "The file %q is empty; choose it again.", name)
	}
	format, err := formatOf(name, content)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	src := &doc.Source{File: filepath.Base(name), SHA256: hex.EncodeToString(sum[:]), MediaType: mediaTypes[format]}
	outside, err := l.fill(src, format, content, "")
	if err != nil {
		return nil, err
	}
	if old, at := oldLetters(src.Text); old != "" {
		if !surely(old, src.Text) {
			return nil, inOldLetters(src, old, at)
		}
		if outside, err = l.fill(src, format, content, old); err != nil {
			return nil, err
		}
		src.Meta.Questions = append(src.Meta.Questions, turned(old))
	}
	if l.Text > 0 && int64(len(src.Text)) > l.Text {
		return nil, fault.New(fault.TooLarge, "Tệp %q có %d MB chữ, giới hạn %d MB (khoảng sáu nghìn trang); hãy tách tệp rồi nhập lại.",
			"The file %q holds %d MB of text, the limit is %d MB (some six thousand pages); split it.", name, len(src.Text)>>20, l.Text>>20)
	}
	if stamp := secrecyStamp(src); stamp != "" {
		return nil, secret(name, stamp)
	}
	bare, err := foreign(src)
	if err != nil {
		return nil, err
	}
	if bare {
		src.Meta.Questions = append(src.Meta.Questions, withoutMarks)
	}
	markdown := markup(format, src.Text)
	f := readFront(src, markdown)
	outline(src, markdown, roles(src, markdown, f, outside))
	asked := src.Meta.Questions // by the reader of the format
	src.Meta = metadata(src, f, markdown)
	src.Meta.Questions = append(append(asked, src.Meta.Questions...), misnamed(src.File, src.Meta.Number)...)
	newsStory(src)
	concluded(src)
	return src, nil
}

// fill reads the text and the blocks in the way of one format, turning letters of an old charset into Unicode; outside are
// blocks that the format itself sets apart from the document, such as the menus of a web page.
func (l Limits) fill(src *doc.Source, format string, content []byte, old vi.Charset) (outside map[int]bool, err error) {
	switch format {
	case "docx":
		return nil, l.readWord(src, content, old)
	case "xlsx":
		return nil, l.readWorkbook(src, content, old)
	case "html":
		return l.readHTML(src, content, old)
	case "pdf":
		return nil, l.readPDF(src, content, old)
	}
	if l.Text > 0 && int64(len(content)) > 2*l.Text { // told before it is cut into lines; UTF-16 takes two bytes a letter
		return nil, fault.New(fault.TooLarge, "Tệp %q có %d MB chữ, giới hạn %d MB; hãy tách tệp rồi nhập lại.", "The file %q holds %d MB of text, the limit is %d MB; split it.", src.File, len(content)>>20, l.Text>>20)
	}
	if src.Text, err = plainText(src.File, content); err != nil {
		return nil, err
	}
	src.Text = fromOld(old, src.Text)
	src.Blocks = textBlocks(src.Text, markup(format, src.Text))
	return nil, nil
}

var mediaTypes = map[string]string{
	"txt":  "text/plain",
	"md":   "text/markdown",
	"html": "text/html",
	"pdf":  "application/pdf",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// formatOf decides by content first, then by extension; formats not read yet are refused with what to do instead.
func formatOf(name string, content []byte) (string, error) {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	switch {
	case bytes.HasPrefix(content, []byte("%PDF")):
		return "pdf", nil
	case office.OtherFormat(content) != "":
		return "", otherFault(name, content)
	case office.Picture(content) != "":
		return "", fault.New(fault.Invalid, "Tệp %q là ảnh; hãy lấy bản .docx hoặc PDF gốc, hoặc nhập lại với lựa chọn nhận dạng chữ (--ocr).",
			"The file %q is a picture; take the original .docx or PDF, or import it with text recognition (--ocr).", name).Because(ErrScan)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		if bytes.Contains(content, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return "", packedFault(name, office.ErrLocked)
		}
		return "", notYet(name, "Word/Excel 97-2003")
	case bytes.HasPrefix(content, []byte("PK")):
		return packedFormat(name, content)
	}
	switch ext {
	case "md", "markdown":
		return "md", nil
	case "html", "htm", "xhtml":
		return "html", nil
	case "txt", "text", "":
		if looksHTML(content) {
			return "html", nil
		}
		return "txt", nil
	case "docx", "xlsx", "xlsm", "docm":
		if looksHTML(content) {
			return "html", nil // web pages saved under a Word or Excel name
		}
		return "", fault.New(fault.Invalid, "Tệp %q có đuôi .%s nhưng nội dung không phải tệp Word/Excel; có thể tệp bị hỏng, hãy lưu lại rồi thử lại.",
			"The file %q is named .%s but is no Word or Excel file; it may be damaged, save it again.", name, ext)
	case "pdf":
		if looksHTML(content) {
			return "html", nil
		}
		return "", pdfFault(name, office.ErrDamaged)
	case "doc", "xls", "odt", "rtf":
		if looksHTML(content) {
			return "html", nil
		}
		return "", notYet(name, strings.ToUpper(ext))
	}
	if looksHTML(content) {
		return "html", nil
	}
	if utf8.Valid(content) && !bytes.ContainsRune(content, 0) {
		return "txt", nil
	}
	return "", fault.New(fault.Invalid, "Không đọc được loại tệp của %q; hãy dùng .docx, .xlsx, .pdf, .html, .md hoặc .txt.",
		"The type of %q is not read; use .docx, .xlsx, .pdf, .html, .md or .txt.", name)
}

func notYet(name, format string) error {
	return fault.New(fault.Invalid, "Tệp %q là %s, phiên bản này chưa đọc được; hãy mở tệp và lưu lại thành .docx (hoặc .xlsx) rồi nhập lại.",
		"The file %q is %s, which this version does not read yet; open it, save it as .docx (or .xlsx) and import that.", name, format)
}

// What an outside program may turn into something that is read; errors.Is finds them in the fault of File.
var (
	ErrOther = errors.New("a file of another office program")
	ErrScan  = errors.New("pictures of text")
)

// otherFault words that a file is of another office program: it can be read where LibreOffice is.
func otherFault(name string, content []byte) error {
	if office.OtherLocked(content) {
		return packedFault(name, office.ErrLocked)
	}
	format := map[office.Other]string{office.Doc: "Word 97-2003 (.doc)", office.Xls: "Excel 97-2003 (.xls)", office.Odt: "OpenDocument (.odt)", office.Ods: "OpenDocument (.ods)", office.RTF: "RTF"}[office.OtherFormat(content)]
	return fault.New(fault.Invalid, "Tệp %q là %s, chỉ đọc được khi máy có LibreOffice (gói libreoffice-writer, libreoffice-calc); hoặc hãy mở tệp, lưu lại thành .docx (hoặc .xlsx) rồi nhập lại.",
		"The file %q is %s, which is read only where LibreOffice is installed (packages libreoffice-writer, libreoffice-calc); or open it, save it as .docx (or .xlsx) and import that.", name, format).Because(ErrOther)
}

func looksHTML(content []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(content[:min(len(content), 1024)], []byte("\ufeff"))))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html"))
}

// plainText is the file byte for byte when it is UTF-8; UTF-16 with its mark is decoded; what is surely an
// old charset is shown as Windows does, to be turned later; anything else is refused, not guessed.
func plainText(name string, content []byte) (string, error) {
	if len(content) >= 2 && (content[0] == 0xff && content[1] == 0xfe || content[0] == 0xfe && content[1] == 0xff) {
		units := make([]uint16, 0, len(content)/2)
		low := 0
		if content[0] == 0xfe {
			low = 1
		}
		for i := 2; i+1 < len(content); i += 2 {
			units = append(units, uint16(content[i+low])|uint16(content[i+1-low])<<8)
		}
		return string(utf16.Decode(units)), nil
	}
	if !utf8.Valid(content) {
		if text, ok := oldBytes(content); ok {
			return text, nil
		}
		at := 0
		for at < len(content) {
			r, n := utf8.DecodeRune(content[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return "", fault.New(fault.Invalid, "Tệp %q không phải UTF-8 (dòng %d, byte thứ %d); có thể là bảng mã TCVN3/VNI. Hãy mở tệp, lưu lại với mã UTF-8 rồi nhập lại.",
			"The file %q is not UTF-8 (line %d, byte %d); it may be in TCVN3 or VNI. Open it, save it as UTF-8 and import that.", name, bytes.Count(content[:at], []byte("\n"))+1, at+1)
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return "", fault.New(fault.Invalid, "Tệp %q không phải văn bản (có byte 0 ở byte thứ %d).", "The file %q is not text (it has a zero byte, number %d).", name, at+1)
	}
	return string(content), nil
}
