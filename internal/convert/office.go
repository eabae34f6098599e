package convert

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"lotrinh/internal/fault"
	"lotrinh/internal/office"
)

// officeTime bounds one conversion; a text of a thousand pages takes some twenty seconds.
const officeTime = 2 * time.Minute

// Modern turns a file of an older or other office program into .docx or .xlsx, by LibreOffice with a profile of its own in which macros
// do not run and links to other files and addresses are not followed.
func (d *Desk) Modern(ctx context.Context, name string, content []byte) ([]byte, error) {
	format := office.OtherFormat(content)
	if format == "" { // LibreOffice would show any bytes as text
		return nil, cannotOpen(name, nil)
	}
	return d.changed(ctx, name, "in."+string(format), format.Modern(), content)
}

// PDF turns a Word document of our own into pages to print.
func (d *Desk) PDF(ctx context.Context, name string, docx []byte) ([]byte, error) {
	if !d.Office() {
		return nil, fault.New(fault.Unavailable, "Máy chủ chưa cài LibreOffice nên chưa ghi được PDF; hãy tải .docx rồi lưu thành PDF bằng Word.", "LibreOffice is not installed here, so no PDF can be written; take the .docx and save it as PDF in Word.").At("format")
	}
	return d.changed(ctx, name, "in.docx", "pdf", docx)
}

// changed has LibreOffice write a file in another format.
func (d *Desk) changed(ctx context.Context, name, file, to string, content []byte) ([]byte, error) {
	done, err := d.wait(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	dir, remove, err := folder(file, content)
	if err != nil {
		return nil, err
	}
	defer remove()
	profile := filepath.Join(dir, "profile")
	if err := writeProfile(profile); err != nil {
		return nil, fault.System(dir, "không ghi được tệp tạm", "a temporary file cannot be written", err)
	}
	said, err := command(ctx, officeTime, dir, d.office, "-env:UserInstallation="+(&url.URL{Scheme: "file", Path: profile}).String(),
		"--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, file))
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, tooLong(name, officeTime)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	turned, missing := os.ReadFile(filepath.Join(dir, "out", "in."+to))
	if missing != nil {
		return nil, cannotOpen(name, errors.Join(err, errors.New(said)))
	}
	return turned, nil
}

func cannotOpen(name string, because error) error {
	return fault.New(fault.Invalid, "LibreOffice không mở được tệp %q: tệp bị hỏng hoặc có mật khẩu; hãy mở bằng Word/Excel, lưu lại thành .docx (hoặc .xlsx) rồi nhập lại.",
		"LibreOffice cannot open %q: it is damaged or has a password; open it in Word or Excel, save it as .docx (or .xlsx) and import that.", name).Because(because)
}

// writeProfile makes the settings of a LibreOffice that runs no macros, embeds no objects that act and fetches nothing.
func writeProfile(dir string) error {
	const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
`
	user := filepath.Join(dir, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(settings), 0o600)
}
