package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"
)

// statements runs queries by way of compiled statements that it keeps: the driver for SQLite compiles anew for every
// query what is not prepared, which costs more than most queries do. (That for PostgreSQL keeps its own.)
type statements struct {
	of   preparer
	acts *actStatements // what acts share; nil where of is no transaction of an act
	mu   sync.Mutex
	kept map[string]*sql.Stmt
}

// preparer is *sql.DB, whose statements last, or *sql.Tx, whose statements end with it.
type preparer interface {
	querier
	PrepareContext(context.Context, string) (*sql.Stmt, error)
}

// maxStatements bounds what is kept; lists of ids and filters make many texts, and the first ones are as good as any.
const maxStatements = 300

func (s *statements) get(ctx context.Context, query string) (*sql.Stmt, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt, ok := s.kept[query]; ok {
		return stmt, true
	}
	if len(s.kept) >= maxStatements {
		return nil, false
	}
	stmt, err := s.compile(ctx, query)
	if err != nil {
		return nil, false // the query itself will say what is wrong
	}
	if s.kept == nil {
		s.kept = map[string]*sql.Stmt{}
	}
	s.kept[query] = stmt
	return stmt, true
}

func (s *statements) compile(ctx context.Context, query string) (*sql.Stmt, error) {
	if tx, ok := s.of.(*sql.Tx); ok && s.acts != nil {
		if stmt := s.acts.asked(query); stmt != nil {
			return tx.StmtContext(ctx, stmt), nil
		}
	}
	return s.of.PrepareContext(ctx, query)
}

// actStatements are those that acts ask again and again. What a transaction compiles ends with it; so what one act has asked a
// second time is compiled for all later ones, before the next begins: within it the writing connection is taken.
type actStatements struct {
	mu    sync.Mutex
	kept  map[string]*sql.Stmt
	times map[string]int // asked while not kept
}

// asked is the compiled form of a query; nil = there is none yet.
func (c *actStatements) asked(query string) *sql.Stmt {
	c.mu.Lock()
	defer c.mu.Unlock()
	if stmt := c.kept[query]; stmt != nil {
		return stmt
	}
	if c.times == nil || len(c.times) >= 4*maxStatements { // those that come only once make room for others
		c.times = map[string]int{}
	}
	c.times[query]++
	return nil
}

// compile makes ready what was asked at least twice; a statement that cannot be is compiled by the act itself.
func (c *actStatements) compile(ctx context.Context, on *sql.DB) {
	for _, query := range c.often() {
		if stmt, err := on.PrepareContext(ctx, query); err == nil {
			c.keep(query, stmt)
		}
	}
}

func (c *actStatements) often() (out []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, query := range slices.Sorted(maps.Keys(c.times)) {
		if c.times[query] > 1 && len(c.kept)+len(out) < maxStatements {
			out = append(out, query)
			delete(c.times, query)
		}
	}
	return out
}

func (c *actStatements) keep(query string, stmt *sql.Stmt) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept[query] != nil { // another act was faster
		stmt.Close()
		return
	}
	if c.kept == nil {
		c.kept = map[string]*sql.Stmt{}
	}
	c.kept[query] = stmt
}

func (s *statements) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if stmt, ok := s.get(ctx, query); ok {
		return stmt.QueryContext(ctx, args...)
	}
	return s.of.QueryContext(ctx, query, args...)
}

func (s *statements) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if stmt, ok := s.get(ctx, query); ok {
		return stmt.QueryRowContext(ctx, args...)
	}
	return s.of.QueryRowContext(ctx, query, args...)
}

func (s *statements) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if stmt, ok := s.get(ctx, query); ok {
		return stmt.ExecContext(ctx, args...)
	}
	return s.of.ExecContext(ctx, query, args...)
}
