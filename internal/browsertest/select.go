package browsertest

// Select marks words with the mouse, as a reader does who copies them: the first place in the elements of a target where they stand.
func (b *Browser) Select(target, words string) {
	b.t.Helper()
	b.until("select "+words, func() (string, error) {
		return evaluate[string](b, `(target, words) => {
			for (const element of page.all(target)) {
				const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
				for (let text; (text = texts.nextNode()); ) {
					const at = text.data.indexOf(words);
					if (at < 0) continue;
					element.scrollIntoView({ block: "center", behavior: "instant" });
					getSelection().setBaseAndExtent(text, at, text, at + words.length);
					return "";
				}
			}
			return "these words do not stand there";
		}`, target, words)
	})
	b.settle("select")
}
