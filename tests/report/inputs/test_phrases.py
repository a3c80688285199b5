"""Every variable, level and type of tie has a phrase."""

from string import Formatter

from detente.case.schema.world import Relation
from detente.report.inputs import phrases
from detente.report.inputs.titles import in_unit
from detente.vocabulary.levels import LEVELS
from detente.vocabulary.variables import INTERESTS, VARIABLES

BARE = {"share", "probability", "criterion's scale", "scale points"}  # units that are not printed
TYPES = set(Relation.model_fields["type"].annotation.__args__)


def places(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_every_variable_has_a_phrase_and_its_unit():
    assert list(phrases.NUMBERS) == list(VARIABLES)
    for name, variable in VARIABLES.items():
        unit = "" if variable.unit in BARE else f" {variable.unit}"
        assert in_unit(f"assessment|northland|{name}|", "2") == f"2{unit}"


def test_a_phrase_names_all_that_a_number_is_of():
    for name, variable in VARIABLES.items():
        expected = {"who"} | ({"other"} if variable.objects else set())
        expected |= {"item"} if variable.item not in {"none", "interest"} else set()
        assert places(phrases.NUMBERS[name]) == expected


def test_the_phrase_on_interests_names_the_only_one():
    assert INTERESTS == ("spillover",)


def test_every_variable_with_several_numbers_of_a_party_has_a_phrase_for_all():
    several = {v.name for v in VARIABLES.values() if v.objects or v.item != "none"}
    assert set(phrases.ALL_OF) == several


def test_levels_and_ties_have_phrases():
    assert set(phrases.CONTACTS) == set(LEVELS) - {"none"}
    assert set(phrases.TIES) == TYPES
    assert set(phrases.TIES_WITH_THIRD) < TYPES
    assert all("c" in places(phrase) for phrase in phrases.TIES_WITH_THIRD.values())
