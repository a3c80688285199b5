"""What is printed of wars like a case's: rows, the claims that move them, and sentences."""

from tests.ensemble.planted import example

from detente.assess.record.answer import wars_like_this
from detente.cli.wars import folded, print_wars


def test_rows_and_sentences_are_printed(capsys):
    found = wars_like_this(example())
    print_wars(found, "2020-06-30")
    text = capsys.readouterr().out
    assert text.startswith("\nWars like this one, within 24 months:")
    assert "  a deal is signed: " in text
    assert "wars; skill: yes, across wars and across years" in " ".join(text.split())
    assert "skill: no: other wars do not tell" in " ".join(text.split())
    assert "Facts used: region (Asia)" in text
    assert max(map(len, text.splitlines())) <= 100
    assert "came later" not in text
    print_wars(found, "1997-06-30")
    assert "Estimated from wars most of which came later." in capsys.readouterr().out


def test_long_sentences_are_folded():
    lines = folded("word " * 30).splitlines()
    assert [line[:6] for line in lines] == ["  word", "    wo"]
