package exchange

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"lotrinh/internal/when"
)

// Head is what a message says of itself.
type Head struct {
	ID   string // plain letters, digits, - and _
	On   when.Date
	Test bool   // sample data
	Note string // of sample data
}

// WriteSDMXJSON streams rows as an SDMX-JSON 2.0 data message in its flat form: the observations as they come, then the structure
// whose codes they count. left is how many rows have no time, for which it has no place.
func WriteSDMXJSON(w io.Writer, head Head, each Each) (left Left, err error) {
	m := &message{b: bufio.NewWriterSize(w, 64<<10)}
	for _, id := range sdmxDimensions {
		m.dimensions = append(m.dimensions, component{id: id, at: map[string]int{}})
	}
	for _, id := range sdmxAttributes {
		m.attributes = append(m.attributes, component{id: id, at: map[string]int{}, free: true})
	}
	m.names = map[string]string{}
	m.put(`{"meta":`, map[string]any{
		"schema": "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json",
		"id":     head.ID, "prepared": string(head.On) + "T00:00:00+07:00", "test": head.Test, "contentLanguages": []string{"vi"}, "sender": map[string]string{"id": "LOTRINH", "name": strings.TrimSpace("Lộ Trình " + head.Note)},
	})
	m.b.WriteString(`,"data":{"dataSets":[{"structure":0,"action":"Replace","observations":{`)
	var k keys
	sep := "\n"
	err = each(func(x Row) error {
		y, ok := k.of(x)
		if !ok {
			left++
			return nil
		}
		m.names[x.Code] = x.Name
		m.b.WriteString(sep)
		sep = ",\n"
		return m.observation(y)
	})
	if err != nil {
		return left, err
	}
	m.b.WriteString("\n}}],\n\"structures\":[")
	m.structure()
	m.b.WriteString("]}}\n")
	if m.err != nil {
		return left, m.err
	}
	return left, m.b.Flush()
}

// component is a dimension or an attribute with the values that were met.
type component struct {
	id     string
	at     map[string]int
	values []string
	free   bool // its values are texts and no codes
}

func (c *component) index(value string) int {
	i, known := c.at[value]
	if !known {
		i = len(c.values)
		c.at[value] = i
		c.values = append(c.values, value)
	}
	return i
}

type message struct {
	b                      *bufio.Writer
	dimensions, attributes []component
	names                  map[string]string // of indicators
	err                    error
}

func (m *message) put(before string, v any) {
	body, err := json.Marshal(v)
	if err != nil && m.err == nil {
		m.err = err
	}
	m.b.WriteString(before)
	m.b.Write(body)
}

// observation writes "0:1:2": [value, attribute, …]; an attribute that is not there is null, and those at the end are left out.
func (m *message) observation(x keyed) error {
	m.b.WriteByte('"')
	for i, code := range x.key {
		if i > 0 {
			m.b.WriteByte(':')
		}
		m.b.WriteString(strconv.Itoa(m.dimensions[i].index(code)))
	}
	m.b.WriteString(`":[`)
	if x.value == "NaN" {
		m.b.WriteString("null")
	} else {
		m.b.WriteString(x.value)
	}
	last := len(x.attributes)
	for last > 0 && x.attributes[last-1] == "" {
		last--
	}
	for i, text := range x.attributes[:last] {
		if text == "" {
			m.b.WriteString(",null")
			continue
		}
		m.b.WriteByte(',')
		m.b.WriteString(strconv.Itoa(m.attributes[i].index(text)))
	}
	_, err := m.b.WriteString("]")
	return err
}

// names of the components in English, and the codes that are no names of themselves.
var componentNames = map[string]string{"FREQ": "Frequency", "REF_AREA": "Reference area or unit", "INDICATOR": "Indicator", "UNIT_MEASURE": "Unit of measure", "MEASURE": "Actual, target, baseline or trajectory", "VINTAGE": "Vintage of the value", "CUT": "Breakdown", "VARIANT": "Number among values of one key", "TIME_PERIOD": "Time period",
	"OBS_STATUS": "Observation status", "COMPARATOR": "How a target compares", "HIGH_VALUE": "Upper end", "WORDED": "Aim in words", "SCOPE": "Scope of a rank", "TIME_OPEN": "End of the period that is not stated", "TIME_NAME": "Name of the period", "UNIT_TEXT": "Unit of measure as written", "CUT_TEXT": "Breakdown as written",
	"KNOWN_ON": "Day of publication", "CUMULATIVE_SINCE": "Cumulative since", "OUT_OF": "Number of those ranked", "TITLE": "Title", "SOURCE": "Source", "COMMENT_OBS": "Comment"}

var codeNames = map[string]map[string]string{
	"FREQ":       {"A": "Annual", "S": "Half-yearly", "Q": "Quarterly", "M": "Monthly", "W": "Weekly", "_O": "Other"},
	"MEASURE":    {"ACTUAL": "Actual", "TARGET": "Target", "BASELINE": "Baseline", "PATH": "Trajectory", "BASE_ACTUAL": "Actual told by the plan", "BASE_ESTIMATE": "Estimate told by the plan"},
	"VINTAGE":    {"E": "Estimate", "P": "Provisional", "F": "Final", "R": "Revised", "_Z": "Not applicable"},
	"OBS_STATUS": {"A": "Normal value", "E": "Estimated value", "P": "Provisional value", "O": "Missing value"},
	"REF_AREA":   {"_T": "Total"}, "CUT": {"_Z": "Not applicable"}, "UNIT_MEASURE": {"_Z": "Not applicable"},
}

func (m *message) structure() {
	type value struct {
		ID    string `json:"id,omitempty"`
		Name  string `json:"name,omitempty"`
		Value string `json:"value,omitempty"`
	}
	type part struct {
		ID       string   `json:"id"`
		Name     string   `json:"name"`
		Position *int     `json:"keyPosition,omitempty"`
		Roles    []string `json:"roles,omitempty"`
		Values   []value  `json:"values"`
	}
	parts := func(all []component) []part {
		out := []part{}
		for i, c := range all {
			p := part{ID: c.id, Name: componentNames[c.id], Values: []value{}}
			if !c.free {
				p.Position = &i
			}
			if c.id == "TIME_PERIOD" || c.id == "FREQ" {
				p.Roles = []string{c.id}
			}
			for _, v := range c.values {
				switch name := codeNames[c.id][v]; {
				case c.id == "INDICATOR":
					p.Values = append(p.Values, value{ID: v, Name: m.names[v]})
				case c.free && name == "":
					p.Values = append(p.Values, value{Value: v})
				case name == "":
					p.Values = append(p.Values, value{ID: v, Name: v})
				default:
					p.Values = append(p.Values, value{ID: v, Name: name})
				}
			}
			out = append(out, p)
		}
		return out
	}
	m.put("", map[string]any{
		"dataSets":   []int{0},
		"name":       "Chỉ tiêu kinh tế - xã hội",
		"links":      []map[string]string{{"rel": "dataflow", "urn": "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=" + sdmxFlow}},
		"dimensions": map[string]any{"observation": parts(m.dimensions)},
		"measures":   map[string]any{"observation": []map[string]string{{"id": "OBS_VALUE", "name": "Observation value"}}},
		"attributes": map[string]any{"observation": parts(m.attributes)},
	})
}
