"""What templates are handed: order, scales, what counts."""

from tests.report.documents import document, read

from detente.report.view import view


def handed(**changes) -> dict:
    return view(read({**document(), **changes}), None)


def test_options_stand_in_the_order_of_the_ranking():
    assert [s.id for s in handed()["ordered"]] == document()["ranking"]["order"]


def test_without_a_ranking_they_stand_in_the_order_of_the_case():
    ranking = {**document()["ranking"], "order": []}
    found = handed(ranking=ranking)
    assert [s.id for s in found["ordered"]] == [s["id"] for s in document()["strategy_list"]]
    assert "options" not in found["charts"]


def test_bars_of_a_column_share_one_scale():
    summary = read(document())
    top = handed()["scales"]["table_max"]
    assert top == max(m["table_max"].p90 for m in summary.strategies.values())


def test_what_counts_is_named_in_words():
    found = handed()
    assert "the hold-out in open contact" in found["counted"]
