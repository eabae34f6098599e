package write_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"lotrinh/internal/fault"
	"lotrinh/internal/read"
	"lotrinh/internal/write"
)

func sampleVolume(layout write.Layout) write.Volume {
	paper := func(unit, title string) write.VolumePaper {
		return write.VolumePaper{Unit: unit, Title: title, Author: "Nguyễn Văn A", Note: "Trình bày lúc 08:00, 10 phút", Blocks: []write.VolumeBlock{
			{Level: 1, Text: "I. KẾT QUẢ"}, {Text: strings.Repeat("Sở đã tháo gỡ vướng mắc của mười hai dự án <giao thông>. ", 60)}, {Level: 2, Text: "1. Đường"}, {Item: true, Text: "- Cầu Mẫu Giang 2."},
			{Table: &write.Table{Columns: []write.Column{{Title: "Năm"}, {Title: "Số dự án"}}, Rows: []write.Row{{Cells: []write.Cell{write.Words("2025"), write.Count(12)}}}}}}}
	}
	return write.Volume{Layout: layout, Issuer: "Tỉnh ủy Mẫu Giang", Place: "Mẫu Giang", HeldOn: "2026-10-30", Subject: "Hội nghị sơ kết giữa nhiệm kỳ", Sample: true,
		Foreword: []write.Text{write.Plain("Kỷ yếu tập hợp 3 tham luận.")}, Signer: write.Signer{Post: "Bí thư"},
		Parts: []write.VolumePart{{Title: "Tham luận trình bày", Papers: []write.VolumePaper{paper("Sở Tài chính", "Vốn đi trước"), paper("Sở Xây dựng", "Một tên tham luận rất dài để xem dòng đầu trang có được rút gọn ở chỗ hết một từ hay không")}},
			{Title: "Tham luận in kỷ yếu", Papers: []write.VolumePaper{paper("Sở Y tế", "Giữ người ở trạm")}}},
		Sources: write.Table{Columns: []write.Column{{Title: "Đơn vị"}, {Title: "Tệp"}}, Rows: []write.Row{{Cells: []write.Cell{write.Words("Sở Tài chính"), write.Words("so-tc.docx")}}}}}
}

func volumeParts(t *testing.T, v write.Volume) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := write.VolumeDocx(&b, v); err != nil {
		t.Fatal(err)
	}
	return unzip(t, b.Bytes())
}

// TestVolumeIsWhole: every part is XML and declared, every relation and bookmark that is pointed to is there.
func TestVolumeIsWhole(t *testing.T) {
	for _, layout := range []write.Layout{write.StateLayout, write.PartyLayout} {
		parts := volumeParts(t, sampleVolume(layout))
		for name, content := range parts {
			dec := xml.NewDecoder(strings.NewReader(content))
			for {
				if _, err := dec.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
			if strings.HasPrefix(name, "word/header") && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
				t.Errorf("%s is not declared", name)
			}
		}
		document, relations := parts["word/document.xml"], parts["word/_rels/document.xml.rels"]
		for n := 1; n <= 3; n++ {
			head := fmt.Sprintf("header-paper%d", n)
			if !strings.Contains(document, `r:id="`+head+`"`) || !strings.Contains(relations, `Id="`+head+`"`) || parts["word/"+head+".xml"] == "" {
				t.Errorf("the running head %s is not tied in", head)
			}
			if mark := fmt.Sprintf("thamluan%d", n); strings.Count(document, `w:name="`+mark+`"`) != 1 || !strings.Contains(document, `PAGEREF `+mark) {
				t.Errorf("the contents do not lead to contribution %d", n)
			}
		}
		if head := parts["word/header-paper2.xml"]; !strings.Contains(head, "Sở Xây dựng") || !strings.Contains(head, " …") || strings.Contains(head, "hay không") {
			t.Errorf("the running head is %s", head)
		}
		lines := paragraphs(t, document)
		for _, want := range []string{"KỶ YẾU", "HỘI NGHỊ SƠ KẾT GIỮA NHIỆM KỲ", "LỜI GIỚI THIỆU", "MỤC LỤC", "Tham luận số 3", "GIỮ NGƯỜI Ở TRẠM", "I. KẾT QUẢ", "- Cầu Mẫu Giang 2.", "12", "NGUỒN CỦA CÁC THAM LUẬN"} {
			if !slices.Contains(lines, want) {
				t.Errorf("%s: the volume lost %q", layout, want)
			}
		}
		if nation := slices.Contains(lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"); nation != (layout == write.StateLayout) {
			t.Errorf("%s: the head of the state stands: %v", layout, nation)
		}
		if slices.Contains(lines, "BẢN DỰ THẢO") {
			t.Errorf("%s: a settled volume calls itself a draft", layout)
		}
	}
}

func TestVolumeIsTheSameEachTime(t *testing.T) {
	var a, b bytes.Buffer
	if err := write.VolumeDocx(&a, sampleVolume(write.StateLayout)); err != nil {
		t.Fatal(err)
	}
	if err := write.VolumeDocx(&b, sampleVolume(write.StateLayout)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same volume gave other bytes")
	}
	source, err := read.File("ky-yeu.docx", a.Bytes())
	if err != nil || !strings.Contains(source.Text, "Giữ người ở trạm") {
		t.Errorf("our own reader does not read it: %v", err)
	}
}

func TestVolumeRefuses(t *testing.T) {
	empty := sampleVolume(write.StateLayout)
	empty.Parts = nil
	wide := sampleVolume(write.StateLayout)
	wide.Parts[0].Papers[0].Blocks = []write.VolumeBlock{{Table: &write.Table{Columns: make([]write.Column, 100)}}}
	for name, v := range map[string]write.Volume{"empty": empty, "a table of 100 columns": wide} {
		var b bytes.Buffer
		if err := write.VolumeDocx(&b, v); !fault.Is(err, fault.Invalid) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}
