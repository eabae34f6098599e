package office

import (
	"bytes"
	"path"
	"strings"
)

// beginnings are how the content of a file begins that bears a name with these endings.
var beginnings = map[string][]string{
	".pdf": {"%PDF"}, ".png": {"\x89PNG\r\n\x1a\n"}, ".jpg": {"\xff\xd8\xff"}, ".jpeg": {"\xff\xd8\xff"},
	".docx": {"PK\x03\x04"}, ".xlsx": {"PK\x03\x04"}, ".doc": {"\xd0\xcf\x11\xe0"}, ".xls": {"\xd0\xcf\x11\xe0"}, ".zip": {"PK\x03\x04", "PK\x05\x06"},
}

// AsNamed tells whether a file is what the end of its name says; names whose end says nothing that is known are let pass.
func AsNamed(name string, content []byte) bool {
	end := strings.ToLower(path.Ext(name))
	begins, known := beginnings[end]
	if !known {
		return true
	}
	ok := false
	for _, b := range begins {
		ok = ok || bytes.HasPrefix(content, []byte(b))
	}
	part := map[string]string{".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}[end]
	if !ok || part == "" {
		return ok
	}
	a, err := Open(content, Limits{})
	return err == nil && a.Has(part)
}
