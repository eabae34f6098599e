package store_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"lotrinh/internal/conference"
	"lotrinh/internal/doc"
	"lotrinh/internal/fault"
	"lotrinh/internal/indicator"
	"lotrinh/internal/journal"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/review"
	"lotrinh/internal/store"
	"lotrinh/internal/when"
)

const today when.Date = "2026-06-20"

var clerk = journal.Actor{PostID: "p1", Title: "Chuyên viên tổng hợp"}

// act is a change that the clerk makes on a day, at nine in the morning.
func act(on when.Date) store.Act {
	y, m, d := on.YMD()
	return store.Act{Actor: clerk, Action: "test", Noun: "item", ID: "i1", Why: "để thử", Now: time.Date(y, time.Month(m), d, 2, 0, 0, 0, time.UTC), Today: on}
}

func change(t testing.TB, s *store.Store, on when.Date, do func(*store.Tx) error) {
	t.Helper()
	if err := s.Change(t.Context(), act(on), do); err != nil {
		t.Fatal(err)
	}
}

func wantFault(t testing.TB, err error, kind fault.Kind) {
	t.Helper()
	if err == nil || !fault.Is(err, kind) {
		t.Errorf("error %v, want one of kind %s", err, kind)
	}
}

func task(id, title string) plan.Item {
	return plan.Item{ID: plan.ItemID(id), Kind: plan.TaskKind, Code: "NV-" + id, Title: title, Fields: map[string]string{"deliverable": "Quyết định"}}
}

// fill puts at least one row into every table, some of them in several versions, by a dozen acts.
func fill(t testing.TB, s *store.Store) {
	t.Helper()
	finance := org.Unit{ID: "u1", Code: "so-tc", Name: "Sở Tài chính", Line: org.State}
	farming := org.Unit{ID: "u2", Code: "so-nnmt", Name: "Sở Nông nghiệp và Môi trường", Line: org.State}
	group := org.Unit{ID: "u3", Code: "cac-so", Name: "Các sở", Line: org.State, Group: true, Members: []org.UnitID{"u1", "u2"}}
	change(t, s, "2026-01-05", func(tx *store.Tx) error {
		for _, u := range []*org.Unit{&finance, &farming, &group} {
			if err := store.Units.Save(tx, u); err != nil {
				return err
			}
		}
		return store.Posts.Save(tx, &org.Post{ID: "p1", Code: "vpub", UnitID: "u1", Title: "Chuyên viên", Role: org.Coordinator})
	})
	text := "Kế hoạch chuyển đổi số\nSở Tài chính chủ trì xây dựng đề án trước ngày 30/9/2026."
	plan112 := doc.Document{ID: "d1", Type: "Kế hoạch", Number: "112/KH-UBND", Date: "2026-02-05", Issuer: "UBND tỉnh Mẫu Giang", Subject: "Chuyển đổi số", SHA256: store.SumOf("bytes"), TextSHA256: store.SumOf(text)}
	change(t, s, "2026-02-06", func(tx *store.Tx) error {
		if err := store.Terms.Save(tx, &plan.Term{ID: "t1", Code: "XII", Name: "Nhiệm kỳ 2025 - 2030", From: "2025-09-20", To: "2030-09-30"}); err != nil {
			return err
		}
		if err := store.Milestones.Save(tx, &plan.Milestone{ID: "m1", TermCode: "XII", Sort: "review", Title: "Sơ kết", On: "2028-06-30"}); err != nil {
			return err
		}
		if err := store.Documents.Save(tx, &plan112); err != nil {
			return err
		}
		if err := store.Events.Save(tx, &doc.Event{ID: "e1", DocumentID: "d1", Stage: doc.Issued, On: "2026-02-05"}); err != nil {
			return err
		}
		if err := store.Themes.Save(tx, &plan.Theme{ID: "th1", Sort: "breakthrough", Ord: 1, Title: "Đột phá về hạ tầng số", TermCode: "XII", DocumentID: "d1"}); err != nil {
			return err
		}
		if err := store.Proposals.Save(tx, &plan.Proposal{ID: "c1", DocumentID: "d1", Verdict: plan.Pending, Candidate: plan.Candidate{ID: "c1", Ord: 1, Confidence: .95}}); err != nil {
			return err
		}
		passages := []doc.Passage{{ID: "s1", Kind: doc.Para, Span: doc.Span{Start: 0, End: len(text)}}}
		return tx.SaveText(plan112, store.Text{Content: text, Passages: passages, Findings: json.RawMessage("{}")})
	})
	for n, lead := range []org.UnitID{"u1", "u2", "u3"} {
		id := fmt.Sprintf("i%d", n+1)
		change(t, s, "2026-02-10", func(tx *store.Tx) error { return addTask(tx, id, lead) })
	}
	share := plan.Item{ID: "i4", Kind: plan.IndicatorKind, Code: "CT-0001", Title: "Tỷ lệ hồ sơ trực tuyến"}
	change(t, s, "2026-02-11", func(tx *store.Tx) error {
		if err := store.Items.Save(tx, &share); err != nil {
			return err
		}
		if err := store.Cards.Save(tx, &indicator.Card{ItemID: "i4", Code: "CDS-01", Short: "Hồ sơ trực tuyến", OverTime: indicator.LastOverTime}); err != nil {
			return err
		}
		return store.Targets.Save(tx, &plan.Target{ID: "g1", ItemID: "i4", Sort: "target", Comparator: ">=", Value: "80", Period: when.Interval{To: "2026-12-31"}})
	})
	change(t, s, "2026-05-04", func(tx *store.Tx) error {
		return moveDue(tx, "i1", "2026-11-30", "Chờ hướng dẫn của Bộ")
	})
	approve(t, s, "r1", "u1", "2026-05", report.Line{ID: "l1", ItemID: "i1", State: plan.Done, Percent: 100, DoneOn: "2026-05-20", Text: "Đã trình Đề án"}, report.Line{ID: "l2", ItemID: "i3", State: plan.InProgress, Percent: 40})
	change(t, s, "2026-06-15", func(tx *store.Tx) error {
		if err := store.Products.Save(tx, &plan.Product{ID: "pr1", ItemID: "i1", UnitID: "u1", Sort: plan.PaperProduct, Number: "12/QĐ-UBND", Date: "2026-05-20", State: plan.Offered}); err != nil {
			return err
		}
		if err := store.Directives.Save(tx, &plan.Directive{ID: "di1", Sort: plan.Order, From: "p1", About: plan.ItemNoun, AboutID: "i2", UnitID: "u2", Text: "Báo cáo nguyên nhân chậm", On: "2026-06-15", State: plan.Waiting}); err != nil {
			return err
		}
		if err := store.Ratings.Save(tx, &plan.Rating{ItemID: "i2", Light: plan.Amber, Reason: "Chờ hướng dẫn", PostID: "p1", On: "2026-06-15"}); err != nil {
			return err
		}
		if err := store.ReminderRules.Save(tx, &report.Reminders{Before: 5, Head: 3, Coordinator: 7, Leader: 14}); err != nil {
			return err
		}
		if err := store.Mutes.Save(tx, &report.Mute{ID: "m1", PostID: "p1", About: "item:i2", Reason: "Chờ hướng dẫn", Until: "2026-07-01"}); err != nil {
			return err
		}
		if err := store.Extensions.Save(tx, &plan.Extension{ID: "x1", ItemID: "i2", UnitID: "u2", PostID: "p1", AskedOn: "2026-06-15", Reason: "Chờ hướng dẫn", NewDay: "2026-12-31", State: plan.ExtensionAsked}); err != nil {
			return err
		}
		if err := rhythm(tx); err != nil {
			return err
		}
		if err := conferred(tx); err != nil {
			return err
		}
		if err := reviewed(tx); err != nil {
			return err
		}
		if err := store.Views.Save(tx, &plan.View{ID: "v1", PostID: "p1", Title: "Việc quá hạn", Query: "time=overdue"}); err != nil {
			return err
		}
		return store.Observations.Save(tx, &plan.Observation{ID: "o1", ItemID: "i4", Period: "2026-05", Value: "61.5", Quality: plan.Estimate, Source: "report:r1"})
	})
}

// rhythm puts in a regime, a cycle of it with what a unit owes and how it stood, and an act of reorganisation that is to come.
func rhythm(tx *store.Tx) error {
	if err := store.Regimes.Save(tx, &report.Regime{ID: "g1", Code: "thang", Title: "Báo cáo tháng", Every: report.Monthly}); err != nil {
		return err
	}
	if err := store.Cycles.Save(tx, &report.Cycle{ID: "thang.2026-05", RegimeID: "g1", Title: "Báo cáo tháng", Period: "2026-05", Due: "2026-05-17", State: report.Open, Data: when.Interval{From: "2026-04-15", To: "2026-05-14"}}); err != nil {
		return err
	}
	if err := store.Owing.Save(tx, &report.Owed{ID: "thang.2026-05.u1", CycleID: "thang.2026-05", UnitID: "u1", Period: "2026-05", DueOn: "2026-05-17", Items: []plan.ItemID{"i1"}}); err != nil {
		return err
	}
	if err := store.Snapshots.Save(tx, &report.Snapshot{ID: "thang.2026-05.u1", CycleID: "thang.2026-05", UnitID: "u1", DueOn: "2026-05-17", ReportID: "r1", ReportRev: 2, State: report.Approved, SentOn: "2026-05-16"}); err != nil {
		return err
	}
	if err := store.Closings.Save(tx, &plan.Closing{ID: "c1", TermCode: "XII", NextCode: "XIII", State: plan.TermClosed, On: "2026-06-15"}); err != nil {
		return err
	}
	if err := store.Settlements.Save(tx, &plan.Settled{ID: plan.SettledID("XII", "i1"), TermCode: "XII", ItemID: "i1", Kind: plan.TaskKind, Code: "NV-i1", Fate: plan.Carry, On: "2026-06-15", Frozen: &plan.Frozen{Title: "Xây dựng đề án", State: plan.InProgress, Percent: 40}}); err != nil {
		return err
	}
	return store.Reorganisations.Save(tx, &org.Reorganisation{ID: "o1", On: "2026-07-01", Document: "Nghị quyết số 12/NQ-HĐND", Title: "Sắp xếp", State: org.Planned})
}

// addTask puts a task with a due date, a lead, its source and its theme into the plan.
func addTask(tx *store.Tx, id string, lead org.UnitID) error {
	it := task(id, "Xây dựng đề án "+id)
	if err := store.Items.Save(tx, &it); err != nil {
		return err
	}
	if err := moveDue(tx, it.ID, "2026-09-29", ""); err != nil {
		return err
	}
	if err := store.Assignments.Save(tx, &plan.Assignment{ID: "a-" + id, ItemID: it.ID, Role: plan.Lead, UnitID: lead}); err != nil {
		return err
	}
	if err := store.Links.Save(tx, &plan.Link{ID: "s-" + id, From: plan.ItemNoun, FromID: id, Relation: plan.FromSource, To: plan.DocumentNoun, ToID: "d1", PassageID: "s1"}); err != nil {
		return err
	}
	_, err := tx.NextNumber("item:task")
	if err != nil {
		return err
	}
	return store.Links.Save(tx, &plan.Link{ID: "t-" + id, From: plan.ItemNoun, FromID: id, Relation: plan.InTheme, To: plan.ThemeNoun, ToID: "th1"})
}

func moveDue(tx *store.Tx, id plan.ItemID, to when.Date, why string) error {
	due, err := store.Dues.Get(tx.Reader, string(id))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	due.ItemID, due.To, due.Reason = id, to, why
	if due.Original == "" {
		due.Original = to
	}
	return store.Dues.Save(tx, &due)
}

// approve keeps a report, then approves it, as two acts.
func approve(t testing.TB, s *store.Store, id report.ID, unit org.UnitID, p when.Period, lines ...report.Line) {
	t.Helper()
	x := report.Report{ID: id, UnitID: unit, Period: p, State: report.Submitted}
	change(t, s, "2026-06-14", func(tx *store.Tx) error {
		x := x
		if err := store.Reports.Save(tx, &x); err != nil {
			return err
		}
		for _, l := range lines {
			l.ReportID, l.UnitID, l.Period = id, unit, p
			if err := store.Lines.Save(tx, &l); err != nil {
				return err
			}
		}
		return nil
	})
	change(t, s, "2026-06-15", func(tx *store.Tx) error {
		x, err := store.Reports.Get(tx.Reader, string(id))
		if err != nil {
			return err
		}
		x.State = report.Approved
		return store.Reports.Save(tx, &x)
	})
}

// verified fails the test when Verify finds anything, and gives the head.
func verified(t testing.TB, s *store.Store) journal.Head {
	t.Helper()
	head, wrong, err := s.Verify(t.Context(), journal.Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Error(w)
	}
	return head
}

// reviewed puts in a review with a text, a comment and the figures of its closing.
func reviewed(tx *store.Tx) error {
	if err := store.Reviews.Save(tx, &review.Review{ID: "rv1", Kind: review.MidTerm, Title: "Sơ kết", Sections: review.Outline(review.MidTerm), State: review.Closed, OpenedOn: "2026-06-15", ClosedOn: "2026-06-15"}); err != nil {
		return err
	}
	if err := store.ReviewTexts.Save(tx, &review.Text{ID: review.TextID("rv1", review.Tasks), ReviewID: "rv1", Section: review.Tasks, Body: "Có {{số nhiệm vụ}} nhiệm vụ.", On: "2026-06-15"}); err != nil {
		return err
	}
	if err := store.ReviewComments.Save(tx, &review.Comment{ID: "rc1", ReviewID: "rv1", Section: review.Tasks, Text: "Nói rõ hơn", On: "2026-06-15"}); err != nil {
		return err
	}
	return store.ReviewClosings.Save(tx, &review.Closing{ID: "rv1", On: "2026-06-15", Record: review.Record{AsOf: "2026-06-15", Figures: map[string]review.Figure{"số nhiệm vụ": {Text: "3", Value: "3"}}}})
}

// conferred puts in a conference that awaits a contribution.
func conferred(tx *store.Tx) error {
	if err := store.PaperProposals.Save(tx, &conference.Proposal{ID: "kn1", ConferenceID: "hn1", Said: []conference.Said{{ContributionID: "tl1", UnitID: "u1", Version: 1, Text: "Đề nghị bố trí vốn."}}, Verdict: conference.Rejected, Reason: "đã có trong kế hoạch"}); err != nil {
		return err
	}
	if err := store.Conferences.Save(tx, &conference.Conference{ID: "hn1", Title: "Hội thảo", HostID: "u1", SecretaryID: "u1", State: conference.Collecting, HeldOn: "2026-08-20"}); err != nil {
		return err
	}
	if err := store.Meetings.Save(tx, &conference.Meeting{ID: "hop1", ConferenceID: "hn1", On: "2026-06-10", Agenda: []string{"Rà soát tham luận"}}); err != nil {
		return err
	}
	if err := store.Contributions.Save(tx, &conference.Contribution{ID: "tl1", ConferenceID: "hn1", UnitID: "u1", Topics: []string{"1"}, State: conference.Awaited}); err != nil {
		return err
	}
	return store.PaperComments.Save(tx, &conference.Comment{ID: "yk1", ContributionID: "tl1", Version: 1, Said: []conference.Turn{{Text: "Nêu rõ nguồn", On: "2026-07-16"}}})
}
