// Package fault says what kind of thing went wrong, in Vietnamese and English, so that every caller can tell a person what to do about it.
package fault

import (
	"errors"
	"fmt"
)

// Kind is the closed set of ways an action can fail; Status is what HTTP answers, and cli holds the table of what a command exits with.
type Kind string

const (
	Invalid  Kind = "invalid"   // the input cannot be taken as it is
	NotFound Kind = "not_found" // nothing of that name is here
	Conflict Kind = "conflict"  // somebody changed it meanwhile, or it exists already
	Denied   Kind = "denied"    // this post may not do that
	Refused  Kind = "refused"   // must never enter the system: a document stamped MẬT
	TooLarge Kind = "too_large" // over a stated bound of size, depth or time
	Internal Kind = "internal"  // our own mistake; details go to the log, not to the page

	// Unavailable is neither the person's mistake nor ours: the disk is full, the database is locked or does not answer.
	// Nothing was kept; the same act may well succeed later.
	Unavailable Kind = "unavailable"
)

// Error carries one failure: what happened and what to do, in both languages; Field names the input it belongs to.
type Error struct {
	Kind   Kind
	Vi, En string
	Field  string
	Err    error // the cause, for the log
}

func (e *Error) Error() string {
	if e.Err != nil {
		return e.Vi + " / " + e.En + ": " + e.Err.Error()
	}
	return e.Vi + " / " + e.En
}

func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a kind; vi and en are formats that take the same arguments.
func New(kind Kind, vi, en string, args ...any) *Error {
	return &Error{Kind: kind, Vi: fmt.Sprintf(vi, args...), En: fmt.Sprintf(en, args...)}
}

// At names the field of the input that the error belongs to.
func (e *Error) At(field string) *Error {
	e.Field = field
	return e
}

// Because keeps the underlying cause for the log.
func (e *Error) Because(err error) *Error {
	e.Err = err
	return e
}

// Is tells whether err is, or wraps, an Error of this kind.
func Is(err error, kind Kind) bool { return KindOf(err) == kind }

// KindOf is the kind of err; anything that is not an Error is Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Say is what a person reads in the language "vi" or "en"; internal causes are never shown.
func Say(err error, lang string) string {
	var e *Error
	if !errors.As(err, &e) || e.Kind == Internal {
		if lang == "en" {
			return "Something went wrong inside the program; the log tells more."
		}
		return "Chương trình gặp lỗi bên trong; chi tiết ở nhật ký vận hành."
	}
	if lang == "en" {
		return e.En
	}
	return e.Vi
}
