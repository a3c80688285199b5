"""Reference pages that are generated and committed are what the code makes now."""

from docs.generated import FOLDER, pages
from docs.track_record import NAMES


def test_committed_pages_are_fresh():
    made = pages()
    kept = (path for path in FOLDER.glob("*.md") if path.name not in NAMES)  # made by `make score`
    written = {path.name: path.read_text(encoding="utf-8") for path in kept}
    stale = [name for name in {*made, *written} if made.get(name) != written.get(name)]
    assert not stale, f"run make reference: {sorted(stale)}"


def test_every_command_and_model_has_its_entry():
    made = pages()
    assert "## `detente run`" in made["commands.md"]
    assert "## `detente backtest bargaining`" in made["commands.md"]
    assert "## `detente forecast file`" in made["commands.md"]
    assert "detente.models.bargaining.cooperative.nash.nash_array" in made["api-models.md"]
