package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/app"
	"lotrinh/internal/demo"
	"lotrinh/internal/fault"
	"lotrinh/internal/web"
)

type serveCmd struct {
	Addr string `help:"${help_addr}" default:"127.0.0.1:8080"`
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(e *env) error {
	if err := loopback(c.Addr); err != nil {
		return err
	}
	a, _, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	return e.serve(a, c.Addr)
}

type demoCmd struct {
	NoServe bool   `help:"${help_no_serve}"`
	Addr    string `help:"${help_addr}" default:"127.0.0.1:8080"`
}

// Run loads the sample set once; a second run goes on with what is there.
func (c *demoCmd) Run(e *env) error {
	if err := loopback(c.Addr); err != nil {
		return err
	}
	a, _, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	say, finish := progress(e.err)
	if err := demo.Load(e.ctx, a, say); err != nil {
		return err
	}
	finish()
	s, err := a.Summary(e.ctx)
	if err != nil {
		return err
	}
	if err := e.printSummary(s); err != nil || c.NoServe {
		return err
	}
	return e.serve(a, c.Addr)
}

// loopback refuses an address that others could reach: until accounts come, whoever reaches the pages may act for any post.
func loopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usage("--addr: %q không phải là địa chỉ máy:cổng.", "--addr: %q is not host:port.", addr)
	}
	if host == "" || isHere(host) {
		return nil
	}
	return usage("--addr %s: chỉ nghe trên chính máy này (127.0.0.1). Chưa có tài khoản đăng nhập, nên ai vào được địa chỉ là làm thay được mọi chức danh.",
		"--addr %s: only this machine (127.0.0.1) is served. There are no accounts yet, so whoever reached the address could act for any post.", addr)
}

// isHere tells whether a host is this machine.
func isHere(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// onlyHere refuses a request that names another host: a page of another site, whose name was made to lead to this
// machine (DNS rebinding), would otherwise count as one of our own.
func onlyHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = strings.Trim(r.Host, "[]")
		}
		if !isHere(host) {
			http.Error(w, "Chỉ trả lời địa chỉ của chính máy này. / Only addresses of this machine are answered.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// serve answers until the context ends, then lets running requests finish.
func (e *env) serve(a *app.App, addr string) error {
	if host, port, err := net.SplitHostPort(addr); err == nil && host == "" {
		addr = net.JoinHostPort("127.0.0.1", port) // ":0" is this machine too
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fault.New(fault.Conflict, "Không nghe được ở %s: %v. Cổng có thể đang bận; thử --addr 127.0.0.1:0.", "Cannot listen on %s: %v. The port may be busy; try --addr 127.0.0.1:0.", addr, err)
	}
	a.Base = "http://" + listener.Addr().String()
	logger := slog.New(slog.NewTextHandler(e.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server := &http.Server{Handler: onlyHere(web.New(a, web.Config{Version: buildVersion(), Logger: logger})), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	fmt.Fprintf(e.out, "Listening on http://%s/\n", listener.Addr())
	select {
	case err := <-failed:
		return err
	case <-e.ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
