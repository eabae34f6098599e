package fault

import (
	"errors"
	"io/fs"
	"syscall"
)

// reasons are the answers of operating systems about files and addresses that people meet, in words.
var reasons = []struct {
	err    error
	kind   Kind
	vi, en string
}{
	{fs.ErrNotExist, NotFound, "không có tệp hoặc thư mục này", "there is no such file or folder"},
	{fs.ErrPermission, Denied, "không có quyền", "permission denied"},
	{syscall.EROFS, Denied, "ổ đĩa chỉ cho đọc", "the disk is read-only"},
	{syscall.ENOSPC, Unavailable, "ổ đĩa đã đầy", "the disk is full"},
	{syscall.EDQUOT, Unavailable, "đã hết dung lượng được cấp", "the quota of the disk is used up"},
	{syscall.ENOTDIR, Invalid, "một phần của đường dẫn không phải là thư mục", "a part of the path is no folder"},
	{syscall.EISDIR, Invalid, "đây là thư mục, không phải tệp", "this is a folder, not a file"},
	{syscall.ENAMETOOLONG, Invalid, "tên quá dài", "the name is too long"},
	{syscall.EMFILE, Unavailable, "chương trình mở quá nhiều tệp", "too many files are open"},
	{syscall.EIO, Unavailable, "ổ đĩa không đọc hoặc ghi được", "the disk cannot be read or written"},
	{syscall.EADDRINUSE, Conflict, "địa chỉ đang bận", "the address is in use"},
	{syscall.EADDRNOTAVAIL, Invalid, "máy này không có địa chỉ đó", "this machine has no such address"},
	{fs.ErrExist, Conflict, "đã có", "it exists already"},
}

// System says what the operating system refused: where ("ke-hoach.docx"), what was tried ("không đọc được", "cannot be
// read"), and why, in words. An answer without words of ours is shown as it came.
func System(where, vi, en string, err error) *Error {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return New(r.kind, "%s: "+vi+": "+r.vi+".", "%s: "+en+": "+r.en+".", where).Because(err)
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return New(Invalid, "%s: "+vi+" (%v).", "%s: "+en+" (%v).", where, err).Because(err)
}
