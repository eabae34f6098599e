package store

import (
	"context"
	"time"

	"lotrinh/internal/org"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// ReminderRules keeps report.Reminders: one row, once somebody has set it.
var ReminderRules = keep(Table[report.Reminders]{noun: "reminders", vi: "quy tắc nhắc", name: "reminder_rule", order: "head", columns: []string{"head"},
	key:   func(r *report.Reminders) (string, *int) { return "reminders", &r.Rev },
	index: func(r *report.Reminders) []any { return []any{r.Head} },
})

// Mutes keeps report.Mute.
var Mutes = keep(Table[report.Mute]{noun: "mute", vi: "việc tắt nhắc", name: "mute", columns: []string{"post_id", "until"},
	key:   func(m *report.Mute) (string, *int) { return m.ID, &m.Rev },
	index: func(m *report.Mute) []any { return []any{string(m.PostID), string(m.Until)} },
})

// MutesOf are the mutes of a post that still hold on a day, the first to end first.
func (r Reader) MutesOf(post org.PostID, today when.Date) ([]report.Mute, error) {
	return Mutes.live(r, "post_id = ? AND until >= ? ORDER BY until, id", string(post), string(today))
}

// SetFeed gives a person's calendar a new secret address, by its sum; "" takes it away.
func (tx *Tx) SetFeed(id org.AccountID, sum string) error {
	if _, err := tx.exec("DELETE FROM feed WHERE account_id = ?", string(id)); err != nil || sum == "" {
		return err
	}
	_, err := tx.exec("INSERT INTO feed (account_id, sum, made_at) VALUES (?, ?, ?)", string(id), sum, tx.Now.UnixMilli())
	return err
}

// FeedOf is whose calendar stands at a secret address, "" when nobody's does.
func (r Reader) FeedOf(sum string) (id org.AccountID, err error) {
	err = r.row("SELECT account_id FROM feed WHERE sum = ?", sum).Scan(&id)
	if noRows(err) {
		return "", nil
	}
	return id, err
}

// HasFeed tells when the calendar of a person was given its address; known is false when it has none.
func (r Reader) HasFeed(id org.AccountID) (made time.Time, known bool, err error) {
	var at int64
	err = r.row("SELECT made_at FROM feed WHERE account_id = ?", string(id)).Scan(&at)
	if noRows(err) {
		return made, false, nil
	}
	return time.UnixMilli(at), err == nil, err
}

// Digest is what became of a person's digest of a day.
type Digest struct {
	State string // sending, sent, nothing, failed, unsure
	Tries int
	Why   string // of failed and unsure
}

// maxTries is how often one digest is handed to a server that does not take it.
const maxTries = 5

// ClaimDigest takes the digest of a person and a day for sending: true for one caller only, whatever stops and starts anew.
// One that the server did not take may be claimed again once its time has come.
func (s *Store) ClaimDigest(ctx context.Context, id org.AccountID, day when.Date, now time.Time) (bool, error) {
	done, err := s.direct(ctx).exec("INSERT INTO digest (account_id, day, state, tries, next_at, why) VALUES (?, ?, 'sending', 1, 0, '') ON CONFLICT (account_id, day) DO UPDATE SET state = 'sending', tries = digest.tries + 1 WHERE digest.state = 'failed' AND digest.tries < ? AND digest.next_at <= ?",
		string(id), string(day), maxTries, now.UnixMilli())
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// SettleDigest notes what became of a digest that was claimed; one that failed is tried again, later each time.
func (s *Store) SettleDigest(ctx context.Context, id org.AccountID, day when.Date, d Digest, now time.Time) error {
	_, err := s.direct(ctx).exec("UPDATE digest SET state = ?, why = ?, next_at = CAST(? AS BIGINT) + tries * tries * CAST(? AS BIGINT) WHERE account_id = ? AND day = ?",
		d.State, d.Why, now.UnixMilli(), (5 * time.Minute).Milliseconds(), string(id), string(day))
	return err
}

// DigestOf is what became of a person's digest of a day; its State is "" where none was begun.
func (r Reader) DigestOf(id org.AccountID, day when.Date) (d Digest, err error) {
	err = r.row("SELECT state, tries, why FROM digest WHERE account_id = ? AND day = ?", string(id), string(day)).Scan(&d.State, &d.Tries, &d.Why)
	if noRows(err) {
		return d, nil
	}
	return d, err
}

// ForgetDigests drops those of days before one.
func (s *Store) ForgetDigests(ctx context.Context, before when.Date) error {
	_, err := s.direct(ctx).exec("DELETE FROM digest WHERE day < ?", string(before))
	return err
}
