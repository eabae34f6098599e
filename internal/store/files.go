package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"lotrinh/internal/fault"
)

// Files keeps originals and evidence under their SHA-256, so that the same bytes are kept once.
type Files struct{ dir string }

// OpenFiles uses the folder files/ of an installation, which it makes when it is first written to.
func OpenFiles(dir string) Files { return Files{filepath.Join(dir, "files")} }

func (f Files) path(sum string) string { return filepath.Join(f.dir, sum[:2], sum) }

// Save keeps the bytes and gives their sum. The file is whole and on the disk before it has its name.
func (f Files) Save(content []byte) (string, error) {
	raw := sha256.Sum256(content)
	sum := hex.EncodeToString(raw[:])
	path := f.path(sum)
	if _, err := os.Stat(path); err == nil {
		return sum, nil
	}
	err := writeWhole(path, content)
	if err = fault.Disk(err); err == nil || fault.Is(err, fault.Unavailable) {
		return sum, err
	}
	return sum, fault.System("files/", "không ghi được tệp gốc", "the original cannot be written", err)
}

func writeWhole(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "new-")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(content)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// Open gives the bytes of a sum.
func (f Files) Open(sum string) (io.ReadSeekCloser, error) {
	if len(sum) != 64 {
		return nil, fault.New(fault.NotFound, "Không có tệp gốc.", "There is no original file.")
	}
	file, err := os.Open(f.path(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "Tệp gốc không còn trong thư mục files/.", "The original is no longer in the folder files/.")
	}
	return file, err
}

// Check reads a kept file again; "" when its bytes still have their sum.
func (f Files) Check(sum string) string {
	file, err := f.Open(sum)
	if err != nil {
		return "không mở được tệp gốc " + sum + " / the original cannot be opened"
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "không đọc được tệp gốc / the original cannot be read"
	}
	if hex.EncodeToString(h.Sum(nil)) != sum {
		return "tệp gốc đã bị sửa / the original was edited"
	}
	return ""
}

// Each gives every kept file with its sum, in the order of the sums.
func (f Files) Each(do func(sum string, content io.Reader) error) error {
	return filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // nothing was ever kept
		case err != nil || d.IsDir() || len(d.Name()) != 64:
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		return do(d.Name(), file)
	})
}
