package web

import (
	"net/http"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// pager is the foot of a list: which rows of how many, and links to the other pages under the same filter.
type pager struct {
	From, To, Total int
	Pages           []pageLink
	Previous, Next  string
}

type pageLink struct {
	Number  int // 0 = a gap
	Href    string
	Current bool
}

func pagerOf(r *http.Request, total, number, perPage int) pager {
	if perPage < 1 {
		perPage = 25
	}
	last := max(1, (total+perPage-1)/perPage)
	number = max(1, number)
	p := pager{Total: total, From: (number-1)*perPage + 1, To: min(total, number*perPage)}
	if p.To < p.From {
		p.From, p.To = 0, 0
	}
	to := func(n int) string {
		q := r.URL.Query()
		q.Del("lang") // kept already
		q.Set("page", itoa(n))
		if n == 1 {
			q.Del("page")
		}
		if len(q) == 0 {
			return r.URL.Path
		}
		return r.URL.Path + "?" + q.Encode()
	}
	if number > 1 && number <= last {
		p.Previous = to(number - 1)
	}
	if number < last {
		p.Next = to(number + 1)
	}
	if last == 1 {
		return p
	}
	gap := false
	for n := 1; n <= last; n++ {
		if n == 1 || n == last || n >= number-2 && n <= number+2 {
			p.Pages = append(p.Pages, pageLink{n, to(n), n == number})
			gap = false
		} else if !gap {
			p.Pages = append(p.Pages, pageLink{})
			gap = true
		}
	}
	return p
}
