package web

import (
	"bytes"
	"net/http"

	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
)

// volume sends the volume of a conference as Word or PDF.
func (s *server) volume(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	var file bytes.Buffer // whole first: a failure must not leave half a file
	if err := s.app.WriteVolume(r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), q.Get("format"), q.Get("layout"), &file); err != nil {
		return err
	}
	attach(w, "ky-yeu."+q.Get("format"))
	_, err := w.Write(file.Bytes())
	return err
}

// changeVolume compiles the volume, records that the conference was held, or goes back a step.
func (s *server) changeVolume(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, who, id, rev, say := r.Context(), callerOf(r).Who, conference.ID(r.PathValue("id")), atoi(text(r, "rev")), s.words(r).Say
	var note string
	var err error
	switch text(r, "do") {
	case "compile":
		note, err = say("Đã biên tập kỷ yếu: tham luận và thứ tự phát biểu giữ nguyên từ đây."), s.app.CompileVolume(ctx, who, id, rev)
	case "hold":
		note, err = say("Đã ghi: hội nghị đã tổ chức."), s.app.HoldConference(ctx, who, id, rev)
	case "back":
		note, err = say("Đã mở lại."), s.app.ReopenVolume(ctx, who, id, rev, text(r, "reason"))
	default:
		err = fault.New(fault.Invalid, "Không rõ phải làm gì.", "It is not clear what to do.").At("do")
	}
	if mendable(err) {
		return s.programmePage(w, r, nil, err)
	} else if err != nil {
		return err
	}
	return s.done(w, r, "/conferences/"+string(id)+"/programme#volume", note)
}
