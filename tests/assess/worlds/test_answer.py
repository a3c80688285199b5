"""What of a case's options is assumed."""

from tests.ensemble.planted import example

from detente.assess.worlds.answer import assumed_here
from detente.assess.worlds.forms import form_of
from detente.assess.worlds.shipped import assumed_levers, assumed_options, random_worlds
from detente.case.course.levers import levers_of


def test_an_option_has_what_is_assumed_of_the_plain_one_that_it_is_like():
    found = assumed_here(example())
    assert found.worlds == random_worlds().worlds
    for option in example().settings.strategies:
        form = form_of(levers_of(example(), option))
        own = [one for one in assumed_options() if one.option == form]
        if option.reference:  # it is the option as now
            own = [one for one in own if one.how != "above the option as now"]
        assert found.options[option.id] == own


def test_only_levers_that_differ_between_options_are_told():
    found = assumed_here(example())
    assert {one.lever for one in found.levers} <= {one.lever for one in assumed_levers()}
    assert "sequence" not in {one.lever for one in found.levers}  # no option of it has one
