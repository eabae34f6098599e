// Package smtptest runs a real mail server (aiosmtpd of Debian) on this machine for one test, and reads what it took.
package smtptest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	_ "embed"
	"encoding/pem"
	"math/big"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Server is a mail server that keeps what it takes in a folder.
type Server struct {
	Addr  string
	Roots *tls.Config // trusts its certificate
	dir   string
}

// Start runs a server that asks for STARTTLS when secure is set. The test is left out where there is none on the machine.
func Start(t testing.TB, secure bool) Server {
	t.Helper()
	program, err := exec.LookPath("aiosmtpd")
	if err != nil {
		t.Skip("no mail server on this machine: scripts/setup-tests installs aiosmtpd (Debian: python3-aiosmtpd)")
	}
	s := place(t)
	args := []string{"-n", "-l", s.Addr, "-c", "aiosmtpd.handlers.Mailbox"}
	if secure {
		cert, key := s.certificate(t)
		args = append(args, "--tlscert", cert, "--tlskey", key)
	}
	s.run(t, exec.Command(program, append(args, s.dir)...))
	return s
}

//go:embed server.py
var asking []byte

// StartAsking runs a server that takes mail only after a sign-in by one mechanism, PLAIN or LOGIN; way is "tls" (from the first
// byte) or "starttls".
func StartAsking(t testing.TB, way, mechanism, user, password string) Server {
	t.Helper()
	program, err := exec.LookPath("aiosmtpd")
	if err != nil {
		t.Skip("no mail server on this machine: scripts/setup-tests installs aiosmtpd (Debian: python3-aiosmtpd)")
	}
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(content), "\n") // names the Python that it is installed for
	python := strings.Fields(strings.TrimPrefix(first, "#!"))
	s := place(t)
	cert, key := s.certificate(t)
	host, port, _ := net.SplitHostPort(s.Addr)
	script := filepath.Join(t.TempDir(), "server.py")
	if err := os.WriteFile(script, asking, 0o600); err != nil {
		t.Fatal(err)
	}
	s.run(t, exec.Command(python[0], append(python[1:], script, host, port, s.dir, way, cert, key, mechanism, user, password)...))
	return s
}

// place is a free address and a folder for what is taken.
func place(t testing.TB) Server {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer free.Close()
	return Server{Addr: free.Addr().String(), dir: filepath.Join(t.TempDir(), "mail")}
}

// run starts the program and waits until it answers.
func (s Server) run(t testing.TB, run *exec.Cmd) {
	t.Helper()
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = run.Process.Kill()
		_ = run.Wait()
	})
	for range 100 {
		if c, err := net.Dial("tcp", s.Addr); err == nil {
			c.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the mail server did not come up")
}

// Taken are the messages that the server took, in the order of their files.
func (s Server) Taken(t testing.TB) (out []*mail.Message) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(s.dir, "new", "*"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		m, err := mail.ReadMessage(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

// certificate makes one for this machine that nobody else trusts.
func (s *Server) certificate(t testing.TB) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	shape := x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "127.0.0.1"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	cert, err := x509.CreateCertificate(rand.Reader, &shape, &shape, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(cert)
	if err != nil {
		t.Fatal(err)
	}
	s.Roots = &tls.Config{RootCAs: x509.NewCertPool(), MinVersion: tls.VersionTLS12}
	s.Roots.RootCAs.AddCert(parsed)
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{certFile: {Type: "CERTIFICATE", Bytes: cert}, keyFile: {Type: "EC PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile
}
