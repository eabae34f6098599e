// Package readcheck holds checks of reading that need no gold: they run on every document at hand, the samples and, where it is, the corpus.
package readcheck
