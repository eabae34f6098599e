package forecast

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// What the page tells is what the method gives. LOTRINH_UPDATE=1 writes it anew.
func TestKeptIsWhatRunGives(t *testing.T) {
	b := Run(func(int, int) {})
	if os.Getenv("LOTRINH_UPDATE") != "" {
		text, _ := json.MarshalIndent(b, "", " ")
		if err := os.WriteFile("backtest.json", append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	same(t, Kept().Made, b.Made)
	same(t, Kept().Published, b.Published)
}

func same(t *testing.T, kept, now []Score) {
	t.Helper()
	if len(kept) != len(now) {
		t.Fatalf("%d scores are kept, %d come out", len(kept), len(now))
	}
	for i, s := range now {
		k := kept[i]
		if k.Of != s.Of || k.Count != s.Count || math.Abs(k.Brier-s.Brier) > 0.002 {
			t.Errorf("%s: kept %d and %.3f, now %d and %.3f", s.Of, k.Count, k.Brier, s.Count, s.Brier)
		}
		for j, r := range s.Rivals {
			if k.Rivals[j].Better != r.Better {
				t.Errorf("%s against %s: kept %d, now %d", s.Of, r.Name, k.Rivals[j].Better, r.Better)
			}
		}
		t.Logf("%-13s %6d forecasts, %.3f came: Brier %.3f, error %.3f, rivals %v, skipped %d", s.Of, s.Count, s.Came, s.Brier, s.Error, s.Rivals, s.Skipped)
	}
}

// On invented histories the method must beat its rivals by more than chance and be as sure as it may; on public ones it says what it says.
func TestItIsBetterThanItsRivalsOnInventedHistories(t *testing.T) {
	for _, s := range Kept().Made {
		for _, r := range s.Rivals {
			if r.Better != 1 {
				t.Errorf("%s: no better than %s (%.3f against %.3f)", s.Of, r.Name, s.Brier, r.Brier)
			}
		}
		if s.Error > 0.08 {
			t.Errorf("%s: what is said is %.3f off what comes", s.Of, s.Error)
		}
	}
}

// The Brier score of known cases, worked by hand.
func TestBrierScore(t *testing.T) {
	at := func(percent int, came bool, block string) Trial {
		return Trial{Of: "task", Model: "task", Said: Likelihood{Known: true, Percent: percent}, Came: came, Block: block, Last: "in_progress", Line: "yes"}
	}
	s := ScoreOf("task", []Trial{at(80, true, "a"), at(80, true, "b"), at(20, false, "a"), at(60, false, "b"), {Of: "task"}})
	if s.Count != 4 || s.Skipped != 1 || s.Came != 0.5 || s.Brier != 0.12 { // (0.04 + 0.04 + 0.04 + 0.36) / 4
		t.Errorf("%+v", s)
	}
	if len(s.Bins) != 3 || s.Bins[2] != (Bin{From: 80, Count: 2, Said: 0.8, Came: 1}) {
		t.Errorf("bins %+v", s.Bins)
	}
}
