"""Write into docs/assumptions.md what halving and doubling each prior does to the Afghan case.

Run `make report` first, then ``python benchmarks/priors_table.py build/report``. Reasons are
written by hand in the page and kept; the other columns are written again.
"""

import json
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "assumptions.md"
START, END = "<!-- priors: start -->\n", "<!-- priors: end -->"
HEAD = "| prior | why this range | halved | doubled |\n|---|---|---|---|\n"


def told(one: dict[str, Any], first: str) -> str:
    """Return what one change does: the largest change in hundredths, and who then comes first."""
    if one["largest"] == 0.0 and one["first"] == first:
        return "nothing beyond noise"
    turned = "" if one["first"] == first else f", `{one['first']}` first"
    return f"{100 * one['largest']:.1f}{turned}"


def reasons(page: str) -> dict[str, str]:
    """Return the reasons that the page gives, by prior."""
    found = {}
    for line in page.split(START)[1].split(END, maxsplit=1)[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].startswith("`"):
            found[cells[0].strip("`")] = cells[1]
    return found


def main(run: Path) -> None:
    """Write the table."""
    found = json.loads((run / "contributions.json").read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    why = reasons(page)
    rows = [
        f"| `{name}` | {why.get(name, '')} | {told(one['halved'], found['first'])} "
        f"| {told(one['doubled'], found['first'])} |\n"
        for name, one in found["priors"].items()
    ]
    stamp = (
        f"\nSeed {found['seed']}, the first {found['draws']} draws; as drawn, `{found['first']}` "
        "comes first.\n"
    )
    before, rest = page.split(START)
    after = rest.split(END)[1]
    PAGE.write_text(before + START + HEAD + "".join(rows) + stamp + END + after, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
