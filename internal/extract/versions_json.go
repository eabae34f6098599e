package extract

import (
	"bytes"
	"encoding/json"

	"lotrinh/internal/plan"
)

// VersionsFormat is the name and version of the comparison of two versions of a document.
const VersionsFormat = "lotrinh-versions/1"

type outVersions struct {
	Format string       `json:"format"`
	Counts map[Fate]int `json:"counts"`
	Items  []outVersion `json:"items"`
}

type outVersion struct {
	Fate        Fate            `json:"fate"`
	Old         *outItem        `json:"old"` // null for a new one
	New         *outItem        `json:"new"` // null for one that is gone
	Differences []outDifference `json:"differences"`
}

type outDifference struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// CountFates tells how many candidates have each fate.
func CountFates(list []Version) map[Fate]int {
	out := map[Fate]int{Unchanged: 0, Changed: 0, New: 0, Gone: 0}
	for _, v := range list {
		out[v.Fate]++
	}
	return out
}

// VersionsJSON writes a comparison on one line without its end; items are those of lotrinh-extract/1.
func VersionsJSON(list []Version) ([]byte, error) {
	item := func(c *plan.Candidate) *outItem {
		if c == nil {
			return nil
		}
		out := itemOf(*c)
		return &out
	}
	o := outVersions{VersionsFormat, CountFates(list), []outVersion{}}
	for _, v := range list {
		x := outVersion{v.Fate, item(v.Old), item(v.New), []outDifference{}}
		for _, d := range v.Differences {
			x.Differences = append(x.Differences, outDifference(d))
		}
		o.Items = append(o.Items, x)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(o); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
