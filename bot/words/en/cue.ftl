### The reminder at the promised minute, and the way through the step.

# Pushed, look Short. $time "17:30", $short the lock-screen name, $rest one plain sentence.
cue-short = { $time }, { $short }. { $rest }
# Pushed, look Hidden: what is in $hidden lies under a spoiler.
cue-hidden = A note for you, { $time }. { $hidden }
# What lies under the spoiler of a promise. $name the step in words.
cue-named = { $time }: { $name }. { $rest }
# What lies under the spoiler of any other step.
cue-veiled = { $short }. { $rest }
# $rest, where the person said how they know that it is done. $sign in their words; look Short: under a spoiler.
cue-sign = Done when: { $sign }
# After $rest, from the fifth step on: one of the two below. Look Short: $lately under a spoiler.
cue-with-lately = { $rest } { $lately }
# After $rest: a sentence to have ready. Look Short: $ready under a spoiler.
cue-with-ready = { $rest } { $ready }
# $said is the sentence.
cue-ready = Ready: "{ $said }"
# Only when it is true of each of the last four. $guess is a feeling in a sentence.
cue-lately-guessed = The last four times you guessed { $guess }, and it turned out easier.
# The same when the guesses were not all one word.
cue-lately-easier = The last four times it turned out easier than you guessed.
# Before the reminder when it is more than five minutes late.
cue-delayed = This comes late, sorry. { $cue }
# The one silent question when nobody tapped.
cue-how-was-it = How was it?
# Above the reminder's question when something was typed that is no button. $question is the question
# again, $heavy the quiet line.
cue-heard =
    I can only read a few words here. Tap one of these.
    { $question }

    { $heavy }
# The same out there, after "I'm going".
cue-heard-out =
    Thanks for telling me. I can only read a few words here. A breath, a part of it, or home: what would help?

    { $heavy }
# How small a step may be of which we have no smaller version; a call, a few words to somebody, or
# anything else.
cue-any-size = Make it as small as you like. Going as far as the door counts.
    .call = Make it as small as you like. Two minutes count. Letting it ring once counts, too.
    .write = Make it as small as you like. Three words are enough, and they count.
    .other = Make it as small as you like. The first two minutes count.
# After "I'm going".
cue-going = Good. One slow breath out first, if you like. Tap when you're back.
# The same where the step is to send something. $text is the text to copy.
cue-going-to-send =
    Good. A text to copy, if you like, and tap when it's sent:
    "{ $text }"
# After "Staying a bit".
cue-stay-on = Lovely. Tap when you're back.
# The end cue, at the right minute.
cue-ended = That's your { $minutes ->
    [one] minute
    [5] five minutes
    [10] ten minutes
   *[other] { $minutes } minutes
  }. You can go now, or stay because you like it.
# After "It's too much" on the reminder, before they set off.
cue-a-lot-ahead = That's a lot. A breath first, a smaller step, or not today. Each one is fine.
# After "It's too much" out there.
cue-a-lot = That's a lot. You can stay, step out for five minutes, or go home. Each one is fine.
# After "Step out 5". The words in quotes are for saying aloud.
cue-out = Five minutes. You can say: "Back in five minutes." I'll ask once.
# Five minutes later.
cue-five-over = That's five minutes. Back in, or home? Both are fine.
# After "Later" or "Another day": a choice of times.
cue-when-instead = When would suit you?
# After "Smaller" once the hour of the step has passed. $name "a nod in the shop".
cue-smaller-when = Smaller: { $name }. When would suit you?
# Another time for what has no smaller version. $any says how small it may be.
cue-any-size-when = { $any } When would suit you?
# A time on a button. $day "today", $time "18:00".
cue-at = { $day } { $time }
# After choosing another time.
cue-moved = { $day } at { $time }. Nothing to do until then.
# After "Save it for later".
cue-shelved = It's saved for later, for as long as you like.
# After "Not today".
cue-good-to-know = Okay. Good to know.
# After "Rest today". Nothing is pushed for the rest of the day. $shelf is a sentence about other plans of today, or nothing.
cue-resting = Okay, a rest today. I won't write again today.{ $shelf }
# The same where a promise of today keeps its reminders. $shelf says so.
cue-resting-but = Okay, a rest today.{ $shelf } Nothing else comes today.
# Untouched for a day: both cards become this sentence, without a push.
cue-folded = Closed for now. Tap if you want it back.
# After two untouched cards, when plans were saved for later. By edit, no push. $promises is a sentence about promises, or nothing.
cue-goodnight-shelf = I'll be quiet now. Nothing is lost: { $count ->
        [one] your step is
       *[other] your { $count } steps are
    } saved for later.{ $promises }
# The same without a plan.
cue-goodnight = I'll be quiet now. Nothing is lost.{ $promises }
# After "Pause". $shelf is a sentence about plans and promises, or nothing.
cue-paused = Paused. What you plan from now on still comes.{ $shelf } /resume ends the pause.
# We were offline over the time of one step.
cue-away = I was offline at { $time }, the time you chose. I'm sorry. Do you still want it?
# A step's time came on a quiet day that the person has ended early.
cue-quiet-over = { $time }, the time you chose, came while I was quiet. Do you still want it?
# The same of several steps; they are saved for later.
cue-quiet-several = I was quiet when { $count } of your steps were due. They're saved for later.
# We were offline over the times of several steps; they are saved for later.
cue-away-several = I was offline when { $count } of your steps were due. I'm sorry. They're saved for later.
# After "Leave it".
cue-left = Okay. It's saved for later.
# Button.
cue-im-going = I'm going
# Button.
cue-later = Later
# Button.
cue-smaller = Smaller
# Button.
cue-not-today = Not today
# Button.
cue-done = Done
# Button.
cue-part = Part of it
# Button.
cue-no-step = It didn't happen
# Button under "How was it?".
cue-not-now = Not now
# Button.
cue-staying = Staying a bit
# Button.
cue-breathe = Breathe with me
# Button.
cue-too-much = It's too much
# Button.
cue-step-out = Step out 5
# Button.
cue-go-home = Go home
# Button.
cue-stay = Stay
# Button.
cue-back-in = Back in
# Button.
cue-head-home = Go home
# Button.
cue-shelf = Save it for later
# Button.
cue-smaller-one = Smaller step
# Button.
cue-another-day = Another day
# Button.
cue-rest = Rest today
# Button.
cue-bring-back = Bring it back
# Button.
cue-im-here = I'm here
# Button.
cue-a-tiny-one = A tiny step
# Button.
cue-pause = Pause
# Button: the step happened while we were away.
cue-i-did-it = I did it
# Button.
cue-another-time = Another time
# Button.
cue-leave = Leave it
# Button.
cue-plan-one = Plan a step
# The breath that moves: four seconds.
breathe-in = Breathe in… 4
# Four seconds. Skippable: the person just reads on.
breathe-hold = Hold, or not, as you like… 4
# Six seconds.
breathe-out = And slowly out… 6
# Button that ends the breath.
breathe-enough = That's enough
