package extract

import (
	"encoding/json"

	"lotrinh/internal/doc"
)

// The shapes below are the public format lotrinh-extract/1; a change of a name is a new version.

type outObject struct {
	Format    string        `json:"format"`
	Document  outDocument   `json:"document"`
	Outline   []outPassage  `json:"outline"`
	Items     []outItem     `json:"items"`
	Refs      []outRef      `json:"refs"`
	Units     []outUnit     `json:"units"`
	Persons   []outPerson   `json:"persons"`
	Groups    []outGroup    `json:"groups"`
	Times     []outTime     `json:"times"`
	Themes    []outTheme    `json:"themes"`
	Questions []outQuestion `json:"questions"`
}

type outDocument struct {
	File      string `json:"file"`
	SHA256    string `json:"sha256"`
	MediaType string `json:"media_type"`
	OCR       bool   `json:"ocr,omitempty"`
	TextBytes int    `json:"text_bytes"`
	Type      string `json:"type,omitempty"`
	Number    string `json:"number,omitempty"`
	Date      string `json:"date,omitempty"`
	Issuer    string `json:"issuer,omitempty"`
	Signer    string `json:"signer,omitempty"`
	Title     string `json:"title,omitempty"`
	Place     string `json:"place,omitempty"`
	Term      string `json:"term,omitempty"`
	Anchor    string `json:"anchor_date,omitempty"`
}

type outPassage struct {
	ID      string   `json:"id"`
	Parent  string   `json:"parent,omitempty"`
	Level   int      `json:"level"`
	Kind    string   `json:"kind"`
	Marker  string   `json:"marker,omitempty"`
	Title   string   `json:"title,omitempty"`
	Section string   `json:"section,omitempty"`
	Span    doc.Span `json:"span"`
}

type outItem struct {
	ID          string              `json:"id"`
	Kind        string              `json:"kind"`
	Text        string              `json:"text"`
	Name        string              `json:"name,omitempty"`
	Span        doc.Span            `json:"span"`
	Locator     *doc.Locator        `json:"locator,omitempty"`
	Group       []string            `json:"group"`
	Parent      string              `json:"parent,omitempty"`
	Lead        []string            `json:"lead"`
	Coord       []string            `json:"coord"`
	Recipient   []string            `json:"recipient"`
	Deadline    *outDue             `json:"deadline"`
	Deliverable *string             `json:"deliverable"`
	Unit        *string             `json:"unit,omitempty"`
	Values      []outValue          `json:"values,omitempty"`
	Horizon     *outPeriod          `json:"horizon,omitempty"`
	Budget      *outBudget          `json:"budget,omitempty"`
	Period      *outPeriod          `json:"period,omitempty"`
	Theme       string              `json:"theme,omitempty"`
	SameAs      string              `json:"same_as,omitempty"` // the item that stands for this task
	Confidence  float64             `json:"confidence"`
	Why         []string            `json:"why"`
	Inherited   map[string]doc.Span `json:"inherited,omitempty"`
	Questions   []outQuestion       `json:"questions"`
}

type outDue struct {
	Raw        string   `json:"raw"`
	From       *string  `json:"from"`
	To         *string  `json:"to"`
	Modality   string   `json:"modality,omitempty"`
	Recurrence []string `json:"recurrence"`
}

type outValue struct {
	Kind       string          `json:"kind"`
	Comparator *string         `json:"comparator"`
	Value      json.RawMessage `json:"value"` // number, [low, high] or null
	Text       string          `json:"text,omitempty"`
	Unit       *string         `json:"unit"`
	Scope      string          `json:"scope,omitempty"`
	Period     *outPeriod      `json:"period"`
}

type outPeriod struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

type outBudget struct {
	Value json.RawMessage `json:"value"`
	Unit  *string         `json:"unit"`
}

type outRef struct {
	Text       string   `json:"text"`
	Span       doc.Span `json:"span"`
	Type       *string  `json:"type"`
	Number     *string  `json:"number"`
	Date       *string  `json:"date"`
	Issuer     *string  `json:"issuer"`
	Relation   *string  `json:"relation"`
	Confidence float64  `json:"confidence"`
}

type outUnit struct {
	Text string   `json:"text"`
	Span doc.Span `json:"span"`
	Name string   `json:"name"`
}

type outPerson struct {
	Text   string   `json:"text"`
	Span   doc.Span `json:"span"`
	Name   string   `json:"name"`
	Titles []string `json:"titles"`
}

type outGroup struct {
	Text    string     `json:"text"`
	Span    doc.Span   `json:"span"`
	Stated  int        `json:"stated"`
	Found   int        `json:"found"`
	Members []doc.Span `json:"members"`
}

type outTime struct {
	Text       string   `json:"text"`
	Span       doc.Span `json:"span"`
	From       *string  `json:"from"`
	To         *string  `json:"to"`
	Recurrence []string `json:"recurrence"`
}

type outTheme struct {
	Sort  string   `json:"sort"`
	Ord   int      `json:"ord"`
	Title string   `json:"title"`
	Span  doc.Span `json:"span"`
}

type outQuestion struct {
	Item  string    `json:"item,omitempty"`
	Field string    `json:"field"`
	Text  string    `json:"text"`
	Span  *doc.Span `json:"span,omitempty"`
}
