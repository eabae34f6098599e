package main_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"lotrinh/internal/browsertest"
)

// TestAnnexByKeyboard confirms an annex of 140 tasks item by item, by keyboard alone: every item is seen, ten that are wrong are
// put right, one decision is taken back, and the plan then holds exactly what the annex means.
func TestAnnexByKeyboard(t *testing.T) {
	t.Parallel()
	meant, rows := annex()
	root := rootOf(startDemo(t))
	k := &annexWalk{Browser: browsertest.New(t), t: t}
	k.open(root, annexText(rows))
	began := time.Now()
	for n, row := range rows {
		if row.wrong == "rest" {
			continue // it went into the row before it
		}
		k.see(row)
		if n == 0 {
			k.press("a")
			k.press("z")
			k.See("Đã lấy lại quyết định trước")
			k.see(row)
			k.strokes = 0
		}
		k.putRight(row)
	}
	k.See("Văn bản này đã rà soát xong")
	t.Logf("%d rows in %s: %d keys for the %d that are right, %d for the ten that are not", len(rows), time.Since(began).Round(time.Second), k.strokes, k.plain, k.mending)
	if average := float64(k.strokes) / float64(k.plain); average > 1.05 {
		t.Errorf("%.2f keys for a task that is right, at most one is meant", average)
	}
	if k.mending > 10*20 {
		t.Errorf("%d keys for ten corrections", k.mending)
	}

	got := k.plan(root)
	for _, task := range meant {
		if !slices.Contains(got, task) {
			t.Errorf("missing: %+v", task)
		}
	}
	for _, task := range got {
		if !slices.Contains(meant, task) {
			t.Errorf("not meant: %+v", task)
		}
	}
	if len(got) != annexTasks {
		t.Errorf("%d tasks are in the plan", len(got))
	}
}

// annexWalk is somebody at the keyboard, whose strokes are counted.
type annexWalk struct {
	*browsertest.Browser
	t                       *testing.T
	document                string
	strokes, mending, plain int
}

// open brings the annex in and opens its review.
func (k *annexWalk) open(root, text string) {
	file := filepath.Join(k.t.TempDir(), "phu-luc-77.md")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		k.t.Fatal(err)
	}
	k.Open(root + "/documents")
	k.Upload("input[type=file]", file)
	k.Click("text=Đọc văn bản")
	found := regexp.MustCompile(`href="/review/([0-9a-f-]{36})">Kế hoạch số 77`).FindSubmatch(fetch(k.t, root+"/review"))
	if found == nil {
		k.t.Fatal("the annex does not wait for review")
	}
	k.document = string(found[1])
	k.Open(root + "/review/" + k.document)
	k.See("Đề xuất 1/141")
}

// press strikes keys and waits until the page has answered.
func (k *annexWalk) press(keys string) {
	k.t.Helper()
	k.strokes += len([]rune(keys))
	k.Press(keys)
	k.answered()
}

// accept accepts from inside a field.
func (k *annexWalk) accept() {
	k.strokes += 2
	k.PressWith(kb.ModifierCtrl, "\r")
	k.answered()
}

func (k *annexWalk) answered() {
	k.t.Helper()
	for end := time.Now().Add(15 * time.Second); k.Count("[data-busy]") > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			k.t.Fatal("the page does not answer")
		}
	}
}

// see makes sure that the candidate of a row is looked at, in the list, in the source and in the form.
func (k *annexWalk) see(row annexRow) {
	k.t.Helper()
	begin := string([]rune(row.title)[:20])
	if said := k.Text(".review-list tr.current th a"); !strings.HasPrefix(said, begin) {
		k.t.Fatalf("the page is at %q, not at %q", said, begin)
	}
	if said := k.Text(".source tr.current"); !strings.Contains(said, begin) {
		k.t.Fatalf("the source is at %q, not at %q", said, begin)
	}
}

// putRight accepts the candidate of a row, with what has to be put right in it.
func (k *annexWalk) putRight(row annexRow) {
	k.t.Helper()
	before := k.strokes
	switch row.wrong {
	case "":
		k.press("a")
		k.plain++
		return
	case "lead":
		k.press("u")
		k.press(row.right)
		k.Text("#unit-suggestions li")
		k.press("\r")
		k.accept()
	case "due", "product":
		if strings.HasPrefix(row.due, "31/4") {
			k.See("không có trong lịch") // the question that the new day answers
		}
		k.press(map[string]string{"due": "4", "product": "5"}[row.wrong])
		k.strokes++
		k.PressWith(kb.ModifierCtrl, "a")
		k.press(row.right)
		k.accept()
	case "two tasks":
		k.press("t")
		k.press("\r")
		k.See("Đã tách làm hai")
		k.press("a")
		k.press("a")
	case "two rows":
		k.press("m")
		k.press("\r")
		k.See("Đã gộp")
		k.press("a")
	case "no task":
		k.press("x")
		k.press(row.right)
		k.press("\r")
	default:
		k.t.Fatalf("nobody knows how to put %q right", row.wrong)
	}
	k.mending += k.strokes - before
	k.strokes = before
}

// plan is what the plan holds of the annex.
func (k *annexWalk) plan(root string) (out []annexTask) {
	k.t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(fetch(k.t, root+"/items/export?format=csv&kind=task&document="+k.document)), "\ufeff"))).ReadAll()
	if err != nil {
		k.t.Fatal(err)
	}
	head := slices.IndexFunc(lines, func(line []string) bool { return slices.Contains(line, "Nội dung") })
	if head < 0 {
		k.t.Fatalf("the list has no head: %q", lines[:min(3, len(lines))])
	}
	cell := func(line []string, title string) string { return line[slices.Index(lines[head], title)] }
	for _, line := range lines[head+1:] {
		out = append(out, annexTask{cell(line, "Nội dung"), cell(line, "Chủ trì"), cell(line, "Hạn"), cell(line, "Sản phẩm")})
	}
	return out
}
