package conference

import (
	"slices"
	"strings"

	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/vi"
	"lotrinh/internal/when"
)

// Addressee is who a proposal asks.
type Addressee string

const (
	ToCentre     Addressee = "centre"
	ToCommittee  Addressee = "committee" // the provincial Party committee, the People's Council
	ToPeoples    Addressee = "peoples"   // the provincial People's Committee
	ToUnits      Addressee = "units"     // departments, boards, unions
	ToCommunes   Addressee = "communes"
	ToBusinesses Addressee = "businesses"
	ToSelf       Addressee = "self" // what the author takes on
	ToNobody     Addressee = ""     // not said
)

// Addressees from the highest down, in the order of the digest.
var Addressees = []Addressee{ToCentre, ToCommittee, ToPeoples, ToUnits, ToCommunes, ToBusinesses, ToSelf, ToNobody}

// Vi is the addressee as pages say it.
func (a Addressee) Vi() string {
	switch a {
	case ToCentre:
		return "Đối với Trung ương, bộ, ngành"
	case ToCommittee:
		return "Đối với Tỉnh ủy, Hội đồng nhân dân tỉnh"
	case ToPeoples:
		return "Đối với Ủy ban nhân dân tỉnh"
	case ToUnits:
		return "Đối với các sở, ban, ngành, đoàn thể"
	case ToCommunes:
		return "Đối với cấp xã"
	case ToBusinesses:
		return "Đối với doanh nghiệp, chủ đầu tư"
	case ToSelf:
		return "Đơn vị viết tự nhận làm"
	}
	return "Chưa nêu rõ nơi nhận"
}

// named are the words by which a proposal names whom it asks, in exact spelling; the one that stands first decides.
var named = []struct {
	to    Addressee
	words []string
}{
	{ToCentre, []string{"trung ương", "chính phủ", "quốc hội", "bộ chính trị", "ban bí thư", "thủ tướng", "các bộ", "bộ tài chính", "bộ nội vụ", "bộ xây dựng", "bộ y tế", "bộ công thương", "bộ công an", "bộ quốc phòng", "bộ tư pháp", "bộ nông nghiệp", "bộ giáo dục", "bộ khoa học", "bộ văn hóa", "bộ ngoại giao", "bộ dân tộc"}},
	{ToCommittee, []string{"tỉnh ủy", "thành ủy", "ban thường vụ", "hội đồng nhân dân", "hđnd"}},
	{ToPeoples, []string{"ủy ban nhân dân tỉnh", "ubnd tỉnh", "ủy ban nhân dân thành phố", "ubnd thành phố", "chủ tịch ubnd tỉnh", "chủ tịch ủy ban nhân dân tỉnh"}},
	{ToCommunes, []string{"ubnd các xã", "ubnd xã", "ubnd phường", "ubnd cấp xã", "ủy ban nhân dân các xã", "ủy ban nhân dân xã", "ủy ban nhân dân phường", "các xã", "cấp xã", "đặc khu", "phường", "xã"}},
	{ToBusinesses, []string{"doanh nghiệp", "chủ đầu tư", "nhà đầu tư", "ngân hàng", "ngành điện lực"}},
	{ToUnits, []string{"sở", "các sở", "ban quản lý", "ban chỉ đạo", "ban", "công an tỉnh", "công an", "kho bạc", "cục", "chi cục", "thuế tỉnh", "thanh tra tỉnh", "văn phòng", "bảo hiểm xã hội", "bộ chỉ huy", "chỉ huy quân sự", "mặt trận", "liên đoàn", "liên minh", "hiệp hội", "trung tâm", "trường", "các cơ quan", "cơ quan", "các ngành", "ngành", "các tổ chức", "viện kiểm sát", "tòa án"}},
}

// soon is how many words at the front of a proposal may name whom it asks.
const soon = 9

// AddresseeOf tells whom a proposal asks, by the words at its front, or by the line above it. own are the names of its author.
func AddresseeOf(text, above string, own []string) Addressee {
	front := vi.Exact(text)
	for _, verb := range []string{"kiến nghị ", "đề nghị ", "đề xuất "} {
		if i := strings.Index(front, verb); i >= 0 && i < 32 {
			front = front[i+len(verb):]
		}
	}
	for _, name := range own {
		if f := vi.Exact(name); f != "" && strings.HasPrefix(front+" ", f+" ") {
			return ToSelf
		}
	}
	words := strings.Fields(front)
	if to := first(strings.Join(words[:min(soon, len(words))], " ")); to != ToNobody {
		return to
	}
	return first(vi.Exact(above))
}

// first is the addressee whose words stand first; of two at one place the longer.
func first(front string) Addressee {
	front = " " + front + " "
	to, at, length := ToNobody, len(front), 0
	for _, n := range named {
		for _, w := range n.words {
			if i := strings.Index(front, " "+vi.Exact(w)+" "); i >= 0 && (i < at || i == at && len(w) > length) {
				to, at, length = n.to, i, len(w)
			}
		}
	}
	return to
}

// Verdict is what was decided of a proposal.
type Verdict string

const (
	Open     Verdict = "" // merged by a person, not decided yet
	Adopted  Verdict = "accepted"
	Rejected Verdict = "refused"
)

// Vi is the verdict as pages say it.
func (v Verdict) Vi() string {
	switch v {
	case Adopted:
		return "Tiếp thu"
	case Rejected:
		return "Không tiếp thu"
	}
	return "Chờ quyết định"
}

// Said is a proposal where it stands: a sentence of one version of a contribution.
type Said struct {
	ContributionID ContributionID `json:"contribution_id"`
	UnitID         org.UnitID     `json:"unit_id"`
	Version        int            `json:"version"`
	Span           doc.Span       `json:"span"` // bytes of the version's canonical text
	Text           string         `json:"text"`
}

// Same tells whether two are one sentence, in whatever version.
func (s Said) Same(t Said) bool {
	return s.ContributionID == t.ContributionID && vi.Fold(s.Text) == vi.Fold(t.Text)
}

// Proposal is one thing asked for, by however many authors, with what was decided of it.
type Proposal struct {
	ID           string      `json:"id"`
	Rev          int         `json:"rev"`
	ConferenceID ID          `json:"conference_id"`
	Said         []Said      `json:"said"`
	Verdict      Verdict     `json:"verdict,omitempty"`
	Reason       string      `json:"reason,omitempty"`
	ItemID       plan.ItemID `json:"item_id,omitempty"` // what it became
	By           org.PostID  `json:"by,omitempty"`
	On           when.Date   `json:"on,omitempty"`
}

// maxSaid bounds the sentences of one proposal.
const maxSaid = 500

// Adopt records what a proposal became.
func (p *Proposal) Adopt(item plan.ItemID, by org.PostID, on when.Date) error {
	if err := p.open(); err != nil {
		return err
	}
	p.Verdict, p.ItemID, p.By, p.On = Adopted, item, by, on
	return nil
}

// Refuse records why a proposal is not taken up.
func (p *Proposal) Refuse(reason string, by org.PostID, on when.Date) error {
	if err := p.open(); err != nil {
		return err
	}
	if p.Reason = strings.TrimSpace(reason); p.Reason == "" {
		return fault.New(fault.Invalid, "Cần ghi lý do không tiếp thu.", "Say why the proposal is not taken up.").At("reason")
	}
	p.Verdict, p.By, p.On = Rejected, by, on
	return nil
}

// Join adds what another proposal says: from now on they are one.
func (p *Proposal) Join(said []Said) error {
	if p.Verdict == Rejected {
		return fault.New(fault.Conflict, "Kiến nghị kia đã không được tiếp thu; lấy lại quyết định đó rồi gộp.", "The other proposal was refused; take that back before they are merged.")
	}
	for _, s := range said {
		if !slices.ContainsFunc(p.Said, s.Same) {
			p.Said = append(p.Said, s)
		}
	}
	if len(p.Said) > maxSaid {
		return fault.New(fault.TooLarge, "Một kiến nghị gộp tối đa %d câu.", "A proposal joins at most %d sentences.", maxSaid)
	}
	return nil
}

func (p Proposal) open() error {
	if p.Verdict != Open {
		return fault.New(fault.Conflict, "Kiến nghị này đã có quyết định: %[1]s.", "This proposal is decided already: %[2]s.", p.Verdict.Vi(), string(p.Verdict))
	}
	return nil
}
