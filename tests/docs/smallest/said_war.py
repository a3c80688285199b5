"""Sentences on ends, on months, on the record of other wars and on backfiring, computed again."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from tests.docs.smallest.made import DRAWS, NONE, TALKS, from_to, joined, made, percent
from tests.docs.smallest.reruns import FIRST, by_evidence_alone, without
from tests.docs.smallest.wars import cut, estimates, known

from detente.engagement.registry import MECHANISMS
from detente.vocabulary.ends import ENDS

RARE = 0.01
LAST = 12  # months
EVENTS = {  # printed where some option has it in a draw of a hundred
    "first_talk": "first talks",
    "signed": "any deal in force",
    "signed_full": "a deal that binds the movement",
    "joins": "a faction joins a deal",
    "bilateral": "a deal of a power of its own",
    "failed": "a deal fails",
    "ceasefire": "a ceasefire",
    "low_activity": "low activity",
    "splits": "a faction splits",
    "left": "the convenor leaves",
}
MEASURES = (("deaths", 1), ("seats", 0), ("trust", 1))
HELD = (("full", "full"), ("partial", "partial"), ("process", "process"))


@cache
def month_by_month(option: str, measure: str) -> np.ndarray:
    """Return a monthly series of an option, shape (draw, month)."""
    months = made().run.months
    mine = months["strategy"] == made().options.index(option)
    assert months["month"][mine].reshape(DRAWS, LAST)[0].tolist() == list(range(1, LAST + 1))
    return np.asarray(months[measure])[mine].reshape(DRAWS, LAST)


def likeliest() -> Iterator[str]:
    """The end that most draws reach, and that it is the same under both options."""
    ends = [made().drawn(option, "outcome") for option in made().options]
    shares = [[float((one == n).mean()) for n in range(len(ENDS))] for one in ends]
    assert {ENDS[int(np.argmax(one))] for one in shares} == {"continues"}
    often = from_to([max(one) for one in shares])
    yield f"The likeliest end under every option is “the war goes on”, in {often} of draws."


def rare() -> Iterator[str]:
    """Events on the way that hardly happen, in the order of the table."""
    found = [words for column, words in EVENTS.items() if max(made().shares(column)) < RARE]
    yield f"Under every option under 1 %: {joined(found)}."


def anchored() -> Iterator[str]:
    """The reference war, of which only the facts of the record are known, drawn again."""
    met = made().run.task.anchored.met
    both = [
        f"a deal in force {percent(met.deal)} ({percent(met.deal_recorded)})",
        f"a victory of the government {percent(met.government)} "
        f"({percent(met.government_recorded)})",
        f"a victory of the movement {percent(met.rebels)} ({percent(met.rebels_recorded)})",
    ]
    assert percent(met.deal_recorded) == percent(known("deal").chance)
    assert met.joining == 0.0  # nobody joined, so that no hazard is known
    both.append(f"joining never ({100 * met.joining_recorded:.1f} % a month)")
    yield (
        "From the facts of the record alone, the model gives within 12 months (in brackets, the "
        f"record): {joined(both)}."
    )


def built_in() -> Iterator[str]:
    """The largest table is never smaller than without contact, and often larger."""
    paired = made().drawn(TALKS, "table_max") - made().drawn(NONE, "table_max")
    assert paired.min() >= 0
    assert (paired > 0).mean() > RARE
    yield (
        "Built in, not found: the direction against “No contact” of most seats at a table "
        "(1 option)."
    )


def inert() -> Iterator[str]:
    """Mechanisms whose absence leaves the end of the war, and what options differ by, alone."""
    names = {"shared issues": "cooperation on shared issues"}
    found = [
        names.get(one.title.lower(), one.title[:1].lower() + one.title[1:])
        for one in MECHANISMS
        if without(one.key).nothing_changes()
    ]
    yield (
        f"Switched off alone, these change the end of the war in none of the first {FIRST} draws: "
        f"{joined(found)}."
    )


def fans() -> Iterator[str]:
    """Middle and 80 % range in the last month, and that the middle stays in the other's band."""
    for measure, digits in MEASURES:
        said = []
        for option in made().options:
            low, middle, high = np.quantile(
                month_by_month(option, measure), (0.1, 0.5, 0.9), axis=0
            )
            spread = " to ".join(f"{x[-1]:.{digits}f}" for x in (low, high))
            none = measure == "seats" and not made().drawn(option, "rounds").any()
            said.append("no rounds" if none else f"{middle[-1]:.{digits}f} ({spread})")
            if option == NONE:
                band = low, high
            elif measure != "seats":
                assert (band[0] <= middle).all()
                assert (middle <= band[1]).all()
        titles = made().titles()
        yield f"{titles[NONE]}: {said[0]}; {titles[TALKS]}: {said[1]}."
    yield (
        "In deaths and trust the middle of every option stays within the 80 % band of “No contact”"
    )


def chances() -> Iterator[str]:
    """Shares of draws by the last month; the record is known in that month only."""
    titles, wars = made().titles(), known("deal").chance
    for column in ("signed", "first_talk"):
        none, talks = (
            percent(
                float(((made().drawn(o, column) > 0) & (made().drawn(o, column) <= LAST)).mean())
            )
            for o in made().options
        )
        yield f"{titles[NONE]}: {none}; {titles[TALKS]}: {talks}."
    share = f"{none.removesuffix(' %')} to {talks}"
    yield f"Chances by month {LAST}, over all options: “First talks of the two sides” {share}"
    yield f"Any deal ┆ wars like this: {percent(wars)}"
    yield f"Record: wars like this: {percent(wars)}."
    yield f"two standard errors of {DRAWS} draws, no range of the chance"


def wars_like_this() -> Iterator[str]:
    """The chance of a deal on record, and this run's under the course as now."""
    deal = known("deal")
    ends, share = from_to([deal.low, deal.high]), made().share(NONE, "signed")
    apart = np.log(share / (1 - share)) - np.log(deal.chance / (1 - deal.chance))
    assert abs(apart) < 1.0  # so that the share is printed as it is
    noise = np.sqrt(share * (1 - share) / DRAWS)
    assert share - deal.high < 2 * noise  # so that it is not said to lie outside
    yield (
        f"In wars like this one a deal was signed within 12 months in {percent(deal.chance)} "
        f"({ends}); worth about {deal.worth:.0f} wars."
    )
    yield f"This run says {percent(share)} under the present course."


def read_by() -> Iterator[str]:
    """Facts of the war that the case states, and the last year that the estimates know."""
    stated = made().run.case.settings.conflict.model_fields_set
    assert stated >= {"unit", "started"}
    yield f"The record is read by {len(stated - {'unit', 'claims'})} facts of this war."
    yield f"Estimated from wars to {cut()['until']}."


def skill() -> Iterator[str]:
    """How much less error forecasts of a deal had, as the shipped estimates score them."""
    assert not made().run.case.settings.conflict.fresh_text(made().run.case.as_of)
    score = estimates()["scores_without_fresh_texts"]["deal"]["12"]
    texts = []
    for name in ("skill_recent", "skill"):
        low, point, high = (f"{100 * x:.0f}" for x in score[name])
        texts.append(f"{point} % less error ({low} to {high} %)")
    less = 1 - score["brier"] / score["base"]
    assert percent(less) == percent(score["skill"][1])
    yield (
        f"Forecasts of a deal had {texts[0]} than the recent rate, in later years and {texts[1]} "
        "than the average, on wars left out."
    )


def held() -> Iterator[str]:
    """How many agreements of each kind held five years."""
    kinds = [
        f"{percent(cut()['holding'][kind]['holds'][3])} of {cut()['holding'][kind]['n']} {words}"
        for kind, words in HELD
    ]
    yield f"Of agreements {joined(kinds)} ones held five years."


def backfiring() -> Iterator[str]:
    """Draws with over 2 % more deaths, or with more splits, than without contact."""
    toll, usual = made().drawn(TALKS, "toll"), made().drawn(NONE, "toll")
    often = float((toll > 1.02 * usual).mean())
    assert not (made().drawn(TALKS, "splits") > made().drawn(NONE, "splits")).any()
    yield (
        f"Without a stable condition, of futures: more lives lost in {percent(often)} under "
        f"“{made().titles()[TALKS]}”; more splits never under 1 option."
    )


def evidence() -> Iterator[str]:
    """No end, and no chance of a deal, is more than half as large again beyond two errors."""
    here, alone = by_evidence_alone()
    for option in here.strategies:
        pairs = [
            (here.output(option, "outcome") == n, alone.output(option, "outcome") == n)
            for n in range(len(ENDS))
        ]
        pairs.append((here.output(option, "signed") > 0, alone.output(option, "signed") > 0))
        for own, other in pairs:
            gap = own.astype(float) - other
            low, high = sorted((own.mean(), other.mean()))
            assert high <= 1.5 * low or abs(gap.mean()) <= 2 * gap.std() / np.sqrt(FIRST)
    yield f"By its evidence alone the case ends much as it does here, in {FIRST} draws."


def weak_links() -> Iterator[str]:
    """The audit's own reruns, which no draw of the run repeats."""
    audit = made().run.summary.audits.unsourced
    assert (audit.draws, audit.moved) == (FIRST, [])
    yield (
        f"In {FIRST} draws, none of the {len(audit.tried)} inputs and groups of inputs tried moves "
        "a headline number by more than a factor of two."
    )


def no_link() -> Iterator[str]:
    """The same reruns, where what is added to a run was not computed."""
    assert made().run.summary.audits.unsourced.draws == FIRST
    yield f"In {FIRST} draws no input tried moves the chance of a deal more than twofold."


ENDS_SAID = (likeliest, rare, anchored, built_in, inert)
MONTHS = (fans, chances)
AUDITS = (evidence, weak_links)
MOVES = (no_link,)
RECORD = (wars_like_this, read_by, skill, held)
BACKFIRES = (backfiring,)
