package app

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"lotrinh/internal/fault"
	"lotrinh/internal/journal"
	"lotrinh/internal/store"
)

// whole reads a backup to its end before anything is written: every part must have the sum that the archive notes, every
// original the one that is its name, and every table must be there.
func whole(z *zip.Reader) error {
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
	for _, table := range store.Tables {
		if !there["rows/"+table+".jsonl"] {
			return noTable(table)
		}
	}
	return nil
}

func damaged(part string, err error) error {
	return fault.New(fault.Invalid, "Bản sao lưu hỏng ở phần %s; chưa ghi gì. Hãy dùng bản sao lưu khác.", "The backup is broken at its part %s; nothing was written. Use another backup.", part).Because(err)
}

func noTable(table string) error {
	return fault.New(fault.Invalid, "Bản sao lưu thiếu bảng %s: nó hỏng, hoặc do một bản lotrinh khác tạo ra; hãy khôi phục bằng chính bản đó rồi nâng cấp.",
		"The backup lacks table %s: it is broken, or made by another version of lotrinh; restore it with that version, then upgrade.", table)
}

// emptyPlace refuses a folder in which an installation or its originals lie already.
func emptyPlace(c Config) error {
	if c.DB == "" {
		if _, err := os.Stat(filepath.Join(c.Dir, "lotrinh.db")); err == nil {
			return taken(c.Dir)
		}
	}
	if kept, err := os.ReadDir(filepath.Join(c.Dir, "files")); err == nil && len(kept) > 0 {
		return taken(c.Dir)
	}
	return nil
}

func taken(dir string) error {
	return fault.New(fault.Conflict, "Thư mục %s đã có dữ liệu; hãy chọn thư mục hoặc cơ sở dữ liệu trống.", "The folder %s holds data already; choose an empty folder or database.", dir)
}

// proven checks what was restored as verify does, and that the journal ends where the backup says.
func proven(ctx context.Context, s *store.Store, noted string) (string, error) {
	want, err := journal.ParseHead(noted)
	if err != nil {
		return "", err
	}
	head, wrong, err := s.Verify(ctx, want)
	if err != nil {
		return "", err
	}
	if head != want {
		wrong = append(wrong, "head "+head.String())
	}
	if len(wrong) > 0 {
		return "", fault.New(fault.Invalid, "Bản sao lưu đã bị sửa, đừng dùng những gì vừa khôi phục: %s (%d lỗi).", "The backup was edited, do not use what was restored from it: %s (%d errors).", wrong[0], len(wrong))
	}
	return noted, nil
}
