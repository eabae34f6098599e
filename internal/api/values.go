package api

import (
	"encoding/json"
	"net/http"
	"net/url"

	"lotrinh/internal/app"
)

// answersOf reads the answers to the questions about a file.
func answersOf(fields url.Values) (answers map[string]string, err error) {
	if text := fields.Get("answers"); text != "" {
		if err := json.Unmarshal([]byte(text), &answers); err != nil {
			return nil, malformed("answers không phải là JSON: %v.", "answers is not JSON: %v.", err)
		}
	}
	return answers, nil
}

// brought is a file to be brought in, with what was answered to its questions.
type brought struct {
	upload
	dry, leave bool
	answers    map[string]string
}

// bring reads what a form sends of a file, has it looked at or brought in, and sends what came of it.
func bring[T any](c *call, do func(brought) (T, error)) error {
	u, err := c.form()
	if err != nil {
		return err
	}
	b := brought{upload: u, dry: u.fields.Get("do") != "load", leave: u.fields.Get("leave") == "1"}
	if b.answers, err = answersOf(u.fields); err != nil {
		return err
	}
	told, err := do(b)
	if err != nil {
		return err
	}
	body, err := marshal(&told)
	if err == nil {
		c.send(http.StatusOK, body)
	}
	return err
}

// bringValues tells what a file of values of indicators would do, or does it.
func (s *server) bringValues(c *call) error {
	return bring(c, func(b brought) (app.ToldValues, error) {
		l, err := s.app.ImportValues(c.Context(), c.who, b.file.Name, b.file.Content, app.ValuesOptions{Dry: b.dry, Leave: b.leave, Answers: b.answers})
		return l.Told(string(c.lang)), err
	})
}

// valueRoutes are those of files of values.
var valueRoutes = []route{
	attach("POST", "/api/indicators/import", "items", "Đưa số liệu, mục tiêu của chỉ tiêu vào từ .xlsx, CSV hoặc SDMX-CSV; ghi hết hoặc không ghi gì", "Bring values and targets of indicators in from .xlsx, CSV or SDMX-CSV: all or nothing", http.StatusOK,
		[]param{wordParam("do", "load để ghi; không thì chỉ thử", "load to write; else it is only tried"), wordParam("answers", "JSON: khóa câu hỏi → trả lời", "JSON: key of a question → answer"),
			wordParam("leave", "1: để ngoài những chỉ tiêu, đơn vị còn phải hỏi", "1: leave out indicators and units with open questions")}, nil, untold[app.ToldValues]).unkept((*server).bringValues),
}
