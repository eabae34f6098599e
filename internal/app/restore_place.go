package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lotrinh/internal/fault"
)

// place is where a restore works before all of it is moved to where it belongs: a folder in the data folder, so that
// moving is renaming. One that was broken off leaves it behind, which tells the next one that what else lies there without
// a database is only half of it.
type place struct {
	of    string // the data folder
	dir   string
	lite  bool     // the database is a file of it
	moved []string // files moved so far
}

// newPlace refuses a folder in which an installation or its originals lie already.
func newPlace(c Config) (*place, error) {
	taken := fault.New(fault.Conflict, "Thư mục %s đã có dữ liệu; hãy chọn thư mục hoặc cơ sở dữ liệu trống.", "The folder %s holds data already; choose an empty folder or database.", c.Dir)
	p := &place{of: c.Dir, dir: filepath.Join(c.Dir, ".restoring"), lite: c.DB == ""}
	if _, err := os.Stat(p.database(c.Dir)); err == nil && p.lite {
		return nil, taken
	}
	left, err := os.ReadDir(p.dir)
	brokenOff := err == nil
	if kept, err := os.ReadDir(p.files(c.Dir)); err == nil && len(kept) > 0 && !brokenOff {
		return nil, taken
	}
	for _, x := range left {
		err = errors.Join(err, os.RemoveAll(filepath.Join(p.dir, x.Name())))
	}
	if brokenOff && err != nil {
		return nil, fault.Disk(err)
	}
	return p, fault.Disk(os.MkdirAll(p.files(p.dir), 0o755))
}

func (p *place) files(dir string) string    { return filepath.Join(dir, "files") }
func (p *place) database(dir string) string { return filepath.Join(dir, "lotrinh.db") }

func (p *place) clear() { os.RemoveAll(p.dir) }

// moveFiles puts originals and evidence where they belong, just before the rows that name them are there.
func (p *place) moveFiles() error {
	from := p.files(p.dir)
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		to := filepath.Join(p.files(p.of), name)
		if d.IsDir() {
			return fault.Disk(os.MkdirAll(to, 0o755))
		}
		p.moved = append(p.moved, to)
		return os.Rename(path, to)
	})
}

// takeBackFiles undoes moveFiles, as far as it came.
func (p *place) takeBackFiles() error {
	folders := map[string]bool{}
	for _, file := range p.moved {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		folders[filepath.Dir(file)] = true
	}
	for folder := range folders {
		os.Remove(folder) // if nothing else is in it
	}
	os.Remove(p.files(p.of))
	return nil
}

// moveDatabase puts a database that is a file where it belongs; the folder holds an installation from then on.
func (p *place) moveDatabase() error {
	if !p.lite {
		return nil
	}
	return os.Rename(p.database(p.dir), p.database(p.of))
}
