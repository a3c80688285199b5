"""The tables behind the pictures of positions hold every number that is drawn."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.agreement.elicited import mark_of
from detente.report.sections.agreement.picture import MARKS, positions_figures
from detente.report.sections.agreement.twins import influence_twin, positions_twin

SUMMARY = finished()[0]


def test_every_party_of_every_picture_is_in_both_tables():
    figures = positions_figures(SUMMARY)
    titles = [issue.title for issue in SUMMARY.outcomes.values()]
    positions, influence = positions_twin(SUMMARY), influence_twin(SUMMARY)
    for twin in (positions, influence):
        assert [column.name for column in twin.columns] == ["party", *titles]
    places = {row[0]: row[1:] for row in positions.rows}
    shares = {row[0]: row[1:] for row in influence.rows}
    for n, figure in enumerate(figures.values()):
        for party, low, middle, high, share in figure.twin.rows:
            if party in MARKS:
                continue
            assert places[party][n].rstrip("°*†") == f"{middle:.0f} ({low:.0f}–{high:.0f})"
            assert shares[party][n] == share


def test_a_position_on_no_claim_is_marked():
    first = next(iter(SUMMARY.outcomes))
    given = SUMMARY.outcomes[first].positions[0]
    for claims, end in ((["C1"], ""), ([], "°")):
        known = given.model_copy(update={"claims": claims, "status": "judgement"})
        twin = positions_twin(altered(SUMMARY, {f"outcomes/{first}/positions": [known]}))
        cells = {row[0]: row[1] for row in twin.rows}
        cell = cells[SUMMARY.actors[given.actor].name]
        assert cell.removesuffix(mark_of(known)) + end == cell
        assert cell.endswith(")") == (end == "")


def test_a_party_without_a_position_has_a_dash():
    first = next(iter(SUMMARY.outcomes))
    kept = [p for p in SUMMARY.outcomes[first].parties if p.position is not None][1:]
    twin = positions_twin(altered(SUMMARY, {f"outcomes/{first}/parties": kept}))
    assert "–" in [row[1] for row in twin.printed()]
