### Steps in the person's own words, and words that every step shares.

# Their own words for a step, or for the lock screen.
own-name = { $text }
# Their own step, once its words are gone.
own-name-gone = a step of your own
# After their own step.
own-did = You did it: { $text }.
# After a step whose words are gone.
own-did-gone = You did it.
# On the reminder of their own step.
own-whole = Just that, and it's done.
# The same where they named its minutes, or made them fewer.
own-whole-minutes = After { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  } it's done.
# The proposed sign of such a step.
own-sign-minutes = After { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  } it's done
# How they know that it is done, in their words.
own-sign = Done when: { $sign }
# The proposed sign of a step in own words.
own-sign-default = Then it's done
# Their own step on the lock screen: nothing of its words.
own-short = your step
# Their own step as it is pushed, look Short: $text lies under a spoiler. $short is "your step", or the lock-screen name they gave.
own-veiled = { $short }: { $text }
# What fewer minutes than they named add to the name.
own-change-minutes = { " " }({ $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  })
# What a change adds to the next plan's name. $change "at a quieter hour".
own-change = { " " }{ $change }
# The same in their own words. $text "go earlier".
own-change-said = { " " }("{ $text }")
# Adds nothing.
nothing = { "" }
# Chip under every "What would you change?".
own-same-again = Same again
# Chips under the questions about a step in own words, alone or with somebody, and what each change adds to the next plan.
own-step = Your step
    .easy1 = Starting
    .easy2 = It was short
    .easy3 = After it
    .like_me = It felt like me
    .warm = It was warm
    .laughed = We laughed
    .common = Something in common
    .fitted_in = I fitted in
    .gave = I gave something
    .hard1 = Starting
    .hard2 = The middle
    .hard3 = After it
    .pulled_back = They pulled back
    .heated = It got heated
    .said_more = I said more than I meant
    .change1 = Another hour
    .next1 = at another hour
    .change2 = With someone
    .next2 = with someone
    .change3 = Shorter
    .next3 = for a shorter time
# After a promise that was kept, in their own words.
own-promise-did = You did as you said: { $text }.
# The same when somebody who waited was told that it gets late.
own-promise-told = You told them, and you were there.
# On the reminder of a promise.
own-promise-whole = This is your reminder to set off.
# Chips under the questions about a promise, and what each change adds to the next plan.
own-promise = Your promise
    .easy1 = I was on time
    .easy2 = I told them early
    .easy3 = I stayed calm
    .easy4 = We laughed
    .hard1 = Nothing
    .hard2 = Who was there
    .hard3 = The rush
    .hard4 = What I said
    .change1 = Leave earlier
    .next1 = and leave earlier
    .change2 = Keep it short
    .next2 = and keep it short
# Their own words to later, on a hard day. $outcome is what was said before it, $text the words.
own-line-after =
    { $outcome }
    You wrote: "{ $text }"
