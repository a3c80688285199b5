import pytest
from tests.case.breakage import slips

from detente.case.publishing.new import new_case, template_folder
from detente.errors import RunFolderError


def test_a_new_case_is_the_example_and_clean(tmp_path):
    written = new_case(tmp_path / "a" / "b")
    assert [p.name for p in written] == sorted(p.name for p in template_folder().iterdir())
    assert slips(tmp_path / "a" / "b") == []


def test_an_empty_folder_is_taken(tmp_path):
    assert new_case(tmp_path)


@pytest.mark.parametrize("what", ["file", "full folder"])
def test_nothing_is_written_over(what, tmp_path):
    target = tmp_path / "case"
    if what == "file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RunFolderError, match="nothing was written"):
        new_case(target)
    assert list(tmp_path.rglob("*.csv")) == []


def test_a_place_that_cannot_be_written_says_why(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(RunFolderError, match="cannot be written"):
        new_case(tmp_path / "file" / "case")
