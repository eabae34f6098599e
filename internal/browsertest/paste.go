package browsertest

// Paste puts a text on the clipboard of the page and pastes it where the keyboard is, as a spreadsheet gives it: plain, with
// tabs between cells, and as a table.
func (b *Browser) Paste(text string) {
	b.t.Helper()
	_, err := evaluate[bool](b, `text => {
		const clip = new DataTransfer();
		clip.setData("text/plain", text);
		clip.setData("text/html", "<table><tr><td></td></tr></table>");
		return document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clip, bubbles: true, cancelable: true }));
	}`, text)
	if err != nil {
		b.fail("paste: %v", err)
	}
	b.settle("paste")
}

// Offline cuts the scripts of the page off from its server, or lets them through again.
func (b *Browser) Offline(off bool) {
	b.t.Helper()
	script := `() => { if (window.online) { window.fetch = window.online; window.dispatchEvent(new Event("online")); } return true }`
	if off {
		script = `() => { window.online = window.fetch; window.fetch = () => Promise.reject(new TypeError("offline")); return true }`
	}
	if _, err := evaluate[bool](b, script); err != nil {
		b.fail("offline: %v", err)
	}
}

// Value is what a field holds.
func (b *Browser) Value(target string) string {
	b.t.Helper()
	v, err := evaluate[string](b, `target => page.field(target).value`, target)
	if err != nil {
		b.fail("value of %s: %v", target, err)
	}
	return v
}
