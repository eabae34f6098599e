package write

import (
	"regexp"
	"strings"
)

// The fixed lines at the head of each kind of document; their English is the official one.
const (
	nationLine = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	mottoLine  = "Độc lập - Tự do - Hạnh phúc"
	partyLine  = "ĐẢNG CỘNG SẢN VIỆT NAM"
)

// head is the block above the title: who issues on the left, under whose name on the right.
func (d *docx) head() {
	right := d.form.textWidth() - d.leftHead
	d.frame(d.leftHead, right)
	d.headNames(right)
	d.nextFrameRow()
	d.frameCell(d.leftHead, func() { d.line("Number", d.numberLine()) })
	d.frameCell(right, func() { d.line("PlaceDate", d.placeAndDate()) })
	d.endFrame()
}

// headNames is the first row of the head: the issuer, and under whose name.
func (d *docx) headNames(right float64) {
	d.frameCell(d.leftHead, func() {
		if d.Superior != "" {
			d.lines("Superior", nameLines(d.Superior, d.issuerSize, d.leftHead))
		}
		names := nameLines(d.Issuer, d.issuerSize, d.leftHead)
		d.lines("Issuer", names)
		if d.Layout == PartyLayout {
			d.line("Star", "*")
		} else {
			// The rule is a third to a half as long as the name above it.
			d.rule(0.42*min(d.leftHead, textWidth(names[len(names)-1], d.issuerSize)), d.leftHead)
		}
	})
	d.frameCell(right, func() {
		if d.Layout == PartyLayout {
			d.line("Nation", d.say(partyLine))
			d.rule(textWidth(d.say(partyLine), d.headSize), right)
		} else {
			d.line("Nation", d.say(nationLine))
			d.line("Motto", d.say(mottoLine))
			d.rule(textWidth(d.say(mottoLine), d.mottoSize), right)
		}
	})
}

func (d *docx) lines(style string, all []string) {
	for _, s := range all {
		d.line(style, s)
	}
}

// area finds where the name of a body turns to the name of its area: "ỦY BAN NHÂN DÂN | TỈNH MẪU GIANG".
var area = regexp.MustCompile(` (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU) `)

// turn is where a long name reads best on two lines otherwise: "SỞ NÔNG NGHIỆP | VÀ MÔI TRƯỜNG".
var turn = regexp.MustCompile(` VÀ `)

// nameLines writes a name in capitals, in lines of its own where it says so or where it is too long for the room.
func nameLines(name string, points, room float64) []string {
	lines := strings.Split(upper(name), "\n")
	if len(lines) > 1 || textWidth(lines[0], points) <= room {
		return lines
	}
	cut := middleSpace(lines[0])
	for _, at := range [][]int{turn.FindStringIndex(lines[0]), area.FindStringIndex(lines[0])} {
		if at != nil {
			cut = at[0]
		}
	}
	if cut < 0 {
		return lines
	}
	return []string{lines[0][:cut], lines[0][cut+1:]}
}

// middleSpace is the place of the blank nearest the middle, -1 when there is none.
func middleSpace(s string) int {
	best := -1
	for i := range s {
		if s[i] == ' ' && (best < 0 || abs(2*i-len(s)) < abs(2*best-len(s))) {
			best = i
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// title is the name of the type, the subject with its line, and whom it is addressed to.
func (d *docx) title() {
	d.line("Type", upper(d.Type))
	d.line("Subject", d.Subject)
	if d.Layout == PartyLayout {
		d.line("SubjectEnd", "-----")
	} else {
		d.rule(min(0.4*textWidth(d.Subject, 14), 50), d.form.textWidth())
	}
	switch len(d.Addressee) {
	case 0:
		d.line("Gap", "")
	case 1:
		d.line("Addressee", d.say("Kính gửi: %s", trimMark(d.Addressee[0])))
	default:
		d.line("AddresseeHead", d.say("Kính gửi:"))
		for i, a := range d.Addressee {
			d.line("AddresseeItem", listed(a, ";", i, len(d.Addressee)))
		}
		d.line("Gap", "")
	}
}

func trimMark(s string) string { return strings.TrimRight(strings.TrimSpace(s), ";,. ") }

// signature is the foot: recipients on the left, the signer on the right, with room to sign and stamp.
func (d *docx) signature() {
	left := 0.47 * d.form.textWidth()
	right := d.form.textWidth() - left
	d.para("Gap", keepNext, nil)
	d.frame(left, right)
	d.frameCell(left, func() {
		if len(d.Recipients) == 0 {
			d.line("Gap", "")
			return
		}
		d.line("RecipientHead", d.say("Nơi nhận:"))
		for i, s := range d.Recipients {
			d.line("Recipient", listed(s, d.listMark, i, len(d.Recipients)))
		}
	})
	d.frameCell(right, func() {
		for _, a := range d.Signer.Authority {
			d.line("Authority", d.authority(a))
		}
		d.line("Post", upper(d.Signer.Post))
		d.line("Signed", d.Signer.Name)
	})
	d.endFrame()
}
