package cli

// helpReviews are the texts of the commands of reviews.
var helpReviews = map[string]map[string]string{
	"vi": {
		"help_review":         "Sơ kết, tổng kết: danh sách, dự thảo, kiểm tra số, chốt, ghi ra tệp. Ví dụ: lotrinh review list",
		"help_review_list":    "Liệt kê báo cáo sơ kết, tổng kết. Ví dụ: lotrinh review list --asof 31/12/2025 --json",
		"help_review_draft":   "Dự thảo từ số liệu các mục chưa có nội dung, hoặc một mục. Ví dụ: lotrinh review draft 'sơ kết' --section chi-tieu",
		"help_review_check":   "Kiểm tra số: số gõ tay, số không khớp nguồn; có tệp thì so bài đã sửa bên ngoài. Ví dụ: lotrinh review check 'sơ kết' bai-cuoi.docx",
		"help_review_close":   "Chốt báo cáo: số liệu giữ nguyên từ đây. Ví dụ: lotrinh review close 'sơ kết'",
		"help_review_write":   "Ghi báo cáo ra Word, Excel hoặc PDF. Ví dụ: lotrinh review write 'sơ kết' --layout party -o so-ket.docx",
		"help_review_name":    "Mã báo cáo, hoặc chữ trong tên mà chỉ báo cáo đó có.",
		"help_review_section": "Mã mục của đề cương, ví dụ chi-tieu.",
		"help_review_file":    "Bài hoàn chỉnh đã sửa bên ngoài (.docx, .odt, .txt …).",
		"help_review_format":  "Dạng tệp: docx, xlsx hoặc pdf.",
		"help_review_layout":  "Thể thức: state hoặc party; bỏ trống = theo cơ quan ban hành.",
	},
	"en": {
		"help_review":         "Reviews: list, draft, check the numbers, close, write as a file. Example: lotrinh review list",
		"help_review_list":    "List the reviews. Example: lotrinh review list --asof 31/12/2025 --json",
		"help_review_draft":   "Draft from the record the sections that hold no text, or one. Example: lotrinh review draft 'sơ kết' --section chi-tieu",
		"help_review_check":   "Check the numbers: typed ones, those that differ from their source; with a file, compare the text finished elsewhere. Example: lotrinh review check 'sơ kết' final.docx",
		"help_review_close":   "Close a review: its figures stay as they are. Example: lotrinh review close 'sơ kết'",
		"help_review_write":   "Write a review as Word, Excel or PDF. Example: lotrinh review write 'sơ kết' --layout party -o review.docx",
		"help_review_name":    "Id of the review, or words of its title that no other has.",
		"help_review_section": "Key of a section, such as chi-tieu.",
		"help_review_file":    "The finished text, edited elsewhere (.docx, .odt, .txt …).",
		"help_review_format":  "Format: docx, xlsx or pdf.",
		"help_review_layout":  "Layout: state or party; empty = by its issuer.",
	},
}
