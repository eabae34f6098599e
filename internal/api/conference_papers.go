package api

import (
	"context"
	"net/http"
	"strconv"

	"lotrinh/internal/app"
	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/paper"
)

// paperText is one contribution with the text of one version.
type paperText struct {
	shownPaper
	Shown      int             `json:"shown" doc:"the version whose text this is; 0 = nothing came"`
	Paragraphs []textParagraph `json:"paragraphs"`
	Comments   []shownComment  `json:"comments" doc:"of all versions, the oldest first"`
}

// shownComment is a comment with where its passage stands in the version shown.
type shownComment struct {
	conference.Comment
	State conference.CommentState `json:"state"`
	Fate  paper.Fate              `json:"fate,omitempty" doc:"of its passage in this version: same, edited or removed; empty for a comment on the whole or on a later version"`
	Place doc.Span                `json:"place" doc:"of its passage in this version; empty where it has none"`
	Steps []string                `json:"steps" doc:"that the acting post may take now: answer, settle, again"`
}

func shownCommentOf(k app.CommentShown) shownComment {
	out := shownComment{Comment: k.Comment, State: k.State(), Fate: k.Fate, Place: k.Place}
	for _, s := range k.Steps {
		out.Steps = append(out.Steps, s.Do)
	}
	return out
}

// paperChanges are the paragraphs of two versions.
type paperChanges struct {
	From       int               `json:"from"`
	To         int               `json:"to"`
	Paragraphs []paragraphChange `json:"paragraphs"`
	Comments   []commentLed      `json:"comments" doc:"on the earlier version and those before it"`
}

type paragraphChange struct {
	Fate paper.Fate `json:"fate" doc:"same, edited, moved, added or removed"`
	Old  string     `json:"old,omitempty"`
	New  string     `json:"new,omitempty"`
}

type commentLed struct {
	Comment string                  `json:"comment" doc:"id"`
	State   conference.CommentState `json:"state"`
	Fate    paper.Fate              `json:"fate,omitempty" doc:"of its passage in the later version; empty for a comment on the whole"`
	Reads   string                  `json:"reads,omitempty" doc:"what stands there now"`
}

func (s *server) paperChanges(c *call) (paperChanges, error) {
	from, _ := strconv.Atoi(c.query.Get("from"))
	to, _ := strconv.Atoi(c.query.Get("to"))
	x, err := s.app.PaperChanges(c.Context(), c.who, conferenceID(c), contributionID(c), from, to)
	out := paperChanges{From: x.Shown.Number, To: x.To.Number, Paragraphs: []paragraphChange{}, Comments: []commentLed{}}
	for _, r := range x.Rows {
		out.Paragraphs = append(out.Paragraphs, paragraphChange{r.Fate, r.Old, r.Now})
	}
	for _, k := range x.Led {
		out.Comments = append(out.Comments, commentLed{k.ID, k.State(), k.After, k.Reads})
	}
	return out, err
}

func (s *server) commentPaper(c *call, ctx context.Context, in app.CommentEdit) (string, error) {
	return s.app.CommentPaper(ctx, c.who, conferenceID(c), contributionID(c), in)
}

type stepComment struct {
	Do   string `json:"do" doc:"answer, settle, again"`
	Text string `json:"text,omitempty" doc:"the answer, or what is asked again"`
	Rev  int    `json:"rev" doc:"of the comment"`
}

func (s *server) stepComment(c *call, ctx context.Context, in stepComment) (string, error) {
	return c.PathValue("comment"), s.app.StepComment(ctx, c.who, conferenceID(c), contributionID(c), c.PathValue("comment"), in.Rev, in.Do, in.Text)
}

func (s *server) tellPaper(c *call, _ string) (told[paperText], error) {
	out, rev, err := s.onePaper(c)
	return told[paperText]{out, rev, "/api/conferences/" + string(conferenceID(c)) + "/papers/" + string(contributionID(c))}, err
}

type textParagraph struct {
	Span  doc.Span `json:"span" doc:"bytes of the canonical text"`
	Label string   `json:"label,omitempty" doc:"its automatic number"`
	Text  string   `json:"text"`
}

func contributionID(c *call) conference.ContributionID {
	return conference.ContributionID(c.PathValue("paper"))
}

func (s *server) onePaper(c *call) (paperText, int, error) {
	number, _ := strconv.Atoi(c.query.Get("version"))
	x, err := s.app.OnePaper(c.Context(), c.who, conferenceID(c), contributionID(c), number)
	out := paperText{shownPaper: shownPaperOf(x.PaperShown), Shown: x.Shown.Number, Paragraphs: []textParagraph{}, Comments: []shownComment{}}
	if err == nil {
		err = x.Unread
	}
	for _, p := range x.Paragraphs {
		out.Paragraphs = append(out.Paragraphs, textParagraph{p.Span, p.Label, p.Text()})
	}
	for _, k := range x.Comments {
		out.Comments = append(out.Comments, shownCommentOf(k))
	}
	return out, x.Rev, err
}

// paperRoutes are those of one contribution.
var paperRoutes = []route{
	one("/api/conferences/{id}/papers/{paper}", "conferences", "Một tham luận: nội dung của một bản", "One contribution: the text of a version", (*server).onePaper).with(versionParam),
	get("/api/conferences/{id}/papers/{paper}/changes", "conferences", "Khác nhau giữa hai bản của một tham luận, từng ý kiến dẫn đến gì", "Differences between two versions of a contribution, and what each comment led to", (*server).paperChanges).
		with(wordParam("from", "Số của bản trước; để trống là bản ngay trước bản sau", "Number of the earlier version; the one before the later unless said"), wordParam("to", "Số của bản sau; để trống là bản mới nhất", "Number of the later version; the newest unless said")),
	write("POST", "/api/conferences/{id}/papers/{paper}/comments", "conferences", "Góp ý một chỗ của tham luận", "Comment on a passage of a contribution", http.StatusCreated, (*server).commentPaper, (*server).tellPaper),
	write("POST", "/api/conferences/{id}/papers/{paper}/comments/{comment}", "conferences", "Trả lời, giải quyết xong, hỏi lại một ý kiến", "Answer a comment, settle it, ask again", http.StatusOK, (*server).stepComment, (*server).tellPaper),
}

var versionParam = wordParam("version", "Số của bản; để trống là bản mới nhất", "Number of the version; the newest unless said")
