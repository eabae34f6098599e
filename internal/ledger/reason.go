package ledger

// Reason is why a token is not used. The list below is closed: a token that none of them fits is unaccounted for.
type Reason string

const (
	PageFurniture   Reason = "furniture"
	Letterhead      Reason = "letterhead"
	DocumentTitle   Reason = "document_title"
	LegalBasis      Reason = "legal_basis"
	Recipient       Reason = "recipient"
	Signature       Reason = "signature"
	Heading         Reason = "heading"
	Cited           Reason = "cited"
	CrossReference  Reason = "cross_reference"
	NamePart        Reason = "name_part"
	NotAnOrder      Reason = "not_an_order"
	Achieved        Reason = "achieved"
	Assessment      Reason = "assessment"
	Event           Reason = "event"
	Announcement    Reason = "announcement"
	Purpose         Reason = "purpose"
	Requirement     Reason = "requirement"
	Condition       Reason = "condition"
	Formula         Reason = "formula"
	Decision        Reason = "decision"
	StandingRule    Reason = "standing_rule"
	Funding         Reason = "funding"
	Narrowing       Reason = "narrowing"
	Example         Reason = "example"
	Statement       Reason = "statement"
	TableHeader     Reason = "table_header"
	TableGroup      Reason = "table_group"
	TableNumber     Reason = "table_number"
	TableColumn     Reason = "table_column"
	TableTotal      Reason = "table_total"
	TableUnmeasured Reason = "table_unmeasured"
	TableEmpty      Reason = "table_empty"
	TableUnknown    Reason = "table_unassigned"
)

// Why is a reason with its name and what must be seen in the text for it, in both languages.
type Why struct {
	Reason         Reason
	Vi, En         string
	ViWhen, EnWhen string
}

// Reasons are all there are, in the order in which they are shown.
var Reasons = []Why{
	{PageFurniture, "Phần phụ của trang", "Page furniture", "Nằm trong trình đơn, chú thích ảnh, số trang hay bài khác của trang tin.", "It stands in a menu, a caption, a page number or another story of the site."},
	{Letterhead, "Phần đầu văn bản", "Letterhead", "Nằm trước tên loại văn bản: cơ quan, số, nơi và ngày ký.", "It stands before the type of the document: body, number, place and day."},
	{DocumentTitle, "Tên văn bản", "Title of the document", "Nằm trong tên loại, trích yếu, đầu đề tin hoặc dòng “Kèm theo …”.", "It stands in the type, the subject, the headline or the line “Attached to …”."},
	{LegalBasis, "Căn cứ", "Legal basis", "Nằm trong phần căn cứ, hoặc câu mở đầu bằng “Căn cứ”, “Thực hiện”, “Theo” một văn bản.", "It stands among the bases, or its sentence opens with “pursuant to” a document."},
	{Recipient, "Nơi nhận", "Recipients", "Nằm trong Kính gửi hoặc Nơi nhận.", "It stands among those whom the document is sent to."},
	{Signature, "Phần ký", "Signature", "Nằm trong khối chữ ký.", "It stands in the signature."},
	{Heading, "Đề mục", "Heading", "Nằm trong đề mục không giao việc.", "It stands in a heading that charges nobody."},
	{Cited, "Văn bản, lời được dẫn", "Quoted", "Nằm trong ngoặc kép, hoặc trong một gạch đầu dòng liệt kê văn bản.", "It stands in quotation marks, or in a list of documents."},
	{CrossReference, "Viện dẫn điều, mục", "Cross-reference", "Đứng sau điều, khoản, điểm, mục, phụ lục, mẫu.", "It follows article, clause, point, section, annex or form."},
	{NamePart, "Số trong tên gọi", "Part of a name", "Là thứ tự, khóa, cấp, phiên bản hay số hiệu đường: “khóa XV”, “Công nghiệp 4.0”.", "It is an order, a term, a grade, a version or a number of a road."},
	{NotAnOrder, "Từ không dùng để giao việc", "Not used as an order", "Là danh từ hay bổ nghĩa: “đáp ứng yêu cầu”, “nhiệm vụ được giao”.", "It is a noun or an attribute: “meet the demands”, “as assigned”."},
	{Achieved, "Việc đã làm", "Already achieved", "Nằm trong phần kết quả, hoặc câu kể điều đã đạt.", "It stands among results, or its sentence tells what has been reached."},
	{Assessment, "Nhận định", "Assessment", "Câu nêu hạn chế, nguyên nhân, bối cảnh, dự báo.", "Its sentence tells shortcomings, causes, setting or forecast."},
	{Event, "Tường thuật", "Report of an event", "Câu kể ai dự, ai nói, họp ở đâu, khi nào.", "Its sentence tells who attended, who spoke, where and when."},
	{Announcement, "Câu dẫn", "Announcement", "Câu hoặc nhãn kết thúc bằng hai chấm, dẫn vào phần sau: “… các nội dung sau:”.", "A sentence or a label that ends in a colon and announces what follows."},
	{Purpose, "Mục đích, quan điểm", "Purpose and viewpoint", "Nằm trong phần mục đích, yêu cầu, quan điểm, hoặc câu mở đầu bằng “nhằm”, “để”.", "It stands under purpose or viewpoint, or its sentence opens with “in order to”."},
	{Requirement, "Yêu cầu chung", "General requirement", "Câu nói việc phải như thế nào mà không nêu ai làm: “thủ tục hành chính phải đơn giản”.", "Its sentence says how things ought to be and names nobody."},
	{Condition, "Điều kiện, câu kết", "Condition", "Câu chỉ áp dụng khi có điều kiện: “nếu có vướng mắc …”, “trường hợp …”.", "Its sentence applies under a condition: “should difficulties arise …”."},
	{Formula, "Hiệu lực, thi hành", "Entry into force", "Câu về hiệu lực, thay thế, bãi bỏ, chịu trách nhiệm thi hành.", "Its sentence is about entry into force, replacement, repeal or who must obey."},
	{Decision, "Điều được quyết định", "Decided at once", "Câu thành lập, sắp xếp, đổi tên: có hiệu lực ngay, không phải việc phải theo dõi.", "Its sentence sets up, merges or renames: it holds at once, nothing is left to follow."},
	{StandingRule, "Quy định thường xuyên", "Standing rule", "Văn bản hoặc phần quy định, quy chế, chức năng, quyền hạn.", "The document or part is a regulation, or tells functions and powers."},
	{Funding, "Kinh phí", "Funding", "Nằm trong phần kinh phí, nguồn lực, hoặc câu mở đầu bằng kinh phí.", "It stands under funding, or its sentence opens with it."},
	{Narrowing, "Nói rõ thêm việc trước", "Detail of the task before", "Câu mở đầu bằng “trong đó”, “trọng tâm là”, “bảo đảm”, ngay sau một việc đã đọc được.", "Its sentence opens with “of which”, “with a focus on”, “ensuring”, right behind a task that was read."},
	{Example, "Ví dụ, giải thích trong ngoặc", "Example in brackets", "Nằm trong ngoặc đơn.", "It stands in brackets."},
	{Statement, "Câu trần thuật", "Statement", "Câu không có từ giao việc, không mở đầu bằng động từ, không nằm dưới mục tiêu.", "Its sentence has no directive word, does not open with a verb and stands under no goals."},
	{TableHeader, "Tiêu đề bảng", "Table header", "Nằm trên hàng đầu tiên có mục của bảng, hoặc lặp lại hàng đó.", "It stands above the first row that holds an item, or repeats such a row."},
	{TableGroup, "Hàng nhóm của bảng", "Group row", "Hàng không có mục, chỉ có một ô chữ.", "A row without an item and with one worded cell."},
	{TableNumber, "Cột số thứ tự", "Numbering column", "Cột đầu của bảng, chỉ có số thứ tự.", "The first column of a table, with numbers of rows only."},
	{TableColumn, "Cột kế hoạch không dùng", "Column without use in a plan", "Ô của một hàng đã đọc được, ở cột ghi chú, kinh phí, tỷ lệ …", "A cell of a row that was read, in a column of notes, money or shares."},
	{TableTotal, "Hàng tổng cộng", "Row of totals", "Hàng mở đầu bằng “Tổng”, “Cộng”.", "A row that opens with “total”."},
	{TableUnmeasured, "Hàng không có đơn vị tính", "Row without a measure", "Hàng có số mà ô đơn vị tính để trống: số không có đơn vị thì không thành chỉ tiêu.", "A row of figures whose measure is left empty: no target can be made of it."},
	{TableEmpty, "Mẫu chưa nhập", "Form not filled in", "Mọi số của hàng đều là 0.", "All figures of the row are 0."},
	{TableUnknown, "Bảng chưa nhận ra", "Unassigned table", "Bảng không có mục nào được đọc; trang xem đã nêu câu hỏi.", "A table from which nothing was read; a question about it is shown."},
}

// Of is a reason with its names; of the empty one, that there is none.
func (r Reason) Of() Why {
	for _, x := range Reasons {
		if x.Reason == r {
			return x
		}
	}
	return Why{"", "Chưa giải thích được", "Unaccounted for", "Không mục nào dùng và không có lý do: có thể máy đã bỏ sót, cần người xem.", "No item uses it and no reason explains it: it may have been overlooked, somebody should look."}
}
