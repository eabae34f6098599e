package api

import (
	"lotrinh/internal/fault"
	"lotrinh/internal/when"
)

var asOfParam = wordParam("asof", "Như đã biết khi ngày ấy kết thúc (YYYY-MM-DD), mặc định hôm nay", "As it was known when that day ended (YYYY-MM-DD), today unless said")

// dated lets an answer be given as of a day that is over.
func (r route) dated() route {
	inner := r.serve
	r.serve = func(s *server, c *call) error {
		typed := c.query.Get("asof")
		if typed == "" {
			return inner(s, c)
		}
		day, ok := when.Typed(typed)
		if !ok {
			return fault.New(fault.Invalid, "Không hiểu ngày %.40q; viết 2025-06-30.", "The day %.40q cannot be read; write 2025-06-30.", typed).At("asof")
		}
		then, err := s.app.AsOf(day)
		if err != nil {
			return err
		}
		c.who = c.who.LookingBack()
		return inner(&server{app: then, config: s.config, documents: s.documents}, c)
	}
	return r.with(asOfParam)
}
