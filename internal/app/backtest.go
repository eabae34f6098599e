package app

import "lotrinh/internal/forecast"

// Backtest is how well likelihoods held where the end is known, as kept with this version of the program.
func (a *App) Backtest() forecast.Backtest { return forecast.Kept() }

// RunBacktest works it out anew.
func RunBacktest(step func(done, all int)) forecast.Backtest { return forecast.Run(step) }
