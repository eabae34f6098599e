package extract

// timeRules read the deadline: in a sentence by one rule, in a cell by how the words bind and what they name.
func timeRules() []Rule {
	rules := []Rule{
		{ID: "time.deadline", Field: "deadline",
			Vi:  "Cụm từ thời hạn trong câu.",
			En:  "The words of time in the sentence.",
			Yes: []string{"Giao Sở Xây dựng rà soát quy hoạch chung, hoàn thành trước ngày 30/9/2026."}, No: []string{simpleOrder}},
		{ID: "time.continuous", Field: "deadline",
			Vi: "“Thường xuyên”: không có ngày cuối, vẫn phải báo cáo.", En: "All the time: no last day, yet to be reported.",
			Yes: []string{oneRow("Thường xuyên")}, No: []string{oneRow("Quý III/2026")}},
		{ID: "time.periodic", Field: "deadline",
			Vi: "“Định kỳ”: lặp lại, không nói rõ bao lâu một lần.", En: "“Periodically”: how often is not said.",
			Yes: []string{oneRow("Định kỳ")}, No: []string{oneRow("Hằng quý")}},
		{ID: "time.recurrence", Field: "deadline",
			Vi: "“Hằng năm”, “hằng quý”, “hằng tháng”: lặp lại theo kỳ.", En: "Every year, quarter or month: returns.",
			Yes: []string{oneRow("Hằng quý")}, No: []string{oneRow("Quý III/2026")}},
		{ID: "time.recurring-day", Field: "deadline",
			Vi: "Một ngày lặp lại trong mỗi kỳ (“trước ngày 20 hằng tháng”).", En: "A day that returns (“before the 20th of every month”).",
			Yes: []string{oneRow("Trước ngày 20 hằng tháng")}, No: []string{oneRow("Trước ngày 20/9/2026")}},
		{ID: "time.duration", Field: "deadline",
			Vi: "Khoảng thời gian kể từ một sự kiện; chưa ra ngày nếu chưa rõ sự kiện.", En: "A stretch from an event on; no day until the event is known.",
			Yes: []string{oneRow("Trong vòng 10 ngày")}, No: []string{oneRow("10/9/2026")}},
		{ID: "time.duration-from-day", Field: "deadline",
			Vi: "Số ngày kể từ một ngày đã nêu; không tính chính ngày ấy.", En: "A number of days from a stated day on, itself not counted.",
			Yes: []string{oneRow("Trong 30 ngày kể từ ngày 01/7/2026")}, No: []string{oneRow("Trong 05 ngày làm việc kể từ ngày 01/7/2026"), oneRow("Trong vòng 10 ngày")}},
		{ID: "time.event", Field: "deadline",
			Vi: "Thời hạn tính theo một sự kiện hoặc tiến độ, chưa ra ngày.", En: "The time follows an event or a schedule; no day yet.",
			Yes: []string{oneRow("Theo tiến độ dự án")}, No: []string{oneRow("10/9/2026")}},
		{ID: "time.other", Field: "deadline",
			Vi: "Chữ trong ô thời hạn không đọc thành thời gian; giữ nguyên văn.", En: "The cell of the deadline does not read as time; kept as written.",
			Yes: []string{oneRow("Xem phụ lục")}, No: []string{oneRow("10/9/2026")}},
	}
	for _, b := range bindings {
		for _, u := range stretches {
			if b.id == "from-" && u.id == "range" {
				continue // "từ giai đoạn …" names the stretch itself
			}
			id := "time." + b.id + u.id
			rules = append(rules, Rule{ID: id, Field: "deadline", Vi: b.vi + u.vi, En: b.en + u.en, Yes: []string{oneRow(b.words + u.words)}, No: []string{oneRow("Thường xuyên")}})
			if u.yearless != "" {
				rules = append(rules, Rule{ID: id + ".year-of-anchor", Field: "deadline", Vi: b.vi + u.vi + " Chữ không ghi năm: lấy lần đầu kể từ ngày của văn bản.",
					En:  b.en + u.en + " The words give no year: the first one on or after the day of the document.",
					Yes: []string{datedHead + oneRow(b.words+u.yearless)}, No: []string{oneRow(b.words + u.yearless), oneRow(b.words + u.words)}})
			}
		}
	}
	return append(rules, Rule{ID: "time.range.year-of-anchor", Field: "deadline",
		Vi:  "Từ ngày … đến ngày …, không ghi năm: lấy lần đầu kể từ ngày của văn bản.",
		En:  "From a day to a day without a year: the first one on or after the day of the document.",
		Yes: []string{datedHead + oneRow("Từ ngày 5/9 đến ngày 25/9")}, No: []string{oneRow("Từ ngày 5/9/2026 đến ngày 25/9/2026")}})
}

// datedHead is the head of a document that states its day.
const datedHead = "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG\n\nSố: 15/KH-UBND\n\nMẫu Giang, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nRà soát quy hoạch năm 2026\n\n"

// bindings are how words of time bind a deadline.
var bindings = []struct{ id, words, vi, en string }{
	{"", "", "", ""},
	{"by-", "đến ", "“Đến …”, “chậm nhất …”: đến hết mốc đó. ", "“By …”: up to its end. "},
	{"before-", "trước ", "“Trước …”: ngày cuối cùng là ngày liền trước. ", "“Before …”: the last day is the one before. "},
	{"from-", "từ ", "“Từ …”: bắt đầu từ mốc đó. ", "“From …”: from then on. "},
	{"now-", "từ nay đến ", "“Từ nay đến …”: từ ngày của văn bản đến hết mốc đó. ", "“From now until …”: from the day of the document to its end. "},
	{"after-", "sau ", "“Sau …”: bắt đầu sau mốc đó. ", "“After …”: after it. "},
	{"about-", "khoảng ", "“Khoảng …”, “đầu …”: chưa rõ ngày cuối cùng. ", "“About …”, “early in …”: the last day is not clear. "},
}

// stretches are what words of time name.
var stretches = []struct{ id, words, yearless, vi, en string }{
	{"day", "ngày 30/9/2026", "ngày 30/9", "Ngày nêu trong văn bản.", "The day stated."},
	{"month", "tháng 9/2026", "tháng 9", "“Tháng”: từ ngày đầu đến ngày cuối tháng.", "The month from first to last day."},
	{"quarter", "quý III/2026", "quý III", "“Quý”: từ ngày đầu đến ngày cuối quý.", "The quarter from first to last day."},
	{"half", "6 tháng đầu năm 2026", "6 tháng đầu năm", "“6 tháng đầu năm”, “6 tháng cuối năm”: hết nửa năm đó.", "That half of the year."},
	{"year", "năm 2026", "", "“Năm”: đến hết ngày 31/12.", "The year, to 31 December."},
	{"range", "giai đoạn 2026 - 2028", "", "Giai đoạn từ … đến …: đến hết giai đoạn.", "A period from … to …: to its end."},
}
