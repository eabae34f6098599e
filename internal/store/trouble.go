package store

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"lotrinh/internal/fault"
)

// trouble gives words to what neither the person nor the program did: a full disk, a locked database, one that does not
// answer. Any other error stays as it is.
func trouble(err error) error {
	var said *fault.Error
	if err == nil || errors.As(err, &said) {
		return err
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return fault.DiskFull(err)
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return locked(err)
		case sqlite3.SQLITE_IOERR:
			return fault.New(fault.Unavailable, "Không ghi hoặc đọc được tệp lotrinh.db (ổ đĩa đầy hoặc hỏng); việc này chưa được ghi. Hãy kiểm tra ổ đĩa rồi làm lại.",
				"lotrinh.db cannot be written or read (the disk is full or broken); nothing of this was kept. Check the disk, then do it again.").Because(err)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
			return fault.New(fault.Unavailable, "Không mở được tệp lotrinh.db để ghi: xem lại quyền của thư mục dữ liệu.",
				"lotrinh.db cannot be opened for writing: check the rights of the data folder.").Because(err)
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return fault.New(fault.Unavailable, "Tệp lotrinh.db đã hỏng. Đừng ghi tiếp: giữ lại tệp, rồi khôi phục từ bản sao lưu.",
				"The file lotrinh.db is broken. Do not go on: keep the file, then restore from a backup.").Because(err)
		}
		return err
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch {
		case pg.Code == "53100":
			return fault.DiskFull(err)
		case pg.Code == "55P03":
			return locked(err)
		case strings.HasPrefix(pg.Code, "53"), strings.HasPrefix(pg.Code, "57P"), strings.HasPrefix(pg.Code, "08"), pg.Code == "25006":
			return noAnswer(err)
		}
		return err
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return noAnswer(err)
	}
	return fault.Disk(err)
}

func locked(err error) error {
	return fault.New(fault.Unavailable, "Cơ sở dữ liệu đang bị một chương trình khác khóa; việc này chưa được ghi. Hãy đóng chương trình đó rồi làm lại.",
		"The database is locked by another program; nothing of this was kept. Close that program, then do it again.").Because(err)
}

func noAnswer(err error) error {
	return fault.New(fault.Unavailable, "Cơ sở dữ liệu không trả lời; việc này chưa được ghi. Hãy làm lại sau ít phút.",
		"The database does not answer; nothing of this was kept. Try again in a few minutes.").Because(err)
}
