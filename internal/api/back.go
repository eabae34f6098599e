package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
	"lotrinh/internal/lang"
)

// backRoutes undo what was recorded: an act by its journal entry, a link by its id.
var backRoutes = slices.Concat(termRoutes, []route{
	get("/api/journal/{seq}/back", "api", "Lấy lại một việc đã ghi thì những gì trở về như trước", "What taking an act back would undo", (*server).back),
	write("POST", "/api/journal/{seq}/back", "api", "Lấy lại một việc đã ghi", "Take an act back", http.StatusOK, (*server).takeBack, (*server).tellBack),
	get("/api/documents/{id}/repeal", "documents", "Văn bản bị bãi bỏ: đề xuất và quyết định về từng mục", "A repealed document: what is proposed and decided about each item", (*server).repealing),
	write("POST", "/api/documents/{id}/repeal", "documents", "Ghi văn bản bị bãi bỏ mà không có bản mới", "Say that a document was repealed without a new one", http.StatusOK, (*server).repeal, (*server).tellRepeal),
	write("POST", "/api/documents/{id}/repeal/items", "documents", "Quyết định về mục của văn bản bị bãi bỏ", "Decide about items of a repealed document", http.StatusOK, (*server).decideRepeal, (*server).tellRepeal),
	write("POST", "/api/links/{id}/end", "items", "Gỡ một liên kết", "Take a link back", http.StatusOK, (*server).unlink, untold[nothing]),
})

// back is an act with what taking it back does.
type back struct {
	Seq    int64     `json:"seq"`
	Action string    `json:"action"`
	Rows   []backRow `json:"rows"`
	Stop   string    `json:"stop" doc:"what stands against it; \"\" = nothing"`
	By     int64     `json:"by" doc:"the entry that took it back already, else 0"`
}

type backRow struct {
	Noun  string     `json:"noun"`
	Do    app.BackDo `json:"do" doc:"drop: it goes; again: it is there again; restore: it is as before"`
	Count int        `json:"count"`
	Names []string   `json:"names" doc:"of the first of them"`
}

func (s *server) back(c *call) (back, error) {
	seq, err := strconv.ParseInt(c.PathValue("seq"), 10, 64)
	if err != nil {
		return back{}, fault.New(fault.NotFound, "Không có mục nhật ký %.40q.", "There is no entry %.40q in the journal.", c.PathValue("seq"))
	}
	b, err := s.app.BackOf(c.Context(), c.who, seq)
	return backShape(b, c.lang), err
}

// BackJSON is what the route answers; the command line prints the same.
func BackJSON(b app.Back, l lang.Lang) ([]byte, error) {
	out := backShape(b, l)
	return marshal(&out)
}

func backShape(b app.Back, l lang.Lang) back {
	out := back{Seq: b.Entry.Seq, Action: b.Entry.Action, Rows: each(b.Rows, func(r app.BackRow) backRow { return backRow(r) })}
	if b.Stop != nil {
		out.Stop = fault.Say(b.Stop, string(l))
	}
	if b.By != nil {
		out.By = b.By.Seq
	}
	return out
}

func (s *server) takeBack(c *call, ctx context.Context, in whyOnly) (string, error) {
	now, err := s.back(c)
	if err != nil {
		return "", err
	}
	_, err = s.app.TakeBack(ctx, c.who, now.Seq, in.Why)
	return "", err
}

func (s *server) tellBack(c *call, _ string) (told[back], error) {
	b, err := s.back(c)
	return told[back]{out: b}, err
}

func (s *server) unlink(c *call, ctx context.Context, in whyOnly) (string, error) {
	_, err := s.app.Unlink(ctx, c.who, c.PathValue("id"), in.Why)
	return "", err
}
