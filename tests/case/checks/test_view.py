from datetime import date

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.reading.yaml import load_document
from detente.case.schema.settings import Settings


def test_a_view_knows_what_it_can_be_sure_of():
    document, _ = load_document("issues:\n  - a: 1\n  - b: 2\n")
    view = View(
        case=Case(settings=Settings.model_construct(), as_of=date.max),
        document=document,
        unsure=frozenset({"claims"}),
        refused=frozenset({"issues"}),
        places={"issues": [1]},
    )
    assert view.sure("actors")
    assert not view.sure("actors", "claims")
    assert view.holds("codes")
    assert not view.holds("issues")
    assert view.at("issues", 0, "b") == ("case.yaml", 3, "issues.1.b")
