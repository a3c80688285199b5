"""Kinds of finding about content: ids, numbers, dates, evidence, settings."""

from detente.case.findings.kind import Kind

__all__ = ["ContentKinds"]


class ContentKinds:
    """Each attribute is one kind of finding."""

    # ids
    id_twice = Kind(
        "id-twice",
        "error",
        "'{value}' is already used in line {first}",
        "remove one of them, or give each its own id",
    )
    name_variant = Kind(
        "name-variant",
        "warning",
        "'{value}' and '{other}' in line {first} differ only in {how}, and count as two",
        "spell one name in one way, or give the other a clearly different name",
    )
    ref_unknown = Kind(
        "ref-unknown",
        "error",
        "'{value}' is not an id in {tables}",
        "add the row it points to, or correct the id",
    )
    item_unknown = Kind(
        "item-unknown",
        "error",
        "'{value}' is not {what}",
        "declare it in case.yaml, or correct the name",
    )
    item_unwanted = Kind(
        "item-unwanted",
        "error",
        "variable '{variable}' takes no `{field}`; found '{value}'",
        "leave the cell empty",
    )
    item_required = Kind(
        "item-required", "error", "`{field}` is empty; variable '{variable}' needs {what}", ""
    )
    variable_unknown = Kind("variable-unknown", "error", "there is no variable '{value}'", "")
    subject_kind = Kind(
        "subject-kind",
        "error",
        "'{value}' is of kind {kind}; variable '{variable}' is not assessed for this kind",
        "choose another variable or another actor",
    )
    code_unknown = Kind(
        "code-unknown",
        "warning",
        "code '{value}' is not declared in case.yaml",
        "declare it under `codes`, or correct it",
    )
    # numbers
    order_numbers = Kind(
        "order-numbers",
        "error",
        "low, mode and high are {value}, which is out of order",
        "order the values so that low <= mode <= high",
    )
    outside_scale = Kind("outside-scale", "error", "`{field}` is {value}, outside the scale", "")
    width_zero = Kind(
        "width-zero",
        "warning",
        "low, mode and high are all {value}, which states full certainty",
        "widen the range unless the value is beyond doubt",
    )
    shares_overlap = Kind(
        "shares-overlap",
        "error",
        "the parts of '{value}' have {total:.3f} of the strength; '{value}' has only {whole:.3f}",
        "state in `parent` which actor contains which, or lower the shares",
    )
    presence_sum = Kind(
        "presence-sum",
        "error",
        "the most likely shares of region '{value}' sum to {total:.2f}{under}; a region has 1",
        "give shares of the region, not points of a scale; lower them so that they sum to at most "
        "1",
    )
    position_missing = Kind(
        "position-missing",
        "warning",
        "no position on issue '{issue}' of: {value}; forecasts of a settlement leave them out",
        "ask for their position, or write the whole scale with status placeholder",
    )
    asked_twice = Kind(
        "asked-twice",
        "warning",
        "{what} of '{who}' is {value}, but criterion '{criterion}' puts it at {marked} on {scale}; "
        "both ask the same, and the ranges do not overlap",
        "ask once, and write the answer on both scales",
    )
    parent_cycle = Kind(
        "parent-cycle",
        "error",
        "'{value}' contains itself: {path}",
        "remove one `parent` from this cycle",
    )
    fallback_cycle = Kind(
        "fallback-cycle",
        "error",
        "'{value}' falls back to itself: {path}",
        "remove one `fallback` from this cycle",
    )
    parent_kind = Kind(
        "parent-kind",
        "error",
        "the parent of a {kind} cannot be of kind {parent_kind}",
        "put leaders in a faction, and factions in a movement or another faction",
    )
    parent_missing = Kind(
        "parent-missing",
        "warning",
        "{kind} '{value}' has no parent, so it belongs to no movement",
        "name in `parent` the actor that it belongs to",
    )
    self_tie = Kind(
        "self-tie",
        "error",
        "`{field}` of '{value}' names '{value}' itself",
        "give a different id in `{field}`",
    )
    list_twice = Kind(
        "list-twice", "warning", "'{value}' is listed twice in `{field}`", "keep one of them"
    )
    neighbour_one_sided = Kind(
        "neighbour-one-sided",
        "warning",
        "'{region}' names '{value}' as a neighbour, but '{value}' does not name '{region}'",
        "name the border in both rows",
    )
    tile_twice = Kind(
        "tile-twice",
        "error",
        "tile {value} (row, col) is already used by '{other}'",
        "give each region its own row and col",
    )
    # dates
    date_order = Kind(
        "date-order",
        "error",
        "`{field}` is {value}, before the start on {start}",
        "swap the dates or correct one of them",
    )
    between_open = Kind(
        "between-open",
        "error",
        "`precision` is 'between', but `{field}` is empty",
        "give the first possible day in `date_from` and the last in `date_to`",
    )
    date_after_known = Kind(
        "date-after-known",
        "error",
        "`{field}` is {value}, after {known}, the day it became known",
        "a report cannot come before its event; correct `{field}`, `known` or the source's date",
    )
    read_later = Kind(
        "read-later",
        "warning",
        "this number was read from '{value}' of {day}, after the as-of date {as_of}; it is not "
        "used",
        "judge it again from what was public by then, or remove the row",
    )
    known_missing = Kind(
        "known-missing",
        "warning",
        "the date when this became known is missing; it counts as known from the start",
        "fill in `known`, or the date of its source",
    )
    hidden = Kind(
        "hidden-rows",
        "info",
        "{count} row(s) became known after {as_of}, or began later, and are not read: {rows}",
        "if a row was public earlier, correct `known`, or the date of its source; a later as-of "
        "date reads it",
    )
    nothing_known = Kind(
        "nothing-known",
        "error",
        "no claim was known on {as_of}: the first of {count} became known on {value}",
        "choose an as-of date from {value} on",
    )
    round_ahead = Kind(
        "round-ahead",
        "info",
        "the round '{value}' is held on {day}, after {as_of}, and is not read",
        "if it was announced by then, fill in `announced`, and in `known` the day its list of "
        "guests was public",
    )
    round_unknown = Kind(
        "rounds-silent",
        "info",
        "{count} time(s) a guest has no row in a round; it counts as not asked: {value}",
        "write `no` in `complete` of a round whose list is not complete, or, for all rounds, "
        "`silent: unknown` under `rounds` in case.yaml",
    )
    round_order = Kind(
        "rounds-order",
        "warning",
        "the dates of '{value}' and '{other}' do not say which was first; '{value}' is read first",
        "give the days, if they are known",
    )
    round_same_day = Kind(
        "rounds-same-day",
        "info",
        "'{value}' and '{other}' were held on one day; '{value}' is read first",
        "nothing to do, unless a date is wrong",
    )
    consent_contradicted = Kind(
        "consent-contradicted",
        "warning",
        "option '{value}' states that the government consents, but it declined round '{round}', "
        "the last of the series",
        "write `no` or `unknown`, or say in the option's description what has changed",
    )
    contact_start = Kind(
        "contact-record-from",
        "warning",
        "the case does not say from which day contacts were looked for, so their record begins "
        "with the first, {value}, and rates come out too high",
        "state it in case.yaml: `contact_record_from: YYYY-MM-DD`",
    )
    contact_start_late = Kind(
        "contact-record-late",
        "warning",
        "the record of contacts begins on {value}, not before the as-of date, {as_of}, so that "
        "rates come from their priors alone",
        "state the day from which contacts were looked for",
    )
    place_unknown = Kind(
        "place-unknown",
        "info",
        "the government, {value}, has no `iso3`, so no guest counts as remote from the conflict",
        "state the country code of its state in actors.csv",
    )
    not_a_guest = Kind(
        "not-a-guest",
        "info",
        "{value} is a {kind}, which is never a guest at talks; the row is a record only",
        "enter who it speaks for as representatives or as an organisation to forecast it",
    )
    confidence_flat = Kind(
        "confidence-flat",
        "info",
        "all {count} numbers of {what} without a claim have the same confidence, {value}; that "
        "does not say which of them is surer, so each stands in at most half of the draws",
        "write a higher `confidence` for the surer ones, or name the claims behind a number in "
        "supports.csv",
    )
    # evidence
    grades_far = Kind(
        "grades-far",
        "warning",
        "grade {value}: the grades of the source and of the statement are far apart",
        "check both grades; readers trust such pairs least",
    )
    claim_unused = Kind(
        "claim-unused",
        "info",
        "{count} claim(s) support no number, tie, round or hypothesis: {value}",
        "add them to supports.csv or hypotheses.csv, or set their `kind` to `context`",
    )
    context_used = Kind(
        "context-used",
        "error",
        "claim '{value}' is of kind `context` and cannot support anything",
        "give the claim another `kind`, or remove the claim here",
    )
    placeholder_reason = Kind(
        "reason-missing",
        "warning",
        "a number with status `{what}` has no reason",
        "give in `reason` the grounds for these numbers",
    )
    denial_alone = Kind(
        "denial-alone",
        "warning",
        "proposition '{value}' is denied, but no claim reports it",
        "add the report that is denied, or turn the denial into a report",
    )
    denial_nothing = Kind(
        "denial-nothing",
        "error",
        "this denial does not name the proposition that it denies",
        "fill in `proposition`; use the same id as the report that is denied",
    )
    role_response = Kind(
        "role-response", "error", "{why}", "make `invited`, `response` and `role` consistent"
    )
    round_dates = Kind(
        "round-dates",
        "error",
        "`{field}` of round '{round}' is {value} here and {other} in line {first}",
        "use the same value in all rows of the round",
    )
    likelihood_missing = Kind(
        "likelihood-missing",
        "warning",
        "claim '{value}' has no likelihood under {missing}; it counts as 0.5 there",
        "add a row for each member of set '{set}'",
    )
    # settings
    actor_kind = Kind("actor-kind", "error", "'{value}' is of kind {kind}", "")
    profile_order = Kind(
        "profile-order",
        "error",
        "the profiles of '{id}' are {value}, which is out of order",
        "give the border of engageable second; it must be the better one on the criterion",
    )
    threshold_order = Kind(
        "threshold-order",
        "error",
        "the thresholds of '{id}' are {value}; 0 <= q <= p <= v must hold",
        "q is a difference that does not matter, p one that clearly matters, v one that rules out",
    )
    range_order = Kind(
        "range-order", "error", "`{field}` runs from {value}", "write the lower value first"
    )
    range_empty = Kind(
        "range-empty", "error", "worst and best are both {value}", "give two different values"
    )
    direction_contrary = Kind(
        "direction-contrary",
        "error",
        "`direction` is '{value}', but worst is {worst:g} and best is {best:g}",
        "correct `direction`, or swap worst and best",
    )
    weight_zero = Kind(
        "weight-zero", "error", "all weights in `{field}` are 0", "give at least one weight above 0"
    )
    weights_sum = Kind(
        "weights-sum",
        "error",
        "the weights of `{field}` can sum to {value}; a sum of 1 must be possible",
        "raise the highest weights or lower the lowest weights",
    )
    convenor_differs = Kind(
        "convenor-differs",
        "error",
        "the strategy names '{value}' as convenor; the case names another actor",
        "remove `convenor` here; one case has one convenor, so write another case for '{value}'",
    )
    issue_silent = Kind(
        "issue-without-stand",
        "warning",
        "no actor has a position on issue '{value}' as of {as_of}, so it has no forecast",
        "add rows with variable `position` to assessments.csv, or remove the issue",
    )
    prior_sum = Kind(
        "prior-sum",
        "error",
        "the priors of '{id}' sum to {value}; they must sum to 1",
        "correct the priors of its members",
    )
    strategy_missing = Kind(
        "strategy-missing",
        "info",
        "no option without pressure stands for {value}",
        "add it if the other options are to be compared with it; no option has to be there",
    )
    metric_unknown = Kind(
        "metric-unknown",
        "warning",
        "'{value}' is no metric of a run, no event of the record and no part in a round, so no "
        "forecast is scored",
        "name one of these, or leave the cell empty",
    )
    metric_incomplete = Kind(
        "metric-incomplete",
        "warning",
        "metric '{value}' needs {field}, so no forecast is scored",
        "fill {field}: {what}",
    )
    role_twice = Kind(
        "role-twice", "error", "'{value}' is both {field} and {other}", "name another actor for one"
    )
    role_hidden = Kind(
        "role-hidden",
        "error",
        "'{value}' was not yet known on {as_of}",
        "choose a later as-of date, or give the actor an earlier `known` or `active_from`",
    )
    rule_missing = Kind(
        "rule-missing",
        "error",
        "strategy '{value}' engages by rule, but the case has no partner rule",
        "add `partner_rule`, or change `engage`",
    )
    no_faction = Kind(
        "no-faction",
        "warning",
        "the movement has no faction",
        "add at least one actor of kind faction with the movement as parent",
    )
