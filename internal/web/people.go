package web

import (
	"bytes"
	"net/http"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

type peoplePage struct {
	frame
	app.PeopleLoad
	Dry  bool
	Base string // of the links
}

// peopleTemplate sends the workbook in which units, posts and accounts are set up.
func (s *server) peopleTemplate(w http.ResponseWriter, r *http.Request) error {
	var b bytes.Buffer // whole first: a failure must not leave half a file
	if err := s.app.PeopleTemplate(r.Context(), callerOf(r).Who, &b); err != nil {
		return err
	}
	attach(w, "don-vi-chuc-danh-tai-khoan.xlsx")
	_, _ = b.WriteTo(w)
	return nil
}

// loadPeople tells what such a workbook would do, or does it.
func (s *server) loadPeople(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	file, err := upload(r, "file")
	if err == nil && file == nil {
		err = fault.New(fault.Invalid, "Hãy chọn một tệp .xlsx theo mẫu.", "Choose an .xlsx file as the template is.").At("file")
	}
	p := &peoplePage{Dry: text(r, "do") != "load", Base: s.app.Base}
	if err == nil {
		p.PeopleLoad, err = s.app.LoadPeople(r.Context(), callerOf(r).Who, file.Content, p.Dry)
	}
	if err != nil {
		if mendable(err) {
			return s.accountsPage(w, r, &accountsPage{}, err)
		}
		return err
	}
	if p.frame, err = s.frame(w, r, "accounts", "Đơn vị, chức danh, tài khoản từ Excel"); err != nil {
		return err
	}
	p.Back = "/accounts"
	p.Other = inLang("/accounts", other(p.Lang))
	status := http.StatusOK
	if len(p.Wrong) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.show(w, status, "people", p)
}

// Text is what is wrong with a row, in the language of the page.
func (p *peoplePage) Text(e app.RowError) string { return fault.Say(e.Err, string(p.Lang)) }
