package extract

// actionVerbs begin a piece of work in administrative Vietnamese. Syllables that are as often nouns ("tổ chức",
// "kế hoạch", "quy hoạch") stand here only in phrases that can be nothing but work, or are guarded in actionAt.
var actionVerbs = phrases(`
bám sát|ban hành|bàn giao|báo cáo|bảo đảm|đảm bảo|bảo tồn|bảo vệ|bãi bỏ|bầu|biên soạn|biên tập|biểu dương|bình ổn|bố trí|bổ nhiệm|bổ sung|bồi dưỡng|bồi thường
cải cách|cải tạo|cải thiện|cải tiến|cân đối|cập nhật|cấp phát|cấp phép|cắt giảm|chấm dứt|chấn chỉnh|chấp hành|chỉ đạo|chỉnh đốn|chỉnh lý|chỉnh sửa|chịu trách nhiệm|cho ý kiến|chọn lọc|chú trọng|chủ trì|chuẩn bị|chuẩn hóa|chuyển đổi|chuyển giao|chuyển từ|cơ cấu lại|lập|đồng bộ cơ sở dữ liệu|đồng bộ dữ liệu|đồng bộ hệ thống|đồng bộ thông tin|làm rõ|cấu hình|có cơ chế|có chế tài|có chính sách|có cơ chế , chính sách|có kế hoạch|có giải pháp|có biện pháp|có phương án|có chương trình|có hình thức|quy hoạch và phát triển|quy hoạch và đầu tư|quy hoạch , sắp xếp|quy hoạch , xây dựng|công bố|công khai|cụ thể hóa|củng cố|cung cấp|cử cán bộ|cử đầu mối|cử đại diện|cử công chức|cử thành viên
dành nguồn lực|dành kinh phí|dẫn dắt|di dời|duy trì|dự báo|dự thảo
đa dạng hóa|đánh giá|đào tạo|đăng ký|đăng tải|đấu tranh|đấu thầu|đầu tư|đẩy lùi|đẩy mạnh|đẩy nhanh|đề ra|đề xuất|đề nghị|điều chỉnh|điều phối|điều tra|định hướng|định hình|đo lường|đôn đốc|đổi mới|động viên|đồng bộ hóa|đơn giản hóa|đưa vào|đưa nội dung|đưa ra|đưa kết quả
gắn kết|gia tăng|giám sát|giảm nghèo|giải quyết|giải ngân|giải phóng mặt bằng|giải trình|giao ban|giao trách nhiệm|giao chỉ tiêu|giao nhiệm vụ|giới thiệu|giữ gìn|giữ vững|góp ý|gửi
hiện đại hóa|hình thành|hoạt động|hoàn chỉnh|hoàn thành|hoàn thiện|hoạch định|hỗ trợ|hợp tác|huy động|hướng dẫn
kêu gọi|kế thừa|khai thác|khảo sát|khắc phục|khen thưởng|khôi phục|khơi dậy|khơi thông|khởi công|khuyến khích|kiểm điểm|kiểm soát|kiểm tra|kiến nghị|kiến tạo|kiện toàn|kết hợp|kết nối|ký kết
làm chủ|làm cơ sở|làm đầu mối|làm nổi bật|làm rõ|làm tốt|làm việc với|lãnh đạo|lập biên bản|lập chương trình|lập danh mục|lập danh sách|lập dự án|lập dự toán|lập đề án|lập hồ sơ|lập kế hoạch|lập phương án|lập quy hoạch|lấy ý kiến|liên kết|lồng ghép|lựa chọn|lượng hóa
mở rộng|mở các|mở lớp|mời gọi
nâng cao|nâng cấp|nâng chất lượng|ngăn chặn|ngăn ngừa|nghiên cứu|nghiêm túc|nghiệm thu|nhân rộng|nêu cao|nuôi dưỡng|niêm yết|nắm bắt|nắm chắc|nắm tình hình|nhận diện
ổn định
phản ánh|phát động|phát hành|phát hiện|phát huy|phát triển|phân bổ|phân cấp|phân công|phân định|phân khai|phân loại|phân nhiệm|phân tích|phê duyệt|phòng chống|phòng ngừa|phòng , chống|phổ biến|phối hợp|phục hồi|phục vụ|phủ xanh|phủ sóng
quan tâm|quán triệt|quản lý|quảng bá|quy định|quyết liệt|quyết tâm|quyết định|quyết toán
rà soát|rút ngắn|rút kinh nghiệm
sắp xếp|sơ kết|số hóa|sử dụng|sửa đổi
tái cơ cấu|tái cấu trúc|tăng cường|tăng tỷ lệ|tận dụng|tạo chuyển biến|tạo bước|tạo dựng|tạo điều kiện|tạo lập|tạo môi trường|tạo quỹ|tạo ra|tạo sự|tạo việc làm|tập huấn|tập trung|tham gia|tham mưu|tham vấn|thanh toán|thanh tra|thay đổi|thay thế|thành lập|thẩm định|thẩm tra|theo dõi|thể chế hóa|thí điểm|thiết kế|thiết lập|thông qua|thông báo|thông tin|thống kê|thống nhất|thu gom|thu hồi|thu hút|thu thập|thúc đẩy|thuê|thực hành|thực hiện|tích cực|tích hợp|tiến hành|tiếp cận|tiếp nhận|tiếp thu|tiết kiệm|tìm ra|tìm kiếm|tinh giản|tìm hiểu|tính toán|tôn tạo|tôn vinh|tổ chức|tổng hợp|tổng kết|tổng rà soát|trang bị|tranh thủ|trao đổi|triển khai|trình|trồng|truy cập|tuyên dương|tuyên truyền|tuyển chọn|tuyển dụng|tham dự|tu bổ|tư vấn|thử nghiệm|thực thi|tối ưu hóa|tháo gỡ|thi hành|thương mại hóa|tiêu hủy
ứng dụng|ứng phó|ưu tiên|ủy quyền
vận động|vận dụng|vận hành|vận hành thử|vinh danh|vượt qua
xã hội hóa|xác định|xác lập|xác minh|xây dựng|xem xét|xét duyệt|xét chọn|xóa bỏ|xóa nhà|xúc tiến|xử lý|xử phạt|yêu cầu
là cơ quan thường trực|là cơ quan đầu mối|là đầu mối|có biện pháp|có các|có chính sách|có cơ chế|có giải pháp|có kế hoạch|có những|có văn bản|có phương án|có trách nhiệm|có nhiều|có báo cáo|có ý kiến|có kiến nghị|có đề xuất|có lộ trình
không để|không ngừng|không thanh tra|không tổ chức|không phát sinh|không phân cấp|tăng|giảm|phát dọn|tu sửa|lấy|đặt|dừng|giao|cử|áp dụng|ưu đãi|chi trả|chi hỗ trợ|rà|bảo quản|lưu trữ|lưu giữ|tích lũy|chăm lo|chăm sóc|đào tạo lại|tri ân|khám|điều trị|cảnh báo|dự phòng|giáo dục|truyền thông|nhắc nhở|phản bác|phát hành|phát sóng|đưa tin|mua sắm|sản xuất|kinh doanh|tiêu thụ|chế biến|nạo vét|sửa chữa|nâng mức|mở|đóng|ghép|gộp|giải thể|hợp nhất|sáp nhập|tách|cấp|ký|làm|nộp|thu|chi|trả|đối thoại|tiếp công dân|tiếp xúc|chuyển|khoanh vùng|cắm mốc|đo đạc|kê khai|kiểm đếm|kiểm kê|kiểm toán|kiểm định|chứng nhận|công nhận|xếp loại|cảnh giác|chủ động|khẩn trương|kịp thời
bao tiêu|bình chọn|bình xét|bảo dưỡng|bảo trì|bảo đảm an ninh|bảo đảm an toàn|cam kết|chia sẻ|cho phép|cho vay|chấp thuận|chỉ định|chỉnh trang|chứng thực|cưỡng chế|cấp giấy|cấp đổi|di chuyển|di trú|diễn tập|duy tu|dập dịch|dự trù|gia cố|gia hạn|giao nộp|giao quyền|giúp đỡ|giải thích|giải tỏa|giải đáp|hiệu chuẩn|hoàn trả|hoàn tất|hoàn ứng|hưởng ứng|hạch toán|khai thông|khoanh nợ|khám sàng lọc|khánh thành|khích lệ|khử trùng|ký cam kết|ký hợp đồng|kết nạp|luân chuyển|làm sạch|lấy phiếu|lắp đặt|miễn nhiệm|nộp lưu|phát triển đảng viên|phê bình|phản biện|phối kết hợp|quan trắc|ra quân|rà quét|san lấp|sao lưu|soạn thảo|sàng lọc|sát hạch|thanh lý|thanh quyết toán|thi tuyển|tháo dỡ|thăm hỏi|thả giống|thẩm duyệt|thụ lý|tinh gọn|tiêu độc|tiếp đón|trao tặng|truy thu|trùng tu|trả lời|trấn áp|trồng cây|trồng rừng|tuyển sinh|tuần tra|tái chế|tái đàn|tạm ứng|tập dượt|tặng quà|tổng duyệt|vá lỗi|xác nhận|xây mới|xét tuyển|xóa nợ|xử lý nghiêm|điều chuyển|điều hòa|điều động|đình chỉ|đón tiếp|đưa vào khai thác|đưa vào sử dụng|đưa vào vận hành|đấu giá|đấu nối|đối chiếu|đối khớp|đối soát|đồng hành|ứng cứu|kiểm thử|đăng cai|cụ thể hóa|truyền thông về|phòng ngừa|vệ sinh|tôn tạo|chuẩn bị|duy tu, sửa chữa|thu thập|tra soát|xác lập|bàn giao|giải cứu|kết nghĩa|đỡ đầu|đối ứng|ứng vốn|chi trả|cấp bù|hoán đổi`)

// looseVerbs of actionVerbs are a task only with an executor or an adverb before them, or under an order; alone at the
// head of a clause they are too often something else ("thu nhập", "mở đầu", "cấp ủy").
var looseVerbs = phrases(`lập|tăng|giảm|hoạt động|lấy|đặt|giao|cử|cấp|ký|làm|nộp|thu|chi|trả|mở|đóng|ghép|gộp|tách|chuyển|rà|dừng|trồng|thuê|bầu|khám|sản xuất|kinh doanh|có những|có các|có nhiều|chế biến|tiêu thụ|thông tin|giáo dục|truyền thông|quyết tâm|nghiêm túc|chủ động|khẩn trương|kịp thời|tích cực|quyết liệt|dự báo|dự phòng|gửi|trình|báo cáo`)

// adverbs stand before an action verb and change nothing about it.
var adverbs = phrases(`tiếp tục|khẩn trương|kịp thời|chủ động|tích cực|thường xuyên|định kỳ|kiên quyết|quyết liệt|tuyệt đối|nghiêm túc|sớm|nhanh chóng|trực tiếp|cùng|đồng thời|thực sự|từng bước|cơ bản|tối đa|sẵn sàng|kiên trì|đồng bộ|chính thức|chặt chẽ|trước mắt|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|định kỳ hằng năm|định kỳ hàng năm|định kỳ 6 tháng|định kỳ 06 tháng|định kỳ hằng quý|định kỳ hàng quý|định kỳ hằng tháng|định kỳ hàng tháng|6 tháng|06 tháng|phấn đấu|đặc biệt|nhất là|mạnh mẽ|cũng|luôn|,|một cách|hợp lý|linh hoạt|phải|cần|cần phải|hết sức|ra sức|quan trọng|tập trung|chú trọng|quyết tâm|lãnh đạo , chỉ đạo|quan tâm|tổ chức|thống nhất|nỗ lực|song song|đẩy mạnh|tăng cường|ưu tiên|nghiên cứu|đang|và|được giao|trách nhiệm|toàn diện|hiệu quả|chỉ|tự|tự giác`)

// modals make an obligation of what follows.
var modals = phrases(`là cơ quan chủ trì|là đơn vị chủ trì|làm cơ quan chủ trì|là cơ quan chủ trì thực hiện|phải|cần|cần phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp với|là cơ quan thường trực|là đầu mối|làm đầu mối|là cơ quan đầu mối|đầu mối`)

// continuing words begin a clause that belongs to the one before it, whatever verb follows.
var continuing = phrases(`bảo đảm|đảm bảo|tránh|không để|tuyệt đối không|trong đó|trọng tâm là|nhất là|đặc biệt là|nhằm|để|qua đó|từ đó|góp phần|trên cơ sở đó|bao gồm|gồm|như|theo hướng|hướng tới|hướng đến|phấn đấu|trường hợp|nếu|kể cả|cũng như|do|vì|khi|làm cơ sở|theo đó|ưu tiên cho|coi đây|xem đây`)

// connectives open a sentence that goes on with the order before it.
var connectives = phrases(`bên cạnh đó|cùng với đó|đồng thời|ngoài ra|song song đó|song song với đó|mặt khác|đặc biệt|theo đó|trước mắt|tiếp đó|trong đó|qua đó|từ đó|cùng đó|riêng|hơn nữa|đi đôi với đó|về lâu dài|trên cơ sở đó|thời gian tới|trong thời gian tới|và|cụ thể|nhất là|thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|một là|hai là|ba là|bốn là|năm là|sáu là|bảy là|tám là|chín là|mười là`)

// directives are what a superior does to others with words.
var directives = phrases(`yêu cầu|đề nghị|chỉ đạo|giao|giao cho|giao nhiệm vụ cho|phân công|lưu ý|nhấn mạnh|nhắc nhở|kiến nghị|thống nhất|đồng ý|kết luận|đề ra yêu cầu|quyết định|kêu gọi|ủy quyền|đặt ra yêu cầu|quán triệt|thống nhất giao|đồng ý giao|yêu cầu và đề nghị|gợi ý|chỉ rõ|khẳng định|chỉ thị|nêu rõ|nói rõ|làm rõ thêm|có ý kiến|có ý kiến chỉ đạo|cho ý kiến chỉ đạo`)

// weakDirectives say an order only when the clause says that something must be done.
var weakDirectives = phrases(`nêu rõ|nói rõ|có ý kiến|có ý kiến chỉ đạo|cho ý kiến chỉ đạo|lưu ý|nhấn mạnh|kết luận|khẳng định|chỉ rõ|quán triệt|kêu gọi`)

// results are the words of what has been done: no task, no target.
var results = phrases(`đã|đã được|đạt được|được quan tâm|vừa qua|thời gian qua|trong những năm qua|năm qua|so với cùng kỳ|ước đạt|ước thực hiện|còn hạn chế|chưa đạt|đang được|dự kiến|vẫn còn|vừa`)

// praises open conclusions that ask for nothing: praise, agreement in principle.
var praises = phrases(`đánh giá cao|ghi nhận|hoan nghênh|biểu dương và đánh giá cao|thống nhất chủ trương|thống nhất với|thống nhất về|thống nhất nội dung|cơ bản thống nhất|đồng ý chủ trương|đồng ý với|đồng ý về|đồng ý cho|chúc mừng|cảm ơn`)

// meetings are what a chairman "chủ trì" when nothing is assigned.
var meetings = phrases(`cuộc họp|hội nghị|buổi|phiên họp|lễ|hội thảo|cuộc làm việc|kỳ họp|đại hội|phiên`)
