package office

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
)

// Other is a format of office files that is not read here, by the usual extension of its files; "" is none of them.
type Other string

// The formats that LibreOffice turns into one that is read.
const (
	Doc Other = "doc" // Word 97-2003
	Xls Other = "xls" // Excel 97-2003
	Odt Other = "odt"
	Ods Other = "ods"
	RTF Other = "rtf"
)

// Modern is the extension of what the format is turned into.
func (o Other) Modern() string {
	if o == Xls || o == Ods {
		return "xlsx"
	}
	return "docx"
}

// Media is the media type of the format.
func (o Other) Media() string {
	return map[Other]string{Doc: "application/msword", Xls: "application/vnd.ms-excel", RTF: "application/rtf",
		Odt: "application/vnd.oasis.opendocument.text", Ods: "application/vnd.oasis.opendocument.spreadsheet"}[o]
}

// OtherFormat tells by the content.
func OtherFormat(content []byte) Other {
	switch {
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		switch {
		case stream(content, "WordDocument") != nil:
			return Doc
		case stream(content, "Workbook") != nil, stream(content, "Book") != nil:
			return Xls
		}
	case bytes.HasPrefix(content, []byte("{\\rtf")):
		return RTF
	case bytes.HasPrefix(content, []byte("PK")):
		kind := zipped(content, "mimetype", 128)
		switch rest, _ := strings.CutPrefix(kind, "application/vnd.oasis.opendocument."); {
		case rest == kind:
		case strings.HasPrefix(rest, "text"):
			return Odt
		case strings.HasPrefix(rest, "spreadsheet"):
			return Ods
		}
	}
	return ""
}

// OtherLocked tells whether such a file needs a password: [MS-DOC] 2.5.2 fEncrypted, [MS-XLS] 2.4.117 FilePass, OpenDocument 1.2 part 3, 4.8.
func OtherLocked(content []byte) bool {
	switch OtherFormat(content) {
	case Doc:
		fib := stream(content, "WordDocument")
		return len(fib) > 12 && fib[11]&1 != 0
	case Xls:
		book := stream(content, "Workbook")
		for n := 0; len(book) >= 4 && n < 8; n++ { // among the first records
			if binary.LittleEndian.Uint16(book) == 0x2f {
				return true
			}
			book = book[min(len(book), 4+int(binary.LittleEndian.Uint16(book[2:]))):]
		}
	case Odt, Ods:
		return strings.Contains(zipped(content, "META-INF/manifest.xml", 1<<20), "encryption-data")
	}
	return false
}

// stream is a stream of a compound file ([MS-CFB]) from its first sector on, as far as the file goes; nil when there is none.
func stream(content []byte, name string) []byte {
	var entry []byte
	for _, u := range append(utf16.Encode([]rune(name)), 0) {
		entry = binary.LittleEndian.AppendUint16(entry, u)
	}
	if len(content) < 512 || content[30] < 7 || content[30] > 16 {
		return nil
	}
	size := 1 << content[30] // of a sector
	for at := size; ; at += 128 {
		k := bytes.Index(content[min(at, len(content)):], entry)
		if at += k; k < 0 || at+128 > len(content) {
			return nil
		}
		if at%128 != 0 { // not an entry of the directory
			at -= at % 128
			continue
		}
		from := (int64(binary.LittleEndian.Uint32(content[at+116:])) + 1) * int64(size)
		if from < int64(len(content)) {
			return content[from:]
		}
	}
}

// zipped is the beginning of a part of an archive, "" when there is none.
func zipped(content []byte, part string, limit int64) string {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	f, err := z.Open(part)
	if err != nil {
		return ""
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, limit)) // damaged is told elsewhere
	return string(head)
}

// Picture is the usual extension of a picture of a page, "" for another file.
func Picture(content []byte) string {
	switch {
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return "jpg"
	}
	return ""
}
