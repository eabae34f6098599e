package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lotrinh/internal/fault"
)

// writable tells at the start that nothing could be kept in the data folder, instead of at the first save.
func writable(dir string) error {
	refused := func(path string, err error) error {
		return fault.System(path, "không ghi được vào thư mục dữ liệu", "the data folder cannot be written to", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return refused(dir, err)
	}
	for _, folder := range []string{dir, filepath.Join(dir, "files")} {
		probe, err := os.CreateTemp(folder, ".lotrinh-")
		if errors.Is(err, fs.ErrNotExist) && folder != dir {
			continue // made when the first file is kept
		}
		if err != nil {
			return refused(folder, err)
		}
		probe.Close()
		if err := os.Remove(probe.Name()); err != nil {
			return refused(folder, err)
		}
	}
	db, err := os.OpenFile(filepath.Join(dir, "lotrinh.db"), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return refused(filepath.Join(dir, "lotrinh.db"), err)
	}
	return db.Close()
}
