package app

import (
	"io/fs"

	"lotrinh/internal/forecast"
)

// Backtest is how well likelihoods held where the end is known, as kept with this version of the program.
func (a *App) Backtest() forecast.Backtest { return forecast.Kept() }

// RunBacktest works it out anew; files has the public series, nil = those are told as kept.
func RunBacktest(files fs.FS, step func(done, all int)) (forecast.Backtest, error) {
	b, err := forecast.Run(files, step)
	if files == nil {
		b.Published = forecast.Kept().Published
	}
	return b, err
}
