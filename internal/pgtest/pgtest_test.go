package pgtest_test

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"lotrinh/internal/pgtest"
)

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// sorted returns words in the order in which the database sorts them.
func sorted(t *testing.T, url string, words ...string) []string {
	t.Helper()
	rows, err := connect(t, url).Query(t.Context(), "SELECT w FROM unnest($1::text[]) AS w ORDER BY w", words)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEveryCallGivesAnEmptyDatabase(t *testing.T) {
	first, second := pgtest.URL(t), pgtest.URL(t)
	if _, err := connect(t, first).Exec(t.Context(), "CREATE TABLE t (x TEXT)"); err != nil {
		t.Fatal(err)
	}
	var tables int
	count := "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
	if err := connect(t, second).QueryRow(t.Context(), count).Scan(&tables); err != nil {
		t.Fatal(err)
	}
	if tables != 0 {
		t.Errorf("a fresh database holds %d tables", tables)
	}
}

func TestDatabaseIsDroppedWithItsTest(t *testing.T) {
	var url string
	t.Run("inner", func(t *testing.T) { url = pgtest.URL(t) })
	if url == "" {
		t.Skip("left out with the inner test")
	}
	if conn, err := pgx.Connect(t.Context(), url); err == nil {
		conn.Close(t.Context())
		t.Error("the database outlived its test")
	}
}

func TestCollation(t *testing.T) {
	words := []string{"đường", "dân", "zebra", "Em"}
	if got, want := sorted(t, pgtest.URL(t), words...), []string{"Em", "dân", "zebra", "đường"}; !slices.Equal(got, want) {
		t.Errorf("by bytes: %q, want %q", got, want)
	}
	if got, want := sorted(t, pgtest.CollatedURL(t, "vi"), words...), []string{"dân", "đường", "Em", "zebra"}; !slices.Equal(got, want) {
		t.Errorf("in Vietnamese: %q, want %q", got, want)
	}
}

// The test runs itself in a second process, which prints the folder of its cluster and dies without any clean-up.
func TestClusterEndsWithItsProcess(t *testing.T) {
	if os.Getenv("PGTEST_DIE") == "1" {
		var folder string
		if err := connect(t, pgtest.URL(t)).QueryRow(t.Context(), "SHOW unix_socket_directories").Scan(&folder); err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("folder " + folder + "\n")
		os.Exit(3)
	}
	pgtest.URL(t) // fails or skips here when there is no PostgreSQL
	cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), "PGTEST_DIE=1")
	out, _ := cmd.CombinedOutput() // it exits 3
	_, folder, found := strings.Cut(string(out), "folder ")
	if !found {
		t.Fatalf("the second process says:\n%s", out)
	}
	folder, _, _ = strings.Cut(folder, "\n")
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is still there", folder)
		}
	}
}
