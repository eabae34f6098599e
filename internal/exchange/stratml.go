package exchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"

	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Plan is what a StratML document says of the whole.
type Plan struct {
	Name, Organisation, Source, Note string
	Days                             when.Interval // of the term
	On                               when.Date     // of the document
}

// Indicator is one indicator with what it is to reach and what was reached.
type Indicator struct {
	Code, Name, Unit, Source string
	Leads                    []string
	Group                    []string // headings it stands under
	Values                   []Row
}

// stratML is the namespace of part 2 as its schema of 16 February 2016 has it (ISO 17469 family; ANSI/AIIM 22).
const stratML = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"

// WriteStratML writes the indicators as a performance report: each heading of the plan is a goal, each indicator an objective of
// it with one performance indicator. They come in the order of the plan; a heading that comes again is a goal again.
func WriteStratML(w io.Writer, about Plan, each func(put func(Indicator) error) error) error {
	x := &stratWriter{b: bufio.NewWriterSize(w, 64<<10), ids: map[string]int{}}
	x.b.WriteString(xml.Header)
	x.b.WriteString(`<PerformancePlanOrReport xmlns="` + stratML + `" Type="Performance_Report">` + "\n")
	x.text("Name", about.Name)
	x.some("Description", about.Note)
	x.b.WriteString("<StrategicPlanCore>\n")
	if about.Organisation != "" {
		x.b.WriteString("<Organization>")
		x.text("Name", about.Organisation)
		x.text("Identifier", x.id(about.Organisation))
		x.b.WriteString("</Organization>\n")
	}
	open := false
	goal := ""
	goals := 0
	err := each(func(i Indicator) error {
		heading := strings.Join(i.Group, " / ")
		if heading == "" {
			heading = "Chỉ tiêu"
		}
		if !open || heading != goal {
			if open {
				x.b.WriteString("</Goal>\n")
			}
			open, goal = true, heading
			goals++
			x.b.WriteString("<Goal>")
			x.text("Name", heading)
			x.text("Description", heading)
			x.text("Identifier", x.id(fmt.Sprintf("goal-%d", goals)))
			x.text("SequenceIndicator", fmt.Sprint(goals))
			x.b.WriteString("\n")
		}
		return x.indicator(i)
	})
	if err != nil {
		return err
	}
	if !open { // the schema asks for a goal
		x.b.WriteString("<Goal><Name>Chỉ tiêu</Name><Description></Description>")
	}
	x.b.WriteString("</Goal>\n</StrategicPlanCore>\n<AdministrativeInformation>")
	x.some("StartDate", string(about.Days.From))
	x.some("EndDate", string(about.Days.To))
	x.some("PublicationDate", string(about.On))
	x.some("Source", about.Source)
	x.b.WriteString("</AdministrativeInformation>\n</PerformancePlanOrReport>\n")
	return x.b.Flush()
}

type stratWriter struct {
	b   *bufio.Writer
	ids map[string]int
}

func (x *stratWriter) text(element, text string) {
	x.b.WriteString("<" + element + ">")
	_ = xml.EscapeText(x.b, []byte(text)) // the buffer keeps its error until it is flushed
	x.b.WriteString("</" + element + ">")
}

func (x *stratWriter) some(element, text string) {
	if text != "" {
		x.text(element, text)
	}
}

var notName = regexp.MustCompile(`[^A-Za-z0-9_.-]+`)

// id makes an identifier of its own, as XML wants it.
func (x *stratWriter) id(of string) string {
	name := "_" + notName.ReplaceAllString(strings.ReplaceAll(vi.Fold(of), " ", "-"), "-")
	if x.ids[name]++; x.ids[name] > 1 {
		name += fmt.Sprintf(".%d", x.ids[name])
	}
	return name
}

// indicator writes an objective with its one performance indicator.
func (x *stratWriter) indicator(i Indicator) error {
	x.b.WriteString("<Objective>")
	x.text("Name", i.Name)
	x.text("Identifier", x.id("objective-"+i.Code))
	x.text("SequenceIndicator", i.Code)
	for _, lead := range i.Leads {
		x.b.WriteString(`<Stakeholder StakeholderTypeType="Organization">`)
		x.text("Name", lead)
		x.b.WriteString("<Role><Name>Chủ trì</Name><RoleType>Performer</RoleType></Role></Stakeholder>")
	}
	x.some("OtherInformation", i.Source)
	worded := true
	for _, v := range i.Values {
		worded = worded && v.Value == ""
	}
	sort := "Quantitative"
	if worded && len(i.Values) > 0 {
		sort = "Qualitative"
	}
	x.b.WriteString(`<PerformanceIndicator ValueChainStage="Outcome" PerformanceIndicatorType="` + sort + `">`)
	x.text("SequenceIndicator", i.Code)
	x.text("MeasurementDimension", i.Name)
	x.text("UnitOfMeasurement", i.Unit)
	x.text("Identifier", x.id(i.Code))
	for _, v := range i.Values {
		x.result(v)
	}
	_, err := x.b.WriteString("</PerformanceIndicator></Objective>\n")
	return err
}

// result writes one target or one value that was reached.
func (x *stratWriter) result(v Row) {
	element, days := "TargetResult", v.Span
	switch v.Sort {
	case Observed:
		element, days = "ActualResult", v.Period.Bounds()
	case Baseline, "actual", "estimate":
		element = "ActualResult"
	}
	x.b.WriteString("<MeasurementInstance><" + element + ">")
	x.some("StartDate", string(days.From))
	x.some("EndDate", string(days.To))
	x.some("NumberOfUnits", v.Value)
	kind, said := "", v.Worded
	switch {
	case v.Absent:
		kind, said = "Tình trạng", "không công bố"
	case v.Worded != "":
		kind = "Diễn đạt"
	case v.Quality != "":
		kind, said = "Chất lượng", v.Quality.Vi()
	case v.High != "":
		kind, said = "Cận trên", v.High
	case v.Comparator != "" && v.Comparator != "=":
		kind, said = "So sánh", v.Comparator
	}
	if kind != "" {
		x.b.WriteString("<Descriptor>")
		x.text("DescriptorName", kind)
		x.text("DescriptorValue", said)
		x.b.WriteString("</Descriptor>")
	}
	x.some("Description", v.Scope)
	x.b.WriteString("</" + element + "></MeasurementInstance>")
}
