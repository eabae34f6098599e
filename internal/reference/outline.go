package reference

import (
	_ "embed"
	"encoding/json"
	"sync"
)

//go:embed data/outlines-2025.geojson.gz
var outlineFile []byte

//go:embed data/provinces-63.tsv
var tileFile string

// Outline is the simplified shape of one of the 34 provinces since July 2025.
type Outline struct {
	Code, Name, NameEn string
	Rings              [][][2]float64 // degrees east and north, outer rings and holes alike
}

// Outlines are those of all 34 provinces.
var Outlines = sync.OnceValue(func() (all []Outline) {
	var file struct {
		Features []struct {
			Geometry struct {
				Type        string
				Coordinates json.RawMessage
			}
			Properties struct{ Code, Name, NameEn string }
		}
	}
	if err := json.Unmarshal(unpacked(outlineFile), &file); err != nil {
		panic("reference: outlines: " + err.Error())
	}
	for _, f := range file.Features {
		o := Outline{Code: f.Properties.Code, Name: f.Properties.Name, NameEn: f.Properties.NameEn}
		var polygons [][][][2]float64
		into := any(&polygons)
		if f.Geometry.Type == "Polygon" {
			polygons = make([][][][2]float64, 1)
			into = &polygons[0]
		}
		if err := json.Unmarshal(f.Geometry.Coordinates, into); err != nil {
			panic("reference: outline of " + o.Name + ": " + err.Error())
		}
		for _, rings := range polygons {
			o.Rings = append(o.Rings, rings...)
		}
		all = append(all, o)
	}
	return all
})

// Old is one of the 63 provinces before July 2025, with its place in a grid of equal tiles and its socio-economic region.
type Old struct {
	Code, Short, Name, Region string
	Column, Row               int
}

// Provinces63 are the provinces before July 2025.
var Provinces63 = sync.OnceValue(func() (all []Old) {
	for _, c := range lines(tileFile) {
		all = append(all, Old{c[0], c[1], c[2], c[3], number(c[4]), number(c[5])})
	}
	return all
})
