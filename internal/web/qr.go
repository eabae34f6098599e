package web

import (
	"fmt"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// qrQuiet is the empty margin of a QR code, in modules (ISO/IEC 18004).
const qrQuiet = 4

// Picture is the link of the factor as a QR code that a telephone reads off the screen; "" where there is none to take over.
func (p *accountPage) Picture() template.HTML {
	if p.Starting == nil {
		return ""
	}
	code, err := qr.Encode(p.Starting.Link, qr.M)
	if err != nil {
		return ""
	}
	var dark strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&dark, "M%d %dh1v1h-1z", x+qrQuiet, y+qrQuiet)
			}
		}
	}
	side := code.Size + 2*qrQuiet
	return template.HTML(fmt.Sprintf(`<svg class="qr-code" viewBox="0 0 %d %d" width="200" height="200" role="img" aria-label="%s" shape-rendering="crispEdges"><rect width="%d" height="%d" fill="#fff"/><path fill="#000" d="%s"/></svg>`,
		side, side, template.HTMLEscapeString(p.Say("Mã QR để quét bằng ứng dụng xác thực")), side, side, dark.String()))
}
