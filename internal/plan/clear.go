package plan

import "strings"

// Clear is one of the "6 rõ" of an item (624/TB-VPCP: rõ người, rõ việc, rõ trách nhiệm, rõ thẩm quyền, rõ thời gian, rõ
// sản phẩm), judged by what the plan holds and by nothing else.
type Clear struct {
	Gap  Gap // that the item has when this is not clear
	Vi   string
	Rule string // when it counts as clear, as pages say it
	Is   bool
}

// leastWords is how many syllables a work needs to be told from others.
const leastWords = 4

// Six judges an item by its live parts, due date and sources.
func Six(item Item, due Due, parts []Assignment, sourced bool) []Clear {
	lead, accountable := false, false
	for _, a := range parts {
		lead = lead || a.Role == Lead && (a.UnitID != "" || a.PostID != "")
		accountable = accountable || a.Role == Accountable && a.PostID != ""
	}
	return []Clear{
		{NoOwner, "Rõ người", "có đơn vị chủ trì trong danh mục", lead},
		{VagueWork, "Rõ việc", "nội dung có ít nhất bốn tiếng, đủ để phân biệt với việc khác", len(strings.Fields(item.Title)) >= leastWords},
		{NoAccountable, "Rõ trách nhiệm", "có chức danh chịu trách nhiệm", accountable},
		{NoSource, "Rõ thẩm quyền", "biết văn bản hoặc chỉ đạo nào giao việc", sourced || strings.TrimSpace(item.Origin.Quote) != ""},
		{NoDate, "Rõ thời gian", "có ngày cuối, hoặc lặp lại theo kỳ, thường xuyên, hoặc tính từ một sự kiện; “theo tiến độ”, “theo lộ trình” chưa tính là rõ", due.To != "" || len(due.Recurrence) > 0 || due.Returning() || due.Waiting()},
		{NoProduct, "Rõ sản phẩm", "có nêu sản phẩm phải có", strings.TrimSpace(item.Fields["deliverable"]) != ""},
	}
}

// NotClear are the gaps of those that are not clear; a kind that asks for no product has none there.
func NotClear(six []Clear, kind Kind) (out []Gap) {
	for _, c := range six {
		if !c.Is && (c.Gap != NoProduct || kind.Product) {
			out = append(out, c.Gap)
		}
	}
	return out
}
