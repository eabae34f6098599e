package servetest_test

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"testing"
	"time"

	"lotrinh/internal/servetest"
)

// The test binary plays the program: what it does is told by a variable.
func TestMain(m *testing.M) {
	switch os.Getenv("SERVETEST_PLAY") {
	case "":
		os.Exit(m.Run())
	case "serve":
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		interrupts := make(chan os.Signal, 1)
		signal.Notify(interrupts, os.Interrupt) // before it can be told of
		fmt.Println("something before")
		fmt.Printf("Listening on http://%s/\n", listener.Addr())
		go http.Serve(listener, http.NotFoundHandler())
		<-interrupts
	case "fail":
		fmt.Fprintln(os.Stderr, "the port is taken")
		os.Exit(1)
	case "sleep":
		fmt.Println("thinking")
		time.Sleep(time.Minute)
	}
}

func play(part string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SERVETEST_PLAY="+part)
	return cmd
}

func TestServerAnswersUntilStopped(t *testing.T) {
	server, err := servetest.Start(play("serve"), 20*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if err := server.Stop(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get(server.URL); err == nil {
		t.Error("it still answers")
	}
	if !strings.Contains(server.Output(), "something before") {
		t.Errorf("output %q", server.Output())
	}
}

func TestFailureTellsWhatTheProgramSaid(t *testing.T) {
	for part, want := range map[string]string{"fail": "the port is taken", "sleep": "thinking"} {
		_, err := servetest.Start(play(part), 2*time.Second)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", part, err, want)
		}
	}
}
