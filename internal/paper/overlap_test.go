package paper

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestOverlapsOfTheSample tells who shares with whom, as planted.
func TestOverlapsOfTheSample(t *testing.T) {
	papers, outline := demoPapers(t)
	overlaps := Check(papers, outline).OverlapsOf(papers)
	got := map[string]Overlap{}
	for _, o := range overlaps {
		got[papers[o.A].Name+" "+papers[o.B].Name] = o
		t.Logf("%s %s: %d passages, %.2f %.2f, %d contradictions", papers[o.A].Name, papers[o.B].Name, o.Passages, o.ShareA, o.ShareB, o.Contradictions)
		if o.ShareA < 0 || o.ShareA > 1 || o.ShareB < 0 || o.ShareB > 1 || (o.Passages > 0) != (o.Share() > 0) {
			t.Errorf("%+v", o)
		}
	}
	for _, pair := range []string{"04-bql-kcn 26-p-mau-tan", "03-so-ct 24-hiep-hoi-dn", "10-so-nv 21-truong-cd", "08-so-khcn 09-vpub", "12-so-yt 22-bhxh-tinh", "05-so-nnmt 23-lien-minh-htx"} {
		if got[pair].Share() < 0.1 {
			t.Errorf("%s: %+v", pair, got[pair])
		}
	}
	if got["13-so-vhttdl 14-tt-xtdt"].Contradictions != 1 {
		t.Errorf("who contradicts whom: %v", overlaps)
	}
	if clusters := Clusters(overlaps, 0.1); len(clusters) != 6 {
		t.Errorf("clusters: %v", clusters)
	}
}

// TestOverlapsDoNotDependOnTheOrder: the same papers in another order share the same, pair by pair.
func TestOverlapsDoNotDependOnTheOrder(t *testing.T) {
	papers, outline := demoPapers(t)
	named := func(papers []*Paper) map[[2]string]Overlap {
		out := map[[2]string]Overlap{}
		for _, o := range Check(papers, outline).OverlapsOf(papers) {
			a, b := papers[o.A].Name, papers[o.B].Name
			if a > b {
				a, b, o.ShareA, o.ShareB = b, a, o.ShareB, o.ShareA
			}
			o.A, o.B = 0, 0
			out[[2]string{a, b}] = o
		}
		return out
	}
	want := named(papers)
	rapid.Check(t, func(t *rapid.T) {
		if got := named(rapid.Permutation(papers).Draw(t, "order")); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\nwant %v", got, want)
		}
	})
}

func TestClusters(t *testing.T) {
	got := Clusters([]Overlap{{A: 0, B: 4, ShareA: .2}, {A: 1, B: 2, ShareB: .3}, {A: 2, B: 5, ShareA: .1}, {A: 3, B: 5, ShareA: .01}}, .1)
	if !reflect.DeepEqual(got, [][]int{{1, 2, 5}, {0, 4}}) {
		t.Errorf("%v", got)
	}
}
