import pytest

from detente.position_tables.foreign_data import foreign_data


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("prnr\tisnr\tpcom\tscom\trp\tout\n", "European Union"),
        ('"PRNR";"ISNR";"pcom"\n', "European Union"),
        ("name,pos_tax,sal_tax,pos_debt,sal_debt\n", "one column per actor or issue"),
    ],
)
def test_data_sets_and_layouts(text, part):
    assert part in foreign_data(text).name


@pytest.mark.parametrize(
    "text", ["", "actor,position,salience,capability\n", "actor,pos1,pos2,sal1,sal2\n", "a,b\n"]
)
def test_plain_tables(text):
    assert foreign_data(text) is None
