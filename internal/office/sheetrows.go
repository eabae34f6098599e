package office

// EachRow reads the sheets of a .xlsx row by row and keeps none of them: enter is asked for each sheet in order whether it is
// wanted, do gets its rows. Each sheet is unpacked twice, for its merged ranges stand behind its rows.
func (a *Archive) EachRow(enter func(sheet string, hidden bool) bool, do func(SheetRow) error) error {
	b, entries, err := a.workbook()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !enter(e.name, e.hidden) {
			continue
		}
		merges, err := b.mergesOf(e.part)
		if err == nil {
			m := newMerger(merges)
			_, _, err = b.sheet(e.part, func(row SheetRow) error {
				m.row(&row)
				if own := do(row); own != nil {
					return stopped{own}
				}
				return nil
			})
		}
		if stop, own := err.(stopped); own {
			return stop.error
		}
		if err != nil {
			f := flawOf(err)
			f.Sheet = e.name
			return f
		}
	}
	return nil
}

// stopped is an error of who gets the rows, which is no flaw of the file.
type stopped struct{ error }

// mergesOf steps over the rows of a sheet to its merged ranges.
func (b *book) mergesOf(part string) (merges []area, err error) {
	s, err := b.a.scan(part)
	if err != nil {
		return nil, err
	}
	defer s.close()
	if _, err := s.root(); err != nil {
		return nil, err
	}
	err = s.children(func(e element) error {
		if e.name == "mergeCells" {
			merges, err = s.merges()
			return err
		}
		return s.skip()
	})
	return merges, err
}
