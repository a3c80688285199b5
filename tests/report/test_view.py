"""What templates are handed: order, scales, what counts."""

from tests.assess.runs import finished

from detente.report.view import view


def handed(**changes) -> dict:
    return view(finished()[0].model_copy(update=changes), None)


def test_options_stand_in_the_order_of_the_ranking():
    assert [s["id"] for s in handed()["ordered"]] == finished()[0]["ranking"]["order"]


def test_without_a_ranking_they_stand_in_the_order_of_the_case():
    ranking = {**finished()[0]["ranking"], "order": []}
    found = handed(ranking=ranking)
    assert [s["id"] for s in found["ordered"]] == [s["id"] for s in finished()[0]["strategy_list"]]
    assert "options" not in found["charts"]


def test_bars_of_a_column_share_one_scale():
    summary = finished()[0]
    top = handed()["scales"]["table_max"]
    assert top == max(m["table_max"]["p90"] for m in summary["strategies"].values())


def test_what_counts_is_named_in_words():
    found = handed()
    assert "the hold-out in open contact" in found["counted"]
