"""Mechanisms in words: as a label, inside a sentence, and what is frozen."""

from typing import Final

from detente.report.messages.say import mark

__all__ = ["FROZEN_WORDS", "MECHANISM_INSIDE", "MECHANISM_WORDS"]

MECHANISM_WORDS: Final[dict[str, str]] = {
    "balance": mark("Balance of the war"),
    "contact": mark("Contact"),
    "cooperation": mark("Cooperation on shared issues"),
    "response": mark("Response of the contacted"),
    "attendance": mark("Invitation and attendance"),
    "talks": mark("Talks"),
    "joining": mark("Joining a deal"),
    "terms": mark("Terms and signature"),
    "deal_life": mark("Life of a deal"),
    "exclusion": mark("Exclusion and the rival"),
    "standing": mark("Standing"),
    "interdependence": mark("Interdependence of guests"),
}
MECHANISM_INSIDE: Final[dict[str, str]] = {
    "balance": mark("balance of the war"),
    "contact": mark("contact"),
    "cooperation": mark("cooperation on shared issues"),
    "response": mark("response of the contacted"),
    "attendance": mark("invitation and attendance"),
    "talks": mark("talks"),
    "joining": mark("joining a deal"),
    "terms": mark("terms and signature"),
    "deal_life": mark("life of a deal"),
    "exclusion": mark("exclusion and the rival"),
    "standing": mark("standing"),
    "interdependence": mark("interdependence of guests"),
}
FROZEN_WORDS: Final[dict[str, str]] = {
    "balance": mark("balance, deaths and support stay as on the first day, and nobody wins"),
    "contact": mark("contacts and labels stay as on the first day"),
    "cooperation": mark("trust and drugs stay, and nothing acts on the rival"),
    "response": mark("contact changes nobody"),
    "attendance": mark("no rounds"),
    "talks": mark("nobody talks"),
    "joining": mark("nobody joins a deal in force"),
    "terms": mark("nothing is signed"),
    "deal_life": mark("nothing fails, and there is no ceasefire and no lull"),
    "exclusion": mark("strengths, groups and the rival stay, and nobody attacks"),
    "standing": mark("no standing is won or lost"),
    "interdependence": mark("no guest comes or stays away because of others"),
}
