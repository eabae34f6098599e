//go:build unix

package main_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"lotrinh/internal/servetest"
)

// badFiles writes bad-file KIND FILE: files that are too large or too crooked to be kept in a script.
var badFiles = map[string]func() []byte{
	"bomb-docx": func() []byte {
		return packed(part{"word/document.xml", wordHead + "<w:p><w:r><w:t>", "a", 1100 << 20, ""})
	},
	"bomb-xlsx": func() []byte {
		return workbookOf(part{sheetPart, "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>", "a", 1100 << 20, ""})
	},
	"bomb-empty": func() []byte { return packed(part{"word/document.xml", wordHead, "<w:p/>", 1100 << 20, ""}) },
	"bomb-inner": func() []byte { return packed(part{"bom.zip", "", "a", 1 << 20, ""}) },
	"deep-docx": func() []byte {
		return packed(part{"word/document.xml", wordHead, "<w:tbl><w:tr><w:tc>", 10000 * 19, ""})
	},
	"deep-html": func() []byte { return []byte("<html><body>" + strings.Repeat("<div>", 10000) + "Kế hoạch") },
	"deep-list": func() []byte { return []byte("<html><body>" + strings.Repeat("<ul><li>", 10000) + "Kế hoạch") },
	"rows-docx": func() []byte {
		row := "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
		return packed(part{"word/document.xml", wordHead + "<w:tbl>", row, 1_000_000 * len(row), "<w:tr><w:tc><w:p><w:r><w:t>Hàng cuối</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"})
	},
	"rows-xlsx": func() []byte {
		row := `<row ht="15"><c s="1"/><c s="1"/></row>`
		return workbookOf(part{sheetPart, "<worksheet><sheetData>", row, 1_000_000 * len(row), `<row r="1000001"><c t="inlineStr"><is><t>Hàng cuối</t></is></c></row></sheetData></worksheet>`})
	},
	"links-docx": func() []byte {
		link := `<Relationship Id="r" Type="hyperlink" Target="http://a.vn" TargetMode="External"/>`
		return packed(part{"word/_rels/document.xml.rels", "<Relationships>", link, 1_000_000 * len(link), "</Relationships>"},
			part{"word/document.xml", wordHead + "<w:p><w:r><w:t>Văn bản có liên kết</w:t></w:r></w:p></w:body></w:document>", "", 0, ""})
	},
	"links-xlsx": func() []byte {
		link := `<hyperlink ref="A1" location="B1"/>`
		return workbookOf(part{sheetPart, `<worksheet><sheetData><row><c t="inlineStr"><is><t>Bảng có liên kết</t></is></c></row></sheetData><hyperlinks>`, link, 1_000_000 * len(link), "</hyperlinks></worksheet>"})
	},
	"links-html": func() []byte {
		return []byte("<html><body>" + strings.Repeat("<a href=x>y</a> ", 1_000_000) + "</body></html>")
	},
	"no-document": func() []byte { return packed(part{"word/styles.xml", "<a/>", "", 0, ""}) },
	"no-utf8": func() []byte {
		return packed(part{"word/document.xml", wordHead + "<w:p><w:r><w:t>K\xd5 ho\xb9ch</w:t></w:r></w:p>", "", 0, ""})
	},
	"formulas": func() []byte {
		return workbookOf(part{sheetPart, `<worksheet><sheetData><row><c t="inlineStr"><is><t>TT</t></is></c><c t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c t="inlineStr"><is><t>Đơn vị tính</t></is></c><c t="inlineStr"><is><t>Năm 2026</t></is></c></row>` +
			`<row><c><v>1</v></c><c t="inlineStr"><is><t>Tỷ lệ hộ nghèo</t></is></c><c t="inlineStr"><is><t>%</t></is></c><c t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>` +
			`<row><c><v>2</v></c><c t="inlineStr"><is><t>Tỷ lệ che phủ rừng</t></is></c><c t="inlineStr"><is><t>%</t></is></c><c><f>SUM(A1:A2)</f></c></row></sheetData></worksheet>`, "", 0, ""})
	},
	"locked-docx": func() []byte {
		return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	},
	"old-doc": func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word.Document.8") },
	"tcvn3": func() []byte { // with letters gone astray on the way: what it says is not certain
		return []byte("KÕ hoo¹¹ch ph¸¸t trÓÓn kinh tÕ - x· hhéi cña tØnh MÉu Giang n¨m 2026, ®Çu t­ c«ng")
	},
	"tcvn3-bare": func() []byte { return []byte("K\xd5 ho\xb9ch ph\xb8t tri\xd3n") },
	"locked-pdf": func() []byte {
		return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>")
	},
	"loop-pdf": func() []byte {
		return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]/Parent 3 0 R>>endobj\n4 0 obj 4 0 R endobj\nxref\ntrailer<</Root 1 0 R/Prev 0>>")
	},
	"links-pdf": func() []byte {
		return linkedPDF(strings.Repeat("<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(http://a.vn)>>>>", 1_000_000), "")
	},
	"links-apart-pdf": func() []byte { // each an object of its own, as browsers write them
		var refs, links strings.Builder
		for i := range 1_000_000 {
			fmt.Fprintf(&refs, "%d 0 R ", 100+i)
			fmt.Fprintf(&links, "%d 0 obj<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI(http://a.vn)>>>>endobj\n", 100+i)
		}
		return linkedPDF(refs.String(), links.String())
	},
	"bomb-pdf": func() []byte {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		io.WriteString(z, "BT /F1 12 Tf [")
		for range 30 {
			io.WriteString(z, strings.Repeat("1 ", 1<<19))
		}
		z.Close()
		return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Contents[" + strings.Repeat("4 0 R ", 1000) +
			"]>>endobj\n4 0 obj<</Filter/FlateDecode/Length " + strconv.Itoa(b.Len()) + ">>stream\n" + b.String() + "\nendstream endobj\ntrailer<</Root 1 0 R>>")
	},
	"broken-docx": func() []byte {
		whole := packed(part{"word/document.xml", wordHead + "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>", "", 0, ""})
		return whole[:len(whole)/2]
	},
	"broken-xlsx": func() []byte {
		return workbookOf(part{sheetPart, `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Chỉ tiêu</t></is></c></row><row r="12"><c><v>5`, "", 0, ""})
	},
	"vni": func() []byte {
		return []byte("KEÁ HOAÏCH phùt trieånån knh teáá - xaõõ hoäi\nGiao Sôû Taøi chính chuû trì tham möu kinh phí, baùo caùo tröôùc ngaøy 15/5/2026.")
	},
}

// linkedPDF is a page of one sentence under these annotations.
func linkedPDF(annotations, objects string) []byte {
	const words = "BT /F1 12 Tf 72 700 Td (Ke hoach co lien ket cua tinh Mau Giang) Tj ET"
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Annots[" + annotations +
		"]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n4 0 obj<</Length " + strconv.Itoa(len(words)) + ">>stream\n" + words +
		"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n" + objects + "trailer<</Root 1 0 R>>")
}

const (
	wordHead  = `<w:document xmlns:w="w"><w:body>`
	sheetPart = "xl/worksheets/sheet1.xml"
)

// part of a packed file: head, then unit until size bytes of it are written, then tail.
type part struct {
	name, head, unit string
	size             int
	tail             string
}

func workbookOf(sheet part) []byte {
	return packed(part{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Bảng" r:id="a"/></sheets></workbook>`, "", 0, ""},
		part{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>`, "", 0, ""}, sheet)
}

// packed writes the parts piece by piece, so that this process stays small while the file unpacks to gigabytes.
func packed(parts ...part) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			panic(err)
		}
		io.WriteString(w, p.head)
		if p.unit != "" {
			piece := strings.Repeat(p.unit, max(1, (1<<20)/len(p.unit)))
			for left := p.size; left > 0; left -= len(piece) {
				io.WriteString(w, piece[:min(left, len(piece))])
			}
		}
		io.WriteString(w, p.tail)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func badFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bad-file KIND FILE")
	}
	if megabytes, err := strconv.Atoi(args[0]); err == nil { // so many megabytes of nothing
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), nil, 0o644))
		ts.Check(os.Truncate(ts.MkAbs(args[1]), int64(megabytes)<<20))
		return
	}
	write := badFiles[args[0]]
	if write == nil {
		ts.Fatalf("no bad file %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), write(), 0o644))
}

// within runs a program that may take so many megabytes of memory and a minute: bounds, not timings.
func within(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: [!] within MEGABYTES COMMAND…")
	}
	bound, err := strconv.Atoi(args[0])
	ts.Check(err)
	program, err := exec.LookPath(args[1])
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args[2:]...)
	cmd.Dir, cmd.Env = ts.MkAbs("."), visitOf(ts).vars
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	ts.Check(cmd.Start())
	peak, failed := watched(cmd)
	if ctx.Err() != nil {
		ts.Fatalf("still running after five minutes")
	}
	if peak == 0 {
		ts.Fatalf("the memory of another program cannot be seen here")
	}
	ts.Logf("[%d MB at most]", peak)
	if peak > bound {
		ts.Fatalf("%d MB of memory, more than %d", peak, bound)
	}
	if code := cmd.ProcessState.ExitCode(); neg && code != 1 || !neg && code != 0 {
		ts.Fatalf("exit code %d, %v", code, failed)
	}
}

// watched waits for a program that was started and tells the most memory it held, in MB, as seen every few milliseconds.
func watched(cmd *exec.Cmd) (peak int, failed error) {
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if seen, err := servetest.Peak(cmd.Process.Pid); err == nil {
			peak = max(peak, seen)
		}
		select {
		case failed = <-ended:
			return peak, failed
		case <-time.After(2 * time.Millisecond):
		}
	}
}
