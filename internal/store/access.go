package store

import (
	"context"
	"time"

	"lotrinh/internal/org"
)

// What proves who somebody is stands in tables of its own, beside the journal: a hash, a secret or a sum of a token must
// not be copied into a record that is kept for ever and shown to others.

// Credential is what an account signs in with.
type Credential struct {
	Password string // argon2id in the PHC form; "" = none yet
	Factor   string // secret of the second factor; "" = none
	Wanted   string // one that waits for its first code
	Step     int64  // of the last code taken
	Changed  time.Time
}

// CredentialOf is what an account signs in with; one that was never given anything has the zero value.
func (r Reader) CredentialOf(id org.AccountID) (c Credential, err error) {
	var changed int64
	err = r.row("SELECT password, factor, wanted, step, changed_at FROM credential WHERE account_id = ?", string(id)).Scan(&c.Password, &c.Factor, &c.Wanted, &c.Step, &changed)
	if noRows(err) {
		return c, nil
	}
	c.Changed = time.UnixMilli(changed)
	return c, err
}

// direct writes outside of any act, on the connection that writes.
func (s *Store) direct(ctx context.Context) Reader { return Reader{ctx: ctx, q: s.write, d: s.d} }

// SetCredential keeps what an account signs in with from now on.
func (s *Store) SetCredential(ctx context.Context, id org.AccountID, c Credential) error {
	return s.direct(ctx).setCredential(id, c)
}

// SetCredential does so together with an act.
func (tx *Tx) SetCredential(id org.AccountID, c Credential) error { return tx.setCredential(id, c) }

func (r Reader) setCredential(id org.AccountID, c Credential) error {
	_, err := r.exec("INSERT INTO credential (account_id, password, factor, wanted, step, changed_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET "+
		"password = excluded.password, factor = excluded.factor, wanted = excluded.wanted, step = excluded.step, changed_at = excluded.changed_at",
		string(id), c.Password, c.Factor, c.Wanted, c.Step, c.Changed.UnixMilli())
	return err
}

// TakeStep notes the step of a code; false when that code, or a later one, was taken before.
func (s *Store) TakeStep(ctx context.Context, id org.AccountID, step int64) (bool, error) {
	done, err := s.direct(ctx).exec("UPDATE credential SET step = ? WHERE account_id = ? AND step < ?", step, string(id), step)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// SetRecovery makes these the codes that stand in for a person's second factor, by their sums, and no others.
func (tx *Tx) SetRecovery(id org.AccountID, sums []string) error {
	if _, err := tx.exec("DELETE FROM recovery_code WHERE account_id = ?", string(id)); err != nil {
		return err
	}
	for _, sum := range sums {
		if _, err := tx.exec("INSERT INTO recovery_code (account_id, sum) VALUES (?, ?)", string(id), sum); err != nil {
			return err
		}
	}
	return nil
}

// UseRecovery takes such a code; false when there is none like it, or no longer.
func (s *Store) UseRecovery(ctx context.Context, id org.AccountID, sum string) (bool, error) {
	done, err := s.direct(ctx).exec("DELETE FROM recovery_code WHERE account_id = ? AND sum = ?", string(id), sum)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// RecoveryLeft is how many of a person's codes have not been used.
func (r Reader) RecoveryLeft(id org.AccountID) (n int, err error) {
	err = r.row("SELECT count(*) FROM recovery_code WHERE account_id = ?", string(id)).Scan(&n)
	return n, err
}

// Session is one browser or program that is signed in. Sum is of the token that it holds.
type Session struct {
	Sum       string
	AccountID org.AccountID
	Begun     time.Time
	Seen      time.Time // to the minute
	Address   string    // where it was begun
	Agent     string    // what the browser called itself
}

// Name is enough of the sum to tell the session from others of its account.
func (x Session) Name() string { return x.Sum[:min(16, len(x.Sum))] }

const sessionColumns = "token, account_id, begun_at, seen_at, address, agent"

// AddSession begins a session, and forgets those not seen since a day.
func (s *Store) AddSession(ctx context.Context, x Session, stale time.Time) error {
	r := s.direct(ctx)
	if _, err := r.exec("DELETE FROM session WHERE seen_at < ?", stale.UnixMilli()); err != nil {
		return err
	}
	_, err := r.exec("INSERT INTO session ("+sessionColumns+") VALUES (?, ?, ?, ?, ?, ?)", x.Sum, string(x.AccountID), x.Begun.UnixMilli(), x.Seen.UnixMilli(), x.Address, x.Agent)
	return err
}

// SessionOf is the session of a token's sum; known is false when there is none.
func (r Reader) SessionOf(sum string) (x Session, known bool, err error) {
	some, err := r.sessions("token = ?", sum)
	if err != nil || len(some) == 0 {
		return x, false, err
	}
	return some[0], true, nil
}

// SessionsOf are the sessions of an account, the last one seen first.
func (r Reader) SessionsOf(id org.AccountID) ([]Session, error) {
	return r.sessions("account_id = ? ORDER BY seen_at DESC, token", string(id))
}

func (r Reader) sessions(where string, args ...any) (out []Session, err error) {
	rows, err := r.query("SELECT "+sessionColumns+" FROM session WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var x Session
		var begun, seen int64
		if err := rows.Scan(&x.Sum, &x.AccountID, &begun, &seen, &x.Address, &x.Agent); err != nil {
			return nil, err
		}
		x.Begun, x.Seen = time.UnixMilli(begun), time.UnixMilli(seen)
		out = append(out, x)
	}
	return out, rows.Err()
}

// SeeSession notes that a session was used.
func (s *Store) SeeSession(ctx context.Context, sum string, now time.Time) error {
	_, err := s.direct(ctx).exec("UPDATE session SET seen_at = ? WHERE token = ?", now.UnixMilli(), sum)
	return err
}

// EndSession ends the session of a sum.
func (s *Store) EndSession(ctx context.Context, sum string) error {
	_, err := s.direct(ctx).exec("DELETE FROM session WHERE token = ?", sum)
	return err
}

// EndSessionsOf ends all sessions of an account but one; "" = all.
func (s *Store) EndSessionsOf(ctx context.Context, id org.AccountID, but string) error {
	_, err := s.direct(ctx).exec("DELETE FROM session WHERE account_id = ? AND token <> ?", string(id), but)
	return err
}

// AddLink keeps a one-time link by the sum of its token; the account's earlier ones are good no more.
func (s *Store) AddLink(ctx context.Context, sum string, id org.AccountID, now, until time.Time) error {
	r := s.direct(ctx)
	if _, err := r.exec("DELETE FROM entry_link WHERE account_id = ? OR until < ?", string(id), now.UnixMilli()); err != nil {
		return err
	}
	_, err := r.exec("INSERT INTO entry_link (token, account_id, made_at, until) VALUES (?, ?, ?, ?)", sum, string(id), now.UnixMilli(), until.UnixMilli())
	return err
}

// LinkTo is the account that a one-time link is for; known is false when it is used, old or was never made.
func (r Reader) LinkTo(sum string, now time.Time) (id org.AccountID, known bool, err error) {
	err = r.row("SELECT account_id FROM entry_link WHERE token = ? AND until >= ?", sum, now.UnixMilli()).Scan(&id)
	if noRows(err) {
		return "", false, nil
	}
	return id, err == nil, err
}

// UseLink takes a one-time link; false when somebody has used it meanwhile.
func (s *Store) UseLink(ctx context.Context, sum string, now time.Time) (bool, error) {
	return s.direct(ctx).useLink(sum, now)
}

// UseLink does so together with an act.
func (tx *Tx) UseLink(sum string) (bool, error) { return tx.useLink(sum, tx.Now) }

func (r Reader) useLink(sum string, now time.Time) (bool, error) {
	done, err := r.exec("DELETE FROM entry_link WHERE token = ? AND until >= ?", sum, now.UnixMilli())
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// Try counts one more try at something, before it is known whether it fails. wait says how long after so many failed ones
// the next must wait; where that is not over, nothing is counted and left is how long it still is. Tries older than forget
// count no more.
func (s *Store) Try(ctx context.Context, about string, now, forget time.Time, wait func(failed int) time.Duration) (left time.Duration, err error) {
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return 0, trouble(err)
	}
	defer sqlTx.Rollback()
	r := Reader{ctx: ctx, q: sqlTx, d: s.d}
	if _, err := r.exec("DELETE FROM attempt WHERE last_at < ?", forget.UnixMilli()); err != nil {
		return 0, err
	}
	if _, err := r.exec("INSERT INTO attempt (about, failed, last_at) VALUES (?, 0, ?) ON CONFLICT (about) DO NOTHING", about, now.UnixMilli()); err != nil {
		return 0, err
	}
	var failed int
	var last int64
	if err := r.row("SELECT failed, last_at FROM attempt WHERE about = ?"+s.d.forUpdate, about).Scan(&failed, &last); err != nil {
		return 0, err
	}
	if left = time.UnixMilli(last).Add(wait(failed)).Sub(now); failed > 0 && left > 0 {
		return left, nil
	}
	if _, err := r.exec("UPDATE attempt SET failed = failed + 1, last_at = ? WHERE about = ?", now.UnixMilli(), about); err != nil {
		return 0, err
	}
	return 0, trouble(sqlTx.Commit())
}

// Untry takes back the count of a try that did not fail.
func (s *Store) Untry(ctx context.Context, about string) error {
	_, err := s.direct(ctx).exec("UPDATE attempt SET failed = failed - 1 WHERE about = ? AND failed > 0", about)
	return err
}

// Succeeded forgets the failed tries at something.
func (s *Store) Succeeded(ctx context.Context, about string) error {
	_, err := s.direct(ctx).exec("DELETE FROM attempt WHERE about = ?", about)
	return err
}
