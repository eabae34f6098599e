// Package servetest starts the real program as a server and stops it again, for tests and for pictures of its pages.
package servetest

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// Server is a program that has said where it listens.
type Server struct {
	URL string // as printed, "http://127.0.0.1:40123/"

	cmd    *exec.Cmd
	output *transcript
	exited chan error
}

// listening is the line by which `lotrinh serve` and `lotrinh demo` tell that they answer.
const listening = "Listening on "

// Start runs a command, whose streams must be unset, until it says where it listens; if that takes longer than patience,
// or it ends before, the error holds what it said.
func Start(cmd *exec.Cmd, patience time.Duration) (*Server, error) {
	output := &transcript{}
	cmd.Stderr = output
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &Server{cmd: cmd, output: output, exited: make(chan error, 1)}
	addresses := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(io.TeeReader(stdout, output))
		for lines.Scan() {
			if url, found := strings.CutPrefix(lines.Text(), listening); found {
				addresses <- url
				break
			}
		}
		io.Copy(output, stdout) // reading goes on, or the program would come to stand on a full pipe
		s.exited <- cmd.Wait()
	}()
	select {
	case s.URL = <-addresses:
		return s, nil
	case err := <-s.exited:
		return nil, fmt.Errorf("%s ended before it listened (%v):\n%s", cmd, err, output)
	case <-time.After(patience):
		cmd.Process.Kill()
		<-s.exited
		return nil, fmt.Errorf("%s did not say %q within %s:\n%s", cmd, listening, patience, output)
	}
}

// PID is the number of the program's process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Stop asks the program to end as Ctrl-C does and waits for it; the error holds what it said if it ended badly.
func (s *Server) Stop() error {
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		return fmt.Errorf("%s had ended already: %w:\n%s", s.cmd, err, s.output)
	}
	select {
	case err := <-s.exited:
		if err != nil {
			return fmt.Errorf("%s: %w:\n%s", s.cmd, err, s.output)
		}
		return nil
	case <-time.After(20 * time.Second):
		s.cmd.Process.Kill()
		<-s.exited
		return fmt.Errorf("%s does not end when interrupted:\n%s", s.cmd, s.output)
	}
}

// Output is what the program has said so far on both streams.
func (s *Server) Output() string { return s.output.String() }

// transcript collects what is written to it from several goroutines.
type transcript struct {
	mu   sync.Mutex
	text strings.Builder
}

func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}
