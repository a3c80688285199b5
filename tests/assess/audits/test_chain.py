"""The chain from cooperation to a deal, counted draw by draw in both directions."""

from dataclasses import replace

import numpy as np
from tests.assess.audits.reruns import rerun

from detente.assess.audits.chain import chain_of
from detente.assess.paired import PairedRerun


def test_no_contact_no_chain():
    """Nobody cooperates without contact, but for the contact of the first day."""
    found = chain_of(rerun())
    assert found.draws == rerun().base.count
    assert set(found.options) == set(rerun().rows.strategies)
    for link in found.options.values():
        assert link.trust_up + link.trust_down <= found.draws
        assert link.whole_up <= min(link.trust_up, link.talks_sooner, link.deal_gained)
        assert link.whole_down <= min(link.trust_down, link.talks_later, link.deal_lost)
        net = (link.deal_gained - link.deal_lost) / found.draws
        assert np.isclose(link.any_deal.delta, net, atol=1e-6)


class Planted:
    """A rerun of which the draws without cooperation are given."""

    def __init__(self, option: str, **columns: list[float]) -> None:
        base = rerun()
        self.task, self.base = base.task, base.base
        self.rows = self._with(option, {})
        self.without = self._with(option, columns)

    def _with(self, option: str, columns: dict[str, list[float]]):
        rows = rerun().rows
        place = rows.strategies.index(option)
        outputs = {name: np.array(column, dtype=float) for name, column in rows.outputs.items()}
        for name in ("first_talk", "signed", "trust_rise.hill-wing", "trust_rise.river-wing"):
            many = outputs[name].reshape(-1, len(rows.strategies)).copy()
            many[:, place] = 0.0
            given = columns.get(name, [])
            many[: len(given), place] = given
            outputs[name] = many.ravel()
        return replace(rows, outputs=outputs)

    def changed(self, batch, off):
        assert off == {"cooperation"}
        return self.without


def test_links_by_hand():
    """Without it the first draw has all three, the second more trust, the third less."""
    planted = Planted(
        "selective",
        **{"trust_rise.hill-wing": [0.2, 0.1, -0.3], "first_talk": [4.0], "signed": [7.0]},
    )
    link = chain_of(planted).options["selective"]
    assert (link.trust_up, link.trust_down) == (1, 2)
    assert (link.talks_sooner, link.talks_later) == (0, 1)
    assert (link.deal_gained, link.deal_lost) == (0, 1)
    assert (link.whole_up, link.whole_down) == (0, 1)


def test_where_it_is_switched_off_there_is_none():
    off = replace(rerun().task, switched_off=frozenset({"cooperation"}))
    assert chain_of(PairedRerun(off, 4)) is None
