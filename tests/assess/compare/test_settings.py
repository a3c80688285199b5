"""Settings of two runs, compared by path."""

from typing import get_args

from tests.assess.compare.pairs_of_runs import made, with_settings
from tests.ensemble.planted import example

from detente.assess.compare.record import Setting, SettingChange
from detente.assess.compare.settings import changed_run, changed_settings, reordered_lists


def changes(**updates) -> list[tuple[str, str | None, str | None]]:
    found = changed_settings(example(), with_settings(example(), **updates))
    return [(one.name, one.before, one.after) for one in found]


def test_plain_settings_are_named():
    assert changes(title="New") == [("title", "An invented valley", "New")]
    assert changes(rival=None) == [("rival", "black-band", None)]
    assert changes(cutting_level=(0.5, 0.9)) == [("cutting_level", "[0.65, 0.85]", "[0.5, 0.9]")]


def test_entries_of_lists_go_by_id_or_metric():
    options = [
        one.model_copy(update={"level": "open"}) if one.id == "selective" else one
        for one in example().settings.strategies
    ]
    assert changes(strategies=options) == [("strategies.selective.level", "unofficial", "open")]
    first, *rest = example().settings.objectives
    moved = [first.model_copy(update={"weight": (0.1, 0.2)}), *rest]
    assert changes(objectives=moved) == [("objectives.worth.weight", "[0.2, 0.6]", "[0.1, 0.2]")]


def test_an_entry_of_one_case_only_is_shown_whole():
    *rest, last = example().settings.strategies
    ((path, before, after),) = changes(strategies=rest)
    assert path == f"strategies.{last.id}"
    assert before is not None
    assert f'"title": "{last.title}"' in before
    assert after is None


def test_nothing_changed_is_nothing():
    assert not changes()


def test_as_of_date_and_horizon_belong_to_the_run():
    assert not changes(horizon_months=12)
    assert "as_of" in get_args(Setting)


def test_another_order_of_a_list_is_named_by_its_path():
    turned = with_settings(example(), strategies=example().settings.strategies[::-1])
    assert not changed_settings(example(), turned)
    assert reordered_lists(example(), turned) == ["strategies"]
    assert not reordered_lists(example(), example())


def test_settings_of_a_run_that_differ_are_listed():
    found = changed_run(made("base"), made("shorter"))
    assert found == [
        SettingChange(name="draws", before="48", after="24"),
        SettingChange(name="switched_off", before=None, after="attendance"),
    ]
    assert changed_run(made("base"), made("seeded")) == [
        SettingChange(name="seed", before="1", after="2")
    ]
    assert not changed_run(made("base"), made("base"))
