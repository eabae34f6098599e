package web

import "strings"

// said finds the sentence of the longest prefix of an id; unknown ids are shown as they are.
func said(table map[string]string, id string) string {
	for key := id; key != ""; {
		if s, ok := table[key]; ok {
			return s
		}
		i := strings.LastIndexAny(key, ".:")
		if i < 0 {
			break
		}
		key = key[:i]
	}
	return id
}

// ruleVi says why a field was read as it was. Keys are prefixes of rule ids.
func ruleVi(id string) string { return said(rules, id) }

var rules = map[string]string{
	"table":                "Đọc từ bảng phân công.",
	"table.header":         "Theo tiêu đề cột của bảng.",
	"table.header.lead":    "Cột “Cơ quan chủ trì” (hoặc tiêu đề tương đương) của bảng.",
	"table.header.coord":   "Cột “Cơ quan phối hợp” của bảng.",
	"table.header.due":     "Cột “Thời gian hoàn thành” của bảng.",
	"table.header.product": "Cột “Sản phẩm, kết quả” của bảng.",
	"table.group":          "Dòng nhóm của bảng, phía trên nhiệm vụ.",
	"table.row":            "Mỗi dòng của bảng phân công là một nhiệm vụ.",
	"table.indicator":      "Mỗi dòng của bảng chỉ tiêu là một chỉ tiêu.",
	"prose":                "Đọc từ câu văn.",
	"prose.directive":      "Câu giao việc: “Giao …”, “… chủ trì, phối hợp với …”.",
	"prose.unit":           "Gạch đầu dòng dưới tên một đơn vị là việc của đơn vị đó.",
	"prose.duty":           "Gạch đầu dòng dưới tên một đơn vị là việc của đơn vị đó.",
	"prose.heading":        "Tên đơn vị đứng làm tiêu đề của đoạn.",
	"time":                 "Cụm từ chỉ thời hạn.",
	"time.before-day":      "“Trước ngày D”: ngày cuối cùng là ngày liền trước D.",
	"time.by-day":          "“Chậm nhất”, “đến ngày D”: ngày cuối cùng là D.",
	"time.in-month":        "“Trong tháng”: ngày cuối cùng là ngày cuối tháng.",
	"time.in-quarter":      "“Trong quý”: ngày cuối cùng là ngày cuối quý.",
	"time.in-year":         "“Trong năm”: ngày cuối cùng là 31/12.",
	"time.until-year":      "“Đến năm”: ngày cuối cùng là 31/12 của năm đó.",
	"time.continuous":      "“Thường xuyên”: không có ngày cuối, vẫn phải báo cáo.",
	"time.anchor":          "Năm còn thiếu lấy từ ngày của chính văn bản.",
	"goal":                 "Câu nêu mục tiêu.",
	"goal.sentence":        "Câu nêu mục tiêu trong phần mục tiêu của văn bản.",
	"indicator":            "Chỉ tiêu có số phải đạt.",
	"indicator.sentence":   "Câu có tên chỉ tiêu, mức phải đạt và thời gian.",
	"project":              "Tên dự án, công trình.",
	"theme":                "Đột phá, trụ cột hoặc nhóm nhiệm vụ mà đoạn này thuộc về.",
	"unit":                 "Tên đơn vị nhận ra từ danh mục đơn vị.",
}

// fieldVi names a field of a candidate, an item or another noun as pages do.
func fieldVi(key string) string {
	if s, ok := fieldNames[key]; ok {
		return s
	}
	return key
}

var fieldNames = map[string]string{
	"title": "Nội dung", "text": "Nội dung", "name": "Tên", "kind": "Loại", "lead": "Chủ trì", "coord": "Phối hợp", "recipient": "Nơi nhận",
	"deadline": "Thời hạn", "due": "Thời hạn", "deliverable": "Sản phẩm", "unit": "Đơn vị tính", "values": "Mức phải đạt", "period": "Thời kỳ",
	"budget": "Tổng mức đầu tư", "place": "Địa điểm", "direction": "Chiều tốt", "group": "Nhóm", "parent_id": "Thuộc mục", "parent": "Thuộc mục",
	"ord": "Thứ tự", "code": "Mã", "fields": "Trường riêng", "origin": "Xuất xứ", "ended": "Kết thúc", "state": "Trạng thái", "percent": "Tiến độ",
	"done_on": "Ngày hoàn thành", "product": "Sản phẩm", "evidence": "Tệp minh chứng", "evidence_name": "Tên tệp minh chứng", "difficulties": "Khó khăn, vướng mắc",
	"value": "Giá trị", "quality": "Loại số liệu", "summary": "Kết quả chung", "proposals": "Đề xuất, kiến nghị", "reason": "Lý do",
	"submitted_on": "Ngày gửi", "approved_on": "Ngày duyệt", "unit_id": "Đơn vị", "post_id": "Chức danh", "role": "Vai trò", "written": "Tên như văn bản ghi",
	"raw": "Cụm từ thời hạn", "from": "Từ", "to": "Đến", "original": "Hạn ban đầu", "modality": "Cách nói", "recurrence": "Lặp lại",
	"number": "Số, ký hiệu", "date": "Ngày", "issuer": "Cơ quan ban hành", "subject": "Trích yếu", "signer": "Người ký", "type": "Loại văn bản", "stage": "Giai đoạn",
	"proposed_by": "Cơ quan đề xuất", "adopted_by": "Cơ quan thông qua", "on": "Ngày", "by": "Cơ quan", "note": "Ghi chú", "relation": "Quan hệ", "to_id": "Đến mục",
	"from_id": "Từ mục", "verdict": "Kết luận rà soát", "report_id": "Báo cáo", "item_id": "Mục", "file": "Tệp", "sha256": "Mã băm tệp", "term_code": "Nhiệm kỳ",
	"passage_id": "Đoạn", "worded": "Diễn đạt", "high": "Mức trên", "comparator": "So sánh", "scope": "Phạm vi", "source": "Nguồn", "line": "Khối", "level": "Cấp",
	"quote": "Trích dẫn", "document_id": "Văn bản", "candidate_id": "Đề xuất", "monitoring": "Theo dõi", "accountable": "Chịu trách nhiệm", "item": "Mục kế hoạch",
}

// actionVi says what an act of the journal was.
func actionVi(id string) string { return said(actions, id) }

var actions = map[string]string{
	"item": "Thay đổi mục kế hoạch", "item.add": "Thêm mục", "item.edit": "Sửa mục", "item.end": "Kết thúc mục", "item.link": "Nối mục",
	"document": "Thay đổi văn bản", "document.import": "Đưa văn bản vào", "document.edit": "Sửa thông tin văn bản", "document.event": "Ghi bước của văn bản",
	"candidate": "Rà soát đề xuất", "candidate.accept": "Nhận đề xuất", "candidate.reject": "Bỏ đề xuất", "candidate.accept_above": "Nhận hàng loạt",
	"report": "Thay đổi báo cáo", "report.save": "Lưu báo cáo", "report.submit": "Gửi báo cáo", "report.return": "Trả lại báo cáo", "report.approve": "Duyệt báo cáo",
	"report.withdraw": "Rút báo cáo", "unit": "Thay đổi đơn vị", "unit.add": "Thêm đơn vị", "post": "Thay đổi chức danh", "term": "Thay đổi nhiệm kỳ", "demo": "Nạp dữ liệu mẫu",
}

// nounVi names what an act was about.
func nounVi(id string) string { return said(nouns, id) }

var nouns = map[string]string{
	"item": "Mục kế hoạch", "document": "Văn bản", "candidate": "Đề xuất", "report": "Báo cáo", "line": "Dòng báo cáo", "report_line": "Dòng báo cáo",
	"assignment": "Phân công", "due": "Thời hạn", "link": "Liên kết", "theme": "Chủ đề", "unit": "Đơn vị", "post": "Chức danh", "event": "Bước của văn bản",
	"target": "Mức phải đạt", "observation": "Giá trị", "term": "Nhiệm kỳ", "milestone": "Mốc nhiệm kỳ",
}
