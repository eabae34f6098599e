package report

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"lotrinh/internal/fault"
)

// begins are how the files begin that units prove their work with, by the endings of their names.
var begins = []struct {
	endings []string
	heads   []string
}{
	{[]string{"pdf"}, []string{"%PDF"}},
	{[]string{"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "docm", "xlsm"}, []string{"PK\x03\x04", "PK\x05\x06"}},
	{[]string{"doc", "xls", "ppt", "msg"}, []string{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "{\\rtf"}},
	{[]string{"rtf"}, []string{"{\\rtf"}},
	{[]string{"jpg", "jpeg"}, []string{"\xff\xd8\xff"}},
	{[]string{"png"}, []string{"\x89PNG\r\n\x1a\n"}},
	{[]string{"gif"}, []string{"GIF87a", "GIF89a"}},
	{[]string{"tif", "tiff"}, []string{"II*\x00", "MM\x00*"}},
	{[]string{"webp"}, []string{"RIFF"}},
	{[]string{"heic", "mp4", "mov"}, []string{"\x00\x00\x00"}},
	{[]string{"7z"}, []string{"7z\xbc\xaf\x27\x1c"}},
	{[]string{"rar"}, []string{"Rar!\x1a\x07"}},
}

// plainText are the endings of files that are nothing but text.
var plainText = []string{"txt", "csv", "md"}

// EvidenceFits refuses a file that is not what its name says: it could not be opened by whoever judges the report.
func EvidenceFits(name string, content []byte) error {
	if len(content) == 0 {
		return fault.New(fault.Invalid, "Tệp %q rỗng.", "The file %q is empty.", name).At("file")
	}
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(strings.TrimSpace(name)), "."))
	known := slices.Contains(plainText, ending)
	if known && utf8.Valid(content) && bytes.IndexByte(content, 0) < 0 {
		return nil
	}
	for _, b := range begins {
		if !slices.Contains(b.endings, ending) {
			continue
		}
		known = true
		for _, head := range b.heads {
			if bytes.HasPrefix(content, []byte(head)) {
				return nil
			}
		}
	}
	if known {
		return fault.New(fault.Invalid, "Tệp %q có đuôi .%s nhưng nội dung không phải loại tệp ấy. Hãy mở tệp xem lại rồi chọn đúng tệp.", "The file %q is named .%s, but its content is not of that sort. Open it, look, and choose the right file.", name, ending).At("file")
	}
	return fault.New(fault.Invalid, "Không nhận tệp %q làm minh chứng: chỉ nhận văn bản, bảng tính, ảnh, tệp nén (.pdf, .docx, .xlsx, .jpg, .png, .zip …).", "The file %q is not taken as evidence: send a document, a sheet, a picture or an archive (.pdf, .docx, .xlsx, .jpg, .png, .zip …).", name).At("file")
}
