package ledger

import (
	"strings"

	"lotrinh/internal/doc"
)

var (
	reached    = phrases("đã|đạt được|vừa qua|thời gian qua|những năm qua|nhiều năm qua|ước đạt|so với cùng kỳ|kết quả là|được đánh giá|vẫn|từng bước được|ngày càng|hiện có|hiện nay|được nâng lên|được cải thiện|được quan tâm|từ khi|từ sau|qua 5 năm|tăng so với")
	assessed   = phrases("tuy nhiên|hạn chế|bất cập|tồn tại|yếu kém|nguyên nhân|thách thức|dự báo|bối cảnh|xu hướng|xu thế|còn thấp|còn chậm|còn thiếu|chưa có|chưa được|chưa đáp ứng|nhận thức chưa|cơ hội|tiềm năng|lợi thế|khó khăn|chưa thật|chưa thật sự|đang đứng trước|gây khó khăn|cấp bách")
	conditions = phrases("nếu|trường hợp|khi có|khi cần|khi phát sinh|quá trình thực hiện|quá trình triển khai|quá trình tổ chức thực hiện")
	snags      = phrases("nếu có vướng mắc|nếu có khó khăn|vướng mắc phát sinh|nếu có phát sinh|có vướng mắc|gặp khó khăn|phát sinh vướng mắc|có khó khăn")
	formulas   = phrases("có hiệu lực|hết hiệu lực|hiệu lực thi hành|chịu trách nhiệm thi hành|quyết định này thay thế|thay thế quyết định|thay thế nghị quyết|bãi bỏ|trái với|nghị quyết này được|quyết định này được|quy định này được|được thông qua|biểu quyết thông qua|để các cơ quan")
	passed     = phrases("trong thời gian qua|thời gian qua|trong năm qua|năm qua|những năm qua|trong những năm qua|bên cạnh những kết quả|nhìn chung")
	decided    = phrases("sắp xếp toàn bộ|có tên gọi|thành xã mới|thành phường mới|thành lập xã|thành lập phường|không thực hiện sắp xếp|nhập toàn bộ|đồng ý chủ trương|thống nhất chủ trương|đồng ý về chủ trương|cơ bản thống nhất")
	settled    = phrases("sau khi sắp xếp|sau sắp xếp|đổi tên|phần còn lại|diện tích tự nhiên|giáp với|giáp")
	annexes    = phrases("tại phụ lục|phụ lục kèm theo|danh mục kèm theo|theo phụ lục|trong phụ lục")
	following  = phrases("sau|sau đây|như sau|dưới đây")
	listed     = phrases("báo cáo chính trị|báo cáo tổng kết|báo cáo của|báo cáo đánh giá|báo cáo về|nghị quyết về|quyết định về|tờ trình về|đề án về|luật")
	views      = phrases("với quan điểm|với mục tiêu|với mục đích|với tinh thần|với phương châm")
	aims       = phrases("phấn đấu|đến năm|tối thiểu|ít nhất|đạt trên|đạt từ")
	dues       = phrases("hoàn thành trước|hoàn thành trong|trước ngày|chậm nhất|xong trước")
	gatherings = phrases("đại hội đại biểu|hội nghị|cuộc họp|buổi làm việc|lễ|các bài tham luận|đoàn công tác")
	happened   = phrases("phát biểu|cho biết|tham dự|dự hội nghị|cùng dự|dự và|diễn ra|chủ trì hội nghị|chủ trì cuộc họp|chủ trì buổi|đồng chủ trì|khai mạc|bế mạc|tại hội nghị|tại buổi|tại cuộc họp|sáng ngày|chiều ngày|có buổi làm việc|tổ chức hội nghị|tổ chức cuộc họp|có ý kiến kết luận|kết luận hội nghị|ghi nhận|biểu dương|đánh giá cao|chúc mừng|đến thăm|sau khi nghe|thành phần dự|tiếp thu|cảm ơn")
	speakers   = phrases("ông|bà|đồng chí|theo ông|theo đồng chí|theo bà")
	purposes   = phrases("nhằm|để|với mục tiêu|với mục đích|góp phần|qua đó|từ đó|mục đích|quan điểm|nguyên tắc|phương châm")
	details    = phrases("trong đó|trọng tâm|cụ thể|bao gồm|gồm|theo đó|bảo đảm|đảm bảo|nhất là|đặc biệt là|tránh|không để|đây là|coi đây|với phương châm|sao cho")
	bases      = phrases("căn cứ|thực hiện|theo|trên cơ sở|triển khai thực hiện|xét|xét đề nghị|theo đề nghị|tiếp theo|thi hành|phúc đáp")
	money      = phrases("kinh phí|nguồn kinh phí|nguồn vốn|tổng mức đầu tư|dự toán|ngân sách|vốn đầu tư")
	powers     = []string{"quyền hạn", "chức năng", "phạm vi điều chỉnh", "đối tượng áp dụng", "giải thích từ ngữ", "quy định chung", "nguyên tắc", "điều khoản thi hành"}
	goalWords  = []string{"quan điểm", "mục đích", "yêu cầu", "phương châm"}
)

// inSentence finds the reason that the part and the sentence of a token give, "" = there is work here that nobody took.
func (p *places) inSentence(t Token, at int, s sentence, g *doc.Passage) Reason {
	head := p.head(s)
	has := func(set phraseSet) bool { return set.in(p.words, s.a, s.b) }
	opens := func(set phraseSet) bool { return set.at(p.words, head) > 0 }
	under := ""
	if s.passage >= 0 {
		under = p.headings[s.passage]
	}
	if p.standing {
		return StandingRule
	}
	switch g.Section {
	case doc.Results:
		if has(assessed) {
			return Assessment
		}
		return Achieved
	case doc.Purpose:
		return Purpose
	case doc.Funding:
		return Funding
	}
	behind := p.behindItem(t, at, s)
	switch {
	case containsAny(under, powers):
		return StandingRule
	case containsAny(under, goalWords) && !strings.Contains(under, "nhiệm vụ"):
		return Purpose
	case p.bracketed[at] && t.Kind != Directive && !p.dated(at):
		return Example
	case p.conditional(s):
		return Condition
	case has(formulas):
		return Formula
	case p.decides(s) && !behind, has(settled) && !s.ordered:
		return Decision
	case opens(bases) && p.firstClause(at, s) && t.Kind != Directive && p.cites(s):
		return LegalBasis
	case opens(money):
		return Funding
	case opens(listed):
		return Cited
	case p.announces(s):
		return Announcement
	case s.ordered && s.soft && views.in(p.words, s.a, at):
		return Purpose
	case s.ordered && s.soft && p.assessing(s):
		return Assessment
	case opens(passed) || s.ordered && s.soft && has(assessed):
		if has(assessed) {
			return Assessment
		}
		return Achieved
	case s.ordered && s.soft && p.gathering(s):
		return Event
	case s.ordered && has(annexes):
		return CrossReference
	case s.ordered && s.soft && p.oughtAlone(s):
		return Requirement
	case p.detail(at, s):
		return Narrowing
	case opens(purposes):
		return Purpose
	case s.ordered && !happened.in(p.words, s.a, p.firstOrder(s)+6):
		return ""
	case has(happened), has(speakers):
		return Event
	case has(assessed):
		return Assessment
	case has(reached):
		return Achieved
	case p.alone(t, s), t.Kind == Date && has(dues), (g.Section == doc.Goals || has(aims)) && (t.Kind == Number || t.Kind == Date):
		return ""
	}
	return Statement
}

func containsAny(s string, list []string) bool {
	for _, x := range list {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// conditional tells a sentence that opens with a condition, or tells what to do about snags.
func (p *places) conditional(s sentence) bool {
	return conditions.in(p.words, s.a, min(s.b, s.a+7)) || snags.in(p.words, s.a, s.b)
}

// announces tells "… yêu cầu thực hiện tốt các nội dung sau:" and a label of few words: "Yêu cầu:".
func (p *places) announces(s sentence) bool {
	if !p.words[s.b-1].colon {
		return false
	}
	return s.b-s.a <= 5 && !s.ordered || following.before(p.words, s.b)
}

var goingOn = phrases("cùng với đó|bên cạnh đó|mặt khác|ngoài ra|tuy nhiên|đồng thời")

// gathering tells a sentence whose subject is a congress or a conference.
func (p *places) gathering(s sentence) bool {
	for i, n := s.a, 0; i < s.b && n < 8; i++ {
		if gatherings.at(p.words, i) > 0 {
			return true
		}
		if !p.quoted[i] {
			n++
		}
	}
	return false
}

// assessing tells a sentence that goes on with a paragraph which opened as an assessment.
func (p *places) assessing(s sentence) bool {
	first := int(p.of[s.a])
	for first > 0 && p.sentences[first-1].passage == s.passage {
		first--
	}
	f := p.sentences[first]
	return f.a != s.a && goingOn.at(p.words, s.a) > 0 && assessed.in(p.words, f.a, min(f.b, f.a+12))
}

// alone tells a sentence that is no more than a unit: the field of a form or of a table that has lost its lines.
func (p *places) alone(t Token, s sentence) bool {
	return t.Kind == Unit && p.words[s.a].start >= t.Span.Start-4 && s.span.End <= t.Span.End+12
}

// oughtAlone tells a sentence that says how a thing ought to be and names nobody: "thủ tục hành chính phải đơn giản".
func (p *places) oughtAlone(s sentence) bool {
	for i := s.a; i < s.b; i++ {
		switch {
		case unitAt("", p.words, i) > 0 || people.at(p.words, i) > 0:
			return false
		case p.orders(i):
			n := ought.at(p.words, i)
			return n > 0 && i >= p.head(s)+2 && imperatives.at(p.words, i+n) == 0
		}
	}
	return false
}

var (
	ought  = phrases("phải|cần|cần phải")
	people = phrases("tỉnh|tỉnh ta|huyện|địa phương|đơn vị|cơ quan|cấp ủy|ngành|người đứng đầu|thủ trưởng|giám đốc|chủ tịch|cán bộ|đảng viên|chúng ta|ủy ban|sở|ban|tổ chức đảng|chính quyền|xã|phường|doanh nghiệp|việt nam|thành viên|đại biểu|mỗi")
)

// firstOrder is the first word of a sentence that orders.
func (p *places) firstOrder(s sentence) int {
	for i := s.a; i < s.b; i++ {
		if p.orders(i) {
			return i
		}
	}
	return p.head(s)
}

// decides tells a sentence that sets up, merges or agrees to something, or goes on with one behind a semicolon.
func (p *places) decides(s sentence) bool {
	for k := int(p.of[s.a]); k >= 0 && p.sentences[k].passage == s.passage; k-- {
		if decided.in(p.words, p.sentences[k].a, p.sentences[k].b) {
			return true
		}
		if k == 0 || !strings.Contains(p.src.Text[p.sentences[k-1].span.End:p.sentences[k].span.Start], ";") {
			return false
		}
	}
	return false
}

// firstClause tells that a token stands before the first comma behind which somebody orders.
func (p *places) firstClause(at int, s sentence) bool {
	for i := s.a; i < at; i++ {
		if p.orders(i) {
			return false
		}
	}
	return true
}

// cites tells that a sentence opens with the name of a document.
func (p *places) cites(s sentence) bool {
	head := p.head(s)
	return papers.in(p.words, head, min(s.b, head+9))
}

var papers = phrases("nghị quyết|quyết định|kế hoạch|chương trình|chỉ thị|kết luận|thông báo|công văn|luật|nghị định|thông tư|đề án|tờ trình|công điện|hiến pháp|điều lệ")

// behindItem tells that an item ends before a token in the same sentence.
func (p *places) behindItem(t Token, at int, s sentence) bool {
	return p.claimed.begins(doc.Span{Start: s.span.Start, End: t.Span.Start}) != ""
}

// detail tells a sentence, or what stands behind an item in its own, that only narrows the task before it.
func (p *places) detail(at int, s sentence) bool {
	k := int(p.of[at])
	head := p.head(s)
	if details.at(p.words, head) > 0 && k > 0 && p.claimed.itemIn(p.sentences[k-1].span) {
		return true
	}
	for i := at; i > s.a; i-- {
		if p.claimed.owner[p.words[i].start] > 0 {
			return i+1 < s.b && (details.at(p.words, i+1) > 0 || purposes.at(p.words, i+1) > 0)
		}
	}
	return false
}
