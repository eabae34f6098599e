# What one does with this tree. Every target is a line or two that can be typed by hand just as well.

# The program is pure Go: no C compiler is looked for.
export CGO_ENABLED = 0

LDFLAGS ?= -s -w

.PHONY: help demo build test score check-papers check-reading check fmt fuzz kill bench screenshots clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

demo: ## load the sample documents and serve them (needs Go alone)
	go run ./cmd/lotrinh demo

build: ## bin/lotrinh, one static file
	go build -trimpath -ldflags '$(LDFLAGS)' -o bin/lotrinh ./cmd/lotrinh

test: ## install or name what the tests need, then run every test
	scripts/setup-tests
	go test -timeout 50m ./...
	FUZZTIME=200x scripts/fuzz

score: ## compare what is read from the corpus with what people read in it
	scripts/score

check-papers: ## compare what is found in made contributions with what was planted in them, on the set of the corpus and ten more
	scripts/check-papers

check-reading: ## the checks of reading that need no gold, at length: 10,000 random plans read back, every look a dozen times (some minutes)
	LOTRINH_PLANS=1667 LOTRINH_MISSES=12 go test ./internal/roundtrip -run RoundTrip -count 1 -v -timeout 1h
	LOTRINH_ROUNDS=12 go test ./internal/readcheck -count 1 -v -timeout 1h

check: ## formatting, vet, modules: changes nothing
	scripts/check

fmt: ## format every Go file
	gofmt -w cmd internal samples scripts

fuzz: ## a short run of every fuzz test; FUZZTIME=5m for a long one
	scripts/fuzz

kill: ## kill -9 at 200 random moments under load, on each database (some minutes); make test does a dozen
	LOTRINH_KILLS=200 go test ./cmd/lotrinh -run TestKilled -count 1 -v -timeout 2h

bench: ## what pages, reports, exports, reading and comparing papers cost, on both databases; LOTRINH_BENCH_TASKS=200000 for a large plan
	go test ./internal/bench -run '^$$' -bench 'Pages|Reports|Served|Postgres|Reading$$|Cycles|AsOf|Gantt|Indicators|ImportValues|Formulas|Review' -benchtime 1x -timeout 3h
	go test ./internal/paper -run '^$$' -bench 'Conference|NewPaper' -benchtime 10x
	go test ./internal/paper -run '^$$' -bench 'AllPairs|TenThousand' -benchtime 1x

screenshots: ## pictures of the demo's pages in out/
	go run ./scripts/screenshots

clean: ## remove what the targets above wrote; installations stay
	rm -rf bin out
