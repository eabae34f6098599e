// Command places makes internal/places/places.tsv.gz out of the folder reference of the corpus, always the same, and tells
// what does not fit together in it.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lotrinh/internal/vi"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: places REFERENCE-FOLDER OUT.tsv.gz")
		os.Exit(2)
	}
	m := maker{dir: os.Args[1]}
	text := m.text()
	if m.err != nil {
		fmt.Fprintln(os.Stderr, m.err)
		os.Exit(1)
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	z.Write(text) // into memory: neither fails
	z.Close()
	if err := os.WriteFile(os.Args[2], packed.Bytes(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, odd := range m.odd {
		fmt.Println(odd)
	}
	fmt.Printf("%d bytes, %d packed\n", len(text), packed.Len())
}

// maker joins the tables; the first thing that fails is kept in err.
type maker struct {
	dir string
	odd []string
	err error
}

// text is the table that internal/places reads; its comment there says what the lines hold.
func (m *maker) text() []byte {
	var out bytes.Buffer
	line := func(columns ...string) {
		out.WriteString(strings.TrimRight(strings.Join(columns, "\t"), "\t") + "\n")
	}
	provinces, communes := m.rows("admin-2025/provinces.csv"), m.rows("admin-2025/communes.csv")
	merges := m.rows("admin-2025/commune-merges.csv")
	other := m.otherCodes(communes, merges)
	for _, p := range provinces {
		line("P", p["code"], p["full_name"])
		for _, c := range communes {
			if c["province_code"] == p["code"] {
				line("C", c["code"], c["full_name"], other.of[c["code"]])
			}
		}
	}
	heirs, later := map[string][]string{}, map[string]map[string]string{}
	for _, x := range merges {
		to := x["new_code"]
		if mended, ok := other.to[to]; ok {
			to = mended
		}
		if x["kind"] == "partial" {
			to += "~"
		}
		heirs[x["old_code"]] = append(heirs[x["old_code"]], to)
		later[x["old_code"]] = x
	}
	m.before(line, heirs, later)
	for _, code := range sorted(heirs) {
		line("m", later[code]["province_code"], code, later[code]["old_name"], strings.Join(heirs[code], ","))
		m.say("map only: %s %s", code, later[code]["old_name"])
	}
	return out.Bytes()
}

// before writes the units of before July 2025, and takes what it finds out of heirs.
func (m *maker) before(line func(...string), heirs map[string][]string, later map[string]map[string]string) {
	became := map[string]map[string]string{}
	for _, x := range m.rows("admin-2025/province-merges.csv") {
		became[x["old_code"]] = x
	}
	take := func(row map[string]string) (name, to, earlier string) {
		code := row["code"]
		name, to = row["full_name"], strings.Join(heirs[code], ",")
		if x := later[code]; x != nil {
			name, earlier = renamed(x["old_name"], row["full_name"])
		}
		delete(heirs, code)
		return name, to, earlier
	}
	districts, communes := m.rows("admin-before-2025/districts.csv"), m.rows("admin-before-2025/communes.csv")
	for _, p := range m.rows("admin-before-2025/provinces.csv") {
		name, earlier := renamed(became[p["code"]]["old_name"], p["full_name"])
		line("p", p["code"], name, became[p["code"]]["new_code"], earlier)
		for _, d := range districts {
			if d["province_code"] != p["code"] {
				continue
			}
			name, to, earlier := take(d)
			line("d", d["code"], name, to, earlier)
			for _, c := range communes {
				if c["district_code"] == d["code"] {
					name, to, earlier := take(c)
					line("c", c["code"], name, to, earlier)
					if to == "" {
						m.say("no heir: %s %s", c["code"], name)
					}
				}
			}
		}
	}
}

// renamed is the name on the eve of July 2025, and the one of 2023 where that is another and not just spelt in another way.
func renamed(eve, in2023 string) (name, earlier string) {
	if vi.Exact(eve) == vi.Exact(in2023) {
		return in2023, ""
	}
	return eve, in2023
}

// otherCodes are communes that the list of mergers has under another code than the list of communes.
type otherCodes struct{ of, to map[string]string }

func (m *maker) otherCodes(communes, merges []map[string]string) otherCodes {
	out := otherCodes{map[string]string{}, map[string]string{}}
	known, named := map[string]bool{}, map[string]string{}
	for _, c := range communes {
		known[c["code"]] = true
		named[c["province_code"]+vi.Exact(c["full_name"])] = c["code"]
	}
	for _, x := range merges {
		if known[x["new_code"]] || out.to[x["new_code"]] != "" {
			continue
		}
		code := named[x["province_code"]+vi.Exact(x["new_name"])]
		if code == "" {
			m.fail(fmt.Errorf("%s %s is no commune of the list", x["new_code"], x["new_name"]))
		}
		out.to[x["new_code"]], out.of[code] = code, x["new_code"]
		m.say("two codes: %s %s %s", code, x["new_code"], x["new_name"])
	}
	return out
}

// rows reads a table: a map a line by the names of its columns, in the order of the codes.
func (m *maker) rows(name string) []map[string]string {
	text, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil {
		m.fail(err)
		return nil
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		m.fail(fmt.Errorf("%s: %w", name, err))
		return nil
	}
	var out []map[string]string
	for _, columns := range lines[1:] {
		row := map[string]string{}
		for i, value := range columns {
			row[lines[0][i]] = strings.TrimSpace(vi.Compose(value))
		}
		for _, key := range []string{"full_name", "old_name", "new_name"} { // one of them is written "xã Bắc Sơn"
			if rest, ok := strings.CutPrefix(row[key], "xã "); ok {
				row[key] = "Xã " + rest
			}
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(x, y map[string]string) int {
		return strings.Compare(x["code"]+x["old_code"]+x["new_code"], y["code"]+y["old_code"]+y["new_code"])
	})
	return out
}

func (m *maker) say(format string, args ...any) { m.odd = append(m.odd, fmt.Sprintf(format, args...)) }

func (m *maker) fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

func sorted[V any](of map[string]V) []string {
	var keys []string
	for k := range of {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
