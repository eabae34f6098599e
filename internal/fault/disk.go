package fault

import (
	"errors"
	"runtime"
	"syscall"
)

// windowsDiskFull is ERROR_DISK_FULL; on other systems the number means something else.
const windowsDiskFull = syscall.Errno(112)

// Disk gives an error of writing a file its words when the disk is full, and leaves any other as it is.
func Disk(err error) error {
	full := errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) ||
		(runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull))
	if !full {
		return err
	}
	return DiskFull(err)
}

// DiskFull says that there is no room left, and that nothing was kept by half.
func DiskFull(cause error) error {
	return New(Unavailable, "Ổ đĩa đã đầy: việc này chưa được ghi, dữ liệu cũ còn nguyên. Hãy dọn bớt ổ đĩa rồi làm lại.",
		"The disk is full: nothing of this was kept, and what was there is whole. Make room, then do it again.").Because(cause)
}
