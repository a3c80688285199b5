"""Kinds of finding about content: ids, numbers, dates, evidence, settings."""

from detente.case.findings.kind import Kind

__all__ = ["ContentKinds"]


class ContentKinds:
    """Each attribute is one kind of finding."""

    # ids
    id_twice = Kind(
        "id-twice", "error", "'{value}' already stands in line {first}", "give each its own id"
    )
    ref_unknown = Kind(
        "ref-unknown",
        "error",
        "'{value}' is not an id in {tables}",
        "add the row it points to, or mend the id",
    )
    item_unknown = Kind(
        "item-unknown",
        "error",
        "'{value}' is not {what}",
        "declare it in case.yaml, or mend the name",
    )
    item_unwanted = Kind(
        "item-unwanted", "error", "variable '{variable}' takes no {field}", "leave the cell empty"
    )
    item_required = Kind("item-required", "error", "variable '{variable}' needs {what}", "")
    variable_unknown = Kind("variable-unknown", "error", "variable '{value}' is not known", "")
    subject_kind = Kind(
        "subject-kind",
        "error",
        "'{value}' is a {kind}; '{variable}' is not assessed for that kind",
        "choose another variable or another actor",
    )
    code_unknown = Kind(
        "code-unknown",
        "warning",
        "code '{value}' is not declared in case.yaml",
        "declare it under `codes`, or mend it",
    )
    # numbers
    order_numbers = Kind(
        "order-numbers",
        "error",
        "low, mode and high are {value}: out of order",
        "low must not exceed mode, nor mode high",
    )
    outside_scale = Kind("outside-scale", "error", "{field} is {value}", "")
    width_zero = Kind(
        "width-zero",
        "warning",
        "low, mode and high are all {value}: certain",
        "widen it unless nobody could doubt it",
    )
    shares_overlap = Kind(
        "shares-overlap",
        "error",
        "the parts of '{value}' have {total:.3f} of the strength; it has {whole:.3f}",
        "declare what contains what with `parent`, or lower the shares",
    )
    parent_cycle = Kind(
        "parent-cycle", "error", "'{value}' contains itself: {path}", "break the circle of `parent`"
    )
    fallback_cycle = Kind(
        "fallback-cycle",
        "error",
        "'{value}' falls back on itself: {path}",
        "break the circle of `fallback`",
    )
    parent_kind = Kind(
        "parent-kind",
        "error",
        "a {kind} cannot stand inside a {parent_kind}",
        "leaders stand in factions, factions in a movement or another faction",
    )
    parent_missing = Kind(
        "parent-missing",
        "warning",
        "{kind} '{value}' has no parent, so it belongs to no movement",
        "name in `parent` what it belongs to",
    )
    self_tie = Kind(
        "self-tie",
        "error",
        "'{value}' stands on both sides",
        "name another one in `{field}`",
    )
    list_twice = Kind(
        "list-twice", "warning", "'{value}' is listed twice in '{field}'", "keep one of them"
    )
    neighbour_one_sided = Kind(
        "neighbour-one-sided",
        "warning",
        "'{value}' is named as a neighbour but does not name '{region}'",
        "name the border on both sides",
    )
    tile_twice = Kind(
        "tile-twice",
        "error",
        "the tile is taken by '{other}'",
        "give each region its own row and col",
    )
    # dates
    date_order = Kind(
        "date-order",
        "error",
        "'{field}' {value} lies before {start}",
        "swap the dates or mend one of them",
    )
    date_after_known = Kind(
        "date-after-known",
        "error",
        "'{field}' {value} lies after {known}, the day it was known",
        "nothing can report what came later; mend `{field}`, `known` or the date of the source",
    )
    known_missing = Kind(
        "known-missing",
        "warning",
        "nothing says when this was known; it counts as known from the start",
        "give `known`, or a date to its source",
    )
    hidden = Kind(
        "hidden-rows",
        "info",
        "{count} claim(s) became known after {as_of} and are never read",
        "nothing to do: they wait for a later as-of date",
    )
    # evidence
    grades_far = Kind(
        "grades-far",
        "warning",
        "grade {value}: source and statement are graded far apart",
        "check both grades; readers trust such pairs least",
    )
    claim_unused = Kind(
        "claim-unused",
        "info",
        "{count} claim(s) support no number, tie, round or hypothesis",
        "add them to supports.csv or hypotheses.csv, or call them `context`",
    )
    context_used = Kind(
        "context-used",
        "error",
        "'{value}' is context and cannot support anything",
        "give the claim another kind, or remove the support",
    )
    placeholder_reason = Kind(
        "reason-missing",
        "warning",
        "a {what} without a reason",
        "say in `reason` why these numbers",
    )
    denial_alone = Kind(
        "denial-alone",
        "warning",
        "proposition '{value}' is denied but nobody reports it",
        "add the report that is denied, or turn the denial into a report",
    )
    denial_nothing = Kind(
        "denial-nothing",
        "error",
        "a denial must name the proposition it denies",
        "fill in `proposition`, the same as in the report that is denied",
    )
    role_response = Kind(
        "role-response", "error", "{why}", "`invited`, `response` and `role` must fit together"
    )
    round_dates = Kind(
        "round-dates",
        "error",
        "round '{round}' has {field} {value} here and {other} in line {first}",
        "use one value in all its rows",
    )
    likelihood_missing = Kind(
        "likelihood-missing",
        "warning",
        "claim '{value}' has no likelihood under {missing}; it counts as 0.5 there",
        "add a row for each member of set '{set}'",
    )
    # settings
    actor_kind = Kind("actor-kind", "error", "'{value}' is a {kind}", "")
    profile_order = Kind(
        "profile-order",
        "error",
        "the profiles of '{id}' are out of order",
        "the border of engageable must be the better one on the criterion",
    )
    threshold_order = Kind(
        "threshold-order",
        "error",
        "thresholds of '{id}' must satisfy 0 <= q <= p <= v",
        "q is what does not matter, p what clearly does, v what rules out",
    )
    range_order = Kind("range-order", "error", "{field} runs from {value}", "write the lower first")
    range_empty = Kind(
        "range-empty", "error", "worst and best are both {value}", "they must differ"
    )
    direction_contrary = Kind(
        "direction-contrary",
        "error",
        "'{value}' is better, yet worst is {worst:g} and best is {best:g}",
        "mend `direction`, or swap worst and best",
    )
    weight_zero = Kind(
        "weight-zero", "error", "every weight in '{field}' is 0", "give at least one some weight"
    )
    weights_sum = Kind(
        "weights-sum",
        "error",
        "the weights of '{field}' can sum to {value}, never to 1",
        "raise the highest or lower the lowest weights",
    )
    convenor_differs = Kind(
        "convenor-differs",
        "error",
        "the strategy names another convenor, '{value}'",
        "leave it out: one case asks about one convenor; ask about another in a case of its own",
    )
    prior_sum = Kind(
        "prior-sum", "error", "the priors of '{id}' sum to {value}", "they must sum to 1"
    )
    strategy_missing = Kind(
        "strategy-missing",
        "warning",
        "strategy '{value}' is not compared",
        "every case compares at least the usual six",
    )
    metric_unknown = Kind(
        "metric-unknown",
        "warning",
        "'{value}' is not a metric of the run, so no forecast is scored",
        "name a metric, or leave the cell empty",
    )
    role_twice = Kind(
        "role-twice", "warning", "'{value}' is both {field} and {other}", "check both roles"
    )
    role_hidden = Kind(
        "role-hidden",
        "error",
        "'{value}' was not yet known on {as_of}",
        "choose a later as-of date, or give the actor an earlier `known` or `active_from`",
    )
    rule_missing = Kind(
        "rule-missing", "error", "'{value}' engages by rule; there is none", "add `partner_rule`"
    )
    no_faction = Kind(
        "no-faction",
        "warning",
        "the movement has no faction",
        "add at least one actor of kind faction with the movement as parent",
    )
