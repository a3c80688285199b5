"""Every model names its kind and its traits in the words that a record may hold."""

from typing import get_args

from detente.assess.agreement.runners.models import MODELS
from detente.assess.agreement.traits import Kind, Trait


def words(alias) -> set[str]:
    return {w for part in get_args(alias) for w in (words(part) if get_args(part) else {part})}


def test_the_words_are_those_that_models_use():
    listed = MODELS.values() if isinstance(MODELS, dict) else MODELS
    assert {model.kind for model in listed} == words(Kind)
    assert {trait for model in listed for trait in model.traits} == words(Trait)
