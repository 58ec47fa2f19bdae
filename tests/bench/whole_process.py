#!/usr/bin/env python3
"""Wall time and peak memory of whole `precis` processes, from start to exit.

usage: whole_process.py PRECIS [RUNS] [OTHER_PRECIS]

With a second program both are run in turn, so that whatever else the machine does falls on both,
and the ratio is printed.
"""
import os
import statistics
import sys
import tempfile
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
EXAMPLE = os.path.join(ROOT, "examples", "digital-solidarity")
CASES = {
    "one-pager.pdf": ["make", "-q", "-C", EXAMPLE, "--audience", "legislators", "-o"],
    "one-pager.docx": ["make", "-q", "-C", EXAMPLE, "--audience", "legislators", "-o"],
    "deck.md": ["make", "-q", "-C", EXAMPLE, "--audience", "press", "--template", "deck", "-o"],
}


def run(program, arguments):
    """Milliseconds and MiB of one process."""
    start = time.perf_counter()
    child = os.posix_spawn(program, [program, *arguments], os.environ)
    _, status, usage = os.wait4(child, 0)
    elapsed = (time.perf_counter() - start) * 1000
    if status != 0:
        sys.exit(f"{program} {' '.join(arguments)}: status {status}")
    return elapsed, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    programs = [os.path.realpath(path) for path in [sys.argv[1], *sys.argv[3:4]]]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    cases = dict(CASES)
    cases["check"] = ["check", "-q", "-C", EXAMPLE]
    print(f"{'case':<16}{'median ms':>11}{'least ms':>10}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in cases.items():
            full = arguments + [os.path.join(folder, name)] if arguments[-1] == "-o" else arguments
            measured = {program: [] for program in programs}
            for _ in range(runs + 2):
                for program in programs:
                    measured[program].append(run(program, full))
            medians = []
            for program in programs:
                kept = measured[program][2:]  # the first runs warm the caches
                times = [elapsed for elapsed, _ in kept]
                medians.append(statistics.median(times))
                print(f"{name:<16}{medians[-1]:>11.1f}{min(times):>10.1f}"
                      f"{max(memory for _, memory in kept):>10.1f}")
            if len(medians) == 2:
                print(f"{'  ratio':<16}{medians[0] / medians[1]:>11.2f}")


if __name__ == "__main__":
    main()
