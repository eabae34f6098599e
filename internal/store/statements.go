package store

import (
	"context"
	"database/sql"
	"sync"
)

// statements runs queries by way of compiled statements that it keeps: the driver for SQLite compiles anew for every
// query what is not prepared, which costs more than most queries do. (That for PostgreSQL keeps its own.)
type statements struct {
	of   preparer
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
	stmt, err := s.of.PrepareContext(ctx, query)
	if err != nil {
		return nil, false // the query itself will say what is wrong
	}
	if s.kept == nil {
		s.kept = map[string]*sql.Stmt{}
	}
	s.kept[query] = stmt
	return stmt, true
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
