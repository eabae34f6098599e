package secret

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Codes of a second factor are those of RFC 6238 as every authenticator makes them: SHA-1, six digits, thirty seconds.
const (
	codeDigits = 6
	codeStep   = 30 * time.Second
)

var base32Plain = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewFactor is the shared secret of a second factor, 160 bits in base 32.
func NewFactor() string {
	var b [20]byte
	_, _ = rand.Read(b[:]) // never fails
	return base32Plain.EncodeToString(b[:])
}

// FactorLink is the address by which an authenticator takes the secret over.
func FactorLink(factor, issuer, user string) string {
	q := url.Values{"secret": {factor}, "issuer": {issuer}}
	return "otpauth://totp/" + url.PathEscape(issuer+":"+user) + "?" + strings.ReplaceAll(q.Encode(), "+", "%20")
}

// CheckCode tells whether a code is that of now, of the step before or the one after, and newer than the step of the last
// code taken: no code is good twice. It gives the step to keep.
func CheckCode(factor, code string, now time.Time, last int64) (step int64, fits bool) {
	key, err := base32Plain.DecodeString(factor)
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	if err != nil || len(key) == 0 || len(code) != codeDigits {
		return last, false
	}
	at := now.Unix() / int64(codeStep/time.Second)
	for _, step := range []int64{at - 1, at, at + 1} {
		if subtle.ConstantTimeCompare([]byte(codeAt(key, step)), []byte(code)) == 1 && step > last {
			return step, true
		}
	}
	return last, false
}

// CodeOf is the code of an instant, for tests and for a command that has no authenticator at hand.
func CodeOf(factor string, now time.Time) string {
	key, err := base32Plain.DecodeString(factor)
	if err != nil {
		return ""
	}
	return codeAt(key, now.Unix()/int64(codeStep/time.Second))
}

// codeAt is HOTP of RFC 4226 with the step as its counter.
func codeAt(key []byte, step int64) string {
	mac := hmac.New(sha1.New, key)
	_ = binary.Write(mac, binary.BigEndian, step)
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	n := binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff
	return fmt.Sprintf("%0*d", codeDigits, n%1_000_000)
}
