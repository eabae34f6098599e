package cli

import (
	"context"
	"sync"
)

// inOrder does n pieces of work, several at once, and takes the results one by one in their order. No more than hands+1 pieces
// are under way or wait to be taken, so that memory does not grow with n. It ends early when the context does.
func inOrder[T any](ctx context.Context, n, hands int, do func(int) T, take func(int, T)) error {
	ctx, stop := context.WithCancel(ctx)
	var working sync.WaitGroup
	defer working.Wait()
	defer stop()
	waiting := make(chan chan T, hands)
	working.Go(func() {
		defer close(waiting)
		for i := range n {
			result := make(chan T, 1)
			select {
			case <-ctx.Done():
				return
			case waiting <- result:
			}
			working.Go(func() { result <- do(i) })
		}
	})
	i := 0
	for result := range waiting {
		if ctx.Err() != nil {
			break
		}
		take(i, <-result)
		i++
	}
	return ctx.Err()
}
