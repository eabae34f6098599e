package chart

import "image/color"

// Ink is a colour by its part in a picture. Pages may give it another one in the dark; paper keeps these.
type Ink uint8

const (
	NoInk  Ink = iota
	Ground     // what the picture stands on
	Black      // text, axes, targets
	Grey       // axis labels, quiet text
	Line1      // grid lines
	Pale       // ground of rows and of what is unknown
	Blue       // measured values
	Sky        // beside blue: a light fill
	Green      // done, a gain
	Mint       // beside green
	Red        // late, a loss
	Rose       // beside red
	Amber      // soon, a warning
	Sand       // beside amber
	Step1      // five steps of lightness for areas and cells, from few to many
	Step2
	Step3
	Step4
	Step5
	inks
)

// palette keeps lightness apart as well as colour: printed in grey, neighbours still differ.
var palette = [inks]struct {
	name string
	rgb  color.RGBA
}{
	NoInk: {"none", color.RGBA{}}, Ground: {"ground", rgb(0xffffff)}, Black: {"black", rgb(0x18222d)}, Grey: {"grey", rgb(0x47535f)},
	Line1: {"line", rgb(0xd5d1c6)}, Pale: {"pale", rgb(0xf1efe9)}, Blue: {"blue", rgb(0x1f5c8a)}, Sky: {"sky", rgb(0xc9dbe8)},
	Green: {"green", rgb(0x1d5c38)}, Mint: {"mint", rgb(0xcfe3d6)}, Red: {"red", rgb(0x9c1c12)}, Rose: {"rose", rgb(0xf3c9c3)},
	Amber: {"amber", rgb(0x7b4a00)}, Sand: {"sand", rgb(0xf4dfb0)},
	Step1: {"step1", rgb(0xeef3f7)}, Step2: {"step2", rgb(0xc6d9e7)}, Step3: {"step3", rgb(0x8fb4d0)}, Step4: {"step4", rgb(0x4a80a9)}, Step5: {"step5", rgb(0x163f5f)},
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

// Name is the ink's name in class names: "blue".
func (i Ink) Name() string { return palette[min(i, inks-1)].name }

// onIt is the ink of text on a ground of this ink.
func (i Ink) onIt() Ink {
	switch i {
	case Step4, Step5, Blue, Green, Red, Amber, Black, Grey:
		return Ground
	}
	return Black
}

// Hatch is a pattern of lines, so that parts differ without colour.
type Hatch uint8

const (
	Plain  Hatch = iota
	Rising       // ////
	Falling
	Crossed
	Level
	Upright
)
