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

// field names a field of a candidate, an item or another noun as pages do.
func (w words) field(key string) string {
	if s, ok := fieldNames[key]; ok {
		return w.Say(s)
	}
	return key
}

var fieldNames = map[string]string{
	"title": "Nội dung", "text": "Nội dung", "name": "Tên", "kind": "Loại", "lead": "Chủ trì", "coord": "Phối hợp", "recipient": "Nơi nhận",
	"deadline": "Thời hạn", "due": "Thời hạn", "extension": "Đề nghị gia hạn", "deliverable": "Sản phẩm", "unit": "Đơn vị tính", "values": "Mức phải đạt", "period": "Thời kỳ",
	"budget": "Tổng mức đầu tư", "place": "Địa điểm", "direction": "Chiều tốt", "group": "Nhóm", "parent_id": "Thuộc mục", "parent": "Thuộc mục",
	"ord": "Thứ tự", "code": "Mã", "fields": "Trường riêng", "origin": "Xuất xứ", "ended": "Kết thúc", "state": "Trạng thái", "percent": "Tiến độ",
	"done_on": "Ngày hoàn thành", "occurrence": "Hoàn thành cho kỳ", "product": "Sản phẩm", "tracker": "Bảng theo dõi", "evidence": "Tệp minh chứng", "evidence_name": "Tên tệp minh chứng", "difficulties": "Khó khăn, vướng mắc", "cause": "Nguyên nhân chậm",
	"value": "Giá trị", "quality": "Loại số liệu", "summary": "Kết quả chung", "proposals": "Đề xuất, kiến nghị", "reason": "Lý do",
	"submitted_on": "Ngày gửi", "endorsed_on": "Ngày thủ trưởng duyệt", "approved_on": "Ngày duyệt", "unit_id": "Đơn vị", "post_id": "Chức danh", "role": "Vai trò", "written": "Tên như văn bản ghi",
	"raw": "Cụm từ thời hạn", "from": "Từ", "to": "Đến @trường", "original": "Hạn ban đầu", "modality": "Cách nói", "recurrence": "Lặp lại",
	"number": "Số, ký hiệu", "date": "Ngày", "issuer": "Cơ quan ban hành", "subject": "Trích yếu", "signer": "Người ký", "type": "Loại văn bản", "stage": "Giai đoạn",
	"proposed_by": "Cơ quan đề xuất", "adopted_by": "Cơ quan thông qua", "on": "Ngày", "by": "Cơ quan", "note": "Ghi chú", "relation": "Quan hệ", "to_id": "Đến mục",
	"from_id": "Từ mục", "verdict": "Kết luận rà soát", "report_id": "Báo cáo", "item_id": "Mục", "file": "Tệp", "sha256": "Mã băm tệp", "term_code": "Nhiệm kỳ",
	"passage_id": "Đoạn", "worded": "Diễn đạt", "high": "Mức trên", "comparator": "So sánh", "scope": "Phạm vi", "sort": "Loại giá trị", "source": "Nguồn", "line": "Khối", "level": "Cấp",
	"quote": "Trích dẫn", "document_id": "Văn bản", "candidate_id": "Đề xuất", "monitoring": "Theo dõi", "accountable": "Chịu trách nhiệm", "item": "Mục kế hoạch", "query": "Bộ lọc", "earlier": "Bản cũ",
	"user": "Tên đăng nhập", "holds": "Chức danh giữ", "password_on": "Ngày đặt mật khẩu", "factor": "Xác thực hai lớp", "links": "Số đường dẫn đã cấp",
	"email": "Thư điện tử", "mail_lang": "Ngôn ngữ của thư", "feeds": "Số địa chỉ lịch đã cấp", "about": "Về việc", "until": "Đến hết ngày", "before": "Nhắc trước (ngày)", "head": "Báo thủ trưởng sau (ngày)", "coordinator": "Báo cơ quan tổng hợp sau (ngày)", "leader": "Báo lãnh đạo sau (ngày)",
}

// action says what an act of the journal was.
func (w words) action(id string) string { return w.Say(said(actions, id)) }

var actions = map[string]string{
	"item": "Thay đổi mục kế hoạch", "item.add": "Thêm mục", "item.edit": "Sửa mục", "item.end": "Kết thúc mục", "item.link": "Nối mục", "item.rate": "Đánh giá mục", "item.contribute": "Ghi phần góp vào chỉ tiêu", "item.unrate": "Rút đánh giá", "item.unlink": "Gỡ liên kết của mục", "document.unlink": "Gỡ liên kết của văn bản", "entry.back": "Lấy lại một việc đã ghi", "extension.ask": "Đề nghị gia hạn", "extension.grant": "Đồng ý gia hạn", "extension.refuse": "Không đồng ý gia hạn", "extension.withdraw": "Rút đề nghị gia hạn", "due.event": "Ghi ngày của sự kiện", "item.bulk": "Thay đổi nhiều mục", "item.bulk.due": "Đổi hạn nhiều mục", "item.bulk.lead": "Đổi chủ trì nhiều mục",
	"document.repeal": "Ghi văn bản bị bãi bỏ", "document.repeal.keep": "Quyết định về mục của văn bản bị bãi bỏ", "document.repeal.end": "Quyết định về mục của văn bản bị bãi bỏ", "document.repeal.ask": "Quyết định về mục của văn bản bị bãi bỏ",
	"document.repeal.carry": "Quyết định về mục của văn bản bị bãi bỏ", "document.repeal.proposed": "Quyết định về mục của văn bản bị bãi bỏ",
	"item.bulk.coord": "Đổi phối hợp nhiều mục", "item.bulk.monitoring": "Đổi theo dõi nhiều mục", "item.bulk.accountable": "Đổi người chịu trách nhiệm nhiều mục", "item.bulk.end": "Kết thúc nhiều mục",
	"document": "Thay đổi văn bản", "document.import": "Đưa văn bản vào", "document.edit": "Sửa thông tin văn bản", "document.event": "Ghi bước của văn bản", "document.earlier": "Ghi văn bản là bản mới", "document.carry": "Giữ nguyên theo bản mới", "document.apply": "Nhận nhiều thay đổi của bản mới",
	"document.gone": "Quyết định về mục bản mới không còn", "item.version": "Sửa mục theo bản mới", "item.version-kept": "Giữ mục như trong kế hoạch", "candidate.unpair": "Tách khỏi mục của bản cũ",
	"document.link": "Nối văn bản", "candidate": "Rà soát đề xuất", "candidate.accept": "Nhận đề xuất", "candidate.reject": "Bỏ đề xuất", "candidate.separate": "Tách đề xuất thành việc riêng",
	"candidate.accept-above": "Nhận hàng loạt đề xuất", "candidate.split": "Tách đề xuất làm hai", "candidate.merge": "Gộp hai đề xuất", "candidate.add": "Thêm đề xuất bằng tay", "candidate.undo": "Lấy lại quyết định rà soát", "report": "Thay đổi báo cáo", "report.save": "Lưu báo cáo", "report.submit": "Gửi báo cáo @nhật ký",
	"report.return": "Trả lại báo cáo", "report.endorse": "Thủ trưởng duyệt báo cáo", "report.approve": "Duyệt báo cáo", "report.withdraw": "Rút báo cáo", "unit": "Thay đổi đơn vị", "unit.add": "Khai báo đơn vị", "unit.edit": "Sửa thông tin đơn vị", "unit.functions": "Ghi chức năng, nhiệm vụ của đơn vị",
	"unit.succeed": "Sắp xếp đơn vị", "unit.reorganise": "Sắp xếp đơn vị", "unit.reorganise.planned": "Ghi trước việc sắp xếp đơn vị", "unit.reorganise.back": "Lấy lại việc sắp xếp đơn vị", "unit.heirs": "Giao việc của đơn vị đã kết thúc", "post.add": "Khai báo chức danh", "term.add": "Mở nhiệm kỳ", "milestone.add": "Khai báo mốc nhiệm kỳ",
	"review": "Báo cáo sơ kết, tổng kết", "review.open": "Lập báo cáo sơ kết, tổng kết", "review.edit": "Sửa phạm vi, đề cương", "review.write": "Viết mục báo cáo", "review.draft": "Dự thảo mục báo cáo từ số liệu", "review.comment": "Góp ý báo cáo",
	"review.settle": "Xử lý góp ý", "review.close": "Chốt báo cáo sơ kết, tổng kết", "review.adopt": "Ghi việc thông qua báo cáo", "review.task": "Giao việc từ báo cáo tổng kết",
	"conference": "Hội nghị", "conference.open": "Đề xuất hội nghị", "conference.edit": "Sửa đề cương, thời hạn hội nghị", "conference.agree": "Đồng ý tổ chức hội nghị", "conference.programme": "Xếp thứ tự phát biểu", "conference.compile": "Biên tập kỷ yếu", "conference.hold": "Ghi hội nghị đã tổ chức", "conference.back": "Mở lại kỷ yếu, hội nghị", "conference.frame": "Gắn báo cáo với hội nghị", "conference.join": "Thêm thành viên tổ giúp việc", "conference.leave": "Ghi thành viên ra khỏi tổ giúp việc", "meeting": "Cuộc họp của tổ giúp việc", "meeting.open": "Ghi cuộc họp", "meeting.edit": "Sửa cuộc họp", "meeting.minutes": "Ghi biên bản, kết luận",
	"paper_proposal": "Kiến nghị của tham luận", "paper_proposal.accept": "Tiếp thu kiến nghị của tham luận", "paper_proposal.refuse": "Không tiếp thu kiến nghị của tham luận", "paper_proposal.merge": "Gộp kiến nghị của tham luận", "paper_proposal.back": "Lấy lại quyết định về kiến nghị",
	"contribution": "Tham luận", "contribution.hand_in": "Nộp tham luận", "contribution.take": "Nhận thẩm định tham luận", "contribution.return": "Trả lại tham luận", "contribution.plenary": "Chọn tham luận trình bày",
	"contribution.proceedings": "Chọn tham luận in kỷ yếu", "contribution.decline": "Không sử dụng tham luận", "contribution.reopen": "Xem xét lại tham luận", "contribution.withdraw": "Rút tham luận",
	"contribution.comment": "Góp ý tham luận", "contribution.answer": "Trả lời ý kiến về tham luận", "contribution.settle": "Giải quyết xong ý kiến về tham luận", "contribution.again": "Hỏi lại về tham luận",
	"account": "Thay đổi tài khoản", "account.first": "Lập tài khoản quản trị", "account.add": "Lập tài khoản", "account.hold": "Giao chức danh", "account.release": "Thôi giữ chức danh", "account.rename": "Sửa họ tên",
	"account.end": "Khóa tài khoản", "account.reopen": "Mở lại tài khoản", "account.link": "Cấp đường dẫn đặt mật khẩu", "account.password": "Đặt mật khẩu", "account.factor": "Bật xác thực hai lớp", "account.nofactor": "Tắt xác thực hai lớp",
	"account.email": "Ghi địa chỉ thư", "account.feed": "Đổi địa chỉ lịch", "reminders": "Đặt số ngày nhắc", "mute": "Tắt nhắc việc", "mute.end": "Nhắc lại việc",
	"install": "Cài đặt", "generate": "Sinh dữ liệu thử", "theme.add": "Thêm chủ đề",
	"people.load": "Lập đơn vị, chức danh, tài khoản từ Excel", "calendar": "Thay đổi lịch làm việc", "calendar.load": "Nạp lịch làm việc",
	"tracker": "Thay đổi bảng theo dõi", "tracker.import": "Chuyển bảng theo dõi vào kế hoạch", "values.import": "Đưa số liệu từ tệp vào",
	"indicator": "Thay đổi chỉ tiêu", "indicator.card": "Ghi thẻ chỉ tiêu", "indicator.target": "Đặt mức của chỉ tiêu", "indicator.untarget": "Bỏ mức của chỉ tiêu", "indicator.value": "Ghi số liệu chỉ tiêu", "indicator.withdraw": "Rút số liệu chỉ tiêu",
	"product": "Thay đổi sản phẩm", "product.offer": "Nêu sản phẩm", "product.accept": "Công nhận sản phẩm", "product.refuse": "Không công nhận sản phẩm",
	"directive": "Thay đổi chỉ đạo", "directive.give": "Cho ý kiến, chỉ đạo", "directive.answer": "Trả lời chỉ đạo", "directive.close": "Kết thúc chỉ đạo", "directive.task": "Chuyển chỉ đạo thành nhiệm vụ",
	"regime": "Thay đổi chế độ báo cáo", "regime.add": "Lập chế độ báo cáo", "regime.edit": "Sửa chế độ báo cáo",
	"cycle": "Thay đổi kỳ báo cáo", "cycle.open": "Mở kỳ báo cáo", "cycle.ask": "Giao phần phải báo cáo cho đơn vị", "cycle.opened": "Mở xong kỳ báo cáo",
	"cycle.close": "Chốt kỳ báo cáo", "cycle.freeze": "Giữ số liệu chốt của đơn vị", "cycle.closed": "Chốt xong kỳ báo cáo",
	"view": "Thay đổi danh sách đã lưu", "term": "Thay đổi nhiệm kỳ", "term.settle": "Quyết định về mục khi khép nhiệm kỳ", "term.close": "Khép nhiệm kỳ", "term.freeze": "Giữ tình trạng các mục của nhiệm kỳ", "term.closed": "Khép xong nhiệm kỳ", "term.edit": "Sửa nhiệm kỳ", "term.thaw": "Mở lại các mục của nhiệm kỳ đã khép", "term.reopened": "Lấy lại xong việc khép nhiệm kỳ", "view.save": "Lưu danh sách", "view.change": "Sửa danh sách đã lưu", "view.remove": "Xóa danh sách đã lưu",
}

// noun names what an act was about.
func (w words) noun(id string) string { return w.Say(said(nouns, id)) }

var nouns = map[string]string{
	"item": "Mục kế hoạch", "card": "Thẻ chỉ tiêu", "document": "Văn bản", "candidate": "Đề xuất", "proposal": "Đề xuất", "entry": "Mục nhật ký", "report": "Báo cáo", "line": "Dòng báo cáo", "report_line": "Dòng báo cáo",
	"assignment": "Phân công", "due": "Thời hạn", "link": "Liên kết", "theme": "Chủ đề", "unit": "Đơn vị", "post": "Chức danh", "event": "Bước của văn bản",
	"conference": "Hội nghị", "contribution": "Tham luận", "paper_proposal": "Kiến nghị của tham luận", "contribution_comment": "Ý kiến về tham luận", "meeting": "Cuộc họp của tổ giúp việc",
	"rating": "Đánh giá của cơ quan theo dõi", "target": "Mức phải đạt", "observation": "Giá trị", "passage": "Đoạn văn bản", "term": "Nhiệm kỳ", "milestone": "Mốc nhiệm kỳ",
	"account": "Tài khoản", "view": "Danh sách đã lưu", "product": "Sản phẩm", "directive": "Ý kiến, chỉ đạo", "items": "Nhiều mục kế hoạch", "calendar": "Lịch làm việc",
	"regime": "Chế độ báo cáo", "cycle": "Kỳ báo cáo", "owed": "Phần phải báo cáo", "snapshot": "Số liệu chốt", "review": "Báo cáo sơ kết, tổng kết", "review_text": "Mục báo cáo", "review_comment": "Góp ý", "review_closing": "Số liệu chốt của báo cáo", "closing": "Việc khép nhiệm kỳ", "settled": "Quyết định khi khép nhiệm kỳ",
}
