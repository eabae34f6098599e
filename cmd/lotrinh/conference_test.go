package main_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"
)

// calledConference calls a conference to which two units have handed in, with a passage in common.
func calledConference(t *testing.T, root string) string {
	t.Helper()
	landed := func(r *http.Response, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		if r.StatusCode >= 400 {
			t.Fatalf("%s: %s", r.Request.URL, r.Status)
		}
		return r.Request.URL.Path
	}
	at := landed(http.PostForm(root+"/conferences", url.Values{"title": {"Hội thảo tầm nhìn Mẫu Giang"}, "host": {"tinh-uy"}, "secretary": {"so-tc"},
		"outline": {"Hạ tầng | so-tc, so-xd\n- Nút thắt ở đâu?"}, "draft": {"15/7/2026"}, "final": {"5/8/2026"}, "need": {"figures"}}))
	landed(http.PostForm(root+at, url.Values{"do": {"agree"}, "rev": {"1"}}))
	const shared = "Ba năm qua ngành đã tháo gỡ vướng mắc về mặt bằng của mười hai dự án giao thông liên xã, rút ngắn thời gian bàn giao từ chín tháng xuống còn năm tháng, nhờ phân công rõ một đầu mối ở mỗi xã và họp giao ban vào thứ hai hằng tuần."
	for unit, own := range map[string]string{"so-tc": "Sở đã bố trí đủ vốn đối ứng cho từng dự án.", "so-xd": "Sở đã rút gọn khâu thẩm định thiết kế."} {
		landed(postFile(root+"/api"+at+"/units/"+unit+"/file", unit+".txt", "THAM LUẬN\n\n"+own+"\n\n"+shared))
	}
	return at
}

// demoRevision is the comparison of the two versions of the contribution that the demo's conference returned.
func demoRevision(t *testing.T, root, conference string) string {
	t.Helper()
	paper := regexp.MustCompile(`(/papers/[0-9a-f-]{36})"[^>]*>Sở Ngoại vụ<`).FindStringSubmatch(string(fetch(t, root+conference)))
	if paper == nil {
		t.Fatal("the conference of the demo does not show the contribution of Sở Ngoại vụ")
	}
	return conference + paper[1] + "/changes"
}
