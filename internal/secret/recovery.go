package secret

import (
	"crypto/rand"
	"strings"
)

// NewRecovery is a code of 80 bits that stands in for a lost second factor, in groups that can be copied by hand: no digit
// in base 32 looks like a letter of it.
func NewRecovery() string {
	var b [10]byte
	_, _ = rand.Read(b[:]) // never fails
	s := base32Plain.EncodeToString(b[:])
	return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:]
}

// RecoverySum is what is kept of such a code, however a person typed it; "" when it can be none.
func RecoverySum(typed string) string {
	plain := strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(typed))
	if len(plain) != 16 {
		return ""
	}
	return Sum(plain)
}
