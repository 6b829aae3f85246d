"""How fast one question is answered from a cold process: `python -m benchmarks.start`.

The baseline is importing three of the libraries Annai stands on, on the same machine, in turn with it.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

BASELINE = [sys.executable, "-c", "import pydantic, yaml, babel"]
ASK = [sys.executable, "-m", "bot", "ask", "was kommt als nächstes", "--as", "p05", "--at", "2024-04-23T11:05+09:00"]


def seconds(command: Sequence[str]) -> float:
    """Wall-clock time of a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Measure in turn, and print the ratio of each pair."""
    for command in (BASELINE, ASK):  # once for the caches of the file system
        seconds(command)
    pairs = [(seconds(BASELINE), seconds(ASK)) for _ in range(15)]
    ratios = sorted(ask / base for base, ask in pairs)
    base, ask = (median(pair[n] for pair in pairs) for n in (0, 1))
    print(f"start: ask {ask:.3f} s, baseline {base:.3f} s, ratio {median(ratios):.2f}")
    print(f"       from {ratios[0]:.2f} to {ratios[-1]:.2f} (wanted: < 2)")


if __name__ == "__main__":
    main()
