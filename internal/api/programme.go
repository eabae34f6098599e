package api

import (
	"context"
	"io"
	"net/http"
	"slices"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/fault"
)

// shownProgramme is the order of speaking of a conference.
type shownProgramme struct {
	Rev     int              `json:"rev" doc:"of the conference"`
	Starts  conference.Clock `json:"starts" doc:"when the first contribution is spoken; empty: not settled"`
	Ends    conference.Clock `json:"ends"`
	Minutes int              `json:"minutes" doc:"of all talks"`
	Unset   int              `json:"unset" doc:"talks without a place or minutes"`
	Talks   []shownTalk      `json:"talks"`
	Printed []string         `json:"printed" doc:"units whose contribution stands in the volume alone"`
}

type shownTalk struct {
	Unit    string           `json:"unit" doc:"code"`
	Title   string           `json:"title"`
	Author  string           `json:"author"`
	Order   int              `json:"order" doc:"0: not settled"`
	Minutes int              `json:"minutes"`
	From    conference.Clock `json:"from"`
	To      conference.Clock `json:"to"`
}

func (s *server) programme(c *call) (shownProgramme, int, error) {
	p, err := s.app.Programme(c.Context(), c.who, conferenceID(c))
	out := shownProgramme{Rev: p.Conference.Rev, Starts: p.Conference.Starts, Ends: p.Ends, Minutes: p.Minutes, Unset: p.Unset}
	for _, t := range p.Talks {
		out.Talks = append(out.Talks, shownTalk{t.Unit.Code, t.Title, t.Author, t.Order, t.Minutes, t.From, t.To})
	}
	for _, x := range p.Printed {
		out.Printed = append(out.Printed, x.Unit.Code)
	}
	return out, out.Rev, err
}

func (s *server) tellProgramme(c *call, _ string) (told[shownProgramme], error) {
	out, rev, err := s.programme(c)
	return told[shownProgramme]{out, rev, "/api/conferences/" + string(conferenceID(c)) + "/programme"}, err
}

func (s *server) arrangeProgramme(c *call, ctx context.Context, in app.ProgrammeEdit) (string, error) {
	return string(conferenceID(c)), s.app.ArrangeProgramme(ctx, c.who, conferenceID(c), c.rev, in)
}

func (s *server) compileVolume(c *call, ctx context.Context, _ nothing) (string, error) {
	return string(conferenceID(c)), s.app.CompileVolume(ctx, c.who, conferenceID(c), c.rev)
}

func (s *server) holdConference(c *call, ctx context.Context, _ nothing) (string, error) {
	return string(conferenceID(c)), s.app.HoldConference(ctx, c.who, conferenceID(c), c.rev)
}

type reopenVolume struct {
	Reason string `json:"reason"`
}

func (s *server) reopenVolume(c *call, ctx context.Context, in reopenVolume) (string, error) {
	return string(conferenceID(c)), s.app.ReopenVolume(ctx, c.who, conferenceID(c), c.rev, in.Reason)
}

// volume is the volume of a conference as Word or PDF.
func (s *server) volume(c *call) error {
	format := c.query.Get("format")
	if !slices.Contains(app.VolumeFormats, format) {
		return fault.New(fault.Invalid, "Không có định dạng %q; chọn docx hoặc pdf.", "There is no format %q; choose docx or pdf.", format).At("format")
	}
	return c.sendWhole("ky-yeu."+format, func(w io.Writer) error {
		return s.app.WriteVolume(c.Context(), c.who, conferenceID(c), format, c.query.Get("layout"), w)
	})
}

// volumeRoutes are those of the order of speaking and of the volume.
var volumeRoutes = []route{
	one("/api/conferences/{id}/programme", "conferences", "Thứ tự phát biểu", "The order of speaking", (*server).programme),
	write("PUT", "/api/conferences/{id}/programme", "conferences", "Xếp thứ tự phát biểu", "Settle the order of speaking", http.StatusOK, (*server).arrangeProgramme, (*server).tellProgramme).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/compile", "conferences", "Biên tập kỷ yếu: tham luận và thứ tự giữ nguyên từ đây", "Compile the volume: contributions and their order stay", http.StatusOK, (*server).compileVolume, (*server).tellConference).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/hold", "conferences", "Ghi hội nghị đã tổ chức", "Record that the conference was held", http.StatusOK, (*server).holdConference, (*server).tellConference).matching((*server).conferenceRev),
	write("POST", "/api/conferences/{id}/back", "conferences", "Mở lại: lùi một bước, có lý do", "Go back one step, with a reason", http.StatusOK, (*server).reopenVolume, (*server).tellConference).matching((*server).conferenceRev),
	download("/api/conferences/{id}/volume", "conferences", "Kỷ yếu dạng Word hoặc PDF", "The volume as Word or PDF", []string{mediaTypes["docx"], mediaTypes["pdf"]}, (*server).volume).with(param{name: "format", kind: word, required: true, vi: "docx hoặc pdf", en: "docx or pdf"}, wordParam("layout", "state hoặc party; để trống theo cơ quan tổ chức", "state or party; empty: by its host")),
}
