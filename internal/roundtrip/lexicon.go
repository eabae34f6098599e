package roundtrip

import "strings"

// A class says which verbs go with which objects, so that what is drawn reads as a clerk would write it.
type class byte

const (
	paper    class = 'D' // plans, schemes, rules, guidance
	work     class = 'W' // works and investment projects
	system   class = 'S' // data, software, files
	trouble  class = 'V' // violations, backlogs, obstacles
	people   class = 'P' // who serves: staff, members, forces
	public   class = 'B' // who is served: households, firms, learners
	obstacle class = 'O'
	field    class = 'F' // lines of work, movements, models
	land     class = 'N' // nature, land, water
	money    class = 'M'
	event    class = 'E'
	feedback class = 'R' // what is followed and reported
)

// verbs by class. {cấp} is the body above those who do the work: "UBND tỉnh".
var verbs = map[class][]string{
	paper: list(`xây dựng | ban hành | xây dựng, ban hành | tham mưu {cấp} ban hành | tham mưu xây dựng | soạn thảo | hoàn thiện | hoàn chỉnh |
		rà soát, bổ sung | rà soát, sửa đổi | sửa đổi, bổ sung | điều chỉnh | cập nhật, bổ sung | thẩm định | trình cấp có thẩm quyền phê duyệt |
		lập, trình phê duyệt | công bố | công khai | cụ thể hóa | quán triệt | phổ biến | triển khai | tổ chức thực hiện | sơ kết | tổng kết |
		lấy ý kiến góp ý đối với | lập | tham mưu, đề xuất | niêm yết | nghiên cứu, xây dựng | thực hiện nghiêm | rà soát | đề xuất sửa đổi`),
	work: list(`khởi công | nghiệm thu | bàn giao | hoàn thành | đẩy nhanh tiến độ thi công | đưa vào khai thác | đưa vào sử dụng | quyết toán |
		lựa chọn nhà thầu thi công | giám sát chất lượng | nghiệm thu, bàn giao | tổ chức thi công | hoàn thành thủ tục đầu tư | bàn giao mặt bằng |
		chi trả tiền bồi thường | kiểm định | bảo trì | nâng cấp | cải tạo | mở rộng | triển khai | tháo gỡ vướng mắc về mặt bằng của |
		xử lý tồn tại kỹ thuật của | thẩm định thiết kế cơ sở | lập hồ sơ mời thầu | giải phóng mặt bằng | hoàn trả mặt bằng thi công | sửa chữa`),
	system: list(`số hóa | chuẩn hóa | làm sạch | cập nhật | kết nối, liên thông | tích hợp | khai thác | vận hành | nâng cấp | bảo trì | sao lưu |
		đồng bộ | chia sẻ | kiểm thử | đánh giá an toàn thông tin đối với | triển khai | xây dựng | hoàn thiện | quản trị | mở rộng | rà soát |
		cấu hình | di trú | công khai | thiết lập | tái cấu trúc | vận hành thử`),
	trouble: list(`xử lý | xử lý dứt điểm | xử lý nghiêm | kiểm tra | thanh tra | chấn chỉnh | ngăn chặn | phát hiện, xử lý | khắc phục | giải quyết |
		kiểm soát | giám sát | xác minh | điều tra | phòng ngừa | đấu tranh với | đình chỉ | trực tiếp xử lý | trực tiếp kiểm tra |
		làm rõ trách nhiệm đối với | theo dõi chặt chẽ | lập danh sách | báo cáo | đề xuất hướng xử lý`),
	obstacle: list(`tháo gỡ | kịp thời tháo gỡ | giải quyết | rà soát, tháo gỡ | tổng hợp | làm việc với các bên để tháo gỡ | đề xuất cấp có thẩm quyền xử lý | tiếp nhận, giải quyết`),
	people: list(`đào tạo | bồi dưỡng | tập huấn cho | bố trí | sắp xếp | kiện toàn | đánh giá | rà soát, quy hoạch | khen thưởng | động viên |
		thu hút | chăm lo đời sống | phân loại | tuyển dụng | điều động | quản lý | biểu dương | cập nhật kiến thức cho | bổ sung | luân chuyển | nâng cao năng lực`),
	public: list(`hỗ trợ | thăm hỏi, động viên | tư vấn cho | đối thoại với | hướng dẫn | vận động | chăm lo đời sống | thống kê | giúp đỡ | tập huấn cho |
		tiếp xúc, lắng nghe | rà soát, lập danh sách | cung cấp thông tin cho | tạo điều kiện thuận lợi cho | đồng hành cùng | cho vay ưu đãi đối với`),
	field: list(`đẩy mạnh | tăng cường | nâng cao chất lượng | nâng cao hiệu quả | nhân rộng | mở rộng | triển khai thực hiện | tổ chức thực hiện | duy trì |
		phát triển | đổi mới | chú trọng | thúc đẩy | củng cố | làm tốt | quan tâm | thực hiện nghiêm | khuyến khích | lồng ghép | đa dạng hóa |
		chỉ đạo quyết liệt | tuyên truyền về | thực hiện đồng bộ | kiểm tra, giám sát`),
	land: list(`bảo vệ | quản lý chặt chẽ | đo đạc | khảo sát | quan trắc | phục hồi | thống kê | cắm mốc ranh giới |
		điều tra, đánh giá | kiểm kê | tuần tra | cải tạo | khơi thông | theo dõi | kiểm tra, rà soát | lập bản đồ | giữ gìn`),
	money: list(`giải ngân | phân bổ | cân đối | bố trí | quyết toán | thu hồi | quản lý | tiết kiệm | thanh toán | hoàn trả | huy động | đối chiếu |
		kiểm soát chặt chẽ | công khai | thẩm tra | rà soát, điều chuyển | hạch toán | tổng hợp nhu cầu | đẩy nhanh giải ngân | theo dõi, đôn đốc thu hồi`),
	event: list(`tổ chức | chuẩn bị | phát động | đăng cai | truyền thông về | tuyên truyền | quảng bá | bảo đảm an ninh, trật tự phục vụ |
		xây dựng kịch bản | tổng duyệt | đánh giá kết quả | tham gia | hướng dẫn tổ chức | bảo đảm an toàn cho`),
	feedback: list(`tổng hợp, báo cáo {cấp} về | báo cáo | theo dõi, đôn đốc | đôn đốc | rà soát, tổng hợp | đánh giá | cung cấp | tiếp nhận, xử lý |
		phân tích | thống kê | công bố | trực tiếp kiểm tra, đôn đốc | đối soát | đăng tải | cập nhật`),
}

// adverbs stand before the verb and belong to the task.
var adverbs = list(`khẩn trương | chủ động | tiếp tục | trực tiếp | tập trung | kịp thời | nghiêm túc | sớm | tích cực | chủ động, kịp thời |
	tập trung chỉ đạo | khẩn trương, nghiêm túc | quyết liệt`)

// tails say how or to what end; they stay inside the task (gold-schema §4: bảo đảm, tránh, trong đó, nhằm, để).
var tails = list(`theo đúng quy định của pháp luật | bảo đảm đúng tiến độ, chất lượng | nhằm nâng cao hiệu quả quản lý nhà nước | bảo đảm công khai, minh bạch |
	phục vụ phát triển kinh tế - xã hội của địa phương | gắn với cải cách hành chính | tránh chồng chéo, trùng lặp | không để phát sinh điểm nóng |
	để kịp thời tháo gỡ khó khăn cho người dân và doanh nghiệp | trong đó ưu tiên các địa bàn khó khăn | theo hướng tinh gọn, hiệu quả |
	phù hợp với tình hình thực tế | bảo đảm thiết thực, tiết kiệm | theo thẩm quyền | nhất là tại vùng sâu, vùng xa | theo chức năng, nhiệm vụ được giao |
	bảo đảm quyền lợi chính đáng của Nhân dân | tạo sự đồng thuận trong xã hội | không để gián đoạn công việc | theo hướng dẫn của cơ quan cấp trên |
	trọng tâm là các nội dung còn chậm | nhằm rút ngắn thời gian giải quyết cho tổ chức, công dân | gắn với trách nhiệm của người đứng đầu |
	báo cáo {cấp} xem xét, quyết định | gửi kết quả về Sở Tài chính để tổng hợp | kịp thời báo cáo {cấp} những vấn đề vượt thẩm quyền`)

// products by class, for the layouts that name one.
var products = map[class][]string{
	paper:    list(`Quyết định của {cấp} | Kế hoạch | Đề án được phê duyệt | Tờ trình và dự thảo Nghị quyết | Văn bản hướng dẫn | Quy chế được ban hành | Chỉ thị`),
	work:     list(`Công trình hoàn thành, đưa vào sử dụng | Biên bản nghiệm thu | Quyết định phê duyệt dự án | Biên bản bàn giao mặt bằng | Hồ sơ quyết toán`),
	system:   list(`Cơ sở dữ liệu hoàn chỉnh | Hệ thống vận hành chính thức | Báo cáo kết quả số hóa | Phần mềm được nghiệm thu`),
	trouble:  list(`Báo cáo kết quả xử lý | Kết luận thanh tra | Danh sách các trường hợp đã xử lý | Thông báo kết quả kiểm tra`),
	public:   list(`Danh sách được hỗ trợ | Báo cáo kết quả hỗ trợ | Hội nghị đối thoại`),
	obstacle: list(`Báo cáo kết quả tháo gỡ | Văn bản chỉ đạo | Biên bản làm việc`),
	people:   list(`Báo cáo kết quả đào tạo | Quyết định kiện toàn | Danh sách được phê duyệt | Lớp tập huấn`),
	field:    list(`Báo cáo kết quả thực hiện | Mô hình được nhân rộng | Kế hoạch triển khai | Chương trình phối hợp`),
	land:     list(`Bản đồ, hồ sơ ranh giới | Báo cáo kết quả quan trắc | Hồ sơ kiểm kê | Báo cáo khảo sát`),
	money:    list(`Báo cáo giải ngân | Quyết định phân bổ | Báo cáo quyết toán | Bảng đối chiếu công nợ`),
	event:    list(`Hội nghị được tổ chức | Kịch bản chi tiết | Báo cáo tổng kết | Kế hoạch tổ chức`),
	feedback: list(`Báo cáo tổng hợp | Báo cáo chuyên đề | Bảng theo dõi tiến độ | Văn bản báo cáo`),
}

// list splits the entries of a table written as one text.
func list(text string) (entries []string) {
	for _, entry := range strings.Split(text, "|") {
		entries = append(entries, strings.Join(strings.Fields(entry), " "))
	}
	return entries
}
