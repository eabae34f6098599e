package cli

import (
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// metrics are the figures of a running server, for Prometheus; labels are patterns, actions and kinds, never texts.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	running  prometheus.Gauge
	acts     *prometheus.CounterVec
	imports  *prometheus.CounterVec
	database prometheus.Counter
}

func newMetrics(a *app.App) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "lotrinh_http_request_seconds", Help: "Requests and the time they took, by the pattern of the address.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}}, []string{"method", "route", "status"}),
		running:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "lotrinh_http_requests_running", Help: "Requests being answered now."}),
		acts:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "lotrinh_acts_total", Help: "Acts by their name in the journal; outcome is done or the kind of failure."}, []string{"action", "outcome"}),
		imports:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "lotrinh_imports_total", Help: "Documents given to be read; outcome is done or the kind of failure."}, []string{"outcome"}),
		database: prometheus.NewCounter(prometheus.CounterOpts{Name: "lotrinh_database_errors_total", Help: "Acts and health checks that failed because of the database or its disk."}),
	}
	retries := prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "lotrinh_database_retries_total", Help: "Acts begun anew because another transaction was in their way."},
		func() float64 { return float64(a.Retries()) })
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "lotrinh_build_info", Help: "Always 1; the labels say what runs.",
		ConstLabels: prometheus.Labels{"version": buildVersion(), "go": runtime.Version(), "database": a.Engine()}})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.running, m.acts, m.imports, m.database, retries, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) answered(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, route, strconv.Itoa(status/100)+"xx").Observe(took.Seconds())
}

func (m *metrics) act(action string, err error) {
	m.acts.WithLabelValues(action, outcome(err)).Inc()
	if fault.KindOf(err) == fault.Unavailable {
		m.database.Inc()
	}
}

func (m *metrics) imported(err error) { m.imports.WithLabelValues(outcome(err)).Inc() }

// outcome is "done" or the kind of a fault.
func outcome(err error) string {
	if err == nil {
		return "done"
	}
	return string(fault.KindOf(err))
}

func (m *metrics) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	return mux
}
