// Package web shows the application as pages: each address is one handler, one typed page struct and one template.
package web

import (
	"log/slog"
	"net/http"

	"lotrinh/internal/app"
)

// Config is what the program around the pages decides.
type Config struct {
	Version string
	Lang    string // "vi" or "en" of who has not chosen; "" is "vi"
	Logger  *slog.Logger
	MaxFile int64  // bytes of a file that may be sent; 0 is MaxFile
	Origin  string // "https://lotrinh.tinh.gov.vn" where others reach it by that address; "" = this machine alone
}

// New builds the handler of every page. Templates and static files are part of the program, so a broken one is a
// mistake of ours and stops the start.
func New(a *app.App, config Config) http.Handler {
	if config.Logger == nil {
		config.Logger = slog.Default()
	}
	assets := newAssets()
	s := &server{app: a, config: config, assets: assets, views: parseViews(assets)}

	mux := http.NewServeMux()
	for pattern, h := range map[string]page{
		"GET /sign-in":          s.signIn,
		"POST /sign-in":         s.trySignIn,
		"POST /sign-out":        s.signOut,
		"GET /enter/{token}":    s.enterBy,
		"POST /enter/{token}":   s.takeEntry,
		"GET /account":          s.account,
		"POST /account":         s.changeAccount,
		"GET /accounts":         s.accounts,
		"POST /accounts":        s.addAccount,
		"GET /accounts/{user}":  s.oneAccount,
		"POST /accounts/{user}": s.editAccount,
		"GET /people-template":  s.peopleTemplate,
		"POST /people":          s.loadPeople,

		"GET /{$}":   s.dated((*server).home),
		"GET /as":    s.posts,
		"POST /as":   s.chooseWho,
		"POST /look": s.chooseLook,

		"GET /documents":                     s.dated((*server).documents),
		"POST /documents":                    s.importDocument,
		"POST /documents/pasted":             s.importPasted,
		"GET /documents/{id}":                s.dated((*server).document),
		"POST /documents/{id}":               s.editDocument,
		"GET /documents/{id}/original":       s.original,
		"GET /documents/{id}/repeal":         s.repeal,
		"POST /documents/{id}/repeal":        s.decideRepeal,
		"POST /documents/{id}/events":        s.addEvent,
		"POST /documents/{id}/links/{link}":  s.unlinkDocument,
		"GET /documents/{id}/against":        s.chooseAgainst,
		"GET /documents/{id}/against/{old}":  s.against,
		"POST /documents/{id}/against/{old}": s.decideAgainst,
		"GET /review":                        s.queue,
		"GET /review/{document}":             s.review,
		"POST /review/{document}":            s.decide,
		"POST /review/{document}/above":      s.acceptAbove,
		"POST /review/{document}/undo":       s.undo,
		"POST /review/{document}/split":      s.split,
		"POST /review/{document}/merge":      s.merge,
		"POST /review/{document}/add":        s.addCandidate,
		"GET /review/{document}/unused":      s.unused,

		"GET /indicators/import":         s.values,
		"POST /indicators/import":        s.bringValues,
		"GET /indicators/export":         s.exportValues,
		"GET /tracker":                   s.tracker,
		"POST /tracker":                  s.bringTracker,
		"GET /tracker/form":              s.trackerForm,
		"GET /forecast":                  s.forecast,
		"GET /ratings":                   s.ratings,
		"POST /items/{id}/rating":        s.rateItem,
		"GET /contributions":             s.contributions,
		"POST /items/{id}/contributions": s.contribute,
		"GET /gaps":                      s.gaps,
		"GET /directives":                s.directives,
		"POST /directives":               s.direct,
		"POST /directives/{id}":          s.onDirective,
		"POST /items/{id}/products":      s.offerProduct,
		"POST /products/{id}":            s.judgeProduct,
		"GET /products/{id}/file":        s.productFile,
		"GET /items":                     s.dated((*server).items),
		"GET /items/export":              s.dated((*server).exportItems),
		"GET /items/bulk":                s.bulk,
		"POST /items/bulk":               s.carryOut,
		"GET /items/new":                 s.newItem,
		"POST /items":                    s.addItem,
		"GET /items/{id}":                s.dated((*server).item),
		"POST /items/{id}":               s.changeItem,
		"GET /items/{id}/edit":           s.editItem,
		"POST /items/{id}/end":           s.endItem,
		"POST /items/{id}/links":         s.linkItem,
		"POST /items/{id}/links/{link}":  s.unlinkItem,

		"GET /indicators":               s.known(s.indicators),
		"GET /indicators/list":          s.exportIndicators,
		"GET /indicators/{id}":          s.known(s.indicator),
		"POST /indicators/{id}/card":    s.editCard,
		"POST /indicators/{id}/targets": s.setTarget,
		"POST /indicators/{id}/values":  s.enterValue,
		"POST /indicator-targets/{id}":  s.removeTarget,
		"POST /indicator-values/{id}":   s.withdrawValue,

		"GET /cascade":         s.cascade,
		"GET /gantt":           s.gantt,
		"GET /mine":            s.mine,
		"POST /mine":           s.changeMine,
		"GET /calendar/{file}": s.feed,
		"POST /cascade/links":  s.acceptProposal,

		"POST /items/{id}/extensions": s.askExtension,
		"POST /items/{id}/event":      s.recordEvent,
		"GET /extensions":             s.extensions,
		"POST /extensions/{id}":       s.decideExtension,
		"GET /calendar":               s.calendar,
		"POST /calendar":              s.loadCalendar,

		"GET /views":       s.saved,
		"POST /views":      s.saveView,
		"POST /views/{id}": s.changeView,

		"GET /units":               s.dated((*server).units),
		"GET /unit-names":          s.unitNames,
		"GET /units/new":           s.newUnit,
		"POST /units":              s.saveUnit,
		"GET /units/{code}":        s.dated((*server).unit),
		"GET /units/{code}/edit":   s.editUnit,
		"GET /functions":           s.functions,
		"POST /functions":          s.setFunctions,
		"POST /units/{code}":       s.saveUnit,
		"GET /themes":              s.dated((*server).themes),
		"GET /terms":               s.dated((*server).terms),
		"POST /terms":              s.openTerm,
		"GET /terms/{code}":        s.dated((*server).term),
		"GET /terms/{code}/close":  s.closing,
		"POST /terms/{code}/close": s.settle,
		"GET /terms/{code}/edit":   s.editTerm,
		"POST /terms/{code}/edit":  s.saveTerm,

		"GET /reorganisations":       s.reorganisations,
		"GET /reorganisations/new":   s.newReorganisation,
		"POST /reorganisations":      s.reorganise,
		"POST /reorganisations/{id}": s.takeBackReorganisation,
		"GET /heirs":                 s.heirs,
		"POST /heirs":                s.giveHeirs,

		"GET /reviews":            s.reviews,
		"POST /reviews":           s.openReview,
		"GET /reviews/{id}":       s.reviewWork,
		"POST /reviews/{id}":      s.changeReview,
		"GET /reviews/{id}/edit":  s.reviewEdit,
		"POST /reviews/{id}/edit": s.saveReview,
		"GET /reviews/{id}/read":  s.reviewRead,
		"GET /reviews/{id}/rows":  s.reviewRows,
		"GET /reviews/{id}/file":  s.reviewFile,

		"GET /conferences":                             s.conferences,
		"POST /conferences":                            s.openConference,
		"GET /conferences/{id}":                        s.conference,
		"POST /conferences/{id}":                       s.changeConference,
		"GET /conferences/{id}/check":                  s.checkPapers,
		"GET /conferences/{id}/papers/{paper}":         s.paper,
		"POST /conferences/{id}/papers/{paper}":        s.changePaper,
		"GET /conferences/{id}/papers/{paper}/changes": s.paperChanges,
		"GET /conferences/{id}/papers/{paper}/file":    s.paperFile,
		"GET /conferences/{id}/programme":              s.programme,
		"POST /conferences/{id}/programme":             s.changeProgramme,
		"GET /conferences/{id}/proposals":              s.proposals,
		"POST /conferences/{id}/proposals":             s.decideProposal,
		"GET /conferences/{id}/proposals/file":         s.proposalsFile,
		"GET /conferences/{id}/volume":                 s.volume,
		"POST /conferences/{id}/volume":                s.changeVolume,
		"GET /conferences/{id}/group":                  s.group,
		"POST /conferences/{id}/group":                 s.changeGroup,
		"GET /conferences/{id}/meetings":               s.meetings,
		"POST /conferences/{id}/meetings":              s.changeMeetings,

		"GET /cycles":             s.cycles,
		"POST /cycles":            s.openCycles,
		"GET /cycles/{id}":        s.cycle,
		"POST /cycles/{id}/close": s.closeCycle,
		"GET /regimes":            s.regimes,
		"POST /regimes":           s.setRegime,
		"GET /regimes/{code}":     s.regime,
		"POST /regimes/{code}":    s.setRegime,
		"GET /punctuality":        s.punctuality,
		"GET /rankings":           s.rankings,
		"GET /rankings/{code}":    s.ranking,

		"GET /reports":                           s.dated((*server).reports),
		"GET /reports/{unit}/{period}":           s.dated((*server).report),
		"POST /reports/{unit}/{period}":          s.saveReport,
		"POST /reports/{unit}/{period}/cells":    s.saveCells,
		"GET /reports/{unit}/{period}/form.xlsx": s.reportBook,
		"POST /reports/{unit}/{period}/form":     s.takeBook,
		"GET /reports/{unit}/{period}/below":     s.below,
		"POST /reports/{unit}/{period}/below":    s.takeBelow,
		"GET /reports/waiting":                   s.waiting,
		"POST /reports/waiting":                  s.moveOn,
		"POST /reports/{unit}/{period}/steps":    s.stepReport,
		"GET /evidence/{line}":                   s.evidence,
		"GET /write":                             s.write,

		"GET /help":                s.help,
		"GET /rights":              s.rights,
		"GET /search":              s.search,
		"GET /journal":             s.journal,
		"GET /journal/{seq}/back":  s.back,
		"POST /journal/{seq}/back": s.takeBack,
		"/":                        s.missing,
	} {
		mux.HandleFunc(pattern, s.handle(doors[pattern], h))
	}
	mux.HandleFunc("GET /static/{file}", assets.serve)
	mux.HandleFunc("GET /healthz", s.health)

	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.handle(forEveryone, s.crossOrigin))
	if config.Origin != "" {
		if err := guard.AddTrustedOrigin(config.Origin); err != nil {
			panic(err) // the command has checked it
		}
	}
	return secure(guard.Handler(s.bounded(mux)))
}
