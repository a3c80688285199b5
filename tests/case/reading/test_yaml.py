import pytest
from tests.case.breakage import Breakage, answers_well, drop, edit, put, slips, swap

from detente.case.reading.yaml import load_document, place_of

Y = "case.yaml"
TITLE = "title: An invented valley"


def syntax(name: str, old: str, new: str, line: int, word: str) -> Breakage:
    return Breakage(name, swap(Y, (old, new)), "yaml-syntax", Y, line, word=word)


def refused(name: str, text: str, code: str, line: int = 1, **more) -> Breakage:
    return Breakage(name, put(Y, text), code, Y, line, **more)


BREAKAGES = [
    Breakage("missing", drop(Y), "file-missing", Y, word="detente new"),
    refused("empty", "", "yaml-not-mapping", word="id: my-case"),
    refused("comment only", "# nothing\n", "yaml-not-mapping"),
    refused("list", "- a\n- b\n", "yaml-not-mapping"),
    refused("number", "42\n", "yaml-not-mapping"),
    refused("text", "hello\n", "yaml-not-mapping"),
    refused("bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias", word="write"),
    refused("merge", "a: 1\n<<: {id: x}\n", "yaml-alias", 2, word="write the value out"),
    refused(
        "code",
        "id: !!python/object/apply:os.system ['echo hi']\n",
        "yaml-tag",
        word="remove",
        value="!!python/object/apply:os.system",
    ),
    refused("tag", "id: !!binary aGk=\n", "yaml-tag", value="!!binary"),
    refused("deep", "a: " + "[" * 100_000, "yaml-deep", word="five levels"),
    Breakage("huge", put(Y, b"a" * 1_000_001), "file-too-large", Y),
    Breakage(
        "key twice",
        swap(Y, ("    q: 0.5\n", "    q: 0.5\n    q: 0.6\n")),
        "yaml-key-twice",
        Y,
        39,
        "q",
        "keep one",
    ),
    syntax("tab", "  - id: power", "\t- id: power", 22, "spaces"),
    syntax("bracket", "profiles: [4, 6.5]", "profiles: [4, 6.5", 41, "close it"),
    syntax("quote", TITLE, 'title: "An invented valley', 3, "close the quote"),
    syntax("colon", TITLE, "title: An invented: valley", 3, "in quotes"),
    syntax("no colon", TITLE, "title An invented valley", 3, "key: value"),
    syntax("indentation", "    title: Share", "   title: Share", 23, "align"),
    syntax("bell", "id: example", "id: exam\aple", 2, "colons"),
    syntax("at", "id: example", "id: @example", 2, "quotes"),
    Breakage(
        "second document", edit(Y, lambda b: b + b"---\nid: b\n"), "yaml-syntax", Y, 149, word="---"
    ),
    Breakage(
        "turned text",
        swap(Y, (TITLE, "title: An \u202einvented valley")),
        "cell-control",
        Y,
        3,
        word="delete",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_broken_settings_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize("name", ["case.yml", "Case.yaml"])
def test_settings_under_another_name_are_recognised(name, case_folder):
    (case_folder / Y).rename(case_folder / name)
    (found,) = slips(case_folder)
    assert (found.code, found.file) == ("file-renamed", Y)
    assert found.hint == f"rename '{name}' to 'case.yaml'"


def test_legal_forms(case_folder):
    swap(Y, ("# An invented", "---\n# An invented"), ("id: example", "id: 'example'"))(case_folder)
    edit(Y, lambda b: b"\xef\xbb\xbf" + b.replace(b"\n", b"\r\n"))(case_folder)
    assert slips(case_folder) == []


def test_tables_are_checked_though_the_settings_are_broken(tmp_path, case_folder):
    put(Y, "id: [")(case_folder)
    swap("actors.csv", ("faction,front", "faction,frnt"))(case_folder)
    swap("assessments.csv", ("2,10,25", "2,100,25"))(case_folder)
    found = [(f.code, f.file) for f in slips(case_folder)]
    assert found == [
        ("yaml-syntax", Y),
        ("ref-unknown", "actors.csv"),
        ("order-numbers", "assessments.csv"),
    ]


def test_places_are_lines():
    document, _ = load_document("a:\n  - b: 1\n    c: 2\n7: x\n")
    assert place_of(document, ("a", 0, "c")) == 3
    assert place_of(document, ("a", 5)) == 1
    assert place_of(document, ("7",)) == 4
    assert place_of(None, ("a",)) == 1


def test_dates_and_impossible_numbers_stay_text():
    document, _ = load_document(f"a: 2020-13-45\nb: 1e400\nc: {'9' * 5000}\nd: .nan\n")
    assert document["a"] == "2020-13-45"
    assert document["b"] == "1e400"
    assert document["c"] == "9" * 5000
    assert document["d"] == ".nan"
