package main_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lotrinh/internal/browsertest"
)

// walkByKeyboard brings a document in, reviews it and accepts from it without the mouse. Only the system's own dialogue for
// choosing a file is left out.
func walkByKeyboard(t *testing.T, root string) {
	b := browsertest.New(t)
	focused := func(want string) {
		t.Helper()
		if got := b.Focus(); !strings.Contains(got, want) {
			t.Fatalf("the keyboard is at %s, want %s", got, want)
		}
	}
	tabTo := func(want string) {
		t.Helper()
		for range 60 {
			if strings.Contains(b.Focus(), want) {
				return
			}
			b.Press("\t")
		}
		focused(want)
	}

	b.Open(root + "/")
	b.Press("\t")
	focused(`class="skip"`)
	b.Press("\r")
	focused(`id="main"`)

	b.Press("g")
	b.Press("v")
	b.See("Văn bản đã đăng ký")
	b.Press("\t")
	b.Press("\r")
	tabTo(`type="file"`)
	b.Upload("input[type=file]", filepath.Join("..", "..", "samples", "test", "chuong-trinh-du-lich.docx"))
	tabTo(`class="primary"`)
	b.Press("\r")

	b.Press("g")
	b.Press("r")
	b.See("Giữa văn bản và kế hoạch")
	found := regexp.MustCompile(`href="(/review/[0-9a-f-]{36})">Chương trình số 08`).FindSubmatch(fetch(t, root+"/review"))
	if found == nil {
		t.Fatal("the document that was read does not wait for review")
	}
	for range 20 {
		b.Press("j")
		if strings.Contains(b.Focus(), string(found[1])) {
			break
		}
	}
	focused(string(found[1]))
	b.Press("\r")
	b.See("Đề xuất 1/")
	b.Press("a")
	b.See("Đã nhận thành")
	b.Press("x")
	focused(`name="why"`)
	b.Press("xa") // letters of the reason, not actions
	focused(`name="why"`)
	b.Press("\r")
	b.See("Đã bỏ đề xuất")

	// A search is typed, not obeyed.
	b.Press("/")
	focused(`id="q-top"`)
	b.Press("gk?")
	if !strings.Contains(b.Address(), "/review/") {
		t.Errorf("keys acted while a word was typed: now at %s", b.Address())
	}
	b.Press("\x1b")

	// Two tasks get another deadline: ticked, seen, confirmed.
	b.Open(root + "/items?unit=so-tc&kind=task&per_page=5")
	b.Press("\t")
	focused(`class="skip"`)
	b.Press("\r") // past the menu
	tabTo(`name="item"`)
	b.Press(" ")
	b.Press("\t")
	b.Press("\t")
	focused(`name="item"`)
	b.Press(" ")
	tabTo(`id="do"`)
	b.Press("\t")
	tabTo(`<button`)
	b.Press("\r")
	b.See("2 mục đã chọn")
	tabTo(`id="value"`)
	b.Press("30/9/2026")
	tabTo(`name="misread"`) // the days that stand were read wrongly: only then may a list move them
	b.Press(" ")
	b.Press("\t")
	b.Press("Thông báo 14")
	b.Press("\r")
	b.See("2 mục sẽ thay đổi")
	tabTo(`class="primary"`)
	b.Press("\r")
	b.See("Đã thay đổi 2 mục")

	// Switched off, keys do nothing.
	b.Press("?")
	b.See("Phím tắt đang bật")
	tabTo(`name="keys"`)
	b.Press("\r")
	b.See("Phím tắt đang tắt")
	b.Press("g")
	b.Press("k")
	if !strings.Contains(b.Address(), "/help") {
		t.Errorf("keys act though they are off: now at %s", b.Address())
	}
}
