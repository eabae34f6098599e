package indicator

import (
	"maps"
	"slices"
	"strings"

	"lotrinh/internal/fault"
)

// Cycle finds a circle among formulas that leads from a code back to itself: "CT-0001 → CT-0002 → CT-0001"; nil when there is
// none. reads gives the codes that the formula of an indicator reads; nil for one that has none.
func Cycle(code string, reads func(string) []string) []string {
	seen := map[string]bool{}
	var path []string
	var walk func(string) bool
	walk = func(at string) bool {
		path = append(path, at)
		for _, next := range reads(at) {
			if next == code {
				path = append(path, code)
				return true
			}
			if !seen[next] {
				seen[next] = true
				if walk(next) {
					return true
				}
			}
		}
		path = path[:len(path)-1]
		return false
	}
	if walk(code) {
		return path
	}
	return nil
}

// CycleFault tells a circle.
func CycleFault(path []string) error {
	told := strings.Join(path, " → ")
	return fault.New(fault.Invalid, "Công thức đi vòng: %s. Hãy bỏ một trong các mắt xích đó.", "The formulas run in a circle: %s. Take one of these links out.", told).At("formula")
}

// Order sorts the codes that must follow some changes so that each comes behind those it reads. reads is, for each of them,
// what its formula reads; what stands in a circle comes last, in the order of codes.
func Order(reads map[string][]string) []string {
	var out []string
	state := map[string]int{} // 1 = being placed, 2 = placed
	var place func(string)
	place = func(code string) {
		if state[code] > 0 {
			return
		}
		state[code] = 1
		for _, in := range reads[code] {
			if _, follows := reads[in]; follows {
				place(in)
			}
		}
		state[code] = 2
		out = append(out, code)
	}
	for _, code := range slices.Sorted(maps.Keys(reads)) {
		place(code)
	}
	return out
}
