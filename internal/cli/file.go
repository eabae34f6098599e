package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// sizeFlag bounds what is read into memory at once.
type sizeFlag struct {
	MaxFile int64 `help:"help_max_read" placeholder:"MB" default:"200"`
}

// mostMB is the largest file that is read, whatever the flag says.
const mostMB = 200

func (f sizeFlag) check() error {
	if f.MaxFile < 1 || f.MaxFile > mostMB {
		return usage("--max-file %d: từ 1 đến %d MB.", "--max-file %d: from 1 to %d MB.", f.MaxFile, mostMB)
	}
	return nil
}

// standardInput is how a command names what is piped into it.
const standardInput = "-"

// nameOf is the name of a file without its folder.
func nameOf(path string) string {
	if path == standardInput {
		return "stdin"
	}
	return filepath.Base(path)
}

// read gives the bytes of a file that is not too large; "-" is what is piped in.
func (f sizeFlag) read(path string, in io.Reader) ([]byte, error) {
	if path == standardInput {
		content, err := io.ReadAll(io.LimitReader(in, f.MaxFile<<20+1))
		switch {
		case err != nil:
			return nil, fault.System("stdin", "không đọc được", "cannot be read", err)
		case int64(len(content)) > f.MaxFile<<20:
			return nil, fault.New(fault.TooLarge, "stdin: hơn %d MB.", "stdin: more than %d MB.", f.MaxFile)
		}
		return content, nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fault.New(fault.NotFound, "%s: không có tệp này.", "%s: there is no such file.", path)
	case err != nil:
		return nil, fault.System(path, "không đọc được", "cannot be read", err)
	case info.IsDir():
		return nil, fault.New(fault.Invalid, "%s là thư mục; lệnh này cần tệp.", "%s is a folder; this command takes files.", path)
	case info.Size() > f.MaxFile<<20:
		return nil, fault.New(fault.TooLarge, "%s: %d MB, tối đa %d MB.", "%s: %d MB, at most %d MB are read.", path, (info.Size()+1<<20-1)>>20, f.MaxFile)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.System(path, "không đọc được", "cannot be read", err)
	}
	return content, nil
}

// taking reads a file for what takes it in on an installation that is there.
func (e *env) taking(path string, take func(a *app.App, who app.Who, content []byte) error) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return fault.System(path, "không đọc được", "cannot be read", err)
	}
	return e.opened(func(a *app.App, who app.Who) error { return take(a, who, content) })
}

// filesUnder are the files named and all files of the folders named, apart from hidden ones: one that cannot be read is told of,
// not passed over.
func filesUnder(paths []string) (out []found, err error) {
	for _, path := range paths {
		if path == standardInput {
			out = append(out, found{path, false})
			continue
		}
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !d.IsDir() && (p == path || !strings.HasPrefix(d.Name(), ".")) {
				out = append(out, found{p, p != path})
			}
			return nil
		})
		if err != nil {
			return nil, fault.System(path, "không đọc được", "cannot be read", err)
		}
	}
	return out, nil
}

// found is a file to be read; within tells that only its folder was named.
type found struct {
	path   string
	within bool
}
