from detente.case.findings.catalogue import KINDS
from detente.case.publishing.reference import reference_pages
from detente.case.schema.forecasts import FORECASTS
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES, columns
from detente.case.written.record import (
    AdviceText,
    DissentText,
    DissentTexts,
    Head,
    Recommendation,
)
from detente.vocabulary.variables import VARIABLES


def test_the_reference_names_everything():
    pages = reference_pages()
    names = ("tables", "settings", "variables", "parameters", "forecasts", "findings", "written")
    assert set(pages) == {f"{name}.md" for name in names}
    for spec in TABLES.values():
        assert f"## `{spec.file}`" in pages["tables.md"]
        assert all(f"| `{column}`" in pages["tables.md"] for column in columns(spec))
    assert all(f"| `{key}`" in pages["settings.md"] for key in Settings.model_fields)
    assert all(f"| `{name}` |" in pages["variables.md"] for name in VARIABLES)
    assert all(f"| `{name}` |" in pages["forecasts.md"] for name in FORECASTS)
    assert all(f"| `{kind.code}` |" in pages["findings.md"] for kind in KINDS.all())


def test_gaps_read_as_words():
    text = reference_pages()["findings.md"]
    assert "{" not in text
    assert "the limit is …limit… MB" in text


def test_every_part_of_the_settings_has_its_own_section():
    text = reference_pages()["settings.md"]
    kinds = {line.split("|")[2].strip() for line in text.splitlines() if line.startswith("| `")}
    parts = ("Conflict", "ConflictClaims", "Ucdp", "Offers", "RoundsRead", "ModelChoices")
    for part in parts:
        assert f"## {part}\n" in text
        assert part in kinds
    assert "| `troops` | yes or no |" in text


def test_every_key_of_the_written_files_is_named():
    text = reference_pages()["written.md"]
    for part in (Head, AdviceText, Recommendation, DissentTexts, DissentText):
        assert f"## {part.__name__}\n" in text
        for name, field in part.model_fields.items():
            assert f"| `{field.alias or name}`" in text
    assert "| `recommendations` **\\*** | list of Recommendation |" in text
