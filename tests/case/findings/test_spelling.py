import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case.findings.spelling import same_name, variants

IVORY = "C\u00f4te d'Ivoire"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (IVORY, unicodedata.normalize("NFD", IVORY), "how accents"),
        ("United States", "United\u00a0States", "how accents"),
        ("United States", "United  States", "how accents"),
        (IVORY, "C\u00f4te d\u2019Ivoire", "how accents"),
        ("Abu-Sayyaf", "Abu\u2010Sayyaf", "how accents"),
        ("USA", "Usa", "capital letters"),
        ("Tax", "tax", "capital letters"),
        (IVORY, "Cote d'Ivoire", "accents"),
        ("USA", "US\u0410", "letters of another"),
        ("C\u00f4te", "COTE", "accents and capital"),
    ],
)
def test_spellings_of_one_name(one, other, how):
    found = variants([(one, 2), (other, 3), (one, 4), (other, 5)])
    assert [(v.name, v.earlier, v.line, v.first) for v in found] == [(other, one, 3, 2)]
    assert found[0].how.startswith(how)


@pytest.mark.parametrize(
    ("one", "other"),
    [("A", "B"), ("A", "A'"), ("P1", "P-1"), ("x1", "x11"), ("1.1", "11"), ("+", "-"), ("", " ")],
)
def test_different_names(one, other):
    assert variants([(one, 1), (other, 2)]) == []


@given(st.text(max_size=20))
def test_a_form_of_a_name_is_its_own_form(name):
    assert same_name(unicodedata.normalize("NFC", name)) == same_name(
        unicodedata.normalize("NFD", name)
    )
