package write

import (
	"fmt"

	"lotrinh/internal/lang"
)

// A4 in millimetres.
const (
	paperWidth  = 210.0
	paperHeight = 297.0
)

// form holds what the two layouts measure differently: millimetres and points.
// State: Decree 30/2020/NĐ-CP, Annex I, part I. Party: 36-HD/VPTW, Annexes 1 and 3.
type form struct {
	top, bottom, left, right float64 // margins
	leftHead                 float64 // width of the left half of the head
	headSize                 float64 // of "CỘNG HÒA …", "ĐẢNG CỘNG SẢN VIỆT NAM"
	mottoSize                float64 // of "Độc lập - …"
	issuerSize               float64
	numberSize               float64 // and of place and date
	typeSize                 float64
	recipientSize            float64 // of the list; its heading has recipientHeadSize
	recipientHeadSize        float64
	endMark                  bool   // "./." after the text
	listMark                 string // between recipients
}

func formOf(layout Layout, l lang.Lang) form {
	if layout == PartyLayout {
		f := form{top: 20, bottom: 20, left: 30, right: 15, leftHead: 76, headSize: 15, issuerSize: 14, numberSize: 14, typeSize: 16,
			recipientSize: 12, recipientHeadSize: 14, listMark: ","}
		if l == lang.En {
			f.leftHead = 68 // "COMMUNIST PARTY OF VIET NAM" is longer, and stands on one line
		}
		return f
	}
	return form{top: 20, bottom: 20, left: 30, right: 15, leftHead: 66, headSize: 12, mottoSize: 13, issuerSize: 12, numberSize: 13, typeSize: 14,
		recipientSize: 11, recipientHeadSize: 12, endMark: true, listMark: ";"}
}

// textWidth is the room between the margins of an upright page.
func (f form) textWidth() float64 { return paperWidth - f.left - f.right }

// wideTextWidth is the room between the margins of a page set across.
func (f form) wideTextWidth() float64 { return paperHeight - f.left - f.right }

// sectionProperties closes a run of upright or wide pages: paper, margins, headers, numbering. The first page shows no number.
func (f form) sectionProperties(wide, restart bool) string {
	header, paper := portraitHeader, fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, twips(paperWidth), twips(paperHeight))
	if wide {
		header, paper = landscapeHeader, fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, twips(paperHeight), twips(paperWidth))
	}
	numbers := ""
	if restart {
		numbers = `<w:pgNumType w:start="1"/>`
	}
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="%s"/><w:headerReference w:type="first" r:id="%s"/><w:type w:val="nextPage"/>%s`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s<w:titlePg/></w:sectPr>`,
		header, firstHeader, paper, twips(f.top), twips(f.right), twips(f.bottom), twips(f.left), twips(10), twips(10), numbers)
}
