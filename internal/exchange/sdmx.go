package exchange

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// The data structure that values are told in: SDMX 3.0 calls the formats 2.0. Dimensions stand in the order of a key; what a code
// cannot hold is told again as an attribute, so that nothing is lost.
var (
	sdmxDimensions = []string{"FREQ", "REF_AREA", "INDICATOR", "UNIT_MEASURE", "MEASURE", "VINTAGE", "CUT", "VARIANT", "TIME_PERIOD"}
	sdmxAttributes = []string{"OBS_STATUS", "COMPARATOR", "HIGH_VALUE", "WORDED", "SCOPE", "TIME_OPEN", "TIME_NAME", "UNIT_TEXT", "CUT_TEXT", "KNOWN_ON", "CUMULATIVE_SINCE", "OUT_OF", "TITLE", "SOURCE", "COMMENT_OBS"}
)

// sdmxFlow names the data structure: agency, id, version.
const sdmxFlow = "LOTRINH:INDICATORS(1.0.0)"

const (
	notApplicable = "_Z"
	wholeArea     = "_T"
)

var measures = map[string]string{Observed: "ACTUAL", Target: "TARGET", Baseline: "BASELINE", Path: "PATH", "actual": "BASE_ACTUAL", "estimate": "BASE_ESTIMATE"}

var vintages = map[plan.Quality]string{plan.Estimate: "E", plan.Provisional: "P", plan.Final: "F", plan.Revised: "R"}

// keyed is a row with its key and attributes.
type keyed struct {
	key        []string
	value      string
	attributes []string
}

// keys turns rows into keys, and tells those alike apart by VARIANT.
type keys struct {
	seen map[string]int
	code string // of the indicator that seen is about: rows come indicator by indicator
}

func (k *keys) of(x Row) (keyed, bool) {
	freq, time, open, ok := sdmxTime(x)
	if !ok {
		return keyed{}, false
	}
	area, unit, vintage, cut := wholeArea, indicator.MeasureCode(x.Unit), vintages[x.Quality], notApplicable
	if x.Of != "" {
		area = x.Of
	}
	if unit == "" {
		unit = notApplicable
	}
	if vintage == "" {
		vintage = notApplicable
	}
	text := CutText(x.Cut)
	if text != "" {
		cut = strings.ToUpper(strings.ReplaceAll(vi.Fold(text), " ", "_"))
	}
	if x.Code != k.code || k.seen == nil {
		k.seen, k.code = map[string]int{}, x.Code
	}
	key := []string{freq, area, x.Code, unit, measures[x.Sort], vintage, cut, "", time}
	k.seen[strings.Join(key, "\x00")]++
	key[7] = strconv.Itoa(k.seen[strings.Join(key, "\x00")])
	value, status := x.Value, "A"
	switch {
	case x.Absent:
		status = "O"
	case x.Quality == plan.Estimate:
		status = "E"
	case x.Quality == plan.Provisional:
		status = "P"
	}
	if value == "" {
		value = "NaN"
	}
	comparator := x.Comparator
	if comparator == "=" {
		comparator = ""
	}
	outOf := ""
	if x.OutOf > 0 {
		outOf = strconv.Itoa(x.OutOf)
	}
	return keyed{key, value, []string{status, comparator, x.High, x.Worded, x.Scope, open, x.Period.Name(), x.Unit, text, string(x.KnownOn), string(x.Since), outOf, x.Name, x.Source, x.Note}}, true
}

// CutText writes a cut as files have it: "area=thành thị; sex=nữ".
func CutText(cut map[string]string) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(cut)) {
		out = append(out, k+"="+cut[k])
	}
	return strings.Join(out, "; ")
}

// sdmxTime is the frequency and the period of a row; open says which end of a span is not stated. ok is false of a value without
// any time, which SDMX has no place for.
func sdmxTime(x Row) (freq, time, open string, ok bool) {
	if x.Sort != Observed {
		switch from, to := x.Span.From, x.Span.To; {
		case from == "" && to == "":
			return "", "", "", false
		case from == "":
			return "_O", string(to), "FROM", true
		case to == "":
			return "_O", string(from), "TO", true
		default:
			return spanTime(x.Span)
		}
	}
	p := string(x.Period)
	switch {
	case len(p) == 4:
		return "A", p, "", true
	case len(p) == 7 && p[5] == 'Q':
		return "Q", p, "", true
	case len(p) == 7 && p[5] == 'H':
		return "S", p[:5] + "S" + p[6:], "", true
	case len(p) == 7 && p[5:] == "9M":
		return "_O", p[:4] + "-01-01/P9M", "", true
	case len(p) == 7:
		return "M", p, "", true
	case len(p) == 8 && p[5] == 'W':
		return "W", p, "", true
	}
	if days := x.Period.Bounds(); days.Known() {
		return "_O", fmt.Sprintf("%s/P%dD", days.From, dayCount(days)), "", true
	}
	return "", "", "", false
}

// spanTime is a span of a target: a year, a quarter, whole years, else days.
func spanTime(days when.Interval) (freq, time, open string, ok bool) {
	y1, m1, d1 := days.From.YMD()
	y2, m2, d2 := days.To.YMD()
	if m1 == 1 && d1 == 1 && m2 == 12 && d2 == 31 {
		if y1 == y2 {
			return "A", strconv.Itoa(y1), "", true
		}
		return "_O", fmt.Sprintf("%s/P%dY", days.From, y2-y1+1), "", true
	}
	return "_O", fmt.Sprintf("%s/P%dD", days.From, dayCount(days)), "", true
}

func dayCount(days when.Interval) int {
	n := 1
	for d := days.From; d < days.To && n < 200*366; d = d.Add(1) {
		n++
	}
	return n
}

var timeRange = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:T[\d:]+)?/P(\d{1,5})([YMD])$`)

// timeOf reads an SDMX period into that of an observation and the days of all others; name is that of one with days of its own.
func timeOf(text, open, name string) (when.Period, when.Interval, bool) {
	text = strings.TrimSpace(text)
	if d, ok := when.ParseDate(text); ok {
		switch open {
		case "TO":
			return "", when.Interval{From: d}, true
		case "FROM":
			return "", when.Interval{To: d}, true
		}
		return when.OwnPeriod(when.Interval{From: d, To: d}, cmp.Or(name, "ngay")), when.Interval{From: d, To: d}, true
	}
	if len(text) == 7 && text[5] == 'S' {
		text = text[:5] + "H" + text[6:]
	}
	for _, part := range []string{"-A1", "-A"} { // 2025-A1 is the reporting year
		text = strings.TrimSuffix(text, part)
	}
	if len(text) == 8 && text[5] == 'M' {
		text = text[:5] + text[6:]
	}
	if p, ok := when.ParsePeriod(text); ok {
		return p, p.Bounds(), true
	}
	g := timeRange.FindStringSubmatch(text)
	if g == nil {
		return "", when.Interval{}, false
	}
	from, ok := when.ParseDate(g[1])
	n, _ := strconv.Atoi(g[2])
	if !ok || n == 0 || n > 80000 {
		return "", when.Interval{}, false
	}
	y, m, d := from.YMD()
	days := when.Interval{From: from}
	switch g[3] {
	case "Y":
		days.To = when.Day(y+n, m, d).Add(-1)
	case "M":
		m += n - 1
		days.To = when.LastOf(y+(m-1)/12, (m-1)%12+1)
		if d != 1 {
			return "", days, false
		}
	default:
		days.To = from.Add(n - 1)
	}
	for _, p := range []string{"", "-9M"} {
		if q, ok := when.ParsePeriod(fmt.Sprintf("%04d%s", y, p)); ok && q.Bounds() == days && name == "" {
			return q, days, true
		}
	}
	if name == "" {
		name = "giai-doan"
	}
	return when.OwnPeriod(days, name), days, true
}

// Each calls put for every row of what is written, indicator by indicator.
type Each func(put func(Row) error) error

// Left is how many rows a format could not tell.
type Left int
