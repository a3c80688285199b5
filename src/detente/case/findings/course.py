"""Kinds of finding about what the engagement model reads: bindings, levers, controllers, events."""

from detente.case.findings.kind import Kind

__all__ = ["CourseKinds"]


class CourseKinds:
    """Each attribute is one kind of finding."""

    # hypotheses
    hypothesis_decorative = Kind(
        "hypothesis-decorative",
        "error",
        "set '{value}' changes nothing: {why}",
        "say in `binds`, `reading` or `war` what differs where a member holds, or mark the set "
        "`context: true`",
    )
    hypothesis_context = Kind(
        "hypothesis-context",
        "error",
        "set '{set}' is marked as a question of context, but '{value}' binds something",
        "remove `context`, or what the member binds",
    )
    counted_twice = Kind(
        "counted-twice",
        "warning",
        "claim '{value}' counts twice in set '{set}': {one}, and {other}",
        "take it out of one of them; a prior is what was thought before the claims of its set",
    )
    binding_unknown = Kind(
        "binding-unknown",
        "error",
        "'{value}' is no parameter of the model and no row of assessments.csv or presence.csv",
        "give the key of a parameter, or the id of a row",
    )
    binding_twice = Kind(
        "binding-twice",
        "error",
        "sets '{set}' and '{other}' both bind '{value}'",
        "let one of them bind it, or mark one `context: true`",
    )
    binding_outside = Kind(
        "binding-outside",
        "error",
        "what `{field}` binds takes {value}, outside the values that it can take",
        "keep it inside: write [low, mode, high] within these values",
    )
    binding_fixed = Kind(
        "binding-fixed",
        "error",
        "'{value}' is not drawn from a prior, so that no hypothesis can bind it: it is {of}",
        "{do}",
    )
    # issues
    controller_kind = Kind(
        "controller-kind",
        "error",
        "'{value}' is of kind {kind}, and cannot control an issue",
        "name the government, powers or representatives; for an issue of the movement's own, write "
        "`controllers: []`",
    )
    issue_movement_owned = Kind(
        "issue-movement-owned",
        "warning",
        "nobody controls issue '{value}', so it is the movement's to offer, and on every table",
        "name who controls it, if that is not meant",
    )
    issue_uncontrolled = Kind(
        "issue-uncontrolled",
        "error",
        "nobody controls issue '{value}', but it stands nearer to the government's position than "
        "to the movement's, so that it is the government's to give",
        "name the government under `controllers`",
    )
    head_idle = Kind(
        "head-cannot-bargain",
        "warning",
        "'{value}' controls no issue, so that it cannot bargain, and its rows on bargaining are "
        "not read",
        "name it under `controllers` of what it has a say on, or remove the rows",
    )
    head_silent = Kind(
        "head-silent",
        "info",
        "'{value}' controls no issue, so that it never bargains and its voice counts for nothing",
        "name it under `controllers` of what it has a say on, or leave it as a guest of rounds",
    )
    salience_none = Kind(
        "salience-none",
        "warning",
        "'{value}' cares about no issue, so that every deal is worth the same to it",
        "raise its salience on at least one issue",
    )
    troops_whose = Kind(
        "troops-whose",
        "warning",
        "issue '{value}' is about troops, but no power with a tie of type `support` controls it",
        "name the power under `controllers`, and add its support to relations.csv",
    )
    # support, presence, actors
    support_both = Kind(
        "support-both",
        "error",
        "'{value}' backs the government and the movement",
        "keep the support that matters more",
    )
    support_weight = Kind(
        "support-weight",
        "error",
        "`{field}` is incomplete: low, mode and high belong together",
        "fill in all three, or none",
    )
    tie_column = Kind(
        "tie-column",
        "error",
        "`{field}` belongs to ties of type `{of}`; this one is of type `{value}`",
        "leave the cell empty, or correct the type",
    )
    support_whom = Kind(
        "support-whom",
        "warning",
        "the support of '{value}' goes to neither side of the war, so that it has no weight in it",
        "say in `backs` which side it strengthens",
    )
    rival_absent = Kind(
        "rival-absent",
        "warning",
        "{rows} about the rival group are not read: the case names none: {value}",
        "name the `rival` in case.yaml, or remove the rows",
    )
    rule_picks_nobody = Kind(
        "rule-picks-nobody",
        "warning",
        "the partner rule picks nobody: of every faction a tested trait is not known ({value}), "
        "and `unknown: exclude` leaves it out",
        "assess what these tests read, every criterion for a test of the class, or set `unknown: "
        "probe` to meet such factions at the lowest level",
    )
    voice_none = Kind(
        "voice-none",
        "warning",
        "no faction of {value} has a voice of more than 0, so that it talks to nobody",
        "fill in `voice`, or shares of strength",
    )
    faction_column = Kind(
        "faction-column",
        "error",
        "`{field}` is read of {of}; '{value}' is of kind {kind}",
        "leave the cell empty",
    )
    forms_twice = Kind(
        "forms-twice",
        "error",
        "'{value}' has a month and a hazard of forming",
        "keep one of them",
    )
    # events
    event_target = Kind(
        "event-target",
        "error",
        "event '{value}' says nothing of whom it concerns",
        "name in `target` {of}",
    )
    event_target_kind = Kind(
        "event-target-kind",
        "error",
        "'{value}' is of kind {kind}; an event of kind `{event}` concerns {of}",
        "name another target, or correct the kind of event",
    )
    event_when = Kind(
        "event-when",
        "error",
        "event '{value}' has {what}",
        "give `date`, with a `probability` if it is not certain, or `hazard`",
    )
    event_patron = Kind(
        "event-no-patron",
        "warning",
        "'{value}' supports neither side in relations.csv with a weight, so that the event moves "
        "nothing",
        "add a tie of type `support` with its weight",
    )
    event_idle = Kind(
        "event-idle",
        "warning",
        "event '{value}' moves nothing: {why}",
        "{do}",
    )
    event_size = Kind(
        "event-size",
        "error",
        "an event of kind `{event}` {what}",
        "{do}",
    )
    event_past = Kind(
        "event-past",
        "info",
        "event '{value}' is on {day}, not after the as-of date {as_of}, and is not read",
        "nothing to do if its date is right",
    )
    event_ahead = Kind(
        "event-beyond",
        "info",
        "event '{value}' is on {day}, after the last month of the run, and is not read",
        "nothing to do if its date is right; raise `horizon_months` to see it",
    )
    # options
    reference_twice = Kind(
        "reference-twice",
        "error",
        "options {value} are all marked `reference: true`",
        "mark one",
    )
    asks_unknown = Kind(
        "asks-unknown",
        "error",
        "'{value}' is not the id of an option",
        "write one of: {options}",
    )
    asks_itself = Kind(
        "asks-itself",
        "error",
        "option '{value}' cannot be compared with itself",
        "remove it from `against`",
    )
    asks_unused = Kind(
        "asks-unused",
        "info",
        "`asks` is not used: without objectives no option is ranked",
        "add objectives, or remove `asks`",
    )
    engage_named = Kind(
        "engage-named",
        "error",
        "option '{value}' {what}",
        "write `engage: named` and the factions under `factions`",
    )
    label_unrecorded = Kind(
        "label-unrecorded",
        "warning",
        "option '{value}' would {what} a label, but no label of '{convenor}' on the movement is "
        "on record",
        "record it as a tie of type label in relations.csv, or write `label: keep`",
    )
    levers_apart = Kind(
        "levers-apart",
        "warning",
        "{pairs}: several levers change at once against '{other}', so that nobody can see what "
        "each of them does",
        "add an option that changes only one of them",
    )
    levers_alike = Kind(
        "levers-alike",
        "warning",
        "options '{value}' and '{other}' have the same levers, so that they lead to the same",
        "remove one, or change a lever",
    )
    # precedents
    precedent_part = Kind(
        "precedent-incomplete",
        "error",
        "`{field}` is empty; a precedent that is evidence needs `set`, `hypothesis`, "
        "`times_likelier` and `similarity`",
        "fill in all four, or none",
    )
    # numbers
    number_twice = Kind(
        "number-twice",
        "error",
        "'{value}' is the number that '{other}' in line {first} gives already, by the same analyst",
        "keep one of them; rows of several analysts on one number are pooled",
    )
    # older forms
    upgrade_dropped = Kind(
        "upgrade-dropped",
        "warning",
        "{what} has no counterpart in this version and was taken out: {value}",
        "{do}",
    )
    # expectations
    stands_for_unknown = Kind(
        "stands-for-unknown",
        "warning",
        "nothing in a run or in the case is called '{value}'",
        "name a mechanism, metric, end, lever or parameter, or a set, criterion, test, issue or "
        "precedent of the case",
    )
    between_unknown = Kind(
        "between-unknown",
        "error",
        "`between` needs two different options of the case: '{value}'",
        "write the option that does it, then one that does not, or leave it empty",
    )
    compares_nothing = Kind(
        "compares-nothing",
        "error",
        "`{column}` compares metrics, events and ends, and `stands_for` names none that it could: "
        "'{value}'",
        "name one in `stands_for`, or leave `{column}` empty; with `given` the event itself, "
        "deaths and spillover, which the reference option has the same in every draw, do not count",
    )
    compares_twice = Kind(
        "compares-twice",
        "error",
        "`between` compares two options and `given` compares draws of one: a row can do one of "
        "them, and here `given` is '{value}'",
        "leave one of the two empty, or write two rows",
    )
    code_without_row = Kind(
        "code-without-row",
        "info",
        "{count} code(s) of case.yaml have no row in expectations.csv, so that no report says what "
        "stands for them: {value}",
        "add a row for each, and leave `stands_for` empty where nothing does",
    )
    # objectives
    objective_twice = Kind(
        "objective-twice",
        "error",
        "`{value}` counts deals that `worth` counts already",
        "remove one of the two objectives, and put its weight on the other",
    )
    objective_unstated = Kind(
        "objective-unstated",
        "error",
        "`worth` is an objective, but the case does not say what the ends of the war are worth",
        "say it in `outcomes`, or use the metric `settlement`",
    )
