"""The table behind the pictures of positions holds every place that is drawn."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.agreement.elicited import mark_of
from detente.report.sections.agreement.picture import MARKS, positions_figures
from detente.report.sections.agreement.twins import positions_twin

SUMMARY = finished()[0]


def test_every_party_of_every_picture_is_in_the_table():
    figures = positions_figures(SUMMARY)
    titles = [issue.title for issue in SUMMARY.outcomes.values()]
    twin = positions_twin(SUMMARY)
    assert [column.name for column in twin.columns] == ["party", "influence, %", *titles]
    found = {row[0]: row[2:] for row in twin.rows}
    for n, figure in enumerate(figures.values()):
        for party, low, middle, high, _ in figure.twin.rows:
            if party not in MARKS:
                place = f"{middle:.0f} ({low:.0f}–{high:.0f})"
                assert found[party][n].rstrip("°*†") == place


def test_influence_is_that_of_the_issues_with_least_and_most():
    first, *others = SUMMARY.outcomes
    party = next(p for p in SUMMARY.outcomes[first].parties if p.position is not None)
    name = SUMMARY.actors[party.actor].name

    def shown(least: float, most: float) -> str:
        changes = {}
        for issue in SUMMARY.outcomes:
            parties = [
                p.model_copy(update={"influence": most if issue == first else least})
                for p in SUMMARY.outcomes[issue].parties
            ]
            changes[f"outcomes/{issue}/parties"] = parties
        return {row[0]: row[1] for row in positions_twin(altered(SUMMARY, changes)).rows}[name]

    assert others
    assert shown(0.11, 0.14) == "11–14"
    assert shown(0.14, 0.14) == "14"
    assert shown(0.004, 0.02) == "0.4–2"


def test_a_position_on_no_claim_is_marked():
    first = next(iter(SUMMARY.outcomes))
    given = SUMMARY.outcomes[first].positions[0]
    for claims, end in ((["C1"], ""), ([], "°")):
        known = given.model_copy(update={"claims": claims, "status": "judgement"})
        twin = positions_twin(altered(SUMMARY, {f"outcomes/{first}/positions": [known]}))
        cells = {row[0]: row[2] for row in twin.rows}
        cell = cells[SUMMARY.actors[given.actor].name]
        assert cell.removesuffix(mark_of(known)) + end == cell
        assert cell.endswith(")") == (end == "")


def test_a_party_without_a_position_has_a_dash():
    first = next(iter(SUMMARY.outcomes))
    kept = [p for p in SUMMARY.outcomes[first].parties if p.position is not None][1:]
    twin = positions_twin(altered(SUMMARY, {f"outcomes/{first}/parties": kept}))
    assert "–" in [row[2] for row in twin.printed()]
