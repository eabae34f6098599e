package read

import (
	"strings"
	"testing"

	"lotrinh/internal/fault"
)

func TestOtherLanguagesAreRefused(t *testing.T) {
	english := "The Government shall review the implementation of the action plan and report the results to the Prime Minister by the end of the year. "
	for name, c := range map[string]struct{ text, says string }{
		"English":                        {strings.Repeat(english, 5), "tiếng Anh"},
		"English with a place":           {strings.Repeat(english, 5) + "Đà Nẵng, Thừa Thiên Huế", "tiếng Anh"},
		"French":                         {strings.Repeat("Les ministères et les provinces préparent une stratégie dans le domaine des données et des services publics, du plan national. ", 6), "tiếng Pháp"},
		"Lao":                            {strings.Repeat("ແຜນພັດທະນາເສດຖະກິດສັງຄົມ ", 12), "tiếng Lào"},
		"Chinese":                        {strings.Repeat("国民经济和社会发展规划纲要,", 12), "tiếng Trung"},
		"Indonesian, which no one knows": {strings.Repeat("Pemerintah daerah menyusun rencana pembangunan berkelanjutan dengan masyarakat setempat. ", 10), "một ngôn ngữ khác"},
	} {
		if _, err := File("a.txt", []byte(c.text)); !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Say(err, "vi"), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	vietnamese := "Giao Sở Tài chính chủ trì, phối hợp với các đơn vị tham mưu kinh phí năm 2026, báo cáo trước ngày 15/5/2026.\n"
	for name, text := range map[string]string{
		"an English annex": strings.Repeat(vietnamese, 3) + strings.Repeat(english, 12),
		"short":            "Action plan 2026",
		"a table of codes": strings.Repeat("KPI-01\tGRDP\t7,5\n", 25),
		"names in English": strings.Repeat(vietnamese+"World Bank, UNDP, Smart City Operation Center\n", 4),
		"hardly any marks": strings.Repeat("Ban Ban Ban. "+vietnamese, 10),
	} {
		if src, err := File("a.txt", []byte(text)); err != nil || len(src.Meta.Questions) > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	bare := strings.Repeat("Giao So Tai chinh chu tri, phoi hop voi cac don vi tham muu kinh phi nam 2026, bao cao truoc ngay 15/5/2026.\n", 6)
	if src, err := File("a.txt", []byte(bare)); err != nil || len(src.Meta.Questions) != 1 || src.Meta.Questions[0].Field != "letters" {
		t.Errorf("without marks: %v", err)
	}
}
