package web_test

import (
	"strings"
	"testing"
)

// A document in which nothing was read is not said to be reviewed.
func TestNothingRead(t *testing.T) {
	s := newSite(t)
	p := s.must(s.send("/documents", "file", "english.txt", []byte("The committee met on Monday and talked about the weather in the delta at length."), nil), 200,
		"Không đọc ra mục tiêu, chỉ tiêu hay nhiệm vụ nào", "tiếng khác", "bản quét", "quy định")
	if said := squeeze(text(p.Node)); strings.Contains(said, "đã rà soát xong") || strings.Contains(said, "Hãy rà soát từng đề xuất") {
		t.Errorf("the page says: %s", said)
	}
}
