package api

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"lotrinh/internal/app"
	"lotrinh/internal/doc"
	"lotrinh/internal/org"
	"lotrinh/internal/plan"
	"lotrinh/internal/report"
	"lotrinh/internal/when"
)

// schema is what a JSON value must be: the part of JSON Schema 2020-12 that Go types need. One schema writes the OpenAPI
// document, checks what comes in and, in tests, what goes out.
type schema struct {
	Ref         string             `json:"$ref,omitempty"`
	Type        string             `json:"type,omitempty"`
	AnyOf       []*schema          `json:"anyOf,omitempty"` // a value or null
	Description string             `json:"description,omitempty"`
	Format      string             `json:"format,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Minimum     *int               `json:"minimum,omitempty"`
	Maximum     *int               `json:"maximum,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Additional  any                `json:"additionalProperties,omitempty"` // false, or the schema of every value

	of *schema // what Ref names
}

// dates are "" when unknown, as everywhere in the nouns.
const datePattern = `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`

// enums are the closed sets of words; "" stands for "none" where a noun may have none.
var enums = map[reflect.Type][]string{
	reflect.TypeFor[plan.WorkState](): words("", plan.AllStates...),
	reflect.TypeFor[plan.TimeState](): words("", plan.TimeStates...),
	reflect.TypeFor[plan.Role]():      words(plan.Roles[0], plan.Roles[1:]...),
	reflect.TypeFor[plan.Quality]():   words("", plan.Estimate, plan.Provisional, plan.Final),
	reflect.TypeFor[plan.Verdict]():   words(plan.Pending, plan.Accepted, plan.Rejected, plan.Superseded),
	reflect.TypeFor[plan.Noun]():      words(plan.ItemNoun, plan.DocumentNoun, plan.ThemeNoun, plan.UnitNoun, plan.ReportNoun),
	reflect.TypeFor[plan.Relation](): words(plan.FromSource, plan.Implements, plan.Amends, plan.Replaces, plan.Corrects, plan.Repeals,
		plan.BasedOn, plan.InTheme, plan.SameAs, plan.DependsOn, plan.Contributes),
	reflect.TypeFor[plan.Light]():              words("", plan.Lights...),
	reflect.TypeFor[plan.FieldType]():          words(plan.Text, plan.Decimal, plan.Day, plan.Choice),
	reflect.TypeFor[plan.RollUp]():             words(plan.CountStates, plan.NoRollUp, plan.Values),
	reflect.TypeFor[report.State]():            words("", report.States...),
	reflect.TypeFor[report.Cause]():            words("", report.Causes...),
	reflect.TypeFor[doc.Stage]():               stages(),
	reflect.TypeFor[doc.How]():                 words("", doc.Hows...),
	reflect.TypeFor[app.VersionTodo]():         words(app.TodoNone, app.TodoCarry, app.TodoApply, app.TodoDrop, app.TodoReview),
	reflect.TypeFor[doc.GoneDo]():              words("", doc.GoneDos...),
	reflect.TypeFor[org.Line]():                lines(),
	reflect.TypeFor[org.MoveDo]():              words(org.Rename, org.Merge, org.Split, org.End, org.Found, org.Give),
	reflect.TypeFor[org.ReorganisationState](): words("", org.Planned, org.Done, org.TakenBack),
	reflect.TypeFor[org.Role]():                words(org.Coordinator, org.Reporter, org.Head, org.Leader, org.Inspector, org.System),

	reflect.TypeFor[plan.FindingSort](): words(plan.FindingSorts[0], plan.FindingSorts[1:]...),
}

func words[T ~string](first T, more ...T) []string {
	out := []string{string(first)}
	for _, w := range more {
		out = append(out, string(w))
	}
	return out
}

func stages() []string {
	out := []string{""}
	for _, s := range doc.Stages {
		out = append(out, string(s.Stage))
	}
	return out
}

func lines() []string {
	out := []string{""}
	for _, l := range org.Lines {
		out = append(out, string(l.Line))
	}
	return out
}

// schemas are those of all types met so far; structs with a name stand once, as components.
type schemas map[string]*schema

// of is the schema of a type.
func (all schemas) of(t reflect.Type) *schema {
	switch t {
	case reflect.TypeFor[when.Date]():
		return &schema{Type: "string", Pattern: datePattern, Description: "YYYY-MM-DD; \"\" = unknown"}
	case reflect.TypeFor[when.Period]():
		return &schema{Type: "string", Description: "2026-06, 2026-Q2, 2026-H1, 2026-9M or 2026; \"\" = none"}
	}
	switch t.Kind() {
	case reflect.String:
		return &schema{Type: "string", Enum: enums[t]}
	case reflect.Bool:
		return &schema{Type: "boolean"}
	case reflect.Int, reflect.Int64:
		return &schema{Type: "integer"}
	case reflect.Float64:
		return &schema{Type: "number"}
	case reflect.Slice:
		return &schema{Type: "array", Items: all.of(t.Elem())}
	case reflect.Map:
		return &schema{Type: "object", Additional: all.of(t.Elem())}
	case reflect.Pointer:
		inner := all.of(t.Elem())
		if k := t.Elem().Kind(); k == reflect.String || k == reflect.Slice || k == reflect.Map {
			return inner // a field that may be left out, never null
		}
		return &schema{AnyOf: []*schema{inner, {Type: "null"}}}
	case reflect.Struct:
		return all.object(t)
	}
	panic("no schema for " + t.String()) // a route of ours: found when the program starts
}

// object is the component of a struct.
func (all schemas) object(t reflect.Type) *schema {
	name := componentName(t)
	if s, ok := all[name]; ok {
		return &schema{Ref: "#/components/schemas/" + name, of: s}
	}
	s := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
	all[name] = s
	all.fill(s, t)
	return &schema{Ref: "#/components/schemas/" + name, of: s}
}

// fill adds the fields of a struct as encoding/json writes them: those of an embedded one first, so that the outer one wins.
func (all schemas) fill(s *schema, t reflect.Type) {
	for f := range fieldsOf(t) {
		if f.Anonymous && f.Tag.Get("json") == "" {
			all.fill(s, f.Type)
		}
	}
	for f := range fieldsOf(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		p := all.of(f.Type)
		if d := f.Tag.Get("doc"); d != "" {
			p.Description = d
		}
		s.Properties[name] = p
		s.Required = slices.DeleteFunc(s.Required, func(r string) bool { return r == name })
		if !strings.Contains(options, "omit") {
			s.Required = append(s.Required, name)
		}
	}
	slices.Sort(s.Required)
}

func fieldsOf(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// componentName is the name of a type, that of its package before it where several have one of the same name.
func componentName(t reflect.Type) string {
	name, argument, generic := strings.Cut(t.Name(), "[")
	if generic {
		argument = strings.TrimSuffix(argument, "]")
		return capital(name) + "Of" + capital(argument[strings.LastIndexByte(argument, '.')+1:])
	}
	if pkg := t.PkgPath(); !strings.HasSuffix(pkg, "/api") {
		return capital(pkg[strings.LastIndexByte(pkg, '/')+1:]) + capital(name)
	}
	return capital(name)
}

func capital(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// filled puts empty lists and maps in place of nil ones, so that no reader meets null where a list is promised.
func filled(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			filled(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() || v.Type().Field(i).Anonymous { // what an unexported embedded struct exports can be set
				filled(v.Field(i))
			}
		}
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for i := range v.Len() {
			filled(v.Index(i))
		}
	}
}
