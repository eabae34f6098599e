package report

// Cause is why a task is late or not done, as its unit gives it, of a closed list; "" = none is given, or only in words.
type Cause string

// Causes outside a unit (khách quan), then those within (chủ quan), in the order they are offered.
const (
	CausePolicy  Cause = "kq-chinh-sach"
	CauseFunds   Cause = "kq-kinh-phi"
	CauseSite    Cause = "kq-mat-bang"
	CauseMarket  Cause = "kq-thi-truong"
	CauseNature  Cause = "kq-thien-tai"
	CauseReorg   Cause = "kq-sap-xep"
	CauseLeading Cause = "cq-chi-dao"
	CauseJoining Cause = "cq-phoi-hop"
	CauseStaff   Cause = "cq-nhan-luc"
	CauseAdvice  Cause = "cq-tham-muu"
	CauseBuilder Cause = "cq-nha-thau"
	CauseGiving  Cause = "cq-giao-viec"
)

// Causes are all causes.
var Causes = []Cause{CausePolicy, CauseFunds, CauseSite, CauseMarket, CauseNature, CauseReorg, CauseLeading, CauseJoining, CauseStaff, CauseAdvice, CauseBuilder, CauseGiving}

// Vi is the cause as pages say it.
func (c Cause) Vi() string {
	switch c {
	case CausePolicy:
		return "Cơ chế, hướng dẫn của cấp trên chưa có hoặc chậm"
	case CauseFunds:
		return "Chưa được bố trí đủ vốn, kinh phí"
	case CauseSite:
		return "Vướng mặt bằng, quy hoạch, thủ tục"
	case CauseMarket:
		return "Thị trường, giá cả, nguồn cung biến động"
	case CauseNature:
		return "Thiên tai, dịch bệnh, thời tiết"
	case CauseReorg:
		return "Sắp xếp tổ chức, thay đổi nhiệm vụ"
	case CauseLeading:
		return "Chỉ đạo, điều hành chưa quyết liệt"
	case CauseJoining:
		return "Phối hợp giữa các cơ quan chưa chặt"
	case CauseStaff:
		return "Thiếu người hoặc năng lực chưa đáp ứng"
	case CauseAdvice:
		return "Tham mưu, hồ sơ chưa đạt, phải làm lại"
	case CauseBuilder:
		return "Quản lý nhà thầu, tư vấn chưa chặt"
	case CauseGiving:
		return "Giao việc, đặt hạn chưa sát thực tế"
	}
	return string(c)
}

// Objective tells whether a cause lies outside the unit.
func (c Cause) Objective() bool { return len(c) > 2 && c[:3] == "kq-" }

// Known tells whether it is one of the list.
func (c Cause) Known() bool { return c != "" && c.Vi() != string(c) }

// CauseSorts are the two sorts in words.
var CauseSorts = []string{"Khách quan", "Chủ quan"}

// Sort is the sort in words.
func (c Cause) Sort() string {
	if c.Objective() {
		return CauseSorts[0]
	}
	return CauseSorts[1]
}
