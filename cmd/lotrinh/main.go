// Command lotrinh is the whole product: reader, plan, reports and web application in one file.
package main

import (
	"os"

	"lotrinh/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
