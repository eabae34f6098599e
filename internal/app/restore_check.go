package app

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"lotrinh/internal/fault"
	"lotrinh/internal/store"
)

// whole reads a backup to its end before anything is written: every part must have the sum that the archive notes, every
// original the one that is its name, and every table must be there.
func whole(z *zip.Reader, tables []string) error {
	there := map[string]bool{}
	for _, f := range z.File {
		if there[f.Name] {
			return fault.New(fault.Invalid, "Bản sao lưu hỏng: %s có hai lần.", "The backup is broken: %s is in it twice.", f.Name)
		}
		there[f.Name] = true
		r, err := f.Open()
		if err != nil {
			return damaged(f.Name, err)
		}
		sum := sha256.New()
		_, err = io.Copy(sum, r) // the archive's own sum is compared at the end
		r.Close()
		if err != nil {
			return damaged(f.Name, err)
		}
		if name := keptFile.FindStringSubmatch(f.Name); name != nil && name[1] != hex.EncodeToString(sum.Sum(nil)) {
			return fault.New(fault.Invalid, "Tệp gốc %s trong bản sao lưu đã bị sửa.", "The original %s in the backup was edited.", name[1])
		}
	}
	for _, table := range tables {
		if !there[rowsOf(table)] {
			return noTable(table)
		}
	}
	return nil
}

func damaged(part string, err error) error {
	return fault.New(fault.Invalid, "Bản sao lưu hỏng ở phần %s; chưa ghi gì. Hãy dùng bản sao lưu khác.", "The backup is broken at its part %s; nothing was written. Use another backup.", part).Because(err)
}

func noTable(table string) error {
	return fault.New(fault.Invalid, "Bản sao lưu hỏng: thiếu bảng %s; chưa ghi gì. Hãy dùng bản sao lưu khác.", "The backup is broken: it lacks table %s; nothing was written. Use another backup.", table)
}

// checkFiles reads again every original and every piece of evidence that the rows name.
func checkFiles(r store.Reader, files store.Files) (wrong []string, err error) {
	docs, err := r.AllDocuments()
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if d.SHA256 != "" {
			if problem := files.Check(d.SHA256); problem != "" {
				wrong = append(wrong, d.Name()+": "+problem)
			}
		}
	}
	lines, err := r.LinesWithEvidence()
	for _, l := range lines {
		if problem := files.Check(l.Evidence); problem != "" {
			wrong = append(wrong, l.EvidenceName+": "+problem)
		}
	}
	if err != nil {
		return wrong, err
	}
	products, err := r.ProductsWithFile()
	for _, p := range products {
		if problem := files.Check(p.File); problem != "" {
			wrong = append(wrong, p.FileName+": "+problem)
		}
	}
	return wrong, err
}
