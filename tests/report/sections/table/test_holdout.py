"""What the page says of the hold-out's contact."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.table.holdout import holdout_view, rests_on


def test_the_chance_stands_beside_that_of_priors_alone() -> None:
    found = holdout_view(finished()[0])["holdout_sentence"]
    assert found is not None
    assert "with priors alone" in found
    assert "mostly" not in found  # the key judgements say what it rests on


def test_what_it_rests_on_follows_the_share() -> None:
    mostly = altered(finished()[0], {"contacts/holdout/assumed": 0.7})
    hardly = altered(finished()[0], {"contacts/holdout/assumed": 0.2})
    assert rests_on(mostly) == "mostly assumed (70 % of it is prior)"
    assert "from the record" in (rests_on(hardly) or "")


def test_without_a_hold_out_nothing_is_said() -> None:
    none = altered(finished()[0], {"contacts/holdout": None})
    assert rests_on(none) is None
    assert holdout_view(none)["holdout_sentence"] is None
