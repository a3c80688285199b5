"""The weighted mean against the means printed for the 1994 emission-standards forecast."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.bargaining.voting.compromise import compromise_array

# Bueno de Mesquita (1994), as printed in Scholz, Calbert and Smith (2011), Table 1: Netherlands,
# Belgium, Luxembourg, Germany, France, Italy, UK, Ireland, Denmark, Greece.
CAPABILITY = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
SALIENCE = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
POSITION = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])


@dataclass(frozen=True)
class Round:
    """Positions that changed (Belgium, Luxembourg, Ireland) and the mean after a round."""

    number: int
    belgium: float
    luxembourg: float
    ireland: float
    ran: float  # the open program jmckib (commit 55f63e9) on the same table, all its digits
    printed: float | None = None  # Scholz et al. (2011), Table 2, row "mean", one digit, cut


ROUNDS = [
    Round(0, 7.0, 4.0, 7.0, 7.389955686853767),
    Round(1, 8.415932315426764, 7.0, 4.0, 7.461314378277189, 7.4),
    Round(2, 9.610859134120188, 8.415932315426764, 7.0, 7.552500865855845, 7.5),
    Round(3, 9.961979590401311, 9.610859134120188, 8.415932315426764, 7.590144997451547, 7.6),
    Round(4, 4.800881140632622, 9.961979590401311, 9.610859134120188, 7.358130531334201, 7.3),
    Round(5, 5.524237694197356, 4.800881140632622, 9.961979590401311, 7.3491739896752115, 7.3),
    Round(6, 7.47204636191629, 5.524237694197356, 5.524237694197356, 7.414877545372958, 7.4),
    Round(7, 8.824593855262423, 7.47204636191629, 7.47204636191629, 7.510457183677219, 7.5),
    Round(8, 9.671129769802048, 8.824593855262423, 8.824593855262423, 7.5724470975503, 7.6),
]


def outcome(row: Round) -> float:
    position = POSITION.copy()
    position[[1, 2, 7]] = row.belgium, row.luxembourg, row.ireland
    return float(compromise_array(position, CAPABILITY, SALIENCE))


@pytest.mark.parametrize("row", ROUNDS, ids=lambda row: f"round-{row.number}")
def test_mean_of_emission_standards_as_run(row):
    assert outcome(row) == pytest.approx(row.ran, abs=1e-12)


@pytest.mark.parametrize("row", ROUNDS[1:], ids=lambda row: f"round-{row.number}")
def test_mean_of_emission_standards_as_printed(row):
    # One printed digit, cut or rounded: the number lies less than a tenth off.
    assert outcome(row) == pytest.approx(row.printed, abs=0.1)


def test_weighted_means_of_the_exchange_programs_sample(shared):
    """foarsitter/decide-exchange-model 51dee66, `nbs_start`, nine printed digits."""
    import json

    folder = shared / "data" / "bargaining"
    expected = json.loads((folder / "exchange_sample_data.json").read_text())["nbs_start"]
    rows: dict[str, list[list[float]]] = {}
    for line in (folder / "exchange_sample_data.txt").read_text().splitlines():
        cells = [cell.strip("'") for cell in line.split("\t")]
        if cells[0] == "#D":
            rows.setdefault(cells[2], []).append([float(cell) for cell in cells[3:6]])
    found = {issue: float(compromise_array(*np.array(table).T)) for issue, table in rows.items()}
    # The program scales "tol-hoogte" from 0.5–7 to 0–100 and prints it back in its own units.
    assert found == pytest.approx(expected, abs=1e-6)
