package cli

// helpPapers are the texts of the commands of the papers desk.
var helpPapers = map[string]map[string]string{
	"vi": {
		"help_papers":           "Bài tham luận của hội nghị: kiểm tra trùng lặp, số liệu trái nhau. Ví dụ: lotrinh papers check tham-luan/*.docx",
		"help_papers_check":     "So các bài với nhau, không lưu gì: đoạn trùng, số liệu trái nhau. Ví dụ: lotrinh papers check --json --outline de-cuong.docx tham-luan/*.docx",
		"help_papers_outline":   "Đề cương gửi các đơn vị: câu lấy từ đó không tính là trùng.",
		"help_papers_functions": "Quyết định quy định chức năng, nhiệm vụ của các đơn vị (tệp hoặc thư mục): chỉ ra đoạn gần chức năng của đơn vị khác hơn.",
		"help_papers_files":     "Các bài tham luận (.docx, .pdf, .txt …).",
	},
	"en": {
		"help_papers":           "Contributions to a conference: shared content, contradicting figures. Example: lotrinh papers check papers/*.docx",
		"help_papers_check":     "Compare papers, storing nothing: shared passages, contradicting figures. Example: lotrinh papers check --json --outline outline.docx papers/*.docx",
		"help_papers_outline":   "The outline sent to the units: what is taken from it is not counted as shared.",
		"help_papers_functions": "Decisions on the functions and tasks of units (files or folders): tells sections that another unit's functions explain better.",
		"help_papers_files":     "The contributions (.docx, .pdf, .txt …).",
	},
}
