package read

import (
	"fmt"
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

// cells are a table as lines of "a | b".
func cells(t *doc.Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		for k, c := range r.Cells {
			if k > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(c.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestCopiedTables(t *testing.T) {
	const head = "STT\nNhiệm vụ\nCơ quan chủ trì\n"
	for name, c := range map[string]struct{ text, want, after string }{
		"a line a cell": {head + "A\nCHUYỂN ĐỔI SỐ\n\nI\nHạ tầng\n1\nXây dựng kho dữ liệu dùng chung\nSở Khoa học và Công nghệ\n2\nPhủ sóng các xã\nSở Khoa học và Công nghệ\nII\nDịch vụ\n3\nRà soát thủ tục\nVăn phòng Ủy ban nhân dân tỉnh\nNơi nhận:\n",
			"STT | Nhiệm vụ | Cơ quan chủ trì\nA | CHUYỂN ĐỔI SỐ\nI | Hạ tầng\n1 | Xây dựng kho dữ liệu dùng chung | Sở Khoa học và Công nghệ\n2 | Phủ sóng các xã | Sở Khoa học và Công nghệ\nII | Dịch vụ\n3 | Rà soát thủ tục | Văn phòng Ủy ban nhân dân tỉnh\n", "Nơi nhận:"},
		"it ends before a row with a cell too few": {head + "1\nViệc một\nSở Y tế\n2\nViệc hai\nSở Y tế\n3\nViệc ba\nSở Y tế\n4\nViệc bốn\n5\nViệc năm\nSở Y tế\n",
			"STT | Nhiệm vụ | Cơ quan chủ trì\n1 | Việc một | Sở Y tế\n2 | Việc hai | Sở Y tế\n3 | Việc ba | Sở Y tế\n", "4"},
		"tabs": {"TT\tViệc\tChủ trì\n1\tViệc một\tSở Y tế\n2\tViệc hai\t\nHết.\n", "TT | Việc | Chủ trì\n1 | Việc một | Sở Y tế\n2 | Việc hai | \n", "Hết."},
	} {
		t.Run(name, func(t *testing.T) {
			src := mustRead(t, "dan.txt", []byte("PHỤ LỤC\n\n"+c.text))
			var table, after string
			for _, b := range src.Blocks {
				switch {
				case b.Table != nil:
					table = cells(b.Table)
				case table != "" && after == "":
					after = src.Text[b.Span.Start:b.Span.End]
				}
			}
			if table != c.want {
				t.Errorf("table\n%swant\n%s", table, c.want)
			}
			if !strings.HasPrefix(after, c.after) {
				t.Errorf("after it %q, want %q", after, c.after)
			}
		})
	}
	for name, text := range map[string]string{
		"two rows are a list":    head + "1\nViệc một\nSở Y tế\n2\nViệc hai\nSở Y tế\n",
		"no names of columns":    "1\nViệc một\nSở Y tế\n2\nViệc hai\nSở Y tế\n3\nViệc ba\nSở Y tế\n",
		"a signature with a tab": "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\t\n",
	} {
		for _, b := range mustRead(t, "dan.txt", []byte("PHỤ LỤC\n\n"+text)).Blocks {
			if b.Table != nil {
				t.Errorf("%s: read as a table\n%s", name, cells(b.Table))
			}
		}
	}
}

// A long table costs as much a row as a short one.
func TestCopiedTableGoesOn(t *testing.T) {
	var b strings.Builder
	b.WriteString("STT\nNhiệm vụ\nCơ quan chủ trì\n")
	for i := 1; i <= 500; i++ {
		fmt.Fprintf(&b, "%d\nViệc số %d\nSở Tài chính\n", i, i)
	}
	src := mustRead(t, "dan.txt", []byte(b.String()))
	if len(src.Blocks) != 1 || src.Blocks[0].Table == nil || len(src.Blocks[0].Table.Rows) != 501 {
		t.Errorf("%d blocks, the first %v", len(src.Blocks), src.Blocks[0].Table)
	}
}
