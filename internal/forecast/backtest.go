package forecast

import (
	_ "embed"
	"encoding/json"
	"sync"

	"lotrinh/internal/forecast/made"
)

// Backtest is how the method held, by rolling origin: every forecast was made with what was known on its day and no more.
type Backtest struct {
	Seeds     []int64 `json:"seeds"` // of the invented provinces it was tried on; the weights come from others
	Trained   []int64 `json:"trained"`
	Made      []Score `json:"made"`
	Published []Score `json:"published"` // public series
}

// Sorts of what is judged, in the order of the tables.
var (
	MadeSorts      = []string{"task", "target end", "target rank", "target whole", "target each"}
	PublishedSorts = []string{"papi", "pci score", "pci rank", "revenue"}
)

// SortVi names a sort as pages do.
func SortVi(of string) string {
	switch of {
	case "task":
		return "Nhiệm vụ: xong đúng hạn"
	case "target end":
		return "Chỉ tiêu xét tại cuối kỳ"
	case "target rank":
		return "Chỉ tiêu thứ hạng"
	case "target whole":
		return "Chỉ tiêu bình quân, cộng dồn cả kỳ"
	case "target each":
		return "Chỉ tiêu xét từng năm"
	case "papi":
		return "PAPI 2011–2024, sáu nội dung"
	case "pci score":
		return "PCI 2005–2016, điểm"
	case "pci rank":
		return "PCI 2005–2016, giữ thứ hạng"
	case "revenue":
		return "Thu ngân sách tỉnh 2006–2015, ba năm"
	}
	return of
}

// RivalVi names another way to forecast as pages do.
func RivalVi(name string) string {
	switch name {
	case "last":
		return "Trạng thái cuối tiếp diễn"
	case "line":
		return "Kéo thẳng"
	case "usual":
		return "Tỉ lệ chung"
	}
	return name
}

// Run tries the method anew.
func Run(step func(done, all int)) Backtest {
	b := Backtest{Seeds: TestSeeds, Trained: TrainingSeeds}
	var trials []Trial
	for i, seed := range TestSeeds {
		p := made.New(uint64(seed))
		trials = append(append(trials, TaskTrials(p)...), CourseTrials(p)...)
		step(i+1, len(TestSeeds))
	}
	b.Made = scores(MadeSorts, trials)
	b.Published = scores(PublishedSorts, PublishedTrials(AllPublished()))
	return b
}

func scores(sorts []string, trials []Trial) (out []Score) {
	for _, of := range sorts {
		var some []Trial
		for _, t := range trials {
			if t.Of == of {
				some = append(some, t)
			}
		}
		out = append(out, ScoreOf(of, some))
	}
	return out
}

//go:embed backtest.json
var keptFile []byte

// Kept is what Run gave for this version, as pages show it; TestKeptIsWhatRunGives compares the two.
var Kept = sync.OnceValue(func() (b Backtest) {
	if err := json.Unmarshal(keptFile, &b); err != nil {
		panic(err) // part of the program: a mistake of ours
	}
	return b
})
