package org

// Action is something that a post may or may not do.
type Action string

const (
	ReadPlan        Action = "read"
	ReadDrafts      Action = "drafts"
	ReadJournal     Action = "journal"
	ImportDocument  Action = "import"
	ReviewQueue     Action = "review"
	EditPlan        Action = "plan"
	SetUpUnits      Action = "units"
	Reorganise      Action = "reorganise"
	WriteReport     Action = "report"
	SendReport      Action = "send"
	EndorseReport   Action = "endorse"
	JudgeReport     Action = "judge"
	Direct          Action = "direct"
	AnswerDirective Action = "answer"
	SetRegimes      Action = "regimes"
	RunCycles       Action = "cycles"
	EnterValues     Action = "values"
	AskExtension    Action = "extend"
	DecideExtension Action = "extension"
	RunReviews      Action = "reviews"
	RunConferences  Action = "conferences"
	HandInPaper     Action = "papers"
	WriteReview     Action = "compose"
	CommentReview   Action = "comment"
	RateItem        Action = "rate"
	KeepLists       Action = "lists"
	ResetPassword   Action = "reset"
	ManageAccounts  Action = "accounts"
	CopyAll         Action = "backup"
)

// Scope is which units an action may be about.
type Scope string

const (
	Nowhere     Scope = ""
	OwnUnit     Scope = "own"
	OwnAndBelow Scope = "below"
	Everywhere  Scope = "all"
)

// Place is where a unit stands, seen from a post.
type Place int

const (
	Elsewhere Place = iota
	BelowIt         // somewhere below the unit of the post
	Itself          // the unit of the post
)

// Right is one line of the table: an action, whether it changes anything, and who may do it where.
type Right struct {
	Action Action
	Vi     string
	Writes bool
	To     map[Role]Scope // a role that is not named may not
}

// Rights is the whole table, refused by default. The check at each act, the buttons of the pages and docs/rights.md are
// made from it. A post in a unit that has ended may do nothing; what changes something is never done to an ended unit by
// those who only reach some units: the coordinator winds it up.
var Rights = []Right{
	{ReadPlan, "Xem kế hoạch, văn bản, hàng rà soát, đơn vị và báo cáo đã gửi", false,
		map[Role]Scope{Administrator: Everywhere, Coordinator: Everywhere, Reporter: Everywhere, Head: Everywhere, Leader: Everywhere, Inspector: Everywhere, System: Everywhere}},
	{ReadDrafts, "Xem báo cáo đang soạn hoặc bị trả lại", false, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnAndBelow, Leader: Everywhere, Inspector: Everywhere, System: Everywhere}},
	{ReadJournal, "Xem và xuất nhật ký, kiểm tra chuỗi nhật ký", false, map[Role]Scope{Administrator: Everywhere, Coordinator: Everywhere, Leader: Everywhere, Inspector: Everywhere, System: Everywhere}},
	{ImportDocument, "Đưa văn bản vào, sửa thông tin và vòng đời văn bản", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{ReviewQueue, "Nhận hoặc bỏ mục đề xuất", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{EditPlan, "Thêm, sửa, nối, giao, kết thúc mục của kế hoạch; nhiệm kỳ và mốc", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{SetUpUnits, "Lập đơn vị, chức danh và lịch làm việc", true, map[Role]Scope{Administrator: Everywhere, Coordinator: Everywhere, System: Everywhere}},
	{Reorganise, "Sắp xếp đơn vị: đổi tên, hợp nhất, chia, kết thúc; giao việc còn chờ nơi nhận", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{WriteReport, "Ghi báo cáo của đơn vị", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{SendReport, "Gửi, rút lại báo cáo", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{EndorseReport, "Thủ trưởng duyệt hoặc trả lại báo cáo", true, map[Role]Scope{Head: OwnAndBelow, System: Everywhere}},
	{JudgeReport, "Duyệt, trả lại báo cáo; công nhận sản phẩm", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{Direct, "Cho ý kiến, chỉ đạo; kết thúc chỉ đạo", true, map[Role]Scope{Coordinator: Everywhere, Leader: Everywhere, System: Everywhere}},
	{AnswerDirective, "Trả lời chỉ đạo", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{SetRegimes, "Đặt chế độ báo cáo: kỳ hạn, chốt số liệu, thời hạn gửi", true, map[Role]Scope{Administrator: Everywhere, Coordinator: Everywhere, System: Everywhere}},
	{RunCycles, "Mở và chốt kỳ báo cáo", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{EnterValues, "Ghi số liệu của chỉ tiêu đơn vị chủ trì hoặc được giao ghi", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{AskExtension, "Đề nghị gia hạn việc đơn vị chủ trì, rút đề nghị", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{DecideExtension, "Đồng ý hoặc không đồng ý gia hạn; sửa hạn đọc nhầm; ghi ngày của sự kiện", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{RunReviews, "Lập, chốt báo cáo sơ kết, tổng kết; ghi việc thông qua", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{WriteReview, "Viết mục được giao của báo cáo sơ kết, tổng kết", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{CommentReview, "Góp ý vào báo cáo sơ kết, tổng kết", true, map[Role]Scope{Coordinator: Everywhere, Reporter: Everywhere, Head: Everywhere, Leader: Everywhere, System: Everywhere}},
	{RunConferences, "Lập, điều hành hội nghị; thẩm định, chọn tham luận (trong tổ giúp việc: cả thành viên)", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{HandInPaper, "Nộp, rút tham luận của đơn vị", true, map[Role]Scope{Coordinator: Everywhere, Reporter: OwnUnit, Head: OwnUnit, System: Everywhere}},
	{RateItem, "Đánh giá khả năng hoàn thành của một mục: xanh, vàng, đỏ", true, map[Role]Scope{Coordinator: Everywhere, System: Everywhere}},
	{KeepLists, "Lưu danh sách riêng và tắt nhắc việc của chức danh mình", true,
		map[Role]Scope{Administrator: OwnUnit, Coordinator: OwnUnit, Reporter: OwnUnit, Head: OwnUnit, Leader: OwnUnit, Inspector: OwnUnit, System: OwnUnit}},
	{ResetPassword, "Cấp đường dẫn đặt lại mật khẩu", true, map[Role]Scope{Administrator: Everywhere, Head: OwnUnit}},
	{ManageAccounts, "Lập, sửa, khóa tài khoản; giao chức danh; kết thúc phiên", true, map[Role]Scope{Administrator: Everywhere}},
	{CopyAll, "Sao lưu toàn bộ", false, map[Role]Scope{Administrator: Everywhere, Coordinator: Everywhere, System: Everywhere}},
}

// RightTo is the line of the table on an action; one that is not there is nobody's.
func RightTo(action Action) Right {
	for _, r := range Rights {
		if r.Action == action {
			return r
		}
	}
	return Right{Action: action, Writes: true}
}

// Scope is where a role may do something.
func (r Role) Scope(action Action) Scope { return RightTo(action).To[r] }

// May tells whether a role may do something to a unit that stands there.
func (r Role) May(action Action, at Place) bool { return r.Scope(action).Holds(at) }

// Holds tells whether a unit that stands there is within the scope.
func (s Scope) Holds(at Place) bool {
	switch s {
	case Everywhere:
		return true
	case OwnAndBelow:
		return at == Itself || at == BelowIt
	case OwnUnit:
		return at == Itself
	}
	return false
}

// Vi is the scope as pages and the documentation say it.
func (s Scope) Vi() string {
	switch s {
	case Everywhere:
		return "mọi đơn vị"
	case OwnAndBelow:
		return "đơn vị mình và cấp dưới"
	case OwnUnit:
		return "đơn vị mình"
	}
	return "không"
}
