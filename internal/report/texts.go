package report

import "maps"

// TextUnder is what stands under a heading of the narrative.
func (r Report) TextUnder(key string) string {
	switch key {
	case "summary":
		return r.Summary
	case "difficulties":
		return r.Difficulties
	case "proposals":
		return r.Proposals
	}
	return r.Texts[key]
}

// WriteUnder puts a text under a heading of the narrative. The map of another version of the report stays as it was.
func (r *Report) WriteUnder(key, text string) {
	switch key {
	case "summary":
		r.Summary = text
	case "difficulties":
		r.Difficulties = text
	case "proposals":
		r.Proposals = text
	default:
		texts := maps.Clone(r.Texts)
		if texts == nil {
			texts = map[string]string{}
		}
		if texts[key] = text; text == "" {
			delete(texts, key)
		}
		if r.Texts = texts; len(texts) == 0 {
			r.Texts = nil
		}
	}
}
