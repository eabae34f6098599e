package roundtrip

// A Layout writes any plan as one kind of document, and says what a reader must find in it.
type Layout struct {
	Number  int
	Name    string
	HeldOut bool // written before any rule was adapted to it
	formats []string
	bodies  []bodyKind
	write   func(*Plan, dice, *page, *Reading)
}

// Layouts are all of them, by their number from 1.
var Layouts = []Layout{
	{1, "narrative order", false, []string{"txt", "md", "html"}, []bodyKind{province, province, commune}, narrative},
	{2, "numbered order", false, []string{"txt", "md", "html"}, []bodyKind{province, province, province, commune}, numbered},
	{3, "unit blocks", false, []string{"txt", "md", "html"}, []bodyKind{province, province, party, commune}, blocks},
	{4, "annex table", false, []string{"md", "html"}, []bodyKind{province, province, party, commune}, annex},
	{5, "news report", false, []string{"txt", "md", "html"}, []bodyKind{province, province, party}, news},
	{6, "notice of conclusion", false, []string{"txt", "md", "html"}, []bodyKind{province, province, party, commune}, conclusion},
	{7, "Party action programme", true, []string{"txt", "md", "html"}, []bodyKind{party}, programme},
	{8, "telegram", true, []string{"txt", "md", "html"}, []bodyKind{province}, telegram},
}

// A Document is a plan written in a layout.
type Document struct {
	Name    string // of the file
	Text    string
	Reading Reading
}

// Write makes the document of a seed in this layout; the same seed always makes the same document.
func (l Layout) Write(seed uint64) Document {
	plan := New(seed, l.bodies...)
	d := roll(seed, 100+uint64(l.Number))
	s := drawStyle(d, l.formats...)
	pg := page{format: s.format}
	var reading Reading
	l.write(plan, d, &pg, &reading)
	return Document{Name: "van-ban." + s.format, Text: pg.render(s), Reading: reading}
}
