"""The page draws the pictures after the ends of the war, or says in a sentence why not."""

import re

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.page import render
from detente.report.sections.months.view import months_view

SUMMARY = finished()[0]
MOST_WORDS = 320


def section(summary) -> str:
    page = render(summary)
    start = page.index('<h3 id="months"')
    return page[start : re.compile("<h[23]").search(page, start + 5).start()]


def test_every_picture_has_a_title_and_a_closed_table():
    view, part = months_view(SUMMARY), section(SUMMARY)
    for picture in (view["fans"], view["month_chances"], view["month_steps"]):
        assert picture.tall
        assert f'id="{picture.id}"' in part
    assert part.count('<div class="opts tall') == 3
    assert part.count("<details>") == part.count("<table>") == 3
    assert part.count("<figcaption>") == 3


def test_the_section_is_short_beside_its_tables():
    drawn = re.sub(r"<details>.*?</details>", "", section(SUMMARY), flags=re.DOTALL)
    while (less := re.sub(r"<svg(?:(?!<svg).)*?</svg>", " ", drawn, flags=re.DOTALL)) != drawn:
        drawn = less
    assert len(re.sub(r"<[^>]+>", " ", drawn).split()) <= MOST_WORDS


def test_where_nothing_can_be_drawn_a_sentence_says_so():
    options = [option.id for option in SUMMARY.strategy_list]
    bare = {
        "months/fans": {key: {} for key in options},
        "months/chances": {key: {} for key in options},
    }
    part = section(altered(SUMMARY, bare))
    assert "<figure" not in part
    assert "No measure has months to draw." in part
    assert "No event has months to draw." in part


def test_bands_are_explained_once_and_also_where_no_deal_is_drawn():
    assert section(SUMMARY).count("no range of the chance") == 1
    chances = SUMMARY.model_dump()["months"]["chances"]
    talks = {option: {"first_talks": by["first_talks"]} for option, by in chances.items()}
    assert section(altered(SUMMARY, {"months/chances": talks})).count("no range of the chance") == 1
