package web

import (
	"io"
	"testing"

	"lotrinh/internal/lang"
)

// BenchmarkPages is what drawing a page costs when its data is at hand.
func BenchmarkPages(b *testing.B) {
	v := parseViews(newAssets())
	for name, page := range (words{lang.Vi}).fixturePages() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := v.execute(io.Discard, name, page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			parseViews(newAssets())
		}
	})
}
