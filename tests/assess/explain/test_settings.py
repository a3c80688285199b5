"""What nobody computed is told as started, as modelled, or as written in the case."""

import pytest
from detente.assess.explain.settings import setting
from tests.assess.explain.example_run import example_run

from detente.assess.explain.nodes import grounds


@pytest.mark.parametrize(
    ("tokens", "ground", "words"),
    [
        (["draws"], "assumption", "as the run was started"),
        (["camps", "seed"], "assumption", "as the run was started"),
        (["mechanisms", "trust", "on"], "assumption", "reduced form after"),
        (["mechanisms", "standing", "title"], "assumption", "reduced form after renshon2016"),
        (["units", "settlement"], "assumption", "models"),
        (["hidden", "claims"], "assumption", "left out"),
        (["horizon_months"], "judgement", "as written in the case"),
    ],
)
def test_each_has_its_ground(tokens, ground, words):
    found = setting(example_run(), tokens)
    assert grounds([found]) == {ground}
    assert words in found.text
