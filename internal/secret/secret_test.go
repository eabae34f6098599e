package secret_test

import (
	"encoding/base32"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"lotrinh/internal/secret"
)

func TestPassword(t *testing.T) {
	const typed = "con đường dài 931"
	hash := secret.HashPassword(typed)
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=4$") || strings.Contains(hash, "931") || hash == secret.HashPassword(typed) {
		t.Errorf("kept as %q", hash)
	}
	for password, want := range map[string]bool{typed: true, norm.NFD.String(typed): true, "con duong dai 931": false, "": false, typed + " ": false} {
		if got, _ := secret.CheckPassword(hash, password); got != want {
			t.Errorf("%q fits: %v", password, got)
		}
	}
	older := "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	for _, broken := range []string{"", "$argon2id$", older, strings.Replace(hash, "argon2id", "argon2i", 1), "$argon2id$v=19$m=99999999,t=1,p=1$c29tZQ$c29tZQ"} {
		if fits, weak := secret.CheckPassword(broken, typed); fits || weak {
			t.Errorf("%q fits", broken)
		}
	}
	for password, want := range map[string]bool{"con đường dài": true, "ngắn": false, "aaaaaaaaaaaaaa": false, "1234567890": false, "Mật khẩu 123": false, "nguyenvanan1": false, strings.Repeat("dài ", 60): false, "Trời xanh 8 tháng": true} {
		if err := secret.Acceptable(password, "an.nv", "Nguyễn Văn An"); (err == nil) != want {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestTokens(t *testing.T) {
	a, b := secret.NewToken(), secret.NewToken()
	if a == b || len(a) != 43 || strings.ContainsAny(a, "+/=") || len(secret.Sum(a)) != 64 || secret.Sum(a) == secret.Sum(b) {
		t.Error(a, b, secret.Sum(a))
	}
}

// The codes are those of RFC 6238, appendix B, cut to six digits.
func TestCodes(t *testing.T) {
	factor := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		if got := secret.CodeOf(factor, time.Unix(at, 0)); got != want {
			t.Errorf("at %d: %s, want %s", at, got, want)
		}
	}
	now := time.Unix(1111111111, 0)
	step, ok := secret.CheckCode(factor, " 050 471", now, 0)
	if !ok {
		t.Error("the code of now is refused")
	}
	if _, again := secret.CheckCode(factor, "050471", now, step); again {
		t.Error("a code is good twice")
	}
	for after, want := range map[time.Duration]bool{-30 * time.Second: true, 30 * time.Second: true, 90 * time.Second: false, -90 * time.Second: false} {
		if _, ok := secret.CheckCode(factor, "050471", now.Add(after), 0); ok != want {
			t.Errorf("%s later: %v", after, ok)
		}
	}
	for _, bad := range []string{"", "05047", "0504711", "aaaaaa"} {
		if _, ok := secret.CheckCode(factor, bad, now, 0); ok {
			t.Errorf("%q is taken", bad)
		}
	}
	made := secret.NewFactor()
	if _, ok := secret.CheckCode(made, secret.CodeOf(made, now), now, 0); !ok || len(made) != 32 {
		t.Errorf("the factor %q does not work", made)
	}
	if got := secret.FactorLink("ABC", "Lộ Trình", "an.nv"); got != "otpauth://totp/L%E1%BB%99%20Tr%C3%ACnh:an.nv?issuer=L%E1%BB%99%20Tr%C3%ACnh&secret=ABC" {
		t.Error(got)
	}
}
