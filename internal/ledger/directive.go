package ledger

// directives order, ask or charge.
var directives = phrases("giao|giao cho|yêu cầu|đề nghị|kiến nghị|chủ trì|phối hợp|chỉ đạo|phải|cần|cần phải|có trách nhiệm|chịu trách nhiệm|phân công|lưu ý|đôn đốc|khẩn trương|có nhiệm vụ|chịu trách nhiệm chính|quán triệt|thống nhất giao")

// softer are those that also describe what is and what ought to be.
var softer = phrases("phải|cần|cần phải|phối hợp|chỉ đạo|quán triệt|có nhiệm vụ|lưu ý|phân công|đôn đốc")

// compounds hold a directive's syllable and mean something else.
var compounds = phrases("giao thông|giao dịch|giao lưu|giao thoa|giao tiếp|giao diện|giao đất|giao rừng|giao thương|giao hữu|giao ban|giao thừa|giao mùa|giao hàng|giao nhận|giao điểm|giao đoạn|giao nộp|giao thức|cần thơ|cần thiết|cần giờ|cần giuộc|cần cù|cần đước|phải chăng|bên phải|cần kiệm|cần trục|phải trả|cần sa|cần câu")

// compoundTails stand before a syllable that is no directive then: "bàn giao", "ngoại giao", "chuyển giao", "bên phải", "lẽ phải".
var compoundTails = phrases("bàn|ngoại|chuyển|tiếp|bên|lẽ|xã|tương|chế|hồ|vành đai|gặp|vấp|mắc")

// directiveAt finds a directive word.
func directiveAt(_ string, words []word, i int) int {
	n := directives.at(words, i)
	if n == 0 || compounds.at(words, i) > 0 || n == 1 && i > 0 && compoundTails.before(words, i) && !words[i-1].pause {
		return 0
	}
	return n
}

// Directive words as nouns and attributes: "đáp ứng yêu cầu", "nhiệm vụ được giao", "sự chỉ đạo của".
var (
	nounBefore = phrases("các|những|theo|đáp ứng|được|mục đích|sự|công tác|ý kiến|văn bản|một số|nhu cầu|cơ quan|cơ chế|quy chế|đúng|của|tính|vai trò|trên cơ sở|nội dung|hồ sơ|công văn|xét|vốn|chỉ tiêu|quan điểm|mọi|khối lượng|năng lực|thẩm quyền|số|phù hợp|vượt|đạt|nhiều|hệ thống|hoạt động|khi có|có|chế độ|hiệu quả|nguyên tắc|hình thức|vào|trước|cơ chế phân cấp")
	nounAfter  = phrases("của|về|đặt ra|đề ra|chung|cụ thể|phát triển|tại|tối thiểu|kỹ thuật|nghiệp vụ|điều hành|công việc|trên|nêu trên|này|mới|cao|thực tiễn|quản lý|và|nhiệm vụ|sử dụng|chuyên môn|xã hội|ngày càng|thời đại")
	nounable   = phrases("yêu cầu|đề nghị|chỉ đạo|kiến nghị|phối hợp|phân công|chủ trì|giao|cần|quán triệt|lưu ý")
)

// noun tells a directive word that orders nothing where it stands.
func noun(words []word, i int) bool {
	if nounable.at(words, i) == 0 {
		return false
	}
	n := nounable.at(words, i)
	unparted := i > 0 && !words[i-1].stop && !words[i-1].colon
	if unparted && nounBefore.before(words, i) {
		return true
	}
	return words[i].exact == "yêu" && i+n < len(words) && !words[i+n-1].pause && nounAfter.at(words, i+n) > 0 || words[i].exact == "giao" && assigned(words, i)
}

// assigned tells "nhiệm vụ được giao", "do Đảng, Nhà nước giao nhiệm vụ": what somebody has been charged with.
func assigned(words []word, i int) bool {
	for k := i - 1; k >= max(0, i-7) && !words[k].stop; k-- {
		if words[k].exact == "được" || words[k].exact == "do" {
			return true
		}
	}
	return false
}

// imperatives open a sentence that asks for work without naming anybody.
var imperatives = phrases("xây dựng|tổ chức|triển khai|thực hiện|tăng cường|đẩy mạnh|nâng cao|hoàn thiện|hoàn thành|rà soát|ban hành|tham mưu|nghiên cứu|phát triển|đầu tư|thu hút|hướng dẫn|kiểm tra|giám sát|theo dõi|đánh giá|báo cáo|tổng hợp|trình|lập|bố trí|cân đối|tuyên truyền|tập trung|tiếp tục|chú trọng|quan tâm|đổi mới|thúc đẩy|khuyến khích|hỗ trợ|cập nhật|công bố|quản lý|vận hành|thành lập|kiện toàn|sửa đổi|bổ sung|đề xuất|chuẩn bị|huy động|mở rộng|ưu tiên|lồng ghép|tháo gỡ|giải quyết|xử lý|bảo vệ|củng cố|phát huy|siết chặt|chấn chỉnh|khắc phục|ứng dụng|hình thành|tạo|chuyển|đào tạo|bồi dưỡng|khai thác|sơ kết|tổng kết|cung cấp|thí điểm|kết nối|xác định|lựa chọn|quy hoạch|thẩm định|phê duyệt|cụ thể hóa|đăng ký|gửi|xem xét|điều chuyển|chấm dứt|thông báo|phổ biến|sắp xếp|ổn định|giữ vững|đưa|nghiêm túc|công khai|duy trì|phòng chống|phòng ngừa|ngăn chặn|vận động|nhân rộng|tiếp nhận|tăng|giảm|xúc tiến|liên kết|khơi thông|lãnh đạo|động viên|phấn đấu|gắn|sử dụng|khôi phục|tiết kiệm|cải thiện|cải cách|phân cấp|phân bổ|giải ngân|di dời|nhận thức|xúc tiến|trồng|quảng bá|mời gọi|hợp tác|tôn vinh|khen thưởng|cải tạo|nâng cấp|tạo lập|tích hợp|số hóa|đầu tư|mua sắm|phủ sóng|tiêm|chăm lo|chăm sóc|xử phạt|thanh tra|kiểm soát|phát động|biên soạn|in ấn|dạy|học tập|chấp hành|kiến tạo")
