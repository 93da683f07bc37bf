### After the step: how it felt, three short questions, the guess beside the outcome.

# First question. $happened "You went in and said hello."
debrief-feel = { $happened } How did it feel?
# The first question, asked again. $name "Hello in the shop".
debrief-feel-again = { $name }. How did it feel?
# First question when no guess was made: straight to the three. $question is the whole question.
debrief-opening = { $happened } { $question }
# Part of a step that has minutes: how many there were.
debrief-part-minutes = { $minutes ->
    [one] You went, and you stayed a minute.
   *[other] You went, and you stayed { $minutes } minutes.
  } That counts.
# Part of a step.
debrief-part = You went. That counts.
# Went home from "it's too much".
debrief-went-home = You went, and you listened to yourself. That counts.
# Once a day, after they wrote something harsh about themselves. $question is what comes next.
debrief-harsh =
    Those are hard words to carry. To a friend in your place you might say something kinder.
    { $question }
# After "They pulled back", above the next question.
debrief-pulled-back = That can hurt. It tells of that moment, and nothing about you.
# After "It got heated".
debrief-heated = Thank you for saying so. That happens between people.
# After "I said more than I meant".
debrief-said-more = That happens to many people. You can say less another time.
# Question 1 of 3, right after a word on what happened.
debrief-ease-first = What felt easy? Tap or write.
# The same on the paths about trust.
debrief-trust-first = What went well?
# Question 1 of 3. $name "Hello in the shop".
debrief-ease-easy = { $name }. What felt easy? Tap or write.
# Question 2 of 3.
debrief-ease-hard = { $name }. What felt hard?
# Question 3 of 3; the answers rewrite the next plan.
debrief-ease-change = Next time, what would you change?
# Question 1 of 3 on the paths about trust.
debrief-trust-easy = What went well?
# Question 2 of 3 on the paths about trust.
debrief-trust-hard = What felt risky?
# Question 3 of 3 on the paths about trust.
debrief-trust-change = What did you learn for next time?
# It did not happen: one question that may be left.
debrief-not-this-time = Okay, not this time. What got in the way? You can leave it, too.
# Closing line: it felt easier than guessed. $guess and $felt are feelings in a sentence.
debrief-lighter = You guessed { $guess }. It turned out { $felt }.
# Closing line: it felt harder than guessed.
debrief-heavier = You guessed { $guess }. It was { $felt }, and you went.
# Closing line: as hard as guessed.
debrief-as-guessed-heavy = It was as { $felt } as you guessed, and you went.
# Closing line: as guessed, and not hard.
debrief-as-guessed = You guessed { $felt }. It was { $felt }.
# Closing line without a guess. $felt is a feeling in a sentence.
debrief-felt = It was { $felt }.
# The same where it was tense or more.
debrief-felt-heavy = It was { $felt }, and you went.
# Closing line without a guess or a feeling.
debrief-kept = Okay. It's kept.
# The same when it was said before that it is kept.
debrief-okay = Okay.
# Closing line when it did not happen.
debrief-good-to-know = Okay. Good to know.
# The next step, filled in. $outcome is a closing line, $change "at a quieter hour" or nothing.
debrief-next =
    { $outcome }
    Next: { $name }{ $change }, { $day } { $time }?
# The same after "Worried" or "Tired": a smaller step than the one that did not happen.
debrief-next-smaller = Good to know. Smaller next time: { $name }{ $change }, { $day } { $time }?
# Button that plans the smaller one.
debrief-yes-smaller = Yes, the smaller one
# Button that plans the one that did not happen.
debrief-the-same-step = The same step
# The same where we have no smaller one. $any says how small it may be.
debrief-next-any-size =
    Good to know. { $any }
    Next: { $name }{ $change }, { $day } { $time }?
# A milestone, after the closing line $outcome. It is said to everybody, once.
milestone-first-step = { $outcome } That was your first step.
# The same at 3, 5, 10, … things done.
milestone-so-many = { $outcome } That makes { $count } steps since you began.
# The next promise, filled in. $nudge is when its first reminder comes.
debrief-next-promise = Next: { $day } { $time }, first reminder at { $nudge }?
# Closing line after a promise.
debrief-kept-promise = You kept a promise.
# The closing line $outcome, and the next promise.
debrief-then = { $outcome } { $next }
# Button that plans it.
debrief-yes-promise = Yes
# The next step when we do not know the hour yet.
debrief-next-untimed =
    { $outcome }
    Do you want to plan the next small step?
# Button.
debrief-plan-next = Yes, plan it
# Button that plans it.
debrief-yes = Yes, { $day } { $time }
# After that button. $time is when the reminder comes.
debrief-see-you = See you { $day } at { $time }.
# After "Change", once the next step stands. $said is the last word of that plan.
debrief-planned = { $said }
# Closing after something hard: nothing more is asked.
debrief-was-hard = { $outcome } What would be kind now?
# Closing when another step is already planned.
debrief-noted = { $outcome } See you at the next step.
# After "Not now".
debrief-not-now = Okay. /plan is here when you like.
# Button.
debrief-skip = Skip
# Button.
debrief-enough = That's enough
# Button.
debrief-nothing-yet = Nothing yet
# Button.
debrief-leave-it = Leave it
# Button.
debrief-why-tired = Tired
# Button.
debrief-why-worried = Worried
# Button.
debrief-why-busy = Busy
# Button.
debrief-why-unwell = Unwell
# Button.
debrief-change-it = Change
# Button.
debrief-not-now-button = Not now
