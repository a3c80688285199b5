"""Every sentence with a number of the case's report, by section, and what needs no computing."""

from tests.docs.smallest import said_first, said_last, said_parties, said_war

# By section of the page: what computes its sentences again.
COMPUTED = {
    "page-one": (*said_first.PAGE_ONE, said_last.page_facts, said_parties.seats_within),
    "inner": (said_last.inner_facts,),
    "key-judgements": (
        said_first.likely_deal,
        said_first.largest_table,
        said_first.rests_on,
        said_parties.camps_judged,
    ),
    "what-each-option-does": (said_first.in_contact,),
    "every-other-outcome": (said_first.no_difference,),
    "ends": said_war.ENDS_SAID,
    "months": said_war.MONTHS,
    "audits": said_war.AUDITS,
    "record": said_war.RECORD,
    "backfires": said_war.BACKFIRES,
    "camps": said_parties.CAMPS,
    "rounds": said_parties.ROUNDS,
    "who-comes-to-the-next-round": (said_parties.next_round,),
    "outcomes": said_parties.AGREED,
    "models": (said_parties.in_force, said_parties.pooled),
    "stages": said_last.STAGES,
    "contacts": said_last.CONTACTS,
    "standing": said_last.STANDING,
    "contributions": said_war.MOVES,
    "claims": (said_last.claims,),
    "sources": (said_last.sources,),
    "inputs": said_last.INPUTS,
    "limits": (said_last.unread,),
    "terms": (said_last.terms,),
    "reproduce": (said_last.digest,),
}
# What is the same in the report of any run: numbers that define a scale, a rule or a month.
FIXED = {
    r"\d+\.": "number of a section",
    r"Bars hold 80 % of draws; for chances they span rival readings "
    r"\(two standard errors\), .*": "a rule",
    r"(80|50) % of draws": "a key",
    r"80 % band of “No contact”": "a key",
    r"80 % range and middle": "a key",
    r"position: middle and 80 % of draws; area: influence": "a key",
    r"Deaths a month 1 = the present toll no record": "a scale",
    r"Seats at the latest round with the host; 0 before the first no record assumed": "a scale",
    r"The government’s trust in the movement from 0 to 1 no record": "a scale",
    r"Middle and 80 % range in month 12\.": "the horizon",
    r"Share of draws by month 12\.": "the horizon",
    r"The record is known by month 12; upright, its 80 % range\.": "the horizon",
    r"The fighting ends once; in the run only if fewer than 25 deaths follow in .*": "a definition",
    r"Estimated from UCDP Conflict Termination Dataset v3-2021 .*": "an attribution",
    r"First round, January 2020: no refusal or absence on record\.": "a date of the case",
    r"From 0, no office for the Front, to 100, the Front rules alone\.": "a scale of the case",
    r"0: no office for the Front\. 100: the Front rules alone\.": "a scale of the case",
    r"Share of draws that reach the stage within 12 months; .*": "the horizon",
    r"Settlement: 1 with a deal in force that binds the movement, .*": "a definition",
    r"Acceptance: change of the share of powers in open contact, .* 80 % ranges\.": "a definition",
    r"Number: the statement, 1 confirmed to 5 improbable, 6 cannot be judged\.": "a scale",
    r"detente run CASE --as-of 2020-06-30 --horizon 12 --draws 128 --seed 1 .*": "a command",
    r"Where a number comes from: detente explain .* /strategies/none/table_max/p50, .*": "a path",
}
