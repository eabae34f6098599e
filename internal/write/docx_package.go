package write

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"lotrinh/internal/lang"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// sampleMark stands on every page and sheet of made-up data.
const sampleMark = "DỮ LIỆU MẪU"

// locale names a language as office programs do.
func locale(l lang.Lang) string {
	if l == lang.En {
		return "en-GB"
	}
	return "vi-VN"
}

// part is one file of the package.
type part struct{ name, content string }

// zipTime is the same for all parts of all documents, so that equal reports are equal files.
var zipTime = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func createPart(zw *zip.Writer, name string) (io.Writer, error) {
	return zw.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime})
}

func writeParts(zw *zip.Writer, parts []part) error {
	for _, p := range parts {
		w, err := createPart(zw, p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, p.content); err != nil {
			return err
		}
	}
	return nil
}

const (
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordType  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// fixedParts are all parts but the document itself and its relationships.
func (r ProgressReport) fixedParts() []part {
	f := formOf(r.Layout, r.Lang)
	return []part{
		{"[Content_Types].xml", contentTypes(r.hasPictures())},
		{"_rels/.rels", relations(
			relation{"rId1", officeRel + "officeDocument", "word/document.xml", false},
			relation{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false},
			relation{"rId3", officeRel + "extended-properties", "docProps/app.xml", false})},
		{"docProps/core.xml", r.coreProperties()},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lotrinh</Application></Properties>`},
		{"word/styles.xml", f.styleSheet(r.Layout, r.Lang)},
		{"word/settings.xml", xmlHead + `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + r.updated() + `<w:defaultTabStop w:val="720"/>` +
			`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
		{"word/header-first.xml", r.header(false, 0)},
		{"word/header-portrait.xml", r.header(true, f.textWidth())},
		{"word/header-landscape.xml", r.header(true, f.wideTextWidth())},
	}
}

// header holds the page number in the middle of the top margin and, for made-up data, the mark at the right.
func (r ProgressReport) header(number bool, room float64) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/>`)
	mark := ""
	if r.Sample {
		mark = `<w:r><w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr><w:t>` + r.say(sampleMark) + `</w:t></w:r>`
	}
	switch {
	case number && r.Sample:
		fmt.Fprintf(&b, `<w:tabs><w:tab w:val="center" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs><w:jc w:val="left"/>`, twips(room/2), twips(room))
	case r.Sample:
		b.WriteString(`<w:jc w:val="right"/>`)
	}
	b.WriteString("</w:pPr>")
	if number {
		if r.Sample {
			b.WriteString("<w:r><w:tab/></w:r>")
		}
		b.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		if r.Sample {
			b.WriteString("<w:r><w:tab/></w:r>")
		}
	}
	b.WriteString(mark + "</w:p></w:hdr>")
	return b.String()
}

func (r ProgressReport) coreProperties() string {
	created := ""
	if r.Date != "" {
		created = fmt.Sprintf(`<dcterms:created xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:created>`, r.Date)
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escape(sentence(r.Type)+" "+oneLine(r.Subject)) +
		`</dc:title><dc:creator>` + escape(oneLine(r.Issuer)) + `</dc:creator><dc:language>` + locale(r.Lang) + `</dc:language>` + created + `</cp:coreProperties>`
}

// contentTypes declares the parts; heads are headers beyond those of every document.
func contentTypes(pictures bool, heads ...string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	if pictures {
		b.WriteString(`<Default Extension="png" ContentType="image/png"/>`)
	}
	for _, t := range []struct{ part, kind string }{
		{"word/document.xml", wordType + "document.main+xml"}, {"word/styles.xml", wordType + "styles+xml"}, {"word/settings.xml", wordType + "settings+xml"},
		{"word/header-first.xml", wordType + "header+xml"}, {"word/header-portrait.xml", wordType + "header+xml"}, {"word/header-landscape.xml", wordType + "header+xml"},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, t.part, t.kind)
	}
	for _, head := range heads {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="%sheader+xml"/>`, head, wordType)
	}
	return b.String() + "</Types>"
}

// relation points from one part to another, or, external, to an address.
type relation struct {
	id, kind, target string
	external         bool
}

func relations(all ...relation) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range all {
		mode := ""
		if r.external {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, r.kind, escape(r.target), mode)
	}
	return b.String() + "</Relationships>"
}

func documentRelations(addresses []string, pictures int, heads ...string) string {
	all := []relation{
		{"styles", officeRel + "styles", "styles.xml", false},
		{"settings", officeRel + "settings", "settings.xml", false},
		{firstHeader, officeRel + "header", "header-first.xml", false},
		{portraitHeader, officeRel + "header", "header-portrait.xml", false},
		{landscapeHeader, officeRel + "header", "header-landscape.xml", false},
	}
	for i, a := range addresses {
		all = append(all, relation{fmt.Sprintf("link%d", i+1), officeRel + "hyperlink", a, true})
	}
	for i := range pictures {
		all = append(all, relation{fmt.Sprintf("picture%d", i+1), officeRel + "image", fmt.Sprintf("media/picture%d.png", i+1), false})
	}
	for _, head := range heads {
		all = append(all, relation{head, officeRel + "header", head + ".xml", false})
	}
	return relations(all...)
}

// updated makes Word fill in the pages of the contents when it opens the document.
func (r ProgressReport) updated() string {
	if r.Contents {
		return `<w:updateFields w:val="true"/>`
	}
	return ""
}
