"""Names of inputs: written and read back, and never changed, because they key random numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ensemble.planted import example

from detente.engagement.task import EngagementTask
from detente.vocabulary.input_key import InputKey

IDS = st.from_regex(r"[a-z][a-z0-9>-]{0,12}", fullmatch=True)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (InputKey.assessment("capital", "position", "power"), "assessment|capital|position|power"),
        (InputKey.assessment("capital>front", "trust"), "assessment|capital>front|trust|"),
        (InputKey.tie("r-label", "label"), "tie|r-label|label|"),
        (InputKey.parameter("trust", "decay"), "parameter|trust|decay|"),
        (InputKey.choice("equilibrium"), "choice|equilibrium||"),
        (InputKey.presence("front", "hills"), "presence|front|hills"),
        (InputKey("origin", "daily"), "origin|daily"),
        (InputKey("weight", "talk"), "weight|talk"),
        (InputKey("passed", "camp", "river-wing"), "passed|camp|river-wing"),
    ],
)
def test_names_are_what_they_always_were(key, name):
    assert str(key) == name
    assert InputKey.parse(name) == key


@given(subject=IDS, variable=IDS, item=IDS)
def test_an_assessment_survives_its_name(subject, variable, item):
    key = InputKey.assessment(subject, variable, item)
    assert InputKey.parse(str(key)) == key


def test_every_column_of_inputs_has_a_key():
    columns = EngagementTask(example(), 1)(0, 2).inputs
    names = [name for name in columns if name != "draw"]
    assert names
    assert [str(InputKey.parse(name)) for name in names] == names


@pytest.mark.parametrize("name", ["", "draw", "assessment|capital", "tie|a|b|c|d", "sorting|talk"])
def test_other_words_are_no_names(name):
    with pytest.raises(ValueError, match="is not the name of an input"):
        InputKey.parse(name)


def test_a_dyad_names_two_actors():
    assert InputKey.assessment("capital>front", "trust").actors == ("capital", "front")
    assert InputKey.assessment("capital", "deaths").actors == ("capital",)
