package extract

// verbLike tells whether work that no lexicon names begins at toks[i], where only work is expected: after a unit that
// opens an item ("Chi cục Kiểm lâm trực gác …"), at the head of an item under an order ("Bê tông hóa 3,2 km …"). Words of
// grammar and the heads of common nouns are ruled out; what is left is work far more often than not.
func verbLike(toks []token, i int) bool {
	if i+1 >= len(toks) || toks[i].kind != word || toks[i].caps || i > 0 && toks[i].glued {
		return false
	}
	if verbHeads.at(toks, i) > 0 || madeVerb(toks, i) {
		return !nounSense(toks, i, 2)
	}
	if toks[i+1].kind == mark && !is(toks, i+1, ",", `"`, "(") || toks[i+1].upper && toks[i].upper {
		return false
	}
	return grammar.at(toks, i) == 0 && nouns.at(toks, i) == 0 && products.at(toks, i) == 0 && sectors.at(toks, i) == 0 && actors.at(toks, i) == 0 &&
		officers.at(toks, i) == 0 && relatives.at(toks, i) == 0 && leadIns.at(toks, i) == 0 && continuing.at(toks, i) == 0
}

// knownHead is verbLike for places where other things may stand: only words that are verbs there.
func knownHead(toks []token, i int) bool {
	return i < len(toks) && (verbHeads.at(toks, i) > 0 || madeVerb(toks, i)) && !nounSense(toks, i, 2)
}

// madeVerb holds for verbs made with "hóa": "cứng hóa kênh mương", "bê tông hóa"; not for "văn hóa", "hàng hóa".
func madeVerb(toks []token, i int) bool {
	for k := i + 1; k < i+4 && k < len(toks) && toks[k].kind == word; k++ {
		if is(toks, k, "hóa") {
			return !is(toks, k-1, "văn", "hàng", "khoa", "chuyển", "tạo", "xã", "tiêu", "lịch") && !is(toks, i, "văn", "hàng", "các", "nền", "di", "nhà", "khu", "đời")
		}
	}
	return false
}

// atHead tells whether toks[i] opens its item, sentence or clause, or follows the verb of an order.
func atHead(toks []token, i int) bool {
	return i == 0 || toks[i].fresh || is(toks, i-1, ".", ";", ":", "giao", "cầu", "nghị", "-", "+") || connectives.at(toks, 0) > 0 && i == skipLead(toks, 0)
}

// itemWork begins work at the head of a marked item, under an order or among tasks.
func itemWork(toks []token, i int) bool {
	if i >= len(toks) || !toks[i].upper || !atHead(toks, i) || len(toks)-i < 4 || !verbLike(toks, i) {
		return false
	}
	for k := i + 1; k < len(toks) && k < i+12; k++ { // a statement about the thing named first
		if is(toks, k, "là", "đã", "đạt", "gồm", "chiếm", "còn", "sẽ") && verbHeads.at(toks, i) == 0 || is(toks, k, ":") && k < i+8 {
			return false
		}
	}
	return true
}

// verbHeads begin work only at the head of an item or after the unit that owes it; elsewhere they are as often something else.
var verbHeads = phrases(`
an táng|ấn định|áp giá|áp dụng|ban bố|bàn phương án|bàn giao|bán|bao quát|báo động|bảo trì|bảo dưỡng|bắn|bắt giữ|bắt đầu|bịt|bóc tách|bổ khuyết|bốc dỡ|buộc|bù|canh gác|canh trực|cam kết|can thiệp|cảnh giới|cắm biển|cắm|cắt tỉa|cắt cử|cấm|cấp cứu|cấp nước|cấp phát|cấp bù|cày|cầm|cân nhắc|chặn|chăn nuôi|chắp nối|chằng chống|che chắn|chèn chống|chèo lái|chi viện|chia sẻ|chiếu sáng|cho phép|cho vay|chọn|chốt|chống|chuẩn y|chụp|chữa|chứng thực|chứng minh|cõng|cố định|cứu|cứu hộ|cứu trợ|cưỡng chế|cử
dán|dẫn|dập|dập dịch|diễn tập|dọn|dọn dẹp|dời|dỡ|dựng|dự trữ|dự thảo|dồn|dụng|đại tu|đảo|đào|đắp|đặt hàng|đấu mối|đấu nối|đề cử|đề cao|đếm|điền|điều động|điều tiết|điều hành|đình chỉ|đo|đón|đón tiếp|đóng góp|đón nhận|đối chiếu|đổi|đốc thúc|đưa|đục|đuổi
gắn|gắn biển|ghi|ghi chép|ghi hình|gia cố|gia hạn|giao nhận|giảng dạy|giãn|giữ|giúp|giúp đỡ|gieo|gieo cấy|gom|gỡ|gọi|hạ|hạn chế|hàn|hòa giải|họp|học tập|hồi đáp|hoãn|hủy|hủy bỏ|huấn luyện|hiệu chỉnh|hiệp đồng|hiến kế
in ấn|in|kê|kéo|kéo dài|kết hợp|khai báo|khai giảng|khai trương|khoanh nợ|giãn nợ|khâu nối|khoán|khoan|khóa|khống chế|khơi|khớp nối|khử khuẩn|khử trùng|kích hoạt|ký hợp đồng|kiểm chứng|kiềm chế|kiên cố|kiên quyết|kìm|lát|lắng nghe|lắp|lắp đặt|lấy mẫu|lập|liên hệ|loại bỏ|loại trừ|luân chuyển|luyện tập|lùi|lưu ý|làm|lên phương án|lên danh sách|lên kế hoạch|lọc
mạnh dạn|mở đợt|mở|mua|mua bổ sung|miễn|minh bạch|nắn|nắm|nạp|nâng|neo đậu|nêu gương|nghe|nghiêm cấm|nghiêm trị|ngừng|ngưng|ngăn|nhắc|nhận|nhập|nhập liệu|nối|nới|nuôi|ngầm hóa|niêm phong|ôn tập|ổn định
phê bình|khiển trách|phá bỏ|phá|phá dỡ|phác thảo|phản biện|phản hồi|phân luồng|phân vùng|phân giao|phân cấp|phân chia|phân phối|phát|phát quang|phát thuốc|phát tờ rơi|phối kết hợp|phổ cập|phong tỏa|phòng trừ|phủ|phụ trách|phun|phục dựng|phúc tra|quan trắc|quét|quay|quy tập|quyên góp|quy hoạch các|quy hoạch lại|quy hoạch mạng lưới|ra mắt|ra quân|ra quyết định|rải|rào|ràng buộc|răn đe|rút|rút gọn|sao chép|san lấp|san gạt|san ủi|sát hạch|sáng tạo|sẵn sàng|sơ tán|soạn|soạn thảo|soi|sơn|sửa|suy tôn|siết|siết chặt|so sánh
tái định cư|tái lập|tái chế|tạm dừng|tạm đình chỉ|tạm ứng|tạm hoãn|tăng ca|tăng thời lượng|tặng|tập dượt|tập hợp|tập kết|tập luyện|thả|tham quan|thanh lý|thanh lọc|thanh thải|thay|theo sát|thẩm duyệt|thẩm tra|thăm|thăm hỏi|thông qua|thông tuyến|thông xe|thu hoạch|thuyết minh|thuyết phục|thưởng|thực nghiệm|thử|thường trực|tích trữ|tiêm|tiêm phòng|tiêm chủng|tiên phong|tiếp|tiếp sức|tiếp tế|tiếp xúc|tiêu độc|tiêu thoát|tỉa|tìm|tính|tính đúng|tọa đàm|tôn cao|tố giác|tổng vệ sinh|tra cứu|tranh tra|trám|trao|trao tặng|trả lời|trấn áp|tri ân|trích|trích lập|trích xuất|triệt phá|triệt xóa|triệu tập|truy quét|truy cứu|truy thu|truy xuất|trưng bày|trưng dụng|trưng cầu|trực|trực gác|trực ban|trực chiến|trồng dặm|tuần tra|tuyển|tuyển sinh|từ chối|tự kiểm tra|tự đánh giá|tưới|tu sửa|tu bổ|túc trực|tuân thủ
ủng hộ|ứng trực|ứng cứu|vá|vào cuộc|vạch|vệ sinh|vẽ|viết|vớt|vun|xác thực|xây|xây mới|xây lắp|xét|xét nghiệm|xét tặng|xin ý kiến|xin chủ trương|xóa|xới|xuất|xuất bản|xuất cấp|xử trí|xung kích|xếp|xâu chuỗi|yểm trợ|lợp|lập biểu|cải tổ|cải hoán|tách thửa|thảo luận|thảo|giám định|kết thúc|bám|phấn đấu`)

// grammar are words after a unit, or at the head of an item, that begin no work.
var grammar = phrases(`là|đã|đang|sẽ|vừa|còn|vẫn|chưa|bị|được|cũng|rất|của|và|hoặc|hay|với|cùng|tại|ở|trong|ngoài|trên|dưới|từ|đến|tới|về|theo|cho|do|bởi|vì|để|nhằm|nếu|khi|mà|thì|như|so|này|đó|nêu|nói|kể|khác|các|những|mọi|mỗi|từng|một|hai|ba|nhiều|toàn|tất|cả|bằng|qua|sau|trước|giữa|nơi|việc|sự|cuộc|nên|đều|lại|thuộc|gồm|bao gồm|đối|riêng|tuy|song|nhưng|có|không|hầu|ngay|hiện|căn|cơ bản|ông|bà|đồng chí|hằng|hàng|năm|tháng|quý|ngày|tuần|giờ|lần|cấp|thứ|thời gian|ước|đạt|chiếm|nhờ|qua đó|bên cạnh`)

// nouns are first words of what an item may be about instead of saying what to do.
var nouns = phrases(`đột phá|khâu|công|nguồn|kinh|ngân|tổng|tỷ|tỉ|số|kết|nội|thời|địa|đối tượng|phạm|quy|hình|phương|lộ|mức|cơ|chính|đơn|tổ|cá|người|hộ|hội|dân|cán|viên|đảng|văn|hồ|thủ|báo|kế|đề|dự|nhiệm|giải|mục|chỉ|yêu|quan điểm|quan hệ|tình|hạn|nguyên|bài|tên|tài|điện|email|thư|hạ tầng|hệ|dữ|nền|đất|nước|khu|vùng|xã|phường|tỉnh|huyện|thị|thành|thôn|ấp|bản|trường|bệnh|chất|năng|trách|vai|quyền|nghĩa|lĩnh|ngành|nghề|đội|nhân|quốc|an|trật|y|giáo|thể|khoa|môi|nông|lâm|thủy|thương|dịch|du|doanh|sản|tiến|cảnh|khối|nhóm|phần|điều|khoản|điểm|phụ|mẫu|bảng|biểu|danh|chương|trọng|ý|tư|tầm|vốn|giá|diện|lượng|chi phí|thu nhập|thu ngân sách|lao|việc|bộ|sở|ban|phòng|ủy|trung|cụm|mạng|thông|tiêu|ưu|nhà|cầu|đường|tuyến|cây|rừng|con|hàng|thuốc|xe|tàu|máy|trang|thiết bị|vật|khách|sức|đời|hoạt|mô|sáng kiến|đại|lãnh đạo các|thường vụ|bí|chủ tịch|chủ đề|chủ thể|giám đốc|trưởng|phó|tinh|đồng bào|chế độ|tác|lực|nhận thức|quá|xu|bối|cách|chuyên đề|kỹ|trình độ|tuổi|gia đình|thanh niên|phụ nữ|trẻ|học sinh|sinh viên|giáo viên|thầy|bác sĩ`)
