"""The tools that questions trace their fields with."""

import numpy as np
from tests.assess.explain.example_run import example_run

from detente.assess.explain.nodes import origin_of
from detente.assess.explain.trace import (
    Context,
    Place,
    Series,
    each,
    of_the_model,
    of_the_run,
    written,
)
from detente.engagement.drawing.partners import partners_of
from detente.vocabulary.input_key import InputKey

PLACE = Place(("question",), "question", ())


def test_a_field_of_the_case_is_a_judgement_and_others_are_assumptions():
    context = Context(example_run())
    assert origin_of(written(context, PLACE)) == "judgement"
    assert origin_of(of_the_run(context, PLACE)) == "default"
    assert origin_of(of_the_model(context, PLACE)) == "default"


def test_several_fields_share_a_tracer():
    assert each("roles", ("rival", "holdout"), written) == {
        "roles/rival": written,
        "roles/holdout": written,
    }
    assert list(each("", ("draws",), of_the_run)) == ["draws"]


def test_a_column_of_the_run_is_a_series_over_its_draws():
    run = example_run()
    series = Context(run).column("none", "consensus", "share of powers", ("contact",))
    assert isinstance(series, Series)
    assert series.name == "share of powers under none"
    assert np.array_equal(series.values, run.rows.output("none", "consensus"))


def test_a_question_asked_again_names_the_inputs_it_draws():
    used = Context(example_run()).used(partners_of)
    assert InputKey.assessment("river-wing", "stance", "drugs") in used
