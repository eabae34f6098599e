// The program recount reads nothing but the rows of the journal, works out from them how every item, every report
// and every target of an indicator stands, and compares that with each figure that a running server shows. It shares no line with the product: a rule that
// both got wrong would have to be misread twice.
package main

import (
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

func main() {
	data := flag.String("data", "lotrinh-data", "folder of the installation")
	db := flag.String("db", "", "PostgreSQL URL instead of lotrinh.db")
	root := flag.String("root", "", "address of the server whose pages are compared, as http://127.0.0.1:8080")
	today := flag.String("today", "", "the day the server takes for today, YYYY-MM-DD")
	asof := flag.String("asof", "", "compare the pages as of this day: only what was entered by then counts")
	as := flag.String("as", "", "code of the post to look as, where nobody signs in")
	review := flag.String("review", "", "id of a closed review: its files (.docx, the saved page of its finished text), named behind the flags, are held against the rows their numbers stand on")
	flag.Parse()
	if *review != "" {
		if err := runReview(*data, *db, *review, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, "recount:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*data, *db, *root, *today, *asof, *as); err != nil {
		fmt.Fprintln(os.Stderr, "recount:", err)
		os.Exit(1)
	}
}

func run(data, dbURL, root, today, asof, as string) error {
	until := "9999-12-31"
	if asof != "" {
		until, today = asof, asof
	}
	db, err := open(data, dbURL)
	if err != nil {
		return err
	}
	defer db.Close()
	record, err := replay(db, until)
	if err != nil {
		return err
	}
	look, err := newLooker(root, as, asof)
	if err != nil {
		return err
	}
	c := comparison{plan: stand(record, today), look: look}
	whole := record
	if asof != "" { // pages of indicators show the plan of now with what was known then
		if whole, err = replay(db, "9999-12-31"); err != nil {
			return err
		}
	}
	if err := c.indicators(whole, today); err != nil {
		return err
	}
	if err := c.everything(); err != nil {
		return err
	}
	if asof == "" { // cycles were asked and frozen from all that had been entered, of whatever day
		c.wrong = append(c.wrong, record.wrong...)
	}
	fmt.Printf("%d entries of the journal, %d items, %d indicators, %d reports; %d pages, %d figures, %d rows compared; %d differ\n",
		record.entries, len(c.plan.items), len(c.listed), len(record.reports), c.pages, c.figures, c.rows, len(c.wrong))
	for _, w := range c.wrong {
		fmt.Println(w)
	}
	if len(c.wrong) > 0 {
		return fmt.Errorf("%d figures differ from the journal", len(c.wrong))
	}
	return nil
}

func runReview(data, dbURL, id string, files []string) error {
	db, err := open(data, dbURL)
	if err != nil {
		return err
	}
	defer db.Close()
	return compareReview(db, id, files)
}

func open(data, dbURL string) (*sql.DB, error) {
	if dbURL != "" {
		return sql.Open("pgx", dbURL)
	}
	path := filepath.Join(data, "lotrinh.db")
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: path}).String()+"?mode=ro&_pragma=busy_timeout(10000)")
}
