// Package secret makes and checks what proves who somebody is: passwords, tokens and the codes of a second factor.
package secret

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/fault"
	"lotrinh/internal/vi"
)

// cost is how dear one guess is: the second recommended option of RFC 9106 (64 MiB, three passes, four lanes).
type cost struct {
	memory, passes uint32 // KiB, rounds
	lanes          uint8
}

var today = cost{memory: 64 << 10, passes: 3, lanes: 4}

const (
	saltBytes = 16
	keyBytes  = 32
	// MinPassword and MaxPassword bound a password, in characters.
	MinPassword = 10
	MaxPassword = 200
)

// HashPassword is what is kept of a password: argon2id in the PHC form, "$argon2id$v=19$m=65536,t=3,p=4$salt$key".
func HashPassword(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails
	key := today.key(password, salt)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, today.memory, today.passes, today.lanes, b64.EncodeToString(salt), b64.EncodeToString(key))
}

// key is the same for a password however its letters and marks were typed.
func (c cost) key(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(norm.NFKC.String(password)), salt, c.passes, c.memory, c.lanes, keyBytes)
}

// CheckPassword tells whether a password is the one that was hashed, and whether it should be hashed anew because what it
// costs has been raised since. An empty or broken hash fits no password, and takes as long to say so.
func CheckPassword(hash, password string) (fits, weak bool) {
	c, salt, key, ok := parse(hash)
	if !ok || utf8.RuneCountInString(password) > MaxPassword {
		today.key("", make([]byte, saltBytes))
		return false, false
	}
	fits = subtle.ConstantTimeCompare(c.key(password, salt), key) == 1
	return fits, fits && c != today
}

func parse(hash string) (c cost, salt, key []byte, ok bool) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.lanes); err != nil || c.passes == 0 || c.lanes == 0 || c.memory > 1<<20 {
		return c, nil, nil, false
	}
	salt, bad := base64.RawStdEncoding.DecodeString(parts[4])
	key, worse := base64.RawStdEncoding.DecodeString(parts[5])
	return c, salt, key, bad == nil && worse == nil && len(key) == keyBytes
}

// Acceptable refuses a password that is soon guessed: short, one letter over and over, or the user's own name.
func Acceptable(password string, names ...string) error {
	said := func(vi, en string, args ...any) error {
		return fault.New(fault.Invalid, vi, en, args...).At("password")
	}
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		return said("Mật khẩu cần ít nhất %d ký tự; một câu ngắn dễ nhớ là tốt.", "A password needs at least %d characters; a short sentence is a good one.", MinPassword)
	case n > MaxPassword:
		return said("Mật khẩu dài tối đa %d ký tự.", "A password has at most %d characters.", MaxPassword)
	}
	folded := strings.ReplaceAll(vi.Fold(password), " ", "")
	different := map[rune]bool{}
	for _, r := range folded {
		different[r] = true
	}
	if len(different) < 4 || strings.Contains("01234567890123456789", folded) || strings.HasPrefix(folded, "matkhau123") || strings.HasPrefix(folded, "password12") {
		return said("Mật khẩu này dễ đoán; hãy chọn mật khẩu khác.", "This password is easily guessed; choose another.")
	}
	for _, name := range names {
		if name = strings.ReplaceAll(vi.Fold(name), " ", ""); len(name) > 3 && strings.Contains(folded, name) && len(folded) < len(name)+6 {
			return said("Mật khẩu không được là tên của mình; hãy chọn mật khẩu khác.", "A password may not be one's own name; choose another.")
		}
	}
	return nil
}
