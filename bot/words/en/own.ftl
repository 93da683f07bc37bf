### Steps in the person's own words, and words that every step shares.

# Their own words for a step, or for the lock screen.
own-name = { $text }
# After their own step.
own-did = You did it: { $text }.
# On the cue of their own step.
own-whole = Just that, and it's done.
# How they know that it is done, in their words.
own-sign = Done when: { $sign }
# The proposed sign of a step in own words.
own-sign-default = Done when you say so
# Their own step on the lock screen: nothing of its words.
own-short = your step
# What a change adds to the next plan's name. $change "at a quieter hour".
own-change = { " " }{ $change }
# The same in their own words. $text "go earlier".
own-change-said = { " " }("{ $text }")
# Adds nothing.
nothing = { "" }
# Chip under every "What would you change?".
own-same-again = Same again
# Chips under the questions about a step in own words, and what each change adds to the next plan.
own-step = Your step
    .easy1 = Starting
    .easy2 = It was short
    .easy3 = After it
    .hard1 = Starting
    .hard2 = The middle
    .hard3 = After it
    .change1 = Another hour
    .next1 = at another hour
    .change2 = With someone
    .next2 = with someone along
    .change3 = Shorter
    .next3 = for a shorter while
# Their own line to later, on a hard day. $outcome is what was said before it, $text the line.
own-line-after =
    { $outcome }
    A line of yours: "{ $text }"
