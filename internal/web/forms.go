package web

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

func atoi(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

// pageNumber is the "page" of a list, 1 unless the address says another.
func pageNumber(r *http.Request) int { return max(1, atoi(r.URL.Query().Get("page"))) }

// text is one input without the blanks around it; browsers send CRLF in text areas.
func text(r *http.Request, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(r.PostFormValue(name), "\r\n", "\n"))
}

// readForm reads a form with or without files, within the bounds set in front of every handler.
func readForm(r *http.Request) error {
	err := r.ParseForm() // first: ParseMultipartForm would hide its error
	if err == nil {
		if err = r.ParseMultipartForm(inMemory); err == http.ErrNotMultipart {
			err = nil
		}
	}
	if err == nil {
		return nil
	}
	if statusOf(err) == http.StatusRequestEntityTooLarge {
		return err
	}
	if full := fault.Disk(err); fault.Is(full, fault.Unavailable) { // under the folder for temporary files
		return full
	}
	return fault.New(fault.Invalid, "Không đọc được biểu mẫu gửi lên. Hãy gửi lại.", "The form could not be read. Send it again.").Because(err)
}

// upload is the file of an input, nil when none was chosen.
func upload(r *http.Request, name string) (*app.Upload, error) {
	f, head, err := r.FormFile(name)
	if err == http.ErrMissingFile || err == http.ErrNotMultipart {
		return nil, nil
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "Không nhận được tệp. Hãy chọn lại tệp rồi gửi lại.", "The file did not arrive. Choose it again and send it.").Because(err).At(name)
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return &app.Upload{Name: head.Filename, Content: content}, nil
}
