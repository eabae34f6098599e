package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/browsertest"
	"lotrinh/internal/servetest"
)

// TestPeopleByClicking opens the first account, signs in, opens another and resets it, with a keyboard and a mouse; axe looks at
// each page on a desk and on a telephone. LOTRINH_SHOTS names a folder for pictures of them.
func TestPeopleByClicking(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("lotrinh")
	if err != nil {
		t.Fatal(err)
	}
	server, err := servetest.Start(exec.Command(program, "serve", "--addr", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "d")), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	root := strings.TrimSuffix(server.URL, "/")
	b := browsertest.New(t)
	b.Allow("403")
	b.Allow("404")
	b.Allow("422")
	b.Allow("401")
	look := func(name string) {
		t.Helper()
		lookAt(t, b, name)
		if dir := os.Getenv("LOTRINH_SHOTS"); dir != "" {
			b.Prefer("light")
			for _, width := range []int{390, 1280} {
				b.Width(width)
				b.Screenshot(filepath.Join(dir, name+map[int]string{390: "-phone", 1280: "-desk"}[width]+".png"), width)
			}
		}
		b.Width(1280)
		b.Prefer("light")
	}
	var first string
	for range 50 { // the line stands right after the one that says where it listens
		if first = entryPath.FindString(server.Output()); first != "" {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	const password, other = "con đường dài 931", "trời xanh tám tháng"
	b.Width(1280)
	b.Open(root + first)
	look("first")
	b.Fill("#user", "an.nv")
	b.Fill("#name", "Nguyễn Văn An")
	b.Fill("#password", password)
	b.Fill("#again", "khác hẳn nhau")
	b.Click("main button.primary")
	b.See("không giống nhau")
	b.Fill("#password", password)
	b.Fill("#again", password)
	b.Click("main button.primary")
	b.See("Hãy đăng nhập")
	look("sign-in")
	signIn := func(user, password string) {
		b.Fill("#user", user)
		b.Fill("#password", password)
		b.Click("main button.primary")
	}
	signIn("an.nv", "sai")
	b.See("không đúng")
	look("sign-in-wrong")
	signIn("an.nv", password)
	b.See("Toàn cảnh nhiệm kỳ")
	look("home")
	b.Open(root + "/accounts") // the session begins in the coordinator's post
	b.See("Chuyển sang chức danh")
	look("accounts-refused")
	b.Fill("#post", "quan-tri")
	b.See("Lập tài khoản")
	look("accounts")
	b.Fill("#user", "binh.tt")
	b.Fill("#name", "Trần Thị Bình")
	b.Click("section[aria-labelledby=new] button")
	b.See("Chỉ hiện ở đây một lần")
	look("account-with-link")
	link := regexp.MustCompile(`/enter/[\w-]{43}`).FindString(b.Text("section[aria-labelledby=link] code"))
	b.Click("section[aria-labelledby=give] button")
	b.See("Đã giao chức danh")
	look("account-one")
	b.Open(root + "/account")
	b.Fill("#old-factor", password)
	b.Click("section[aria-labelledby=second] button")
	b.See("ứng dụng xác thực")
	look("own-account")
	b.Open(root + "/rights")
	look("rights")
	b.Open(root + "/?lang=en")
	for _, page := range []string{"/account", "/accounts", "/accounts/binh.tt", "/rights"} {
		b.Open(root + page)
		look("english" + strings.ReplaceAll(page, "/", "-"))
	}
	b.Open(root + "/?lang=vi")
	b.Click("text=Đăng xuất")
	b.See("Đã đăng xuất")
	b.Open(root + "/items")
	b.See("Đăng nhập")
	b.Open(root + link)
	look("set-password")
	b.Fill("#password", other)
	b.Fill("#again", other)
	b.Click("main button.primary")
	b.See("Hãy đăng nhập")
	signIn("binh.tt", other)
	b.See("Trần Thị Bình")
	b.Open(root + link)
	b.See("đã dùng rồi")
}
