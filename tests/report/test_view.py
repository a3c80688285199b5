"""What templates are handed: order, scales, what counts."""

from tests.report.documents import document, read

from detente.report.view import view


def handed(**changes) -> dict:
    return view(read({**document(), **changes}), None)


def test_options_stand_in_the_order_of_the_ranking():
    (figure,) = handed()["charts"]["options"]
    titles = {s["id"]: s["title"] for s in document()["strategy_list"]}
    assert [r[0] for r in figure.twin.rows] == [titles[i] for i in document()["ranking"]["order"]]


def test_without_a_ranking_no_values_are_drawn():
    ranking = {**document()["ranking"], "order": []}
    assert "options" not in handed(ranking=ranking)["charts"]


def test_every_option_has_a_row_of_levers():
    titles = [s["title"] for s in document()["strategy_list"]]
    assert [row.title for row in handed()["lever_rows"]] == titles


def test_the_option_of_the_tornado_is_named():
    titles = {s.title for s in read(document()).strategy_list}
    assert handed()["tornado_under"].strip("“”") in titles
