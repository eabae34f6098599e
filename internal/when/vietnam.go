package when

import "time"

// vietnam has had one zone and no summer time since 1975, so that no zone data is needed.
var vietnam = time.FixedZone("ICT", 7*3600)

// Vietnam is the zone of every day, hour and instant that people see.
func Vietnam() *time.Location { return vietnam }
