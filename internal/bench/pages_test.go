//go:build unix

package bench

import (
	"context"
	"testing"
)

// BenchmarkPages prints what pages cost the processor on SQLite, beside the bare of each.
func BenchmarkPages(tb *testing.B) {
	printTable("CPU ms", open(tb, generated(tb), "").pagesCost(cpu))
}

// BenchmarkReports prints what a report on its way costs the processor, beside the bare; it needs room for a copy of the database.
func BenchmarkReports(tb *testing.B) {
	printTable("CPU ms", open(tb, generated(tb), "").reports())
}

// pagesCost measures each page of the list and its bare twin by a clock.
func (b *bench) pagesCost(by clock) []result { return b.costOf(by, b.list()) }

func (b *bench) costOf(by clock, pages []page) (out []result) {
	ctx, write := context.Background(), b.write
	if b.change != nil {
		write = b.change
	}
	for _, p := range pages {
		b.get(p.path) // what stays in memory is there
		write()
		var served string
		queries := b.record(func() { served = b.get(p.path) })
		plain := newBare(b, b.db, served, queries)
		out = append(out, result{what: p.what, goal: p.goal, kilobytes: len(served) / 1000,
			ours:   median(b, by, write, func() error { b.get(p.path); return nil }),
			theirs: median(b, by, write, func() error { return plain.serve(ctx) })})
	}
	return out
}
