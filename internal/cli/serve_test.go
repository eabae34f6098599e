package cli

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// Only this machine is served, and only under its own name.
func TestOnlyThisMachine(t *testing.T) {
	for addr, want := range map[string]bool{"127.0.0.1:0": true, "localhost:8080": true, "[::1]:80": true, ":0": true, "0.0.0.0:80": false, "10.0.0.5:80": false, "lotrinh.example:80": false, "[::]:80": false} {
		if err := loopback(addr); (err == nil) != want {
			t.Errorf("--addr %s: %v", addr, err)
		}
	}
	h := onlyHere(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for host, want := range map[string]int{"127.0.0.1:8080": 200, "localhost:8080": 200, "localhost": 200, "127.0.0.1": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example:8080": 421, "127.0.0.1.evil.example": 421, "10.0.0.5": 421, "": 421} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("Host %q: %d, want %d", host, w.Code, want)
		}
	}
}
