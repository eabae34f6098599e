package cli

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"lotrinh/internal/fault"
)

// reachFlags say how others than this machine reach the server: over HTTPS of its own, or through a proxy that is named.
// Whoever comes that way signs in.
type reachFlags struct {
	TLSCert      string   `name:"tls-cert" help:"help_tls_cert" placeholder:"FILE"`
	TLSKey       string   `name:"tls-key" help:"help_tls_key" placeholder:"FILE"`
	TrustedProxy []string `name:"trusted-proxy" help:"help_trusted_proxy" placeholder:"ADDR"`
	BaseURL      string   `name:"base-url" help:"help_base_url" placeholder:"URL"`
}

// reach is what the flags mean; its zero value serves this machine alone.
type reach struct {
	base    *url.URL
	proxies []netip.Prefix
	cert    *certificate
}

// of refuses an address that others could reach, unless it is said how they do so safely.
func (f reachFlags) of(addr string) (x reach, err error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return x, usage("%q không phải là địa chỉ máy:cổng.", "%q is not host:port.", addr)
	}
	secure := f.TLSCert != "" || f.TLSKey != "" || len(f.TrustedProxy) > 0
	switch {
	case !secure && f.BaseURL == "" && (host == "" || isHere(host)):
		return x, nil
	case !secure && f.BaseURL == "":
		return x, usage("--addr %s: chỉ nghe trên chính máy này (127.0.0.1). Để máy khác vào được, cần HTTPS (--tls-cert và --tls-key) hoặc một proxy có tên (--trusted-proxy), cùng --base-url; khi ấy ai cũng phải đăng nhập.",
			"--addr %s: only this machine (127.0.0.1) is served. To let others in, give HTTPS (--tls-cert and --tls-key) or a named proxy (--trusted-proxy), with --base-url; everybody then signs in.", addr)
	case !secure:
		return x, usage("--base-url cần đi cùng --tls-cert và --tls-key, hoặc --trusted-proxy.", "--base-url goes with --tls-cert and --tls-key, or with --trusted-proxy.")
	case (f.TLSCert == "") != (f.TLSKey == ""):
		return x, usage("--tls-cert và --tls-key phải đi cùng nhau.", "--tls-cert and --tls-key go together.")
	}
	base, err := url.Parse(f.BaseURL)
	if err != nil || base.Scheme != "https" || base.Host == "" || strings.Trim(base.Path, "/") != "" || base.RawQuery != "" || base.User != nil {
		return x, usage("--base-url %q: cần địa chỉ mà mọi người mở, dạng https://lotrinh.tinh.gov.vn.", "--base-url %q: give the address that people open, as https://lotrinh.tinh.gov.vn.", f.BaseURL)
	}
	x.base = &url.URL{Scheme: base.Scheme, Host: strings.ToLower(base.Host)}
	for _, one := range f.TrustedProxy {
		p, err := netip.ParsePrefix(one)
		if ip, bad := netip.ParseAddr(one); bad == nil {
			p, err = netip.PrefixFrom(ip, ip.BitLen()), nil
		}
		if err != nil || p.Bits() == 0 {
			return x, usage("--trusted-proxy %q: cần địa chỉ mạng của proxy, ví dụ 10.0.0.5 hoặc 10.0.0.0/28.", "--trusted-proxy %q: give the network address of the proxy, as 10.0.0.5 or 10.0.0.0/28.", one)
		}
		x.proxies = append(x.proxies, p.Masked())
	}
	if f.TLSCert != "" {
		x.cert = &certificate{cert: f.TLSCert, key: f.TLSKey}
		if _, err := x.cert.get(nil); err != nil {
			return x, fault.New(fault.Invalid, "Không dùng được chứng thư %s với khóa %s: %v", "The certificate %s with the key %s cannot be used: %v", f.TLSCert, f.TLSKey, err)
		}
	}
	return x, nil
}

// open tells whether others than this machine may come.
func (x reach) open() bool { return x.base != nil }

// origin is the address that people open; "" = this machine alone.
func (x reach) origin() string {
	if x.base == nil {
		return ""
	}
	return x.base.String()
}

// gate lets in who may come at all, and finds out where they come from.
func (x reach) gate(next http.Handler) http.Handler {
	if !x.open() {
		return onlyHere(next)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer := addrOf(r.RemoteAddr)
		through := x.trusts(peer)
		if r.URL.Path == "/healthz" && peer.IsLoopback() {
			next.ServeHTTP(w, r)
			return
		}
		switch {
		case len(x.proxies) > 0 && x.cert == nil && !through:
			http.Error(w, "Chỉ nhận yêu cầu qua proxy. / Only requests through the proxy are answered.", http.StatusForbidden)
			return
		case strings.ToLower(r.Host) != x.base.Host:
			http.Error(w, "Hãy mở địa chỉ "+x.origin()+" / Open "+x.origin(), http.StatusMisdirectedRequest)
			return
		case through && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "http"):
			http.Redirect(w, r, x.origin()+r.URL.RequestURI(), http.StatusPermanentRedirect)
			return
		}
		if through {
			r.RemoteAddr = net.JoinHostPort(x.client(r, peer).String(), "0")
		}
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		next.ServeHTTP(w, r)
	})
}

func (x reach) trusts(ip netip.Addr) bool {
	return slices.ContainsFunc(x.proxies, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// client is the last address in X-Forwarded-For that is no proxy of ours: what stands before it anybody may have written.
func (x reach) client(r *http.Request, peer netip.Addr) netip.Addr {
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		ip, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return peer
		}
		if peer = ip.Unmap(); !x.trusts(peer) {
			return peer
		}
	}
	return peer
}

func addrOf(hostPort string) netip.Addr {
	ap, err := netip.ParseAddrPort(hostPort)
	if err != nil {
		return netip.Addr{}
	}
	return ap.Addr().Unmap()
}

// certificate is read anew when its file has changed, so that it can be renewed while the server runs.
type certificate struct {
	cert, key string

	mu   sync.Mutex
	kept *tls.Certificate
	of   time.Time
}

func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	info, err := os.Stat(c.cert)
	if err == nil && c.kept != nil && info.ModTime().Equal(c.of) {
		return c.kept, nil
	}
	pair, failed := tls.LoadX509KeyPair(c.cert, c.key)
	if failed != nil {
		if c.kept != nil {
			return c.kept, nil // half written: the one before goes on
		}
		return nil, failed
	}
	if c.kept = &pair; err == nil {
		c.of = info.ModTime()
	}
	return c.kept, nil
}
