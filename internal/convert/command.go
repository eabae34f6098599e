package convert

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// What an outside program may take: memory in KiB of addresses, a file it writes in blocks of 512 bytes.
const (
	maxMemory  = 6 << 20
	maxWritten = 400 << 11
)

// said bounds what is kept of what a program says.
const said = 8 << 10

// command runs one program in dir, without the environment of ours, within bounds of time, memory and size; when the time is over it is
// ended with all that it started. What it said is part of the error, and of the answer.
func command(ctx context.Context, limit time.Duration, dir, program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	if shell, err := exec.LookPath("sh"); err == nil {
		bounded := fmt.Sprintf(`ulimit -v %d 2>/dev/null; ulimit -f %d 2>/dev/null; ulimit -c 0 2>/dev/null; exec "$0" "$@"`, maxMemory, maxWritten)
		cmd = exec.CommandContext(ctx, shell, append([]string{"-c", bounded, program}, args...)...)
	}
	var out bytes.Buffer
	cmd.Dir = dir
	cmd.Env = []string{"HOME=" + dir, "TMPDIR=" + dir, "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "OMP_THREAD_LIMIT=1", "SAL_USE_VCLPLUGIN=svp"}
	cmd.Stdout = &limited{&out, said}
	cmd.Stderr = cmd.Stdout
	cmd.WaitDelay = 2 * time.Second
	inOwnGroup(cmd)
	err := cmd.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", program, err, out.String())
	}
	return out.String(), err
}

// limited passes on the first bytes and swallows the rest.
type limited struct {
	to   io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	if _, err := l.to.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}
