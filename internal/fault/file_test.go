package fault

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestSystemErrorsHaveWords(t *testing.T) {
	_, missing := os.Open("no-such-file")
	for _, c := range []struct {
		err    error
		kind   Kind
		vi, en string
	}{
		{missing, NotFound, "x: không đọc được: không có tệp hoặc thư mục này.", "x: cannot be read: there is no such file or folder."},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, Denied, "x: không đọc được: không có quyền.", "x: cannot be read: permission denied."},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, Unavailable, "x: không đọc được: ổ đĩa đã đầy.", "x: cannot be read: the disk is full."},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, Denied, "x: không đọc được: ổ đĩa chỉ cho đọc.", "x: cannot be read: the disk is read-only."},
		{errors.New("odd"), Invalid, "x: không đọc được (odd).", "x: cannot be read (odd)."},
	} {
		e := System("x", "không đọc được", "cannot be read", c.err)
		if e.Kind != c.kind || e.Vi != c.vi || e.En != c.en || !errors.Is(e, c.err) || strings.Contains(e.Vi, "permission") {
			t.Errorf("%v: %s %q %q", c.err, e.Kind, e.Vi, e.En)
		}
	}
}
