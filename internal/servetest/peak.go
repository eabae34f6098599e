package servetest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Peak is the most memory that a process still running has held, in MB (VmHWM of proc(5)). The figure of wait4(2) would not do:
// a child begins there with what its parent held when it was started.
func Peak(pid int) (int, error) {
	name := fmt.Sprintf("/proc/%d/status", pid)
	status, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	_, after, found := strings.Cut(string(status), "VmHWM:")
	if !found { // it has ended and waits to be collected
		return 0, fmt.Errorf("%s: no VmHWM", name)
	}
	kb, err := strconv.Atoi(strings.Fields(after)[0])
	return kb >> 10, err
}
