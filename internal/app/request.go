package app

import (
	"context"

	"lotrinh/internal/store"
)

// Request is a write that its sender named by a key, so that one sent twice is done once. Sum is over all that was sent.
type Request = store.Request

// Answer is what such a write was answered.
type Answer = store.Answer

type requestKey struct{}

// WithRequest says that the one change made under this context carries out a named write: the name is committed with it.
func WithRequest(ctx context.Context, r Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// unnamed takes the name off for the acts that follow the one it was committed with.
func unnamed(ctx context.Context) context.Context { return WithRequest(ctx, Request{}) }

func requestOf(ctx context.Context) Request {
	r, _ := ctx.Value(requestKey{}).(Request)
	return r
}

// Answered is what the write of this key was answered; known is false when nothing was done under it.
func (a *App) Answered(ctx context.Context, key string) (answer Answer, known bool, err error) {
	answer, err = a.store.Read(ctx).AnswerTo(key)
	return answer, err == nil, unlessMissing(err)
}

// KeepAnswer keeps the first answer to a named write for those who send it again; old ones are forgotten in passing.
func (a *App) KeepAnswer(ctx context.Context, key string, answer Answer) error {
	return a.store.KeepAnswer(ctx, key, answer, a.now())
}
