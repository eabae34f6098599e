// Package journal holds the record of every change: who, what, before, after, why, chained by hash so that a cut,
// removed, reordered or edited entry is found.
package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/when"
)

// Actor is who did something: a post, with its title at that time, and the person who held it, with the name of then. Where
// nobody had signed in – the demo, a command at the machine, before there were accounts – there is no person.
type Actor struct {
	PostID  org.PostID    `json:"post_id"`
	Title   string        `json:"title"`
	Account org.AccountID `json:"account,omitempty"` // left out where empty, so that older entries keep their hash
	Person  string        `json:"person,omitempty"`
}

// Change is one row before and after; Before is "" for a new row, After is "" for a removed one. Both are the JSON of the noun.
type Change struct {
	Noun   string `json:"noun"`
	ID     string `json:"id"`
	Rev    int    `json:"rev"`
	About  string `json:"about"` // the plan item it concerns, "" = none
	Before string `json:"before"`
	After  string `json:"after"`
}

// Entry is one act and all rows it changed. Hash = SHA-256 over Prev and every other field.
type Entry struct {
	Seq     int64     `json:"seq"` // 1, 2, 3 … without gaps
	At      int64     `json:"at"`  // instant, Unix milliseconds
	Day     when.Date `json:"day"` // from which day the changes hold
	Actor   Actor     `json:"actor"`
	Action  string    `json:"action"` // "item.edit"
	Noun    string    `json:"noun"`   // what it was about
	ID      string    `json:"id"`
	Why     string    `json:"why"`
	Changes []Change  `json:"changes"`
	Prev    string    `json:"prev"`
	Hash    string    `json:"hash"`
}

// Seal computes the hash that chains the entry to the one before it.
func (e *Entry) Seal(prev string) {
	e.Prev = prev
	e.Hash = e.digest()
}

func (e Entry) digest() string {
	e.Hash = ""
	b, err := json.Marshal(e)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Head is the newest link of a chain, as printed by verify: "SEQ:HASH".
type Head struct {
	Seq  int64
	Hash string
}

func (h Head) String() string { return fmt.Sprintf("%d:%s", h.Seq, h.Hash) }

// ParseHead reads "SEQ:HASH".
func ParseHead(s string) (Head, error) {
	seq, hash, ok := strings.Cut(s, ":")
	n, err := strconv.ParseInt(seq, 10, 64)
	sum, notHex := hex.DecodeString(hash)
	if !ok || err != nil || notHex != nil || n < 0 || (n > 0 && len(sum) != sha256.Size) || (n == 0 && hash != "") {
		return Head{}, fault.New(fault.Invalid, "Mốc nhật ký %q không đúng dạng SỐ:MÃ.", "The journal head %q is not of the form SEQ:HASH.", s).At("head")
	}
	return Head{n, strings.ToLower(hash)}, nil
}

// Walk checks entries one by one in the order of the chain; noted is a head seen earlier, zero when there is none.
type Walk struct {
	noted Head
	last  Head
	bad   []string
}

// NewWalk begins at the first entry.
func NewWalk(noted Head) *Walk { return &Walk{noted: noted} }

// Step takes the next entry and notes what is wrong with it.
func (w *Walk) Step(e Entry) {
	if e.Seq != w.last.Seq+1 {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: sau mục %d là mục %d / journal: entry %d is followed by %d", w.last.Seq, e.Seq, w.last.Seq, e.Seq))
	}
	if e.Prev != w.last.Hash {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: mục %d không nối với mục trước / journal: entry %d does not follow the one before it", e.Seq, e.Seq))
	}
	if e.digest() != e.Hash {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: nội dung mục %d đã bị sửa / journal: entry %d was edited", e.Seq, e.Seq))
	}
	if e.Seq == w.noted.Seq && e.Hash != w.noted.Hash {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: mục %d khác mốc đã ghi / journal: entry %d differs from the head noted earlier", e.Seq, e.Seq))
	}
	w.last = Head{e.Seq, e.Hash}
}

// Finish gives the head and everything that is wrong; head is what the database says its newest entry is.
func (w *Walk) Finish(head Head) (Head, []string) {
	if w.last != head {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: đuôi chuỗi là %d, mốc trong cơ sở dữ liệu là %d / journal: the chain ends at %d, the database says %d", w.last.Seq, head.Seq, w.last.Seq, head.Seq))
	}
	if w.last.Seq < w.noted.Seq {
		w.bad = append(w.bad, fmt.Sprintf("nhật ký: chỉ còn %d mục, mốc đã ghi là %d / journal: only %d entries, the head noted earlier was %d", w.last.Seq, w.noted.Seq, w.last.Seq, w.noted.Seq))
	}
	return w.last, w.bad
}
