"""A small page with every kind of block, and with text that means harm."""

from html import escape

from detente.report.forms.blocks import Page
from detente.report.forms.notes import About, ClaimNote
from detente.report.forms.reader import read_page

HOSTILE = {
    "formula": "=1+1",
    "plus": "+1 day",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "script": "<script>alert(1)</script>",
    "pipe": "a | b",
    "marks": "*a* _b_ `c` [d](http://e.example) ![f](g) ~~h~~ $i$ &lt; ^j^",
    "bidi": "left \u202e\u2066turned\u2069\u202c \u200fright",
    "emoji": "\U0001f54a\ufe0f and \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "control": "bell\x07 escape\x1b[31m",
    "heading": "# not a heading",
    "number": "1. not a list",
    "persian": "\u0637\u0627\u0644\u0628\u0627\u0646",
    "entities": "&amp; &nbsp; ]]> --> ${x} {{ y }}",
    "long": "word " * 2000,
}
STYLE = ":root { --ink: #123456 } .bar { fill: var(--ink) } @media print { .bar { fill: red } }"
DRAWING = (
    '<svg class="fig" width="100%" height="60" role="img" aria-labelledby="t1"><title id="t1">'
    'Deaths</title><desc>Deaths rose from 2 to 5.</desc><rect class="bar" x="10%" y="5" width="40%"'
    ' height="20"/><text x="50%" y="50">2</text></svg>'
)
BODY = """
<a class="skip" href="#page-one">Skip to the answer</a>
<svg width="0" height="0" aria-hidden="true"><defs><pattern id="p"><rect/></pattern></defs></svg>
<main><section id="page-one">
<div class="meta"><b>PUBLIC</b><span>not for targeting</span><span>as of 1 May</span></div>
<h1>Does picking pay?</h1>
<div class="bluf" id="bottom-line"><b>Bottom line.</b> It cannot be told apart.
It is <em>very</em> unlikely (5&nbsp;%).</div>
<h2 id="options">Options compared</h2>
<table><thead><tr><th rowspan="2">option</th><th colspan="2">deal</th></tr>
<tr><th>low</th><th class="n">high</th></tr></thead>
<tbody><tr><th>None<br><span class="note">no rounds</span></th>
<td class="n">\N{MINUS SIGN}2,301</td><td class="n">0.050</td></tr>
<tr><th rowspan="2">Pick</th><td><svg class="bar" aria-label="from 1 to 2"></svg> under 1 %</td>
<td>2012<a class="chip" href="#claim-C1" title="They met.">C1 B2</a><a class="chip" href="#claim-C2"
title="They did not.">C2 C3</a></td></tr>
<tr><td colspan="2">see <a href="#claims">the claims</a></td></tr></tbody></table>
</section>
<nav><a href="#claims">Claims</a></nav>
<section id="inner">
<h2>What happened</h2>
<figure><h3>Deaths rose</h3>DRAWING<details><summary>The numbers</summary><table><caption>Deaths
a year</caption><thead><tr><th>year</th><th class="n">deaths</th></tr></thead><tbody>
<tr><td>2012</td><td class="n">2</td></tr></tbody></table></details>
<p class="note">Counted twice.</p></figure>
<details><summary>2 placeholders</summary><ol><li>first<ul><li>within</li></ul></li>
<li><code>a|b</code></li></ol></details>
<ol><li>one again</li></ol>
<p>Read <a href="https://example.org/a_(b)?c=|d">a source</a>, <a href="javascript:alert(1)">not
this</a>.</p><p hidden>Not read.</p><script>no()</script>
HOSTILE
<h2 id="claims">Claims</h2>
<table><thead><tr><th>claim</th><th>words</th></tr></thead><tbody>
<tr id="claim-C1"><th>C1 B2</th><td>They met.</td></tr></tbody></table>
</section></main>
"""


def html() -> str:
    """Return the page."""
    hostile = "".join(
        f"<h3>{text}</h3><p>{text}</p><ul><li>{text}</li></ul><table><caption>{text}</caption>"
        f"<thead><tr><th>{text}</th></tr></thead><tbody><tr><td>{text}</td></tr></tbody></table>"
        f'<figure><figcaption>{text}</figcaption><svg width="100%" height="20" '
        f'aria-label="{text}"><text y="10">{text[:20]}</text></svg></figure>'
        f'<p><a class="chip" href="#claim-H-{name}" title="{text}">H-{name}</a></p>'
        for name, text in ((name, escape(text)) for name, text in HOSTILE.items())
    )
    body = BODY.replace("DRAWING", DRAWING).replace("HOSTILE", hostile)
    return (
        f'<!doctype html>\n<html lang="en"><head><title>{escape("Picking & pay")}</title><style>'
        f"{STYLE}</style></head><body>{body}</body></html>"
    )


def page() -> Page:
    """Return the content of the page."""
    return read_page(html())


def facts(**changes) -> About:
    """Return facts of a run."""
    known = {
        "title": "Picking & pay",
        "question": "=Does picking pay?",
        "handling": "PUBLIC <all>",
        "as_of": "2018-01-15",
        "horizon_months": 36,
        "digest": "0123456789abcdef",
        "draws": 128,
        "seed": 1,
        "version": "0.4.0",
    }
    return About(**{**known, **changes})


def claims() -> dict[str, ClaimNote]:
    """Return the claims of the page; those of hostile text are not among them."""
    return {
        name: ClaimNote(
            claim=name,
            text=f"They met | {name}.",
            grade="B2",
            source="The *Daily*",
            address="https://example.org/a_(b)",
        )
        for name in ("C1", "C2")
    }
