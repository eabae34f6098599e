package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lotrinh/internal/fault"
)

// place is where a restore works before all of it is moved to where it belongs: a folder in the data folder, so that
// moving is renaming. One that was broken off leaves it behind; the next one begins it anew.
type place struct {
	of   string // the data folder
	dir  string
	lite bool // the database is a file of it
}

// newPlace refuses a folder in which an installation or its originals lie already.
func newPlace(c Config) (*place, error) {
	taken := fault.New(fault.Conflict, "Thư mục %s đã có dữ liệu; hãy chọn thư mục hoặc cơ sở dữ liệu trống.", "The folder %s holds data already; choose an empty folder or database.", c.Dir)
	p := &place{of: c.Dir, dir: filepath.Join(c.Dir, ".restoring"), lite: c.DB == ""}
	if _, err := os.Stat(p.database(c.Dir)); err == nil && p.lite {
		return nil, taken
	}
	if kept, err := os.ReadDir(p.files(c.Dir)); err == nil && len(kept) > 0 {
		return nil, taken
	}
	if err := errors.Join(os.RemoveAll(p.dir), os.MkdirAll(p.files(p.dir), 0o755)); err != nil {
		return nil, fault.Disk(err)
	}
	return p, nil
}

func (p *place) files(dir string) string    { return filepath.Join(dir, "files") }
func (p *place) database(dir string) string { return filepath.Join(dir, "lotrinh.db") }

func (p *place) clear() { os.RemoveAll(p.dir) }

// moveFiles puts originals and evidence where they belong, just before the rows that name them are there.
func (p *place) moveFiles() error {
	if err := os.Remove(p.files(p.of)); err != nil && !errors.Is(err, fs.ErrNotExist) { // it is empty
		return err
	}
	return os.Rename(p.files(p.dir), p.files(p.of))
}

// takeBackFiles undoes moveFiles, where it was done: the folder was empty before.
func (p *place) takeBackFiles() error {
	if _, err := os.Stat(p.files(p.dir)); err == nil {
		return nil
	}
	return os.RemoveAll(p.files(p.of))
}

// moveDatabase puts a database that is a file where it belongs; the folder holds an installation from then on.
func (p *place) moveDatabase() error {
	if !p.lite {
		return nil
	}
	return os.Rename(p.database(p.dir), p.database(p.of))
}
