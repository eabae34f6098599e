package read

import "lotrinh/internal/doc"

func metadata(*doc.Source) doc.Metadata { return doc.Metadata{} }
