package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/plan"
	"lotrinh/internal/when"
)

// WriteSDMXCSV streams rows as an SDMX-CSV 2.0 data message. left is how many rows have no time, for which it has no place.
func WriteSDMXCSV(w io.Writer, each Each) (left Left, err error) {
	b := bufio.NewWriterSize(w, 64<<10)
	c := csv.NewWriter(b)
	c.UseCRLF = true // RFC 4180
	header := append([]string{"STRUCTURE", "STRUCTURE_ID", "ACTION"}, sdmxDimensions...)
	header = append(append(header, "OBS_VALUE"), sdmxAttributes...)
	if err := c.Write(header); err != nil {
		return 0, err
	}
	var k keys
	record := make([]string, 0, len(header))
	err = each(func(x Row) error {
		y, ok := k.of(x)
		if !ok {
			left++
			return nil
		}
		record = append(record[:0], "dataflow", sdmxFlow, "M")
		record = append(append(record, y.key...), y.value)
		return c.Write(append(record, y.attributes...))
	})
	if err != nil {
		return left, err
	}
	if c.Flush(); c.Error() != nil {
		return left, c.Error()
	}
	return left, b.Flush()
}

var sdmxHeader = regexp.MustCompile(`^"?(?:STRUCTURE(?:\[[^\]]*\])?|DATAFLOW)"?[,;\t]`)

// sdmx reads an SDMX-CSV data message, ours or another's that has INDICATOR, TIME_PERIOD and OBS_VALUE.
func (r *reader) sdmx(content []byte) error {
	c := csv.NewReader(bytes.NewReader(content))
	end := bytes.IndexAny(content, ",;\t") // the separator is the character behind the first heading
	c.Comma = rune(content[end])
	c.ReuseRecord = true
	first, err := c.Read()
	if err != nil {
		return csvFault(err)
	}
	at := map[string]int{}
	for i, h := range first {
		at[strings.ToUpper(strings.TrimSuffix(strings.TrimSpace(h), "[]"))] = i
	}
	for _, needed := range []string{"INDICATOR", "TIME_PERIOD", "OBS_VALUE"} {
		if _, has := at[needed]; !has {
			return fault.New(fault.Invalid, "Tệp SDMX-CSV thiếu cột %s.", "The SDMX-CSV has no column %s.", needed).At("file")
		}
	}
	for n := 1; ; n++ {
		record, err := c.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return csvFault(err)
		}
		line, _ := c.FieldPos(0)
		if n > MaxRows {
			return tooMany(Place{Row: line})
		}
		if err := r.sdmxRow(record, at, line); err != nil {
			return err
		}
	}
}

func (r *reader) sdmxRow(record []string, at map[string]int, line int) error {
	get := func(column string) string {
		i, has := at[column]
		if !has {
			return ""
		}
		return strings.TrimSpace(record[i])
	}
	code := func(column string) string { // "CT-0001: GRDP" where labels are both
		id, _, _ := strings.Cut(get(column), ":")
		return strings.TrimSpace(id)
	}
	bad := func(column, vi, en string, args ...any) error {
		p := Place{Row: line}
		if i, has := at[column]; has {
			p.Column = letter(i)
		}
		r.wrong(p, fault.New(fault.Invalid, vi, en, args...))
		return nil
	}
	switch action := get("ACTION"); action {
	case "", "M", "A", "I", "R":
	default:
		return bad("ACTION", "Không nhận thao tác %q: tệp chỉ thêm và sửa số liệu (M), không xóa.", "The action %q is not taken: a file adds and changes values (M) and removes none.", action)
	}
	x := Row{Place: Place{Row: line, Column: letter(at["OBS_VALUE"])}, Code: code("INDICATOR"), Name: get("TITLE"), Unit: get("UNIT_TEXT"), Comparator: get("COMPARATOR"), High: get("HIGH_VALUE"), Worded: get("WORDED"), Scope: get("SCOPE"), Source: get("SOURCE"), Note: get("COMMENT_OBS")}
	if x.Unit == "" && code("UNIT_MEASURE") != notApplicable {
		x.Unit = code("UNIT_MEASURE")
	}
	if area := code("REF_AREA"); area != wholeArea && area != notApplicable {
		x.Of = area
	}
	x.Sort = Observed
	if m := code("MEASURE"); m != "" {
		if x.Sort = sortOfMeasure(m); x.Sort == "" {
			return bad("MEASURE", "Không hiểu MEASURE %q; có ACTUAL, TARGET, BASELINE, PATH.", "The MEASURE %q is not known; there are ACTUAL, TARGET, BASELINE, PATH.", m)
		}
	}
	var ok bool
	if x.Period, x.Span, ok = timeOf(get("TIME_PERIOD"), get("TIME_OPEN"), get("TIME_NAME")); !ok {
		return bad("TIME_PERIOD", "Không hiểu kỳ %.40q.", "The period %.40q cannot be read.", get("TIME_PERIOD"))
	}
	if x.Sort == Observed {
		x.Span = when.Interval{}
	} else {
		x.Period = ""
	}
	for q, v := range vintages {
		if code("VINTAGE") == v {
			x.Quality = q
		}
	}
	if x.Quality == "" && x.Sort == Observed {
		x.Quality = map[string]plan.Quality{"E": plan.Estimate, "P": plan.Provisional, "A": plan.Final}[code("OBS_STATUS")]
	}
	switch value := get("OBS_VALUE"); value {
	case "", "NaN", "#N/A":
		x.Absent = x.Sort == Observed
		if value == "" && x.Worded == "" {
			return nil // nothing is said
		}
	default:
		d, ok := indicator.Parse(value)
		if !ok {
			return bad("OBS_VALUE", "%.60q không phải là số.", "%.60q is no number.", value)
		}
		x.Value = d.Text('f')
	}
	if x.Sort != Observed && x.Comparator == "" && x.Value != "" {
		x.Comparator = "="
	}
	for column, to := range map[string]*when.Date{"KNOWN_ON": &x.KnownOn, "CUMULATIVE_SINCE": &x.Since} {
		if text := get(column); text != "" {
			if *to, ok = when.ParseDate(text); !ok {
				return bad(column, "%.40q không phải là ngày.", "%.40q is not a day.", text)
			}
		}
	}
	if text := get("CUT_TEXT"); text != "" {
		if x.Cut, ok = parseCut(text); !ok {
			return bad("CUT_TEXT", "Phân tổ %.60q không đúng; viết như giới tính=nữ.", "The breakdown %.60q is wrong; write it as sex=nữ.", text)
		}
	}
	if text := get("OUT_OF"); text != "" {
		if x.OutOf, ok = whole(text); !ok {
			return bad("OUT_OF", "%.40q không phải là số lượng được xếp hạng.", "%.40q is not a number of those ranked.", text)
		}
	}
	return r.row(x)
}

func sortOfMeasure(code string) string {
	for sort, m := range measures {
		if m == code {
			return sort
		}
	}
	return ""
}
