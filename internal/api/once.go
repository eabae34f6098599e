package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"sync"

	"lotrinh/internal/app"
	"lotrinh/internal/fault"
)

// A write may carry a key in Idempotency-Key: sent twice, it is done once and answered alike. The key is committed in the
// transaction of the act itself, so that a crash between the two cannot repeat it; the answer follows.

const keyHeader = "Idempotency-Key"

// running are the keys of writes under way in this program; another program meets the key in the database.
type running struct {
	mu   sync.Mutex
	keys map[string]bool
}

// begin claims a key until end; ok is false while another request holds it.
func (r *running) begin(key string) (end func(), ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.keys[key] {
		return nil, false
	}
	if r.keys == nil {
		r.keys = map[string]bool{}
	}
	r.keys[key] = true
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.keys, key)
	}, true
}

func keyRunning(key string) error {
	return &refusal{kind: "running", status: http.StatusConflict,
		saying: fault.New(fault.Conflict, "Yêu cầu mang khóa %q đang được xử lý; xin gửi lại sau giây lát.", "The request with the key %q is being carried out; send it again in a moment.", key).At(keyHeader)}
}

func keyReused(key string) error {
	return &refusal{kind: "key_reused", status: http.StatusUnprocessableEntity,
		saying: fault.New(fault.Invalid, "Khóa %q đã dùng cho một yêu cầu khác; mỗi yêu cầu cần một khóa riêng.", "The key %q belongs to another request; each request needs a key of its own.", key).At(keyHeader)}
}

// key reads the name that the sender gave this write, "" for none.
func (c *call) key() (string, error) {
	key := c.Header.Get(keyHeader)
	if len(key) > 200 {
		e := malformed("Khóa dài quá 200 ký tự.", "The key is longer than 200 characters.")
		e.At(keyHeader)
		return "", e
	}
	for _, b := range []byte(key) {
		if b < ' ' || b > '~' {
			e := malformed("Khóa chỉ gồm chữ không dấu, số và dấu câu.", "The key holds plain letters, digits and signs only.")
			e.At(keyHeader)
			return "", e
		}
	}
	return key, nil
}

// sum stands for all that was sent: another request under the same key has another one.
func (c *call) sum(body []byte) string {
	h := sha256.New()
	for _, part := range []string{c.Method, c.URL.RequestURI(), c.who.Post.Code} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// reply is an answer to a write before it is written.
type reply struct {
	rev      int // 0 = the thing has no revision
	location string
	body     any
}

// once carries out a write, unless it has been already. do gives the id of what it was about; tell makes the answer.
func (s *server) once(c *call, body []byte, do func(context.Context) (string, error), tell func(id string) (reply, error)) error {
	key, err := c.key()
	if err != nil {
		return err
	}
	request := app.Request{Key: key}
	if key != "" {
		request.Sum = c.sum(body)
		end, ok := s.running.begin(key)
		if !ok {
			return keyRunning(key)
		}
		defer end()
		if done, err := s.again(c, request, tell); done || err != nil {
			return err
		}
	}
	id, err := do(app.WithRequest(c.Context(), request))
	if fault.Is(err, fault.Conflict) && key != "" { // perhaps another program was faster
		if done, failed := s.again(c, request, tell); done || failed != nil {
			return failed
		}
	}
	if err != nil {
		return err
	}
	return s.tell(c, request, id, tell)
}

// again answers a write that was done before; done is false for one that was not.
func (s *server) again(c *call, request app.Request, tell func(id string) (reply, error)) (done bool, err error) {
	kept, known, err := s.app.Answered(c.Context(), request.Key)
	switch {
	case err != nil || !known:
		return false, err
	case kept.Sum != request.Sum:
		return true, keyReused(request.Key)
	}
	c.w.Header().Set("Idempotency-Replayed", "true")
	if kept.Status == 0 { // the program stopped between the act and its answer
		return true, s.tell(c, request, kept.ID, tell)
	}
	c.write(kept)
	return true, nil
}

// tell answers a write that is done, and keeps the answer for whoever sends it again.
func (s *server) tell(c *call, request app.Request, id string, tell func(id string) (reply, error)) error {
	r, err := tell(id)
	if err != nil {
		return err
	}
	body, err := json.Marshal(r.body)
	if err != nil {
		return err
	}
	answer := app.Answer{Sum: request.Sum, ID: id, Status: c.route.status, Location: r.location, Body: string(body)}
	if r.rev > 0 {
		answer.ETag = tagOf(r.rev)
	}
	if request.Key != "" {
		// the act is done whether or not its sender still listens
		if err := s.app.KeepAnswer(context.WithoutCancel(c.Context()), request.Key, answer); err != nil {
			s.config.Logger.Error("answer not kept", "path", c.URL.Path, "err", err)
		}
	}
	c.write(answer)
	return nil
}

func (c *call) write(a app.Answer) {
	h := c.w.Header()
	for name, value := range map[string]string{"ETag": a.ETag, "Location": a.Location} {
		if value != "" {
			h.Set(name, value)
		}
	}
	c.send(a.Status, []byte(a.Body))
}
