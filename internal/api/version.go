package api

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"lotrinh/internal/fault"
)

// A thing is shown with an ETag of two parts: "7-3f2a…" is its revision, which a change must name in If-Match, and a sum
// of all that is shown beside it (figures, reports, days late), without which "not modified" would be a lie.

// tagOf is the tag of a revision alone, as writes answer it; If-Match takes either form.
func tagOf(rev int) string { return `"` + strconv.Itoa(rev) + `"` }

func shownTag(rev int, body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + strconv.Itoa(rev) + "-" + hex.EncodeToString(sum[:8]) + `"`
}

// match reads the revision of If-Match, where the route asks for it.
func (c *call) match() error {
	if !c.route.matched {
		return nil
	}
	given := strings.TrimSpace(c.Header.Get("If-Match"))
	if given == "" {
		return &refusal{kind: "precondition_required", status: http.StatusPreconditionRequired,
			saying: fault.New(fault.Invalid, "Cần ghi ETag của bản đang sửa ở If-Match, ví dụ If-Match: \"3\".", "Give the ETag of the version you change in If-Match, such as If-Match: \"3\".").At("If-Match")}
	}
	number, quoted := strings.CutPrefix(given, `"`)
	number, closed := strings.CutSuffix(number, `"`)
	several := strings.Contains(number, `"`)
	number, _, _ = strings.Cut(number, "-")
	rev, err := strconv.Atoi(number)
	if !quoted || !closed || several || err != nil || rev < 0 {
		e := malformed("If-Match phải là một ETag mà địa chỉ này đã trả, ví dụ \"3\".", "If-Match must be one ETag that this address has given, such as \"3\".")
		e.At("If-Match")
		return e
	}
	c.rev = rev
	return nil
}

// stale is the refusal to change a version that is no longer the newest.
func stale(given, newest int) error {
	return &refusal{kind: "stale", status: http.StatusPreconditionFailed, rev: newest,
		saying: fault.New(fault.Conflict, "Bản %d đã cũ, nay là bản %d; hãy xem bản mới rồi sửa lại.", "Version %d is no longer the newest, which is %d; look at it and change that.", given, newest).At("If-Match")}
}

// fresh tells whether the reader has this version already.
func (c *call) fresh(tag string) bool {
	for _, given := range strings.Split(c.Header.Get("If-None-Match"), ",") {
		if given = strings.TrimPrefix(strings.TrimSpace(given), "W/"); given == tag || given == "*" {
			return true
		}
	}
	return false
}
