package main_test

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var headerArgument = regexp.MustCompile(`^([A-Z][A-Za-z-]+):(.*)$`)

// callAPI sends a request to $URL+PATH and prints its status, headers and body: an argument NAME:VALUE is a header,
// KEY=@FILE makes a form with a file, anything else is the JSON body.
func callAPI(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: api METHOD PATH [JSON] [KEY=@FILE…] [HEADER:VALUE…]")
	}
	var body io.Reader
	contentType := ""
	headers := http.Header{}
	for _, argument := range args[2:] {
		if h := headerArgument.FindStringSubmatch(argument); h != nil {
			headers.Set(h[1], h[2])
		} else if strings.Contains(argument, "=@") && !strings.HasPrefix(argument, "{") {
			body, contentType = form(ts, []string{argument})
		} else {
			body, contentType = strings.NewReader(argument), "application/json"
		}
	}
	request, err := http.NewRequest(args[0], ts.Getenv("URL")+args[1], body)
	ts.Check(err)
	request.Header = headers
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := visitOf(ts).client.Do(request)
	ts.Check(err)
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), response.Status)
	ts.Check(response.Header.Write(ts.Stdout()))
	_, err = ts.Stdout().Write(content)
	ts.Check(err)
	if failed := response.StatusCode >= 400; failed != neg {
		ts.Fatalf("%s %s: %s\n%s", request.Method, request.URL, response.Status, content)
	}
}
