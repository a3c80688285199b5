"""Rows added to the example case, and what its check says is not used."""

from detente.case.reading.read import check_case

OTHERS = (
    "speakers,Speakers,representatives,,,,,,,",
    "elders,Elders,government,,,,,,,",
    "host,Host,state,,,,,,,",
)


def add(folder, file: str, *rows: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as out:
        out.writelines(f"{row}\n" for row in rows)


def unused(folder, file: str) -> dict[str, str]:
    """Return the reason by id."""
    found = [f for f in check_case(folder) if f.code == "not-used" and f.file == file]
    assert not [f for f in check_case(folder) if f.severity == "error"]
    return {name: f.message for f in found for name in f.value.split(", ")}
