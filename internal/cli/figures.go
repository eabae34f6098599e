package cli

import (
	"fmt"
	"net/http"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// figures are what a running server tells of itself, in the text form of Prometheus; labels are patterns, actions and kinds,
// never texts.
type figures struct {
	set     *metrics.Set
	running atomic.Int64
}

func newFigures(a *app.App) *figures {
	f := &figures{set: metrics.NewSet()}
	f.set.NewGauge("lotrinh_http_requests_running", func() float64 { return float64(f.running.Load()) })
	f.set.NewGauge("lotrinh_database_retries_total", func() float64 { return float64(a.Retries()) })
	f.set.NewGauge(fmt.Sprintf("lotrinh_build_info{version=%q,go=%q,database=%q}", buildVersion(), runtime.Version(), a.Engine()), func() float64 { return 1 })
	f.set.NewCounter(databaseErrors)
	return f
}

// databaseErrors are acts and health checks that failed because of the database or its disk.
const databaseErrors = "lotrinh_database_errors_total"

func (f *figures) answered(method, route string, status int, took time.Duration) {
	name := fmt.Sprintf("lotrinh_http_request_seconds{method=%q,route=%q,status=\"%dxx\"}", method, route, status/100)
	f.set.GetOrCreateSummary(name).Update(took.Seconds())
}

func (f *figures) act(action string, err error) {
	f.set.GetOrCreateCounter(fmt.Sprintf("lotrinh_acts_total{action=%q,outcome=%q}", action, outcome(err))).Inc()
	if fault.KindOf(err) == fault.Unavailable {
		f.set.GetOrCreateCounter(databaseErrors).Inc()
	}
}

func (f *figures) imported(err error) {
	f.set.GetOrCreateCounter(fmt.Sprintf("lotrinh_imports_total{outcome=%q}", outcome(err))).Inc()
}

// outcome is "done" or the kind of a fault.
func outcome(err error) string {
	if err == nil {
		return "done"
	}
	return string(fault.KindOf(err))
}

func (f *figures) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		f.set.WritePrometheus(w)
		metrics.WriteProcessMetrics(w)
	})
	return mux
}
