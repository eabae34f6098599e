package cli

import (
	"lotrinh/internal/app"
	"lotrinh/internal/when"
)

// asOf lets what a command tells be told as of a day that is over, as ?asof= does on pages.
type asOf struct {
	AsOf string `name:"asof" help:"help_asof" placeholder:"DAY"`
}

// existing opens the installation as it was known when that day ended, for who changes nothing; without a day as it is.
func (f asOf) existing(e *env) (*app.App, app.Who, error) {
	day, ok := when.Typed(f.AsOf)
	if f.AsOf != "" && !ok {
		return nil, app.Who{}, usage("--asof: không hiểu ngày %q; viết 30/06/2025 hoặc 2025-06-30.", "--asof: the day %q cannot be read; write 30/06/2025 or 2025-06-30.", f.AsOf)
	}
	a, who, err := e.existing()
	if err != nil || day == "" {
		return a, who, err
	}
	then, err := a.AsOf(day)
	if err != nil {
		a.Close()
		return nil, app.Who{}, err
	}
	if then != a {
		who = who.LookingBack()
	}
	return then, who, nil
}
