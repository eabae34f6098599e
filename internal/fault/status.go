package fault

import "net/http"

var statuses = map[Kind]int{
	Invalid:  http.StatusUnprocessableEntity,
	NotFound: http.StatusNotFound,
	Conflict: http.StatusConflict,
	Denied:   http.StatusForbidden,
	Refused:  http.StatusForbidden,
	TooLarge: http.StatusRequestEntityTooLarge,
	Internal: http.StatusInternalServerError,

	Unavailable: http.StatusServiceUnavailable,
	SignedOut:   http.StatusUnauthorized,
	TooOften:    http.StatusTooManyRequests,
}

// Status is the answer of HTTP to a failure of this kind, the same on pages and in the API.
func (k Kind) Status() int { return statuses[k] }
