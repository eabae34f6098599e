package fault

// Failures of who has yet to prove who they are.
const (
	SignedOut Kind = "signed_out" // nobody has signed in, or the session is over
	TooOften  Kind = "too_often"  // tried too many times: wait, then try again
)
