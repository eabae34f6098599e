package api

import (
	"net/http"
	"slices"

	"lotrinh/internal/app"
)

var (
	pageParam    = param{name: "page", kind: whole, vi: "Trang, từ 1", en: "Page, from 1"}
	perPageParam = param{name: "per_page", kind: whole, vi: "Số dòng một trang, tối đa 200", en: "Rows of a page, at most 200"}
	qParam       = param{name: "q", kind: word, vi: "Từ cần tìm, có dấu hay không dấu", en: "Words to find, with marks or without"}
	formats      = param{name: "format", kind: word, required: true, vi: "csv, xlsx hoặc json; indicators và values còn có sdmx-csv, sdmx-json, stratml", en: "csv, xlsx or json; indicators and values also sdmx-csv, sdmx-json, stratml"}
	papers       = param{name: "format", kind: word, required: true, vi: "docx hoặc xlsx", en: "docx or xlsx"}
)

func wordParam(name, vi, en string) param { return param{name: name, kind: word, vi: vi, en: en} }

// filters are those of the page of items: app.ItemFilterOf reads both.
var filters = []param{
	wordParam("kind", "Loại mục", "Kind of item"), wordParam("unit", "Mã đơn vị", "Code of a unit"),
	wordParam("under", "Mã đơn vị, kể cả cấp dưới", "Code of a unit, with all below it"),
	wordParam("role", "Vai trò của đơn vị, mặc định lead", "Role of the unit, lead unless said"),
	wordParam("state", "Tình trạng công việc", "Work state"), wordParam("time", "Tình trạng thời hạn", "Time state"),
	wordParam("theme", "Chủ đề", "Theme"), wordParam("document", "Văn bản nguồn", "Source document"),
	wordParam("parent", "Mục cha; - là cấp cao nhất", "Item above; - is the top"),
	wordParam("due", "Đến hạn trong 2026, 06/2026, quý 3/2026 hoặc 20/6/2026 (cũng nhận 2026-06, 2026-06-20)", "Falls due in 2026, 06/2026, Q3/2026 or on 20/6/2026 (2026-06 and 2026-06-20 are taken too)"),
	wordParam("due_from", "Đến hạn từ ngày đầu của …, viết như due", "Falls due on or after the first day of …, written as due"),
	wordParam("due_to", "Đến hạn đến hết ngày cuối của …, viết như due", "Falls due on or before the last day of …, written as due"),
	wordParam("moved", "yes: đã dời hạn; overdue: quá hạn so với hạn gốc", "yes: due on another day than the first; overdue: late against the first"),
	wordParam("seen", "never, yes, fresh hoặc stale-60 (không có báo cáo mới quá 60 ngày)", "never, yes, fresh or stale-60 (nothing new for 60 days)"), wordParam("gap", "Còn thiếu gì, xem /api/gaps; dissolved: đơn vị chủ trì đã kết thúc", "What it lacks, see /api/gaps; dissolved: led by a unit that has ended"), qParam,
	wordParam("sort", "due, code, title hoặc reported; thêm - phía trước để đảo chiều", "due, code, title or reported; - before it turns it round"),
}

// routes is the whole API.
var routes = slices.Concat([]route{
	{method: http.MethodGet, path: openAPI, group: "api", vi: "Tài liệu này", en: "This document", media: []string{"application/json"}, status: http.StatusOK,
		public: true, serve: (*server).openapi},
	open(write("POST", "/api/session", "people", "Đăng nhập", "Sign in", http.StatusCreated, undone[signIn], untold[session]).silently((*server).beginSession)),
	open(write("POST", "/api/session/end", "people", "Đăng xuất", "Sign out", http.StatusOK, undone[nothing], untold[nothing]).silently((*server).endSession)),
	get("/api/me", "people", "Ai đang gửi yêu cầu", "Who sends the request", (*server).me),
	get("/api/accounts", "people", "Tài khoản", "Accounts", (*server).accounts).with(qParam, pageParam),
	write("POST", "/api/accounts", "people", "Lập tài khoản", "Open an account", http.StatusCreated, (*server).addAccount, (*server).tellAccount),
	one("/api/accounts/{user}", "people", "Một tài khoản", "One account", (*server).account),
	write("PATCH", "/api/accounts/{user}", "people", "Sửa tài khoản, giao và thôi giao chức danh, khóa, mở", "Change an account, give and take posts, close, reopen", http.StatusOK, (*server).changeAccount, (*server).tellAccount).matching((*server).accountRev),
	write("POST", "/api/accounts/{user}/link", "people", "Cấp đường dẫn đặt mật khẩu", "Make a link that sets the password", http.StatusCreated, undone[nothing], untold[entryLink]).silently((*server).makeLink),
	download("/api/people/template", "people", "Mẫu Excel của đơn vị, chức danh, tài khoản", "The Excel template of units, posts and accounts", []string{mediaTypes["xlsx"]}, (*server).peopleTemplate),
	attach("POST", "/api/people", "people", "Lập đơn vị, chức danh, tài khoản từ Excel", "Set up units, posts and accounts from Excel", http.StatusOK,
		[]param{wordParam("do", "load để ghi; không thì chỉ thử", "load to write; else it is only tried")}, nil, untold[app.LoadedPeople]).unkept((*server).loadPeople),
	get("/api/posts", "api", "Chức danh có thể dùng", "Posts one may act for", (*server).posts),
	write("POST", "/api/posts", "people", "Lập chức danh", "Set up a post", http.StatusCreated, (*server).addPost, (*server).tellPost),
	get("/api/kinds", "api", "Các loại mục", "Kinds of items", (*server).kinds),
	get("/api/home", "plan", "Toàn cảnh nhiệm kỳ", "The term at a glance", (*server).home).dated(),

	get("/api/documents", "documents", "Danh sách văn bản", "The register of documents", (*server).listDocuments).dated().with(qParam, pageParam),
	attach("POST", "/api/documents", "documents", "Đọc một tệp vào hàng rà soát", "Read a file into the review queue", http.StatusCreated,
		[]param{wordParam("at", "Ngày của văn bản, YYYY-MM-DD, khi chính nó không ghi", "Day of the document, YYYY-MM-DD, when it does not say"),
			wordParam("ocr", "1: nhận dạng chữ của bản quét", "1: recognise the text of a scan")}, (*server).importDocument, (*server).tellDocument),
	one("/api/documents/{id}", "documents", "Một văn bản", "One document", (*server).document).dated(),
	write("PATCH", "/api/documents/{id}", "documents", "Sửa thông tin đọc từ trang đầu", "Correct what was read of the first page", http.StatusOK, (*server).editDocument, (*server).tellPathDocument).matching((*server).documentRev),
	get("/api/documents/{id}/text", "documents", "Nguyên văn theo đoạn", "Its text, passage by passage", (*server).documentText),
	download("/api/documents/{id}/original", "documents", "Tệp gốc", "The original", []string{anyBytes}, (*server).original),
	write("POST", "/api/documents/{id}/events", "documents", "Ghi một bước trong vòng đời văn bản", "Record a step in its life", http.StatusOK, (*server).addEvent, (*server).tellPathDocument),
	get("/api/documents/{id}/versions", "documents", "Bản cũ, bản mới của một văn bản", "Versions of a document", (*server).versions),
	write("POST", "/api/documents/{id}/versions", "documents", "Ghi văn bản này là bản mới của văn bản nào", "Say of which document this one is a version", http.StatusOK, (*server).sayEarlier, (*server).tellVersions),
	get("/api/documents/{id}/against/{old}", "documents", "So bản mới với bản cũ, từng mục", "A new version against the old one, item by item", (*server).against),
	write("POST", "/api/documents/{id}/carry", "documents", "Giữ mọi mục không thay đổi ở bản mới", "Keep everything that the new version leaves unchanged", http.StatusOK, (*server).carryOver, (*server).tellAgainst),
	write("POST", "/api/documents/{id}/apply", "documents", "Nhận thay đổi của một mục theo bản mới", "Take over what the new version changes of one item", http.StatusOK, (*server).applyVersion, (*server).tellAgainst),
	write("POST", "/api/documents/{id}/apply-plain", "documents", "Nhận mọi thay đổi ở chỗ chưa ai sửa tay", "Take over every change where nobody has changed anything by hand", http.StatusOK, (*server).applyPlain, (*server).tellAgainst),
	write("POST", "/api/documents/{id}/gone", "documents", "Quyết định về mục mà bản mới không còn", "Decide about items that the new version no longer has", http.StatusOK, (*server).decideGone, (*server).tellAgainst),

	get("/api/review", "review", "Hàng rà soát", "The review queue", (*server).queue),
	get("/api/review/{document}", "review", "Đề xuất của một văn bản", "Candidates of one document", (*server).review).with(wordParam("above", "Ngưỡng tin cậy, mặc định 0.9", "Confidence, 0.9 unless said"),
		wordParam("show", "waiting, questions, tasks, indicators, tables, accepted hoặc rejected; bỏ trống: tất cả", "waiting, questions, tasks, indicators, tables, accepted or rejected; empty: all")),
	get("/api/review/{document}/unused", "review", "Chữ của văn bản mà không đề xuất nào dùng, theo lý do", "Words of the document that no candidate uses, by reason", (*server).unused),
	write("POST", "/api/review/{document}/above", "review", "Nhận mọi đề xuất đủ tin cậy", "Accept every candidate above a confidence", http.StatusOK, (*server).acceptAbove, (*server).tellReview),
	write("POST", "/api/review/{document}/{candidate}/accept", "review", "Nhận một đề xuất, có thể sửa", "Accept one candidate, corrected or not", http.StatusOK, (*server).accept, (*server).tellCandidate),
	write("POST", "/api/review/{document}/{candidate}/reject", "review", "Bỏ một đề xuất", "Reject one candidate", http.StatusOK, (*server).reject, (*server).tellCandidate),
	write("POST", "/api/review/{document}/{candidate}/unpair", "review", "Tách một đề xuất của bản mới khỏi mục của bản cũ", "Make a candidate of a new version another task than that of the old one", http.StatusOK, (*server).unpair, (*server).tellCandidate),
	write("POST", "/api/review/{document}/{candidate}/separate", "review", "Tách một đề xuất khỏi việc bị coi là trùng", "Make a candidate a task of its own that was taken for another telling", http.StatusOK, (*server).separate, (*server).tellCandidate),
	write("POST", "/api/review/{document}/{candidate}/split", "review", "Tách một đề xuất làm hai", "Split a candidate in two", http.StatusOK, (*server).split, (*server).tellReview),
	write("POST", "/api/review/{document}/{candidate}/merge", "review", "Gộp hai đề xuất thành một việc", "Merge two candidates into one task", http.StatusOK, (*server).merge, (*server).tellReview),
	write("POST", "/api/review/{document}/undo", "review", "Lấy lại một quyết định", "Take a decision back", http.StatusOK, (*server).undo, (*server).tellReview),
	write("POST", "/api/review/{document}/{candidate}/undo", "review", "Lấy lại quyết định về một đề xuất", "Take the decision on one candidate back", http.StatusOK, (*server).undoOne, (*server).tellCandidate),
	write("POST", "/api/review/{document}/candidates", "review", "Thêm đề xuất từ một câu của văn bản", "Make a candidate of a sentence of the document", http.StatusCreated, (*server).addCandidate, (*server).tellReview),

	get("/api/items", "items", "Danh sách mục của kế hoạch", "Items of the plan", (*server).items).dated().with(filters...).with(pageParam, perPageParam),
	write("POST", "/api/items", "items", "Thêm mục bằng tay", "Add an item by hand", http.StatusCreated, (*server).addItem, (*server).tellItem),
	download("/api/export", "items", "Xuất đúng danh sách", "Export exactly the list", []string{"text/csv", mediaTypes["xlsx"], "application/json", "application/xml"}, (*server).export).dated().
		with(filters...).with(formats, wordParam("what", "items (mặc định), tasks, indicators, values hoặc journal", "items (default), tasks, indicators, values or journal")),
	get("/api/items/bulk", "items", "Xem trước một thay đổi cho nhiều mục", "What a change would do to many items", (*server).previewBulk).with(filters...).with(doParam, valueParam, itemsParam, misreadParam),
	write("POST", "/api/items/bulk", "items", "Thay đổi nhiều mục cùng lúc", "Change many items in one act", http.StatusOK, (*server).carryOut, (*server).tellBulk),
	one("/api/items/{id}", "items", "Một mục, theo mã hoặc định danh", "One item, by code or id", (*server).item).dated(),
	write("PATCH", "/api/items/{id}", "items", "Sửa mục", "Change an item", http.StatusOK, (*server).editItem, (*server).tellPathItem).matching((*server).itemRev),
	write("POST", "/api/items/{id}/end", "items", "Đưa mục ra khỏi kế hoạch", "Take an item out of the plan", http.StatusOK, (*server).endItem, (*server).tellPathItem).matching((*server).itemRev),
	write("POST", "/api/items/{id}/links", "items", "Nối hai mục", "Link two items", http.StatusOK, (*server).linkItem, (*server).tellPathItem),
	write("POST", "/api/items/{id}/extensions", "items", "Đề nghị gia hạn", "Ask for a later due day", http.StatusCreated, (*server).askExtension, (*server).tellExtension),
	get("/api/forecast", "items", "Khả năng hoàn thành được tính ra sao và đã đúng đến đâu", "How likelihoods are worked out, and how well that held", (*server).backtest),
	get("/api/items/{id}/likelihood", "items", "Khả năng hoàn thành của một mục, với từng điểm, và đánh giá của cơ quan theo dõi", "How likely an item is to be delivered, point by point, and the coordinator's rating", (*server).likelihood),
	write("POST", "/api/items/{id}/rating", "items", "Đánh giá một mục: xanh, vàng, đỏ, có lý do", "Rate an item green, amber or red, with the reason", http.StatusOK, (*server).rateItem, (*server).tellLikelihood),
	get("/api/contributions", "items", "Mục góp vào chỉ tiêu, chỉ tiêu không đạt trước", "What moves indicators, missed targets first", (*server).contributions),
	get("/api/ratings", "items", "Mục mà đánh giá và con số tính ra lệch nhau", "Items that are rated otherwise than the figures suggest", (*server).ratings),
	get("/api/items/{id}/history", "items", "Lịch sử của mục", "History of an item", (*server).itemHistory),

	get("/api/cascade", "items", "Văn bản cấp trên được cấp dưới thực hiện đến đâu, và chỗ nào không khớp", "What of higher documents is implemented below, and what does not agree", (*server).cascade).
		with(wordParam("show", "uncovered, unlinked, target_below, date_after, two_leads, of_repealed, target_above hoặc proposed; bỏ trống: chỉ số đếm", "uncovered, unlinked, target_below, date_after, two_leads, of_repealed, target_above or proposed; empty: figures only"),
			wordParam("document", "Định danh văn bản", "Id of a document"), wordParam("unit", "Mã đơn vị chủ trì", "Code of a leading unit"), pageParam),
	write("POST", "/api/cascade/links", "items", "Nhận một đề xuất nối mục cấp dưới với cấp trên", "Accept a proposed link from a lower item to a higher one", http.StatusOK, (*server).acceptProposal, (*server).tellItem),
	get("/api/gantt", "items", "Các mục của danh sách theo ngày, mục phải chờ và đường găng", "Items of a list by their days, what they wait for and the critical path", (*server).gantt).with(filters...).
		with(wordParam("by", "document (mặc định) hoặc unit", "document (default) or unit")),
	get("/api/due", "items", "Một thời hạn nghĩa là ngày nào", "What a deadline means in days", (*server).tellDue).with(param{name: "phrase", kind: word, required: true, vi: "Lời của thời hạn", en: "The words of the deadline"}),
	get("/api/due/waiting", "items", "Mục còn chờ sự kiện mới tính được hạn", "Items whose deadline waits for an event", (*server).waitingDues),
	write("POST", "/api/due/events", "items", "Ghi ngày của sự kiện và tính hạn", "Record the day of an event, and compute the due days", http.StatusOK, (*server).recordEvent, (*server).tellWaiting),
	get("/api/extensions", "items", "Đề nghị gia hạn", "Requests for later due days", (*server).extensions).
		with(wordParam("state", "asked (mặc định), granted, refused hoặc withdrawn", "asked (default), granted, refused or withdrawn"), wordParam("unit", "Mã đơn vị đề nghị", "Code of the unit that asks")),
	one("/api/extensions/{id}", "items", "Một đề nghị gia hạn", "One request", (*server).extension),
	write("POST", "/api/extensions/{id}/decision", "items", "Đồng ý hoặc không đồng ý gia hạn", "Grant or refuse a request", http.StatusOK, (*server).decideExtension, (*server).tellExtension).matching((*server).extensionRev),
	write("POST", "/api/extensions/{id}/withdraw", "items", "Rút đề nghị gia hạn", "Withdraw a request", http.StatusOK, (*server).withdrawExtension, (*server).tellExtension).matching((*server).extensionRev),

	get("/api/rankings", "plan", "Các chỉ số xếp hạng tỉnh", "Indices that rank provinces", (*server).rankings),
	get("/api/rankings/{code}", "plan", "Một chỉ số xếp hạng: bảng các tỉnh của một năm, và cần gì để lên hạng", "One index: the table of all provinces in a year, and what it would take to rise", (*server).ranking).
		with(param{name: "year", kind: whole, vi: "Năm; bỏ trống: năm mới nhất có số liệu", en: "Year; empty: the newest held"}, wordParam("province", "Mã tỉnh trước 1/7/2025", "Code of a province before July 2025"),
			param{name: "aim", kind: whole, vi: "Thứ hạng muốn đạt, mặc định cao hơn 10 bậc", en: "The wanted place, ten better unless said"}),
	get("/api/calendar", "plan", "Lịch làm việc: ngày nghỉ, ngày làm bù", "The calendar: days off, days worked instead", (*server).calendar).with(param{name: "year", kind: whole, vi: "Năm; bỏ trống: các năm đã nạp", en: "Year; empty: the loaded ones"}),
	get("/api/calendar/due", "plan", "Ngày cuối của một số ngày làm việc", "The last day of a time in working days", (*server).workingDue).
		with(param{name: "from", kind: word, required: true, vi: "Từ ngày, không tính ngày này", en: "From a day, itself not counted"}, param{name: "days", kind: whole, required: true, vi: "Số ngày làm việc", en: "Working days"}),
	attach("POST", "/api/calendar", "plan", "Nạp ngày nghỉ, ngày làm bù", "Load days off and days worked instead", http.StatusOK,
		[]param{wordParam("do", "load để ghi; không thì chỉ thử", "load to write; else it is only tried")}, nil, untold[calendarLoaded]).unkept((*server).loadCalendar),

	get("/api/mine", "reports", "Việc đang chờ chức danh này", "What waits for this post", (*server).mine),
	write("POST", "/api/mutes", "reports", "Tắt nhắc một việc đến một ngày, có lý do", "Mute a reminder until a day, with the reason", http.StatusOK, (*server).muteReminder, (*server).tellMine),
	write("POST", "/api/mutes/{id}/end", "reports", "Nhắc lại một việc đã tắt", "End a mute", http.StatusOK, (*server).unmute, (*server).tellMine),
	write("POST", "/api/reminders", "reports", "Đặt ai được nhắc trước và sau hạn bao nhiêu ngày", "Set how many days before and after the last day who is reminded", http.StatusOK, (*server).setReminders, (*server).tellMine),
	get("/api/me/reminders", "people", "Thư nhắc và lịch của người gửi yêu cầu", "Mail and calendar of who sends the request", (*server).reminded),

	get("/api/views", "items", "Danh sách vai này đã lưu", "Lists that this post has saved", (*server).views),
	write("POST", "/api/views", "items", "Lưu một danh sách", "Save a list", http.StatusCreated, (*server).saveView, (*server).tellView),
	one("/api/views/{id}", "items", "Một danh sách đã lưu", "One saved list", (*server).view),
	write("PATCH", "/api/views/{id}", "items", "Đổi tên hoặc bộ lọc của danh sách đã lưu", "Give a saved list another name or filter", http.StatusOK, (*server).changeView, (*server).tellPathView).matching((*server).viewRev),
	write("POST", "/api/views/{id}/remove", "items", "Xóa danh sách đã lưu", "Remove a saved list", http.StatusOK, (*server).removeView, (*server).tellViews).matching((*server).viewRev),

	get("/api/units", "plan", "Đơn vị và số liệu; mọi đơn vị nếu không nói số dòng một trang", "Units with their figures; all of them unless the rows of a page are said", (*server).units).dated().with(qParam,
		wordParam("line", "Khối: party, council, state, front, mass, other", "Branch: party, council, state, front, mass, other"), wordParam("level", "Cấp: central, province, commune", "Level: central, province, commune"),
		wordParam("under", "Mã đơn vị: các đơn vị bên dưới", "Code of a unit: those below it"), wordParam("sort", "name, total, done, overdue, due_soon; thêm - phía trước để nhiều nhất trước; mặc định name", "name, total, done, overdue, due_soon; - before it the greatest first; name unless said"),
		pageParam, perPageParam),
	get("/api/unit-names", "plan", "Tên có thể ghi mà chưa là đơn vị: xã, phường và cơ quan thường có của tỉnh", "Names that may be written and are no units yet: communes and usual bodies of the province", (*server).offered),
	get("/api/places", "plan", "Một tên chỉ đơn vị nào, trước và sau sắp xếp 2025", "Which unit a name means, before and after the mergers of 2025", (*server).placesNamed).with(wordParam("name", "Tên", "Name"),
		wordParam("province", "Tỉnh, thành phố để tìm trong đó", "Province to look in"), wordParam("on", "Ngày của tên, mặc định hôm nay", "Day of the name, today unless said")),
	write("POST", "/api/units", "people", "Thêm đơn vị", "Add a unit", http.StatusCreated, (*server).addUnit, (*server).tellUnit),
	write("PATCH", "/api/units/{code}", "people", "Sửa thông tin đơn vị", "Correct a unit", http.StatusOK, (*server).editUnit, (*server).tellUnit).matching((*server).unitRev),
	one("/api/units/{code}", "plan", "Một đơn vị", "One unit", (*server).unit).dated(),
	get("/api/reorganisations", "plan", "Các lần sắp xếp đơn vị", "Reorganisations of units", (*server).reorganisations),
	write("POST", "/api/reorganisations", "plan", "Ghi, thực hiện hoặc thử một lần sắp xếp đơn vị", "Record and carry out, or try, a reorganisation", http.StatusCreated, (*server).reorganise, (*server).tellReorganisation),
	write("POST", "/api/reorganisations/{id}/back", "plan", "Lấy lại một lần sắp xếp", "Take a reorganisation back", http.StatusOK, (*server).takeBackReorganisation, (*server).tellReorganisations),
	get("/api/heirs", "plan", "Việc của đơn vị đã kết thúc chờ nơi nhận", "What waits for an heir", (*server).heirs),
	write("POST", "/api/heirs", "plan", "Giao việc chờ nơi nhận", "Give what waits to a unit", http.StatusOK, (*server).giveHeirs, (*server).tellHeirs),
	get("/api/themes", "plan", "Chủ đề", "Themes", (*server).themes).dated(),

	get("/api/reports", "reports", "Tình hình báo cáo của một kỳ", "Who has reported for a period", (*server).reports).dated().
		with(wordParam("period", "Kỳ, mặc định là kỳ đang báo cáo", "Period, the one being reported unless said"), wordParam("state", "draft, submitted, returned, endorsed, approved hoặc missing", "draft, submitted, returned, endorsed, approved or missing"), qParam),
	one("/api/reports/{unit}/{period}", "reports", "Báo cáo của một đơn vị", "The report of a unit", (*server).report).dated(),
	write("PATCH", "/api/reports/{unit}/{period}", "reports", "Ghi báo cáo", "Fill in a report", http.StatusOK, (*server).saveReport, (*server).tellReport).matching((*server).reportRev),
	write("POST", "/api/reports/{unit}/{period}/steps", "reports", "Gửi, rút, trả lại, duyệt", "Submit, withdraw, return, approve", http.StatusOK, (*server).stepReport, (*server).tellReport).matching((*server).reportRev),
	get("/api/reports/waiting", "reports", "Báo cáo chờ chức danh này duyệt, với những điều có vẻ lạ", "Reports that the acting post may endorse or approve, with what looks odd", (*server).waiting).with(wordParam("period", "Kỳ, mặc định là kỳ đang báo cáo", "Period, the one being reported unless said")),
	write("POST", "/api/reports/waiting", "reports", "Duyệt nhiều báo cáo", "Endorse or approve several reports", http.StatusOK, undone[seenReports], untold[movedOn]).silently((*server).moveOn),
	write("PATCH", "/api/reports/{unit}/{period}/cells", "reports", "Ghi vài dòng, mỗi dòng theo bản của nó", "Fill in some rows, each on its own version", http.StatusOK, (*server).saveCells, (*server).tellReport),
	download("/api/reports/{unit}/{period}/form", "reports", "Biểu mẫu Excel của báo cáo", "The report as an Excel form", []string{mediaTypes["xlsx"]}, (*server).reportBook),
	attach("POST", "/api/reports/{unit}/{period}/form", "reports", "Nhận biểu mẫu Excel đã điền: tất cả hoặc không gì", "Take in an Excel form that was filled in: all of it or nothing", http.StatusOK, nil, (*server).takeBook, (*server).tellReport),
	get("/api/reports/{unit}/{period}/below", "reports", "Tổng hợp từ báo cáo đã duyệt của đơn vị trực thuộc", "What the approved reports of the units below come to", (*server).below),
	attach("PUT", "/api/reports/{unit}/{period}/evidence/{item}", "reports", "Gửi tệp minh chứng của một dòng", "Attach evidence to a line", http.StatusOK, nil, (*server).addEvidence, (*server).tellReport).matching((*server).reportRev),
	download("/api/evidence/{line}", "reports", "Tệp minh chứng", "A file of evidence", []string{anyBytes}, (*server).evidence),
	download("/api/write", "reports", "Báo cáo viết sẵn", "The written report", []string{mediaTypes["docx"], mediaTypes["xlsx"]}, (*server).written).
		with(wordParam("unit", "Mã đơn vị; để trống là toàn tỉnh", "Code of a unit; empty is the whole province"), param{name: "period", kind: word, required: true, vi: "Kỳ", en: "Period"}, papers),

	get("/api/cycles", "reports", "Các kỳ báo cáo, mới nhất trước", "Reporting cycles, the newest first", (*server).cycles),
	write("POST", "/api/cycles", "reports", "Mở các kỳ báo cáo đã đến ngày, hoặc một kỳ", "Open the cycles whose day has come, or one", http.StatusOK, (*server).openCycles, (*server).tellCycles),
	one("/api/cycles/{id}", "reports", "Một kỳ báo cáo: ai đã gửi, ai trễ, ai chưa", "One cycle: who has sent, who is late, who has not", (*server).cycle).
		with(wordParam("state", "missing, late, sent hoặc since", "missing, late, sent or since"), qParam),
	write("POST", "/api/cycles/{id}/close", "reports", "Chốt một kỳ báo cáo", "Close a cycle", http.StatusOK, (*server).closeCycle, (*server).tellCycle),
	get("/api/punctuality", "reports", "Đơn vị báo cáo đúng hạn và đầy đủ thế nào", "How punctual and how complete units report", (*server).punctuality).with(wordParam("regime", "Mã chế độ báo cáo", "Code of the regime"), qParam),
	get("/api/regimes", "reports", "Các chế độ báo cáo", "Reporting regimes", (*server).regimes),
	write("POST", "/api/regimes", "reports", "Lập chế độ báo cáo", "Set up a reporting regime", http.StatusCreated, (*server).addRegime, (*server).tellRegime),
	one("/api/regimes/{code}", "reports", "Một chế độ báo cáo", "One reporting regime", (*server).regime),
	write("PATCH", "/api/regimes/{code}", "reports", "Sửa chế độ báo cáo", "Change a reporting regime", http.StatusOK, (*server).changeRegime, (*server).tellRegime).matching((*server).regimeRev),

	get("/api/search", "plan", "Tìm trong mục, văn bản, báo cáo", "Search items, documents, reports", (*server).search).with(qParam, pageParam, wordParam("noun", "Chỉ tìm trong một loại", "Only things of one noun")),
	get("/api/journal", "api", "Nhật ký, mới nhất trước", "The journal, newest first", (*server).journal).with(pageParam),
}, followRoutes, indicatorRoutes, backRoutes, valueRoutes, reviewRoutes, conferenceRoutes, paperRoutes, volumeRoutes, proposalRoutes, groupRoutes, meetingRoutes, topicRoutes)
