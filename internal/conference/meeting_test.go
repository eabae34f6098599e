package conference

import (
	"strings"
	"testing"

	"lotrinh/internal/doc"
)

func TestMeetingIsRefused(t *testing.T) {
	for what, spoil := range map[string]func(*Meeting){
		"on":     func(m *Meeting) { m.On = "" },
		"place":  func(m *Meeting) { m.Place = strings.Repeat("a", 3000) },
		"agenda": func(m *Meeting) { m.Agenda = []string{"Rà soát", " "} },
	} {
		m := Meeting{On: "2026-06-10", Agenda: []string{"Rà soát tham luận"}}
		if err := m.Validate(); err != nil {
			t.Fatal(err)
		}
		spoil(&m)
		if err := m.Validate(); placeOf(err) != what {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestMinutesStateTheirDay(t *testing.T) {
	m := Meeting{On: "2026-06-10", Place: "Phòng họp số 2"}
	if err := m.Take("bb"); err != nil {
		t.Fatal(err)
	}
	if err := m.Take("bb"); err != nil || len(m.Minutes) != 1 || m.Minutes[0] != doc.ID("bb") {
		t.Errorf("the same paper twice: %v %v", err, m.Minutes)
	}
	text := m.Written("Hội thảo", "", " Sở Y tế bổ sung số liệu, chậm nhất đến ngày 15/7. ")
	if !strings.Contains(text, "10/6/2026") && !strings.Contains(text, "10/06/2026") || strings.Contains(text, "DIỄN BIẾN") || !strings.HasSuffix(text, "KẾT LUẬN, PHÂN CÔNG NHIỆM VỤ\n\nSở Y tế bổ sung số liệu, chậm nhất đến ngày 15/7.\n") {
		t.Errorf("minutes: %q", text)
	}
}
