package cli

// helpPapers are the texts of the commands of the papers desk.
var helpPapers = map[string]map[string]string{
	"vi": {
		"help_papers":           "Bài tham luận của hội nghị: kiểm tra trùng lặp, số liệu trái nhau. Ví dụ: lotrinh papers check tham-luan/*.docx",
		"help_papers_check":     "So các bài với nhau, không lưu gì: đoạn trùng, số liệu trái nhau. Ví dụ: lotrinh papers check --json --outline de-cuong.docx tham-luan/*.docx",
		"help_papers_outline":   "Đề cương gửi các đơn vị: câu lấy từ đó không tính là trùng.",
		"help_papers_functions": "Quyết định quy định chức năng, nhiệm vụ của các đơn vị (tệp hoặc thư mục): chỉ ra đoạn gần chức năng của đơn vị khác hơn.",
		"help_papers_files":     "Các bài tham luận (.docx, .pdf, .txt …).",
		"help_papers_list":      "Liệt kê hội nghị, hoặc tham luận của một hội nghị: ai đã nộp, ai còn nợ. Ví dụ: lotrinh papers list 'tầm nhìn' --json",
		"help_papers_import":    "Nộp tham luận của một đơn vị. Ví dụ: lotrinh papers import --conference 'tầm nhìn' --unit so-tc tham-luan.docx",
		"help_papers_name":      "Mã hội nghị, hoặc chữ trong tên mà chỉ hội nghị đó có.",
		"help_papers_unit":      "Mã đơn vị viết tham luận.",
		"help_papers_title":     "Tên tham luận.",
		"help_papers_author":    "Người viết, người trình bày.",
		"help_papers_file":      "Tệp tham luận (.docx, .pdf, .txt …).",
	},
	"en": {
		"help_papers":           "Contributions to a conference: shared content, contradicting figures. Example: lotrinh papers check papers/*.docx",
		"help_papers_check":     "Compare papers, storing nothing: shared passages, contradicting figures. Example: lotrinh papers check --json --outline outline.docx papers/*.docx",
		"help_papers_outline":   "The outline sent to the units: what is taken from it is not counted as shared.",
		"help_papers_functions": "Decisions on the functions and tasks of units (files or folders): tells sections that another unit's functions explain better.",
		"help_papers_files":     "The contributions (.docx, .pdf, .txt …).",
		"help_papers_list":      "List conferences, or the contributions to one: who has handed in, who still owes. Example: lotrinh papers list 'tầm nhìn' --json",
		"help_papers_import":    "Hand in the contribution of a unit. Example: lotrinh papers import --conference 'tầm nhìn' --unit so-tc paper.docx",
		"help_papers_name":      "Id of a conference, or words that only its title holds.",
		"help_papers_unit":      "Code of the unit that writes.",
		"help_papers_title":     "Title of the contribution.",
		"help_papers_author":    "Who wrote it, who will speak.",
		"help_papers_file":      "The contribution (.docx, .pdf, .txt …).",
	},
}
