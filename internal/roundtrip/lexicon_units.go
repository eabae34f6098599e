package roundtrip

// Collectives are one addressee each, however many names their words hold (gold-schema §3: "a collective stays one entry").
var collectives = list(`các sở, ban, ngành | các sở, ban, ngành tỉnh | UBND các xã, phường | Ủy ban nhân dân các xã, phường | các cơ quan, đơn vị | các sở, ngành, địa phương |
	UBND cấp xã | các chủ đầu tư | các địa phương | các cơ quan chuyên môn thuộc UBND tỉnh`)

// partners are addressees that only ever coordinate.
var partners = list(`các đơn vị liên quan | các cơ quan liên quan | các cơ quan, đơn vị liên quan | các sở, ngành liên quan | các sở, ban, ngành liên quan | UBND các xã, phường |
	các địa phương liên quan | các cơ quan, địa phương liên quan | các tổ chức chính trị - xã hội`)

// heads address the same bodies by those who lead them, as telegrams do.
var heads = list(`Thủ trưởng các sở, ban, ngành | Thủ trưởng các sở, ban, ngành tỉnh | Chủ tịch UBND các xã, phường | Người đứng đầu các cơ quan, đơn vị | Chủ tịch Ủy ban nhân dân các xã, phường`)

var communes = list(`UBND xã Mẫu Lâm | UBND phường Mẫu An | UBND xã Mẫu Hưng | UBND phường Mẫu Thịnh | UBND xã Sông Mẫu | UBND xã Tân Mẫu | UBND xã Mẫu Thượng | UBND phường Mẫu Giang | UBND xã Bến Mẫu | UBND xã Mẫu Hòa`)

// communeUnits do the work below a commune.
var communeUnits = list(`Phòng Kinh tế | Phòng Văn hóa - Xã hội | Văn phòng HĐND và UBND xã | Trung tâm Phục vụ hành chính công xã | Công an xã | Ban Chỉ huy Quân sự xã | Trạm Y tế xã |
	Ủy ban Mặt trận Tổ quốc Việt Nam xã | Hội Nông dân xã | Hội Liên hiệp Phụ nữ xã | Đoàn Thanh niên xã | Trường Tiểu học Mẫu Lâm | Trung tâm Dịch vụ tổng hợp xã`)

var communeCollectives = list(`các phòng chuyên môn | các thôn, tổ dân phố | các đoàn thể xã | các trường học trên địa bàn | các cơ quan, đơn vị`)

var communePartners = list(`các đơn vị liên quan | các cơ quan, đơn vị liên quan | các thôn, tổ dân phố | các đoàn thể xã`)

// partyCollectives are addressees of the Party's documents.
var partyCollectives = list(`các cấp ủy trực thuộc Tỉnh ủy | các ban đảng Tỉnh ủy | các đảng ủy xã, phường | các cấp ủy, tổ chức đảng | các cơ quan tham mưu, giúp việc Tỉnh ủy`)

// partners at large, of any sector.
var helpers = list(`Sở Tài chính | Sở Nội vụ | Sở Tư pháp | Sở Khoa học và Công nghệ | Sở Xây dựng | Công an tỉnh | Văn phòng UBND tỉnh | Sở Nông nghiệp và Môi trường | Sở Y tế | Thanh tra tỉnh |
	Sở Văn hóa, Thể thao và Du lịch | Sở Công Thương | Sở Giáo dục và Đào tạo | Báo và Phát thanh, Truyền hình Mẫu Giang | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | Liên minh Hợp tác xã tỉnh | Tòa án nhân dân tỉnh |
	Thống kê tỉnh | Hội Chữ thập đỏ tỉnh | Trường Đại học Mẫu Giang | Công ty Cổ phần Cấp nước Mẫu Giang | Công ty Cổ phần Môi trường đô thị Mẫu Giang`)

// A person signs or speaks; names are made up.
var persons = list(`Nguyễn Văn An | Trần Thị Bình | Lê Minh Châu | Phạm Quốc Dũng | Hoàng Thu Hà | Vũ Đình Khôi | Đặng Thanh Lâm | Bùi Thị Mai | Đỗ Hữu Nghĩa | Ngô Văn Phúc | Dương Thị Quỳnh | Lý Hoài Sơn`)
