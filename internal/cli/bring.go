package cli

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// brought is a file that is brought into an installation, with what was answered to its questions.
type brought struct {
	app      *app.App
	who      app.Who
	name     string
	content  []byte
	answers  map[string]string
	progress func(done, total int, what string)
}

// bring reads a file, has it brought in, and prints what came of it; cells that are wrong and questions that are open fail
// the command, and then nothing was written.
func bring[T any](e *env, path string, given []string, do func(brought) (told T, wrong, asked int, err error), print func(*env, T)) error {
	answers, err := answersOf(given)
	if err != nil {
		return err
	}
	return e.taking(path, func(a *app.App, who app.Who, content []byte) error {
		say, finish := progress(e.err)
		told, wrong, asked, err := do(brought{a, who, filepath.Base(path), content, answers, say})
		finish()
		if err != nil {
			return err
		}
		if e.JSON {
			err = json.NewEncoder(e.out).Encode(told)
		} else {
			print(e, told)
		}
		if err == nil && wrong+asked > 0 {
			fmt.Fprintln(e.err, "lotrinh: "+e.say(fault.New(fault.Invalid, "Có %d ô chưa đúng, %d câu hỏi chưa trả lời; chưa ghi gì.", "%d cells are wrong, %d questions are open; nothing was written.", wrong, asked)))
			return errReported
		}
		return err
	})
}

// answersOf reads --answer KEY=ANSWER; a key may hold "=" itself.
func answersOf(given []string) (map[string]string, error) {
	answers := map[string]string{}
	for _, x := range given {
		i := strings.LastIndex(x, "=")
		if i < 1 {
			return nil, usage("--answer %q: viết KHÓA=TRẢ LỜI.", "--answer %q: write KEY=ANSWER.", x)
		}
		answers[x[:i]] = x[i+1:]
	}
	return answers, nil
}
