package roundtrip

// A sector is a field of work with those who do it and what is done there. In objects {năm} is the plan's year,
// {gđ} its five years: a year inside an object is no deadline (gold-schema §5.4).
type sector struct {
	name    string
	units   []string // of a province
	objects map[class][]string
}

var sectors = []sector{
	{"y tế", list(`Sở Y tế | Bệnh viện Đa khoa tỉnh | Trung tâm Kiểm soát bệnh tật tỉnh | Bảo hiểm xã hội tỉnh`), map[class][]string{
		paper:  list(`kế hoạch phòng, chống dịch sốt xuất huyết năm {năm} | đề án luân chuyển bác sĩ về tuyến xã | danh mục kỹ thuật của trạm y tế | quy trình chuyển tuyến người bệnh | hướng dẫn lập hồ sơ sức khỏe điện tử`),
		work:   list(`khu điều trị nội trú Bệnh viện Đa khoa tỉnh | trạm y tế xã Mẫu Lâm | hệ thống xử lý nước thải của bệnh viện`),
		system: list(`bệnh án điện tử | cơ sở dữ liệu tiêm chủng | hồ sơ sức khỏe của người cao tuổi`),
		people: list(`đội ngũ bác sĩ gia đình | nhân viên y tế học đường`), public: list(`cô đỡ thôn bản`),
		field:   list(`công tác an toàn thực phẩm | hoạt động khám, chữa bệnh từ xa | mô hình trạm y tế hoạt động theo nguyên lý y học gia đình`),
		trouble: list(`tình trạng thiếu thuốc, vật tư y tế | cơ sở hành nghề y tư nhân không phép | ổ dịch mới phát sinh`),
		money:   list(`quỹ khám bệnh, chữa bệnh bảo hiểm y tế`), feedback: list(`tình hình dịch bệnh trên địa bàn`), event: list(`chiến dịch diệt lăng quăng`)}},
	{"giáo dục và đào tạo", list(`Sở Giáo dục và Đào tạo | Trường Cao đẳng Mẫu Giang | Trường Chính trị tỉnh`), map[class][]string{
		paper:  list(`kế hoạch tuyển sinh các lớp đầu cấp | đề án sắp xếp mạng lưới trường, lớp học {gđ} | quy định về dạy thêm, học thêm | khung thời gian năm học | chương trình giáo dục địa phương`),
		work:   list(`trường trung học phổ thông Mẫu An | các phòng học thay thế phòng học tạm | nhà bán trú cho học sinh vùng xa`),
		system: list(`học bạ | cơ sở dữ liệu ngành giáo dục | kho học liệu dùng chung`),
		people: list(`giáo viên ngoại ngữ và tin học | cán bộ quản lý trường học | nhân viên thiết bị trường học`), public: list(`học sinh có hoàn cảnh khó khăn`),
		field:   list(`phong trào xây dựng trường học hạnh phúc | giáo dục kỹ năng sống cho học sinh | công tác phân luồng sau trung học cơ sở | dạy học hai buổi trên ngày`),
		trouble: list(`tình trạng thừa, thiếu giáo viên cục bộ | các khoản thu ngoài quy định | tình trạng học sinh bỏ học`),
		money:   list(`kinh phí hỗ trợ bữa ăn bán trú`), event: list(`kỳ thi tốt nghiệp trung học phổ thông | lễ khai giảng năm học mới`), feedback: list(`kết quả phổ cập giáo dục`)}},
	{"nông nghiệp và môi trường", list(`Sở Nông nghiệp và Môi trường | Chi cục Kiểm lâm | Chi cục Thủy lợi | Trung tâm Khuyến nông tỉnh | Công ty TNHH MTV Khai thác công trình thủy lợi tỉnh`), map[class][]string{
		paper:   list(`phương án ứng phó thiên tai năm {năm} | đề án tái cơ cấu ngành hàng lúa gạo {gđ} | quy hoạch vùng nuôi thủy sản tập trung | bộ tiêu chí xã nông thôn mới kiểu mẫu | phương án chuyển đổi cây trồng trên đất lúa kém hiệu quả`),
		work:    list(`tuyến đê bao sông Mẫu | trạm bơm tiêu úng Mẫu Hưng | hồ chứa nước Suối Đá | kè chống sạt lở bờ sông`),
		land:    list(`rừng đầu nguồn | hệ thống kênh mương nội đồng | nguồn nước ngầm | chất lượng không khí tại các khu dân cư | bãi bồi ven sông | hành lang bảo vệ nguồn nước`),
		field:   list(`công tác phòng cháy, chữa cháy rừng | mô hình canh tác lúa giảm phát thải | chương trình mỗi xã một sản phẩm | phân loại rác thải tại nguồn | chuỗi liên kết sản xuất và tiêu thụ nông sản`),
		trouble: list(`điểm ô nhiễm làng nghề | hoạt động khai thác cát trái phép | bãi rác tự phát | dịch tả lợn châu Phi | tàu cá vi phạm vùng khai thác`),
		people:  list(`khuyến nông viên cơ sở`), public: list(`hợp tác xã nông nghiệp | hộ dân vùng sạt lở`), system: list(`dữ liệu vùng trồng | bản đồ ngập lụt`),
		feedback: list(`tiến độ xuống giống vụ đông xuân | diễn biến xâm nhập mặn`), event: list(`hội chợ nông sản sạch | Tết trồng cây`)}},
	{"xây dựng và giao thông", list(`Sở Xây dựng | Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh | Ban Quản lý dự án đầu tư xây dựng tỉnh | Trung tâm Đăng kiểm xe cơ giới`), map[class][]string{
		paper:   list(`đồ án quy hoạch chung đô thị Mẫu Giang | chương trình phát triển nhà ở xã hội {gđ} | quy chế quản lý kiến trúc đô thị | phương án phân luồng giao thông | đơn giá nhân công xây dựng`),
		work:    list(`cầu Mẫu Giang 2 | đường vành đai phía Đông | tuyến đường tỉnh 905 | khu tái định cư Mẫu Thịnh | bến xe khách trung tâm | nút giao cao tốc với quốc lộ | dự án nhà ở xã hội tại phường Mẫu An | tuyến đường ven sông Mẫu`),
		trouble: list(`công trình xây dựng không phép | điểm đen về tai nạn giao thông | xe quá khổ, quá tải | tình trạng lấn chiếm vỉa hè`),
		field:   list(`công tác bảo đảm trật tự, an toàn giao thông | công tác quản lý chất lượng công trình | phát triển vận tải hành khách công cộng`),
		system:  list(`cơ sở dữ liệu nhà ở và thị trường bất động sản | hồ sơ cấp phép xây dựng`), people: list(`đội ngũ giám sát công trình cấp xã`),
		money: list(`kinh phí bảo trì đường bộ`), feedback: list(`tiến độ các công trình trọng điểm | giá vật liệu xây dựng`), land: list(`hành lang an toàn đường bộ | mỏ vật liệu san lấp`)}},
	{"tài chính và đầu tư", list(`Sở Tài chính | Kho bạc Nhà nước khu vực | Thuế tỉnh | Ngân hàng Nhà nước chi nhánh khu vực | Trung tâm Xúc tiến đầu tư tỉnh`), map[class][]string{
		paper:   list(`kế hoạch đầu tư công trung hạn {gđ} | dự toán ngân sách năm {năm} | danh mục dự án kêu gọi đầu tư | kịch bản tăng trưởng theo từng quý | phương án xử lý tài sản công dôi dư | quy định phân cấp nguồn thu`),
		money:   list(`vốn đầu tư công | nguồn vốn các chương trình mục tiêu quốc gia | nợ đọng thuế | vốn tạm ứng quá hạn | nguồn tăng thu ngân sách | kinh phí chi thường xuyên | nợ đọng xây dựng cơ bản`),
		trouble: list(`dự án chậm tiến độ | hóa đơn điện tử không hợp pháp | tài sản công sử dụng sai mục đích`),
		field:   list(`công tác xúc tiến đầu tư | cải thiện môi trường đầu tư kinh doanh | hoạt động thanh toán không dùng tiền mặt | phát triển kinh tế tập thể`),
		people:  list(`kế toán các đơn vị sự nghiệp`), public: list(`hộ kinh doanh chuyển đổi thành doanh nghiệp | doanh nghiệp mới thành lập`),
		system: list(`cơ sở dữ liệu giá | phần mềm quản lý tài sản công`), feedback: list(`tình hình giải ngân của các chủ đầu tư | kết quả thu ngân sách | các chỉ tiêu kinh tế - xã hội`),
		event: list(`hội nghị gặp gỡ doanh nghiệp đầu năm | diễn đàn kết nối đầu tư`)}},
	{"công thương", list(`Sở Công Thương | Ban Quản lý các khu công nghiệp tỉnh | Chi cục Quản lý thị trường | Công ty Điện lực Mẫu Giang | Hiệp hội Doanh nghiệp tỉnh`), map[class][]string{
		paper:   list(`phương án cung ứng điện mùa khô | đề án phát triển logistics {gđ} | kế hoạch bình ổn thị trường dịp Tết | phương án phát triển cụm công nghiệp | chương trình khuyến công`),
		work:    list(`hạ tầng Khu công nghiệp Mẫu Thịnh | chợ đầu mối nông sản | trạm biến áp 110 kV Mẫu Hưng | cụm công nghiệp Mẫu Lâm`),
		trouble: list(`hàng giả, hàng không rõ nguồn gốc | hành vi gian lận thương mại | cửa hàng xăng dầu vi phạm | tình trạng quá tải lưới điện`),
		field:   list(`cuộc vận động ưu tiên dùng hàng Việt Nam | thương mại điện tử ở nông thôn | công nghiệp chế biến nông sản | hoạt động tiết kiệm năng lượng`),
		public:  list(`doanh nghiệp công nghiệp hỗ trợ | tiểu thương chợ truyền thống | lao động trong các khu công nghiệp`), land: list(`quỹ đất sạch trong khu công nghiệp`),
		event: list(`tuần hàng đặc sản Mẫu Giang | hội nghị kết nối cung cầu`), feedback: list(`tình hình sản xuất của các doanh nghiệp lớn | lượng hàng dự trữ`), money: list(`kinh phí khuyến công`)}},
	{"khoa học, công nghệ và chuyển đổi số", list(`Sở Khoa học và Công nghệ | Trung tâm Chuyển đổi số tỉnh | Viễn thông Mẫu Giang | Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh`), map[class][]string{
		paper:  list(`kiến trúc chính quyền điện tử cấp tỉnh | đề án đô thị thông minh {gđ} | kế hoạch ứng phó sự cố an toàn thông tin | quy chế quản lý nhiệm vụ khoa học cấp cơ sở | danh mục dữ liệu mở`),
		system: list(`kho dữ liệu dùng chung | nền tảng họp trực tuyến | hệ thống giám sát an toàn thông tin | chữ ký số chuyên dùng | cổng dữ liệu mở | trợ lý ảo hỗ trợ công chức | mạng truyền số liệu chuyên dùng | hệ thống thông tin giải quyết thủ tục hành chính`),
		field:  list(`hoạt động khởi nghiệp sáng tạo | phong trào bình dân học vụ số | hoạt động của tổ công nghệ số cộng đồng | công tác sở hữu trí tuệ cho sản phẩm chủ lực`),
		people: list(`chuyên gia công nghệ | nhân lực an toàn thông tin | thành viên tổ công nghệ số cộng đồng`), work: list(`trạm phát sóng tại các thôn lõm sóng | trung tâm dữ liệu tỉnh`),
		trouble: list(`vùng lõm sóng di động | lỗ hổng bảo mật trên các hệ thống dùng chung | tin nhắn lừa đảo`),
		money:   list(`kinh phí sự nghiệp khoa học`), event: list(`ngày hội chuyển đổi số | cuộc thi ý tưởng khởi nghiệp`), feedback: list(`kết quả chuyển đổi số của từng cơ quan`)}},
	{"nội vụ và cải cách hành chính", list(`Sở Nội vụ | Trung tâm Phục vụ hành chính công tỉnh | Văn phòng UBND tỉnh | Trung tâm Dịch vụ việc làm tỉnh`), map[class][]string{
		paper:  list(`đề án vị trí việc làm | quy chế làm việc mẫu của UBND cấp xã | kế hoạch cải cách hành chính năm {năm} | quy định chức năng, nhiệm vụ của các phòng chuyên môn | bộ tiêu chí đánh giá công chức | kế hoạch biên chế`),
		people: list(`đội ngũ cán bộ, công chức cấp xã | người hoạt động không chuyên trách | công chức tiếp nhận hồ sơ`), public: list(`lao động đi làm việc ở nước ngoài | người có công với cách mạng | thanh niên hoàn thành nghĩa vụ quân sự`),
		trouble: list(`hồ sơ trễ hạn | phản ánh, kiến nghị của tổ chức, công dân | tình trạng đùn đẩy, né tránh trách nhiệm | trụ sở dôi dư sau sắp xếp`),
		system:  list(`hồ sơ điện tử của công chức | tài liệu lưu trữ lịch sử | cơ sở dữ liệu người có công`), field: list(`công tác thi đua, khen thưởng | kỷ luật, kỷ cương hành chính | dịch vụ công trực tuyến | công tác tiếp công dân`),
		feedback: list(`việc thực hiện các nhiệm vụ được giao | kết quả giải quyết thủ tục hành chính | chỉ số hài lòng của người dân`), event: list(`kỳ tuyển dụng công chức | phiên giao dịch việc làm`), money: list(`kinh phí tinh giản biên chế`)}},
	{"văn hóa, thể thao và du lịch", list(`Sở Văn hóa, Thể thao và Du lịch | Báo và Phát thanh, Truyền hình Mẫu Giang | Bảo tàng tỉnh | Hội Văn học Nghệ thuật tỉnh`), map[class][]string{
		paper: list(`đề án phát triển du lịch sông nước {gđ} | hồ sơ xếp hạng di tích đình Mẫu Giang | quy chế quản lý lễ hội | bộ nhận diện thương hiệu du lịch | kịch bản tuyên truyền ngày lễ lớn`),
		work:  list(`nhà thi đấu đa năng | bảo tàng tỉnh | khu di tích Bến Mẫu | bến thuyền du lịch`), event: list(`lễ hội sông Mẫu | đại hội thể dục thể thao cấp tỉnh | tuần văn hóa các dân tộc | giải chạy bộ ven sông | liên hoan đờn ca tài tử`),
		field:  list(`phong trào toàn dân đoàn kết xây dựng đời sống văn hóa | mô hình du lịch cộng đồng | văn hóa đọc trong nhà trường | công tác bảo tồn di sản phi vật thể`),
		people: list(`vận động viên thành tích cao | hướng dẫn viên du lịch`), public: list(`nghệ nhân dân gian`), system: list(`dữ liệu hiện vật bảo tàng | bản đồ du lịch`), trouble: list(`quảng cáo rao vặt sai quy định | hành vi chèo kéo du khách`),
		feedback: list(`lượng khách du lịch | hoạt động của hệ thống thông tin cơ sở`), money: list(`nguồn xã hội hóa cho thể thao`)}},
	{"tư pháp và thanh tra", list(`Sở Tư pháp | Thanh tra tỉnh | Cục Thi hành án dân sự tỉnh | Đoàn Luật sư tỉnh`), map[class][]string{
		paper:   list(`kế hoạch thanh tra năm {năm} | văn bản quy phạm pháp luật hết hiệu lực | quy chế phối hợp giải quyết khiếu nại đông người | kế hoạch phổ biến, giáo dục pháp luật | danh mục văn bản cần sửa đổi`),
		trouble: list(`các vụ khiếu nại kéo dài | vi phạm sau thanh tra | án dân sự tồn đọng | đơn thư vượt cấp`), field: list(`công tác hòa giải ở cơ sở | công tác kiểm soát tài sản, thu nhập | hoạt động trợ giúp pháp lý | xây dựng xã đạt chuẩn tiếp cận pháp luật`),
		system: list(`sổ hộ tịch | cơ sở dữ liệu công chứng`), people: list(`hòa giải viên ở cơ sở | công chức tư pháp - hộ tịch`), money: list(`tiền và tài sản sai phạm qua thanh tra`), feedback: list(`kết quả tiếp công dân | việc thực hiện các kết luận thanh tra`), event: list(`ngày hội pháp luật`)}},
	{"quốc phòng, an ninh", list(`Công an tỉnh | Bộ Chỉ huy Quân sự tỉnh | Ban Chỉ huy Bộ đội Biên phòng tỉnh | Viện Kiểm sát nhân dân tỉnh`), map[class][]string{
		paper:   list(`kế hoạch tuyển quân năm {năm} | phương án bảo vệ mục tiêu trọng điểm | kế hoạch diễn tập khu vực phòng thủ | phương án phòng cháy tại khu dân cư | quy chế phối hợp bảo vệ biên giới`),
		trouble: list(`tội phạm sử dụng công nghệ cao | hoạt động tín dụng đen | điểm phức tạp về ma túy | tội phạm và tệ nạn xã hội | hoạt động đua xe trái phép`),
		field:   list(`phong trào toàn dân bảo vệ an ninh Tổ quốc | mô hình camera an ninh | công tác phòng cháy, chữa cháy | công tác tuyển chọn, gọi công dân nhập ngũ`),
		people:  list(`lực lượng dân quân tự vệ | lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở`), public: list(`người hoàn thành cai nghiện`), system: list(`dữ liệu dân cư | tài khoản định danh điện tử`), event: list(`lễ giao nhận quân | diễn tập phòng thủ dân sự`), feedback: list(`tình hình an ninh, trật tự`), land: list(`đường biên, mốc giới`)}},
	{"xây dựng Đảng và hệ thống chính trị", list(`Ban Tổ chức Tỉnh ủy | Ban Tuyên giáo và Dân vận Tỉnh ủy | Ủy ban Kiểm tra Tỉnh ủy | Ban Nội chính Tỉnh ủy | Văn phòng Tỉnh ủy | Đảng ủy UBND tỉnh | Đảng ủy các cơ quan Đảng tỉnh | Đảng ủy Công an tỉnh`), map[class][]string{
		paper:  list(`chương trình kiểm tra, giám sát năm {năm} | hướng dẫn sinh hoạt chi bộ | quy chế dân chủ ở cơ sở | kế hoạch học tập chuyên đề | quy định phân cấp quản lý cán bộ | đề án nâng cao chất lượng chi bộ thôn {gđ}`),
		people: list(`bí thư chi bộ | cấp ủy viên cơ sở | báo cáo viên, cộng tác viên dư luận xã hội | nguồn cán bộ trẻ, cán bộ nữ`), public: list(`quần chúng ưu tú`), field: list(`công tác bảo vệ nền tảng tư tưởng của Đảng | phong trào thi đua Dân vận khéo | công tác phát triển đảng viên | sinh hoạt chuyên đề ở chi bộ`),
		trouble: list(`biểu hiện suy thoái | đơn tố cáo đối với cán bộ thuộc diện quản lý | tổ chức đảng yếu kém`), system: list(`sổ tay đảng viên điện tử | hồ sơ đảng viên`), event: list(`hội nghị báo cáo viên | lễ trao Huy hiệu Đảng`), feedback: list(`kết quả thực hiện các nghị quyết | tình hình tư tưởng của Nhân dân`)}},
	{"dân tộc, tôn giáo và an sinh", list(`Sở Dân tộc và Tôn giáo | Ngân hàng Chính sách xã hội tỉnh | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | Hội Nông dân tỉnh | Hội Liên hiệp Phụ nữ tỉnh | Hội Cựu chiến binh tỉnh | Tỉnh đoàn | Liên đoàn Lao động tỉnh`), map[class][]string{
		paper:  list(`kế hoạch giảm nghèo bền vững năm {năm} | danh sách hộ được xóa nhà tạm | đề án hỗ trợ sinh kế cho phụ nữ nghèo | chương trình phối hợp giám sát, phản biện xã hội | hướng dẫn bình xét hộ nghèo`),
		public: list(`hộ nghèo, hộ cận nghèo | người có uy tín trong đồng bào dân tộc thiểu số | trẻ em mồ côi | đoàn viên công đoàn có hoàn cảnh khó khăn | phụ nữ khởi nghiệp | chức sắc, chức việc tôn giáo | người khuyết tật`),
		work:   list(`nhà đại đoàn kết | công trình nước sinh hoạt tập trung | nhà sinh hoạt cộng đồng các thôn`), field: list(`phong trào tương thân, tương ái | cho vay vốn ưu đãi | công tác bình đẳng giới | mô hình ngân hàng thực phẩm`), money: list(`nguồn vốn tín dụng chính sách | quỹ vì người nghèo | quỹ đền ơn đáp nghĩa`),
		trouble: list(`tình trạng tảo hôn | tình trạng trẻ em đuối nước | việc vay vốn sai mục đích`), event: list(`ngày hội đại đoàn kết toàn dân tộc | tháng hành động vì trẻ em`), feedback: list(`ý kiến, kiến nghị của cử tri | kết quả giảm nghèo`), system: list(`dữ liệu đối tượng bảo trợ xã hội`)}},
	{"đất đai và tài nguyên", list(`Văn phòng Đăng ký đất đai tỉnh | Trung tâm Phát triển quỹ đất tỉnh | Sở Nông nghiệp và Môi trường | Quỹ Bảo vệ môi trường tỉnh`), map[class][]string{
		paper: list(`bảng giá đất năm {năm} | kế hoạch sử dụng đất cấp xã | phương án bồi thường, hỗ trợ, tái định cư | kế hoạch đấu giá quyền sử dụng đất | quy định hạn mức giao đất ở`), land: list(`đất có nguồn gốc nông, lâm trường | đất công ích | khu vực khoáng sản chưa khai thác | diện tích đất bỏ hoang | ranh giới giữa các xã | quỹ đất tái định cư`),
		obstacle: list(`vướng mắc trong xác định giá đất | khó khăn trong giao đất tái định cư`), system: list(`cơ sở dữ liệu đất đai | hồ sơ địa chính | bản đồ địa chính dạng số`), trouble: list(`trường hợp lấn chiếm đất công | hồ sơ cấp giấy chứng nhận tồn đọng | dự án treo | tình trạng phân lô, bán nền trái phép`), money: list(`tiền sử dụng đất | tiền ký quỹ phục hồi môi trường`), field: list(`công tác cấp giấy chứng nhận quyền sử dụng đất | công tác định giá đất cụ thể`),
		people: list(`công chức địa chính cấp xã`), public: list(`hộ dân có đất bị thu hồi`), feedback: list(`tiến độ giải phóng mặt bằng | kết quả thống kê đất đai`), work: list(`khu tái định cư Mẫu Lâm | bãi chứa đất san lấp`)}},
}
