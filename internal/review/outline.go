package review

// Keys of the sections that can be drafted from the record; a section with another key is written by people alone.
const (
	Overview     = "tong-quan"      // what the plan asked for
	Themes       = "linh-vuc"       // results by theme
	Targets      = "chi-tieu"       // targets met and missed
	Tasks        = "nhiem-vu"       // how the tasks stand
	Shortcomings = "han-che"        // what is late or missed
	Objective    = "khach-quan"     // causes outside the units
	Subjective   = "chu-quan"       // causes within them
	Lessons      = "bai-hoc"        // lessons
	Before       = "ky-truoc"       // what the review before this one set, and what became of it
	Lower        = "cap-duoi"       // what reviews of lower bodies say
	Ahead        = "phuong-huong"   // what falls due next
	Proposals    = "kien-nghi"      // proposals, by addressee
	resultsKey   = "ket-qua"        // a heading alone
	weakKey      = "han-che-nn"     // a heading alone
	organising   = "chi-dao"        // how it was led; written by people
	evaluation   = "danh-gia-chung" // written by people
)

// Outline is the official order of a review: results by field, targets, shortcomings, causes, lessons, what next, proposals.
func Outline(k Kind) []Section {
	all := []Section{
		{Key: Overview, Heading: "Khái quát nội dung, phạm vi đánh giá", Level: 1},
		{Key: resultsKey, Heading: "Kết quả thực hiện", Level: 1},
		{Key: organising, Heading: "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện", Level: 2},
		{Key: Themes, Heading: "Kết quả theo lĩnh vực", Level: 2},
		{Key: Targets, Heading: "Kết quả thực hiện các chỉ tiêu", Level: 2},
		{Key: Tasks, Heading: "Kết quả thực hiện các nhiệm vụ", Level: 2},
		{Key: Before, Heading: "Kết quả thực hiện những việc lần đánh giá trước đề ra", Level: 2},
		{Key: Lower, Heading: "Kết quả đánh giá của cấp dưới", Level: 2},
		{Key: evaluation, Heading: "Đánh giá chung", Level: 2},
		{Key: weakKey, Heading: "Hạn chế và nguyên nhân", Level: 1},
		{Key: Shortcomings, Heading: "Hạn chế", Level: 2},
		{Key: Objective, Heading: "Nguyên nhân khách quan", Level: 2},
		{Key: Subjective, Heading: "Nguyên nhân chủ quan", Level: 2},
		{Key: Lessons, Heading: "Bài học kinh nghiệm", Level: 1},
		{Key: Ahead, Heading: "Phương hướng, nhiệm vụ thời gian tới", Level: 1},
		{Key: Proposals, Heading: "Kiến nghị, đề xuất", Level: 1},
	}
	switch k {
	case Annual:
		return without(all, Lessons, organising)
	case Thematic:
		return without(all, organising)
	}
	return all
}

// ConferenceOutline is what the review of a conference's own subject holds: the state, results, shortcomings, causes, lessons
// and proposals.
func ConferenceOutline() []Section {
	return []Section{
		{Key: "thuc-trang", Heading: "Thực trạng", Level: 1},
		{Key: Tasks, Heading: "Kết quả", Level: 1},
		{Key: Shortcomings, Heading: "Hạn chế", Level: 1},
		{Key: "nguyen-nhan", Heading: "Nguyên nhân", Level: 1},
		{Key: Objective, Heading: "Nguyên nhân khách quan", Level: 2},
		{Key: Subjective, Heading: "Nguyên nhân chủ quan", Level: 2},
		{Key: Lessons, Heading: "Bài học kinh nghiệm", Level: 1},
		{Key: Proposals, Heading: "Kiến nghị", Level: 1},
	}
}

func without(all []Section, keys ...string) (out []Section) {
	for _, s := range all {
		keep := true
		for _, k := range keys {
			keep = keep && s.Key != k
		}
		if keep {
			out = append(out, s)
		}
	}
	return out
}
