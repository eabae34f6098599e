// Command build makes the .docx and .xlsx files of the sample set from the plain texts in samples/src.
//
//	go run ./samples/build
//
// The result is the same byte for byte on every run; the made files are committed, so nothing is built at run time.
// To look at a page as an office would: soffice --headless --convert-to pdf FILE, then pdftoppm.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// made pairs each source, under samples/src, with the file made of it, under samples.
var made = []struct{ source, target string }{
	{"01-nghi-quyet-dai-hoi.txt", "01-nghi-quyet-dai-hoi.docx"},
	{"02-chuong-trinh-hanh-dong.txt", "02-chuong-trinh-hanh-dong.docx"},
	{"03-ke-hoach-ubnd.txt", "03-ke-hoach-ubnd.docx"},
	{"04-chi-tieu.csv", "04-chi-tieu.xlsx"},
	{"chuong-trinh-du-lich.txt", "test/chuong-trinh-du-lich.docx"},
}

func main() {
	root := "samples"
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	for _, m := range made {
		data, err := makeFile(filepath.Join(root, "src", m.source))
		if err == nil {
			err = os.WriteFile(filepath.Join(root, m.target), data, 0o644)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", m.source, err)
			os.Exit(1)
		}
		fmt.Printf("%s: %d bytes\n", m.target, len(data))
	}
}

func makeFile(source string) ([]byte, error) {
	text, err := os.ReadFile(source)
	if err != nil {
		return nil, err
	}
	if filepath.Ext(source) == ".csv" {
		return workbook(text)
	}
	d, err := parse(string(text))
	if err != nil {
		return nil, err
	}
	return d.docx()
}
