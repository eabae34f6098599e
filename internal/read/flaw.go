package read

import (
	"errors"
	"fmt"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
)

// packedFault words what went wrong inside a .docx or .xlsx: the file, the reason, the place, what to do.
func packedFault(name string, err error) error {
	if errors.Is(err, office.ErrLocked) {
		return fault.New(fault.Invalid, "Tệp %q có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.", "The file %q has a password; take it off first.", name).Because(err)
	}
	return flawed("Tệp", "The file", name, err, "hãy mở bằng Word/Excel, lưu lại rồi nhập lại.", "open it in Word or Excel, save it again and import that.")
}

// pdfFault words what went wrong inside a PDF.
func pdfFault(name string, err error) error {
	if errors.Is(err, office.ErrLocked) {
		return fault.New(fault.Invalid, "Tệp PDF %q có mật khẩu hoặc bị khóa sao chép; hãy bỏ khóa (mở rồi in lại ra PDF) hoặc dùng bản .docx.",
			"The PDF %q has a password or is locked against copying; take the lock off (open it and print it to PDF) or use the .docx.", name).Because(err)
	}
	return flawed("Tệp PDF", "The PDF", name, err, "hãy mở và lưu lại thành PDF, hoặc dùng bản .docx.", "open it and save it as PDF again, or use the .docx.")
}

// flawed is `Tệp "a.docx" bị hỏng: dữ liệu đứt giữa chừng (phần word/document.xml, gần byte 120); hãy …`.
func flawed(kindVi, kindEn, name string, err error, mendVi, mendEn string) error {
	var f *office.Flaw
	if !errors.As(err, &f) {
		f = &office.Flaw{Vi: "nội dung không đúng như đuôi tệp", En: "its content is not what its name says"}
	}
	vi, en := f.Where()
	if vi != "" {
		vi, en = " ("+vi+")", " ("+en+")"
	}
	e := &fault.Error{Kind: fault.Invalid, Err: err,
		Vi: fmt.Sprintf("%s %q bị hỏng: %s%s; %s", kindVi, name, f.Vi, vi, mendVi),
		En: fmt.Sprintf("%s %q is damaged: %s%s; %s", kindEn, name, f.En, en, mendEn)}
	if errors.Is(err, office.ErrTooBig) {
		e.Kind = fault.TooLarge
		e.Vi = fmt.Sprintf("%s %q %s%s; hãy tách tệp rồi nhập lại.", kindVi, name, f.Vi, vi)
		e.En = fmt.Sprintf("%s %q is %s%s; split it and import the parts.", kindEn, name, f.En, en)
	}
	return e
}
