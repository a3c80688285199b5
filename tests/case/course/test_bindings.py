"""What members of sets bind: the model's default, and the case's own over it."""

from tests.case.breakage import both, fresh_case, swap

from detente.case.course.bindings import bindings_of, bound_by
from detente.case.reading.read import read_case
from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.parameter import pert

Y = "case.yaml"
ONE = "title: one cohesive movement, prior: 0.4}"


def case(tmp_path, *changes):
    folder = fresh_case(tmp_path)
    both(*changes)(folder)
    return read_case(folder)


def test_a_set_of_the_usual_name_binds_as_usual(tmp_path):
    assert bindings_of(case(tmp_path)) == {"movement": dict(BINDINGS["movement"])}


def test_the_case_has_the_last_word(tmp_path):
    own = "binds: {mod: [-0.1, 0, 0.2], cohesion: [0.3, 0.5, 0.7], t-hill: [1, 2, 3]}"
    change = swap(Y, (ONE, f"{ONE[:-1]}, reading: many, war: long, {own}}}"))
    bound = bindings_of(case(tmp_path, change))["movement"]
    one = bound["one"]
    assert one.priors == {"mod": pert(-0.1, 0.0, 0.2), "cohesion": pert(0.3, 0.5, 0.7)}
    assert one.rows == {"t-hill": pert(1.0, 2.0, 3.0)}
    assert (one.reading, one.war, one.presence) == ("many", "long", False)
    assert bound["two"] == BINDINGS["movement"]["two"]


def test_presence_that_names_a_member_binds_the_set(tmp_path):
    found = case(tmp_path, swap("presence.csv", ("0.05,0.2,0.4,,", "0.05,0.2,0.4,one,")))
    assert all(one.presence for one in bindings_of(found)["movement"].values())


def test_a_question_of_context_binds_nothing(tmp_path):
    found = case(tmp_path, swap(Y, ("  - id: movement\n", "  - id: movement\n    context: yes\n")))
    assert bindings_of(found) == {}
    assert set(bound_by(found, found.settings.hypotheses[0])) == {"one", "two", "many"}
