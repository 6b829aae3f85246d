"""`python -m tests.crash`: every experiment, on every database, at full size; a table of what they showed."""

import argparse
import secrets
import sys
import time
from itertools import product

from tests.crash.campaign import campaign
from tests.crash.crowd import crowd
from tests.crash.grounds import grounds
from tests.crash.points import points
from tests.crash.scenes import SCENES
from tests.crash.slack import SHARE
from tests.crash.slack import campaign as slack
from tests.crash.sleeper import sleeper
from tests.crash.tally import HEADINGS, Tally
from tests.crash.workers import warm_up
from tests.databases import KINDS
from tests.postgres import own_server

EXPERIMENTS = ("campaign", "points", "crowd", "sleeper", "slack")
ALONE = ("campaign", "points", "slack")
"""What a worker goes through that has the database for itself, and so can be on SQLite."""
PLATFORMS = tuple(SCENES)
SIMULATED = ("plain", "verifying")
"""The platforms of the experiments that look into every corner; the campaign goes through the real channels, too."""
SHOWN = 20
"""Things that are wrong, of one experiment."""


def main() -> int:
    """0 if every promise was kept."""
    options = _options()
    _say(f"seed {options.seed}")
    _say(f"{'experiment':12}{'database':12}{'platform':12}{''.join(f'{name:>10}' for name in HEADINGS)}{'seconds':>10}")
    warm_up()
    broken = False
    for name, kind, platform in product(options.experiment, options.database, options.platform):
        if kind == KINDS[0] and name not in ALONE:
            continue
        if name == "slack" and platform != "verifying":  # it can be asked what it has
            continue
        if platform not in SIMULATED and name != "campaign":
            continue
        begun = time.monotonic()
        tally = _run(name, kind, platform, options)
        _say(f"{name:12}{kind:12}{platform:12}{tally.line()}{time.monotonic() - begun:>10.1f}")
        for one in tally.wrong[:SHOWN]:
            _say(f"  {one}")
        broken = broken or bool(tally.wrong)
    return int(broken)


def _run(name: str, kind: str, platform: str, options: argparse.Namespace) -> Tally:
    verifying = platform == "verifying"
    if name == "crowd":
        with own_server() as server:
            return crowd(server, verifying, options.seed, options.seconds)
    with grounds(kind) as fresh:
        match name:
            case "campaign":
                return campaign(fresh, platform, options.seed, options.kills)
            case "points":
                return points(fresh, verifying, options.seed, options.every)
            case "slack":
                return slack(fresh, options.seed, options.kills // SHARE)
        return sleeper(fresh, verifying, options.seed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("experiment", nargs="*", default=EXPERIMENTS, metavar="|".join(EXPERIMENTS))
    parser.add_argument("--database", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--platform", nargs="+", choices=PLATFORMS, default=PLATFORMS)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="of all chance (default: a new one)")
    parser.add_argument("--kills", type=int, default=1000, help="of the campaign, on each database and platform")
    parser.add_argument("--every", type=int, default=1, help="point to die at, of all there are")
    parser.add_argument("--seconds", type=float, default=60, help="of blows at the crowd")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
