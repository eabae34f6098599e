package cli

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Who may be reached by others, and what is refused as a wrong use.
func TestReach(t *testing.T) {
	cert, key := certificateFiles(t)
	https := reachFlags{TLSCert: cert, TLSKey: key, BaseURL: "https://lotrinh.example"}
	for name, c := range map[string]struct {
		flags reachFlags
		addr  string
		ok    bool
	}{
		"this machine":         {reachFlags{}, "127.0.0.1:0", true},
		"any port here":        {reachFlags{}, ":0", true},
		"everybody, plain":     {reachFlags{}, "0.0.0.0:80", false},
		"everybody, HTTPS":     {https, "0.0.0.0:443", true},
		"HTTPS without an URL": {reachFlags{TLSCert: cert, TLSKey: key}, "0.0.0.0:443", false},
		"half a certificate":   {reachFlags{TLSCert: cert, BaseURL: https.BaseURL}, "0.0.0.0:443", false},
		"no certificate there": {reachFlags{TLSCert: cert + "x", TLSKey: key, BaseURL: https.BaseURL}, "0.0.0.0:443", false},
		"an URL alone":         {reachFlags{BaseURL: https.BaseURL}, "127.0.0.1:0", false},
		"a plain URL":          {reachFlags{TrustedProxy: []string{"10.0.0.5"}, BaseURL: "http://lotrinh.example"}, "0.0.0.0:80", false},
		"an URL with a path":   {reachFlags{TrustedProxy: []string{"10.0.0.5"}, BaseURL: "https://tinh.example/lotrinh"}, "0.0.0.0:80", false},
		"a proxy":              {reachFlags{TrustedProxy: []string{"10.0.0.5", "10.1.0.0/28"}, BaseURL: https.BaseURL}, "0.0.0.0:80", true},
		"a proxy here":         {reachFlags{TrustedProxy: []string{"127.0.0.1"}, BaseURL: https.BaseURL}, "127.0.0.1:0", true},
		"any proxy":            {reachFlags{TrustedProxy: []string{"0.0.0.0/0"}, BaseURL: https.BaseURL}, "0.0.0.0:80", false},
		"a proxy by name":      {reachFlags{TrustedProxy: []string{"proxy"}, BaseURL: https.BaseURL}, "0.0.0.0:80", false},
	} {
		if _, err := c.flags.of(c.addr); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A proxy that is named may say where a request comes from; anybody else may not.
func TestBehindAProxy(t *testing.T) {
	x, err := reachFlags{TrustedProxy: []string{"10.0.0.5", "10.0.0.6"}, BaseURL: "https://lotrinh.example"}.of("0.0.0.0:80")
	if err != nil {
		t.Fatal(err)
	}
	h := x.gate(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("From", r.RemoteAddr) }))
	for _, c := range []struct {
		peer, host, path, forwarded, proto string
		status                             int
		from                               string
	}{
		{"10.0.0.5:1", "lotrinh.example", "/", "203.0.113.9", "https", 200, "203.0.113.9:0"},
		{"10.0.0.5:1", "lotrinh.example", "/", "1.1.1.1, 203.0.113.9", "https", 200, "203.0.113.9:0"}, // what stands before was sent by the client
		{"10.0.0.5:1", "lotrinh.example", "/", "203.0.113.9, 10.0.0.6", "https", 200, "203.0.113.9:0"},
		{"10.0.0.5:1", "lotrinh.example", "/", "", "https", 200, "10.0.0.5:0"},
		{"10.0.0.5:1", "lotrinh.example", "/items?q=x", "203.0.113.9", "http", 308, ""},
		{"10.0.0.5:1", "evil.example", "/", "203.0.113.9", "https", 421, ""},
		{"10.0.0.7:1", "lotrinh.example", "/", "203.0.113.9", "https", 403, ""},
		{"127.0.0.1:1", "127.0.0.1", "/healthz", "", "", 200, "127.0.0.1:1"},
		{"127.0.0.1:1", "lotrinh.example", "/items", "", "", 403, ""},
	} {
		r := httptest.NewRequest("GET", c.path, nil)
		r.RemoteAddr, r.Host = c.peer, c.host
		r.Header.Set("X-Forwarded-For", c.forwarded)
		r.Header.Set("X-Forwarded-Proto", c.proto)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || w.Header().Get("From") != c.from {
			t.Errorf("%+v: %d from %q", c, w.Code, w.Header().Get("From"))
		}
		if to := w.Header().Get("Location"); c.status == 308 && to != "https://lotrinh.example/items?q=x" {
			t.Errorf("it leads to %q", to)
		}
	}
}

// A certificate that is renewed is used without a new start; one half written is not.
func TestRenewedCertificate(t *testing.T) {
	cert, key := certificateFiles(t)
	c := &certificate{cert: cert, key: key}
	first, err := c.get(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cert, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if again, err := c.get(nil); err != nil || again != first {
		t.Errorf("half a certificate ends the old one: %v", err)
	}
	other, otherKey := certificateFiles(t)
	for from, to := range map[string]string{other: cert, otherKey: key} {
		content, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(cert, later, later); err != nil {
		t.Fatal(err)
	}
	if renewed, err := c.get(nil); err != nil || renewed == first {
		t.Errorf("the renewed certificate is not used: %v", err)
	}
}

// certificateFiles are a certificate of this machine and its key.
func certificateFiles(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "lotrinh.example"}, NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"lotrinh.example"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	raw, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	rawKey, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: raw}, key: {Type: "EC PRIVATE KEY", Bytes: rawKey}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// Over HTTPS nobody acts without signing in, not even before the first account, and the cookie goes over HTTPS alone.
func TestServedOverHTTPS(t *testing.T) {
	cert, key := certificateFiles(t)
	out, write := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		e := &env{common: common{Data: t.TempDir(), Lang: "vi"}, ctx: ctx, out: write, err: io.Discard}
		c := &serveCmd{Addr: "127.0.0.1:0", MaxFile: 200, reachFlags: reachFlags{TLSCert: cert, TLSKey: key, BaseURL: "https://lotrinh.example"}, logFlags: logFlags{"text", "warn"}}
		err := c.Run(e)
		write.CloseWithError(err)
		done <- err
	}()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	lines := bufio.NewScanner(out)
	lines.Scan()
	address := strings.Trim(strings.TrimPrefix(lines.Text(), "Listening on https:"), "/")
	lines.Scan()
	_, token, _ := strings.Cut(lines.Text(), "https://lotrinh.example/enter/")
	if token == "" {
		t.Fatalf("no link to the first account: %q %v", lines.Text(), lines.Err())
	}
	pool := x509.NewCertPool()
	content, err := os.ReadFile(cert)
	if err != nil || !pool.AppendCertsFromPEM(content) {
		t.Fatal(err)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, address)
	}}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for path, want := range map[string]int{"/": 303, "/items": 303, "/sign-in": 200, "/enter/" + token: 200, "/enter/nonsense": 404, "/help": 200, "/rights": 200, "/healthz": 200, "/api/items": 401, "/api/openapi.json": 200} {
		answer, err := client.Get("https://lotrinh.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if strict := strings.HasPrefix(answer.Header.Get("Strict-Transport-Security"), "max-age"); answer.StatusCode != want || !strict && path != "/healthz" {
			t.Errorf("%s: %d, want %d; %v", path, answer.StatusCode, want, answer.Header)
		}
	}
	send := func(path string, fields map[string]string) *http.Response {
		t.Helper()
		var form []string
		for k, v := range fields {
			form = append(form, k+"="+v)
		}
		answer, err := client.Post("https://lotrinh.example"+path, "application/x-www-form-urlencoded", strings.NewReader(strings.Join(form, "&")))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer
	}
	if a := send("/enter/"+token, map[string]string{"user": "an", "name": "An", "password": "con+duong+dai", "again": "con+duong+dai"}); a.StatusCode != 303 {
		t.Fatalf("the first account: %d", a.StatusCode)
	}
	a := send("/sign-in", map[string]string{"user": "an", "password": "con+duong+dai"})
	if c := a.Header.Get("Set-Cookie"); a.StatusCode != 303 || !strings.HasPrefix(c, "__Host-lotrinh_session=") || !strings.Contains(c, "Secure") || !strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Lax") {
		t.Errorf("%d, cookie %q", a.StatusCode, c)
	}
}
