"""READINGS: what the program takes the page to mean where the page leaves it open.

General
 1. A "hazard" or "chance" is compared as it is with the month's uniform, u < chance; only
    powers' contact turns rates into a chance, 1 - e^-sum. Chances are not capped where the page
    has no cap.
 2. Shocks have the month in which they act as key; `event` has month 0 and the event's id.
    `fail` is keyed by the head: the government's id, or the power's for all its bilateral deals
    together. `open`, `close`, `sign` are keyed (head, group key), `rival` by region, the rest
    as in section 3.
 3. Every head but the government is a power in E, D-bar, share open and labels, unless it is a
    domestic party.
 4. beta "of step 1", in D, x' and joining, is the share bound at the end of last month (after
    step 10), before this month's formations. beta of step 9 is reckoned after joining and
    signing.
 5. "Deal" in steps 2 and 10 to 12 and at the horizon is the type that step 9 left (after a
    failure); only step 7, and whether step 8 has a government's table, use beta >= .05 of
    reading 4.
 6. c-bar, max c, shares of strength, theta_M: over active factions of side -1. With strength 0
    in all: beta, c-bar, shares and unevenness 0, theta_M the plain mean.
 7. Group means are by voice over those who speak: the active free members for the government,
    the active members, bound ones too, for a power. Voice 0 for all who speak: no channel
    changes.
 8. A group's key is the least id of its members of side -1, unformed ones too. Heads go in the
    order: government, then the others by id; text order of ids.

Step 0
 9. An event with a hazard h happens in the first month n with u < 1 - (1 - h)^n; with a month,
    if u < probability. Effects last: `balance` adds to B, `contact` multiplies (several
    multiply).
10. `support` adds (size - s at the event)/6 in each of six months from the event's own, before
    step 1; a run-down, if any, goes on. Support stays in [0, 2]. `withdrawal` only starts the
    run-down.
11. `trust` adds its size to t_hu and t_uh of all factions, clipped to [.01, .99]. `shock` moves
    the will of its target (head or faction) to all, in log-odds from will clipped to [.01,
    .99].
12. `turnover` brings the head's next heir (the last one again, if there is none): ideals,
    salience, w_hu, t_hu, and consent for the government; t_uh, w_uh, cost, luck and the trust
    of day 1 stay. `turnover_hazard` acts on heads that have heirs and no declared turnover,
    after the events.
13. `formed` by month: active from that month; by hazard: from the month in which u < hazard,
    month 1 first.

Step 1
14. Pressure raises the withdrawal hazard of every patron of the movement, not of the hold-out
    alone.
15. Levers that stop with the convenor (guarantee, both pressures, intel, arms, appeal) stop in
    the first step after step 2 of the month in which it leaves; `coerce` and the label stay.
16. `instruments_after`: `intel` waits for a faction's own months of cooperation before this
    month; any other instrument for all factions' months together.
17. With `balance` off the toll grows by 1 a month.

Step 2
18. Leaving is tested first, on c and deal type of the step's start, u < stay; then contact
    moves, in the same month already towards 0.
19. Only active factions' contact moves. `all` means factions of side -1 (on the first day); a
    faction that changed sides keeps its target.
20. `exit`, tested before contact moves: months in a row with c > 0 and no k > 0, or attacks of
    any kind by any actor (then contact with all ends).
21. Powers' drivers read the pressure and E of the step's start, S of step 1, v of last month;
    the share who came to the last round is neither faded nor 0 in a month without one. D-bar: S
    with x_0 and D = 1, urging ties, no round.
22. Chances to rise stack from u = 0, highest level first; chances to fall from u = 1. Only the
    falls from open are multiplied by e^v. The events' factor is outside the clip of e^(D_j -
    D-bar).
23. A label's hazard reads contact after this step's move, and deals of last month.
24. Contact is admitted when it reaches unofficial or open from below in the run, by the draw of
    19.4.

Step 3
25. "Have sat": the government had a channel with an active faction in an earlier month. Until
    then c_u is 0 in k, delta, Q and C_r alike.
26. C_r takes c, stance and intel of step 3, and influence as it stands after the growth,
    defections and halvings of step 10: only so R of section 14 comes out (.199737238896).
    Influence follows every factor of g_u.
27. Q moves only where drugs are declared, also by its noise without contact.

Steps 4, 5
28. mu adds up over factions, then is clipped.
29. Under `issues-first` the targets are the active factions of side -1 with a target above 0
    that no exit rule has left; cooperation of this month counts. In between rounds guests are
    share * .5^(months since / 6).

Step 6
30. Z-bar is the plain mean over the active factions of side -1 of the first day, with the
    present contact, S of the first day, consent of the draw, and appeal, label and press_gov of
    the reference option (0 for an instrument that waits).
31. "Both asked": the government and any speaking member are among those asked in this month's
    round.
32. A channel is kept for each member. A group's is open if one speaking member's is; opening
    sets it for all members, unformed ones too (government: all but the bound), closing clears
    the same.
33. An announced round opens the channel if the government and a speaking member are committed
    and came; an open channel does not close in that month.
34. First talks: the raw voices of those who speak add up to .2 or more when a channel opens.

Steps 7, 8
35. A power that has a bilateral deal with a speaking member has no table with the group.
36. Only one set of terms exists; who signs writes its issues, also after another group
    signed in the same month (the example's second table makes an offer of its own).
37. A signature of the government binds all members of the group that are free, unformed ones
    too.
38. A deal of an earlier month below beta .05 is replaced when another signs: those bound by it
    are free, without loss of trust or channels.
39. With `joining` off, a deal in force can be signed by further groups, which rewrite the
    terms.
40. Powers used at the government's table: controllers, but the government, of any issue on it.
41. If neither cares about an issue, its terms stay. V(x^e) is at one point, V at x' and x' +
    Delta. For a power x^e = x' + Delta - W+_h (0 where it has none).
42. Troops start the run-down of those controllers of the signed issue that are patrons.

Step 9
43. "More than .15" is a share of the active movement's strength. Any deal, BM and WP count in
    the month in which they are reckoned, also if the deal fails in it.
44. On failure trust with the government of all bound halves, unclipped, and their channels with
    it close; issues without controller stay. Bilateral deals are tested after it, then
    ceasefire (which reads the deal after the failure), then low activity. Both starts read the
    state before the step.

Step 10
45. "Without a channel": without one with the government. Talks as of step 6, deal as of step 9.
46. For each excluded faction by id: growth, attack (on g after growth), defection (half of g
    after growth). A defection adds .25 I_ur to R_r, which then grows by the formula.
47. Militias attack only while there are talks. Inside spoilers: c_u > 0, or a channel with any
    head, or bound; excluded ones too.
48. Unevenness is over the whole movement. A group of two or more counts active members. A
    splinter keeps its channels; one with eta > .5 is free, at no other cost.
49. Who changes sides this month still counts in this month's splits (not tested itself), C_r
    and exclusion; it loses channels and bilateral deals at the end of the step, so also for
    step 12.
50. Neighbours' mean and own R are those after defections and before any region moved.

Steps 11, 12, results
51. The month of a victory is lived to its end (step 12, spill, criticism).
52. Mean eta is 0 if sum g c is 0. Success is 0 after a victory; "failed": the government's
    deal.
53. Spill is D alone where R_0 is 0.
54. War again is drawn from the month after the victory.
55. Recognition: any power in open contact without a label, also one that never had one.
56. Fates: state at a month's end, deaths of the twelve months after it, 0 after an absorbing
    end. Where several hold: deal, ceasefire, low activity. Without a case's deaths: twelve D
    below 1.2.
57. Weighted acceptance: the share open is the sum of rank over powers in open contact, divided by
    the number of powers; without the hold-out, by the number of the others.
58. What already holds on the first day (hold-out in open contact) is dated month 0; months count
    from 1. After the horizon the run goes on for the fate alone, under the same option and rounds.
59. A callback's round counts as none if the convenor left (this month too) or issues come first.
    While `cooperation` is off no month counts for `exit` or `instruments_after`.
"""
