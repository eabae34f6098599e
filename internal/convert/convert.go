// Package convert has outside programs – LibreOffice, Tesseract, Poppler – turn a file that is not read here into one that is.
package convert

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"lotrinh/internal/fault"
)

// Desk knows which outside programs this machine has and lets one of them work at a time. The nil Desk has none.
type Desk struct {
	office                              string      // soffice
	recognise, render, count, bindPages string      // tesseract, pdftoppm, pdfinfo, pdfunite
	vietnamese                          func() bool // whether tesseract knows the letters
	turn                                chan struct{}
}

// Found is a desk with the programs that are installed.
func Found() *Desk {
	d := &Desk{turn: make(chan struct{}, 1)}
	for _, p := range []struct {
		path *string
		name string
	}{{&d.office, "soffice"}, {&d.recognise, "tesseract"}, {&d.render, "pdftoppm"}, {&d.count, "pdfinfo"}} {
		*p.path, _ = exec.LookPath(p.name) // "" when it is not there
	}
	d.vietnamese = sync.OnceValue(func() bool { return knowsVietnamese(d.recognise) })
	return d
}

// Office tells whether old Word and OpenDocument files can be turned.
func (d *Desk) Office() bool { return d != nil && d.office != "" }

// Recogniser tells whether scans can be turned.
func (d *Desk) Recogniser() bool {
	return d != nil && d.recognise != "" && d.render != "" && d.count != "" && d.vietnamese()
}

// wait takes the turn at the desk; done gives it back.
func (d *Desk) wait(ctx context.Context) (done func(), err error) {
	select {
	case d.turn <- struct{}{}:
		return func() { <-d.turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// folder is a fresh folder with the file in it under a name of ours, so that nothing of the name it came with reaches a program.
func folder(file string, content []byte) (dir string, remove func(), err error) {
	if dir, err = os.MkdirTemp("", "lotrinh-"); err != nil {
		return "", nil, fault.System("", "không tạo được thư mục tạm", "no temporary folder can be made", err)
	}
	remove = func() { os.RemoveAll(dir) }
	if err = os.WriteFile(filepath.Join(dir, file), content, 0o600); err != nil {
		remove()
		return "", nil, fault.System(dir, "không ghi được tệp tạm", "a temporary file cannot be written", err)
	}
	return dir, remove, nil
}

// tooLong is the fault of a program that did not end within its time.
func tooLong(name string, limit time.Duration) error {
	return fault.New(fault.TooLarge, "Tệp %q chưa chuyển đổi xong sau %d giây nên đã dừng; hãy mở tệp, lưu lại thành .docx hoặc tách nhỏ rồi nhập lại.",
		"The file %q was not turned within %d seconds and was given up; open it, save it as .docx or split it, and import that.", name, int(limit.Seconds()))
}
