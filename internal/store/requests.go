package store

import (
	"context"
	"time"

	"lotrinh/internal/fault"
)

// Request is a write that its sender named by a key, to be done once however often it is sent. Sum is over all that was sent.
type Request struct{ Key, Sum string }

// Answer is what a named write was answered. Status 0: the act is done, but nothing was answered before the program stopped.
type Answer struct {
	Sum            string
	ID             string // of the noun the act was about
	Status         int
	ETag, Location string
	Body           string
}

// RequestsKept is how long an answer is kept at least.
const RequestsKept = 48 * time.Hour

// claim keeps the name of the write in the transaction of its act: both are there afterwards, or neither.
func (tx *Tx) claim() error {
	if tx.Request.Key == "" {
		return nil
	}
	_, err := tx.exec("INSERT INTO request (idempotency_key, request, at, id, status, etag, location, body) VALUES (?, ?, ?, ?, 0, '', '', '')",
		tx.Request.Key, tx.Request.Sum, tx.Now.UnixMilli(), tx.ID)
	if err != nil && taken(err) {
		return fault.New(fault.Conflict, "Yêu cầu mang khóa %q đang được xử lý; xin gửi lại sau giây lát.", "The request with the key %q is being carried out; send it again in a moment.", tx.Request.Key).Because(err)
	}
	return err
}

// AnswerTo is what the write of this key was answered; a key nobody has used is a fault.NotFound.
func (r Reader) AnswerTo(key string) (Answer, error) {
	var a Answer
	err := r.row("SELECT request, id, status, etag, location, body FROM request WHERE idempotency_key = ?", key).Scan(&a.Sum, &a.ID, &a.Status, &a.ETag, &a.Location, &a.Body)
	if noRows(err) {
		err = fault.New(fault.NotFound, "Chưa có yêu cầu nào mang khóa %q.", "No request has used the key %q.", key)
	}
	return a, err
}

// KeepAnswer keeps the first answer to a named write, also of one that changed nothing, and forgets those that are old.
func (s *Store) KeepAnswer(ctx context.Context, key string, a Answer, now time.Time) error {
	r := Reader{ctx: ctx, q: s.write, d: s.d}
	_, err := r.exec("INSERT INTO request (idempotency_key, request, at, id, status, etag, location, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "+
		"ON CONFLICT (idempotency_key) DO UPDATE SET status = excluded.status, etag = excluded.etag, location = excluded.location, body = excluded.body "+
		"WHERE request.status = 0 AND request.request = excluded.request",
		key, a.Sum, now.UnixMilli(), a.ID, a.Status, a.ETag, a.Location, a.Body)
	if err != nil {
		return err
	}
	_, err = r.exec("DELETE FROM request WHERE at < ?", now.Add(-RequestsKept).UnixMilli())
	return err
}
