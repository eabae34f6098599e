package main_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// docxText reads a Word document without the program's own reader, which is not to be its own judge.
func docxText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: docx-text FILE")
	}
	archive, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	document, err := archive.Open("word/document.xml")
	ts.Check(err)
	defer document.Close()
	text, err := wordText(document)
	ts.Check(err)
	_, err = io.WriteString(ts.Stdout(), text)
	ts.Check(err)
}

// wordText is the text of document.xml: a paragraph a line; in a table a row a line, cells apart by tabs and their paragraphs by spaces.
func wordText(document io.Reader) (string, error) {
	var text strings.Builder
	cells, inText := 0, false
	tokens := xml.NewDecoder(document)
	for {
		token, err := tokens.Token()
		if errors.Is(err, io.EOF) {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "t":
				inText = true
			case "tc":
				cells++
			case "tab", "br":
				text.WriteString(" ")
			}
		case xml.CharData:
			if inText {
				text.Write(token)
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "p":
				if cells > 0 {
					text.WriteString(" ")
				} else {
					text.WriteString("\n")
				}
			case "tc":
				cells--
				text.WriteString("\t")
			case "tr":
				text.WriteString("\n")
			}
		}
	}
}
