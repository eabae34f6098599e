// Package bench measures what a page and a report cost the processor, beside the least a program could do for the same.
package bench
