package cli

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"lotrinh/internal/api"
	"lotrinh/internal/app"
	"lotrinh/internal/demo"
	"lotrinh/internal/fault"
	"lotrinh/internal/web"
	"lotrinh/internal/when"
)

type serveCmd struct {
	Addr    string `help:"help_addr" default:"127.0.0.1:8080"`
	Metrics string `help:"help_metrics" placeholder:"ADDR"`
	MaxFile int64  `help:"help_max_file" placeholder:"MB" default:"200"`
	Alone   bool   `name:"no-convert" help:"help_no_convert"`
	reachFlags
	mailFlags
	logFlags
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(e *env) error {
	from, err := c.reachFlags.of(c.Addr)
	if err != nil {
		return err
	}
	server, on, err := c.mailFlags.server()
	if err != nil {
		return err
	}
	if c.Metrics != "" {
		if err := loopback(c.Metrics); err != nil {
			return err
		}
	}
	if c.MaxFile < 1 || c.MaxFile > web.MaxFile>>20 {
		return usage("--max-file %d: từ 1 đến %d MB.", "--max-file %d: from 1 to %d MB.", c.MaxFile, web.MaxFile>>20)
	}
	a, _, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	if c.Alone {
		a.ReadAlone()
	}
	log := c.logger(e.err)
	var remind func()
	if on {
		at, _ := c.mailFlags.at()
		remind = func() { keepReminding(e.ctx, a, server, at, log) }
	}
	return e.serve(a, serving{c.Addr, c.Metrics, c.MaxFile << 20, from, true, remind}, log)
}

type demoCmd struct {
	NoServe bool   `help:"help_no_serve"`
	Addr    string `help:"help_addr" default:"127.0.0.1:8080"`
	Set     string `help:"help_demo_set" enum:"mau-giang,hau-giang" default:"mau-giang"`
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
	a.Watch(app.Watch{}) // the story of the samples goes to and fro in time
	say, finish := progress(e.err)
	load := demo.Load
	if c.Set == "hau-giang" {
		load = demo.LoadHauGiang
	}
	if err := load(e.ctx, a, say); err != nil {
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
	return e.serve(a, serving{addr: c.Addr, maxFile: web.MaxFile}, logFlags{"text", "warn"}.logger(e.err))
}

// loopback refuses an address that others could reach: where nobody signs in, whoever reaches the pages acts for any post.
func loopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usage("%q không phải là địa chỉ máy:cổng.", "%q is not host:port.", addr)
	}
	if host == "" || isHere(host) {
		return nil
	}
	return usage("%s: chỉ nghe trên chính máy này (127.0.0.1); ở đây không ai phải đăng nhập.", "%s: only this machine (127.0.0.1) is served; nobody signs in here.", addr)
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

// farewell is how long running requests may take to finish after the program was asked to end.
const farewell = 30 * time.Second

// serving is where the server listens, and who reaches it.
type serving struct {
	addr, metrics string
	maxFile       int64
	from          reach
	first         bool   // offers to open the first account
	remind        func() // runs beside the server until it ends; nil = nothing does
}

// pages are what a browser asks for, and the API beside them.
func (e *env) pages(a *app.App, s serving, logger *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", web.New(a, web.Config{Version: buildVersion(), Lang: e.Lang, Logger: logger, MaxFile: s.maxFile, Origin: s.from.origin()}))
	mux.Handle("/api/", api.New(a, api.Config{Version: buildVersion(), Logger: logger, MaxFile: s.maxFile, Origin: s.from.origin()}))
	return mux
}

// serve answers until the context ends, then lets running requests finish.
func (e *env) serve(a *app.App, s serving, log *slog.Logger) error {
	m := newFigures(a)
	a.Watch(app.Watch{Act: m.act, Import: m.imported, ClockBack: func(today, holds when.Date) {
		log.Warn("the clock was moved back: an act holds from a later day than today", "today", today, "holds_from", holds)
	}})
	if err := a.CarryDue(e.ctx); err != nil { // before anybody looks: a unit that ends today has ended
		log.Warn("acts planned for today are not carried out", "err", err)
	}
	listener, err := listen(s.addr)
	if err != nil {
		return err
	}
	a.Base, a.Closed = "http://"+listener.Addr().String(), s.from.open()
	pages := e.server(observed(s.from.gate(e.pages(a, s, log)), log, m), log)
	failed := make(chan error, 2)
	if s.from.open() {
		a.Base = s.from.origin()
	}
	first := ""
	if s.first {
		first = e.firstLink(a, log)
	}
	if s.from.cert != nil {
		pages.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: s.from.cert.get}
		go func() { failed <- pages.ServeTLS(listener, "", "") }()
		fmt.Fprintf(e.out, "Listening on https://%s/\n", listener.Addr())
	} else {
		go func() { failed <- pages.Serve(listener) }()
		fmt.Fprintf(e.out, "Listening on http://%s/\n", listener.Addr())
	}
	fmt.Fprint(e.out, first)
	if s.metrics != "" {
		beside, err := listen(s.metrics)
		if err != nil {
			return err
		}
		figures := e.server(onlyHere(m.handler()), log)
		defer figures.Close()
		go func() { failed <- figures.Serve(beside) }()
		fmt.Fprintf(e.out, "Metrics on http://%s/metrics\n", beside.Addr())
	}
	go keepToday(e.ctx, a, log)
	go keepCycles(e.ctx, a, log)
	if s.remind != nil {
		go s.remind()
	}
	log.Info("serving", "version", buildVersion(), "database", a.Engine())
	select {
	case err := <-failed:
		return err
	case <-e.ctx.Done():
	}
	log.Info("ending")
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	if err := pages.Shutdown(ctx); err != nil {
		pages.Close()
		return fault.New(fault.Unavailable, "Có yêu cầu chưa xong sau %s và đã bị ngắt.", "Requests had not finished after %s and were broken off.", farewell)
	}
	log.Info("ended")
	return nil
}

// firstLink is a line with the one-time link by which the first account is opened, "" when there is one.
func (e *env) firstLink(a *app.App, log *slog.Logger) string {
	token, err := a.FirstLink(e.ctx)
	if err != nil {
		log.Warn("no link for the first account", "err", err)
	}
	if token == "" {
		return ""
	}
	return fmt.Sprintf("%s %s/enter/%s\n", e.say(fault.New(fault.Invalid, "Chưa có tài khoản. Lập tài khoản quản trị (dùng một lần, trong 24 giờ):", "There are no accounts. Open the administrator's (once, within 24 hours):")), a.Base, token)
}

// keepToday keeps the figures of today added up, from the start and from each midnight on. Without them pages add them
// up themselves, so that a failure is no more than a warning.
func keepToday(ctx context.Context, a *app.App, log *slog.Logger) {
	for kept := when.Date(""); ; {
		if today := a.Today(); today != kept {
			if err := a.KeepToday(ctx); err != nil && ctx.Err() == nil {
				log.Warn("the figures of today are not kept", "today", today, "err", err)
			} else {
				kept = today
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Minute):
		}
	}
}

// keepCycles opens the reporting cycles whose time has come, at the start and each hour; what fails is tried again then.
func keepCycles(ctx context.Context, a *app.App, log *slog.Logger) {
	for {
		opened, err := a.OpenDue(ctx, nil)
		for _, c := range opened {
			log.Info("a reporting cycle is open", "cycle", c.ID)
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("reporting cycles are not open", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

// listen takes an address of this machine; ":0" is one too.
func listen(addr string) (net.Listener, error) {
	if host, port, err := net.SplitHostPort(addr); err == nil && host == "" {
		addr = net.JoinHostPort("127.0.0.1", port)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fault.System("--addr "+addr, "không nghe được, thử --addr 127.0.0.1:0", "cannot be listened on, try --addr 127.0.0.1:0", err)
	}
	return listener, nil
}

func (e *env) server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
}
