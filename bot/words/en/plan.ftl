### Planning one tiny step.

# Above three ideas.
plan-ideas = Here are three small steps. Tap one, or write your own.
# The same after a time was typed first. $text is that time in their own words.
plan-ideas-then = Good, { $text }. Which one? Tap one, or write your own.
# Button: three more.
plan-other-ideas = Other ideas
# Button: the smallest ideas.
plan-even-smaller = Even smaller
# A plan was begun and not finished. $name "Hello in the shop".
plan-unfinished = We were planning this: { $name }. Go on with it?
# Button.
plan-go-on = Go on
# Button: a new plan from the start.
plan-afresh = Start a new one
# Something is planned already. $name "Hello in the shop".
plan-already = { $name }, { $day } { $time }, is still planned. Keep both?
# Button.
plan-keep-both = Keep both
# Button: the new one takes its place; the other is saved for later.
plan-instead = A new one instead
# Button.
plan-leave-it = Leave it as it is
# After "Leave it as it is".
plan-left = Okay, as it is.
# Button under every question of a plan.
plan-not-now = Not now
# After "Not now" and "Leave it for now", once a step was named. It is offered by /plan.
plan-put-by = Okay, not now. The plan is saved as it is. /plan goes on with it.
# An idea for the next two minutes. $text is the text to copy.
plan-now =
    You can do this one right now. A text to copy:
    "{ $text }"
# The same in the person's own words, which were typed here, now or before.
plan-now-own =
    Your own words are saved for next time. A text to copy:
    "{ $text }"
# What was typed is longer than 300 signs. $question is the text that stood.
plan-text-long =
    That's long for a text. Up to 300 signs fit.
    { $question }
# Button: copies the text.
plan-copy = Copy
# Button: the text was sent.
plan-did-it = I sent it
# Button: plan it for another time instead.
plan-for-later = Another time
# The first plan only. The buttons are readings of a clock.
plan-clock = What time is it for you now?
# A reading on a button.
plan-clock-reads = { $time }
# Button.
plan-another-hour = Another
# After "Another".
plan-clock-typed = What time is it for you now? Write it like 14:05, or write your city.
# They named a place that may be one of several. The buttons are those.
plan-which-clock = Which one is yours? Tap it, or write your time like 14:05.
# Button: one of them. $place is a country, or a city where they are in one country; $time is what
# the clocks there show now.
plan-clock-there = { $place }, { $time }
# They named a place. $time is what the clocks there show now, $question is the next one.
plan-clock-now =
    It's { $time } for you now. If it is not, write "wrong clock".
    { $question }
# The time.
plan-when = When?
# A time on a button.
plan-at = { $day } { $time }
# Button.
plan-another-time = Another time
# After "Another time".
plan-when-typed = Write a time, like "tomorrow 5pm", "sat 10:00" or "in 20 min".
# The time typed has passed.
plan-when-past = That time is over. Write one that is still to come, like "tomorrow 5pm".
# The time that was tapped or typed has passed since. $day and $time are the next such hour.
plan-gone-by = That time is over. Do you want { $day } at { $time } instead?
# Button.
plan-yes = Yes
# There is no such day or hour.
plan-when-impossible = I can't find that day or hour. Try one like "sat 10:00".
# It could be two things, or nothing we know.
plan-when-unsure = I'm not sure which time you mean. Try one like "tomorrow 5pm" or "18:30".
# A day was said in words we don't know, beside a time that we do. There may be buttons.
plan-when-day = I'm not sure which day you mean. Write it with the time, like "24 dec 18:00".
# It shall be again and again. The buttons are the first of it.
plan-when-series = I can plan one at a time so far, just once. Tap the one you mean, or write it like "friday 17:00".
# A day on a button.
plan-on = { $day }
# A day was named without an hour.
plan-which-hour = { $day }, at what time? Tap or write.
# The guess, in five words.
plan-guess = How do you think it will feel?
# After "Very tense".
plan-big = Okay, very tense. As it is, or a smaller piece first?
# Button.
plan-as-it-is = As it is
# Button.
plan-a-smaller-piece = A smaller piece
# After a wish that nobody can do within an hour. Its buttons are two pieces of it, or two ideas.
plan-far = That's a big one. Which small piece of it? Tap one, or write your own.
# Button: a piece of a wish about a woman or a girl who is close. It becomes the step's words.
plan-far-write-her = Write her a few words
# Button: the other piece.
plan-far-ask-her = Ask how her day was
# The first about a man or a boy.
plan-far-write-him = Write him a few words
# The other.
plan-far-ask-him = Ask how his day was
# The first about several people, or about somebody of whom we don't know it.
plan-far-write-them = Write them a few words
# The other.
plan-far-ask-them = Ask how their day was
# How the first is known to be done.
plan-far-write-sign = you send a few words
# How the other is.
plan-far-ask-sign = you ask once
# Own words about old company or an old place, on the path after drink, drugs or gambling.
plan-risk = That one may carry risk. Do you want a safer person or place first?
# Button: three ideas.
plan-risk-safer = Something safer
# Button: it is planned as they wrote it.
plan-risk-keep = Keep this one
# The plan in one breath. $place "in the shop", $sign "you say hello once", $change " at a quieter hour" or nothing.
plan-readback-place = { $day } at { $time }, { $place }: { $sign }{ $change }. Then it's done.
# The same without a place.
plan-readback = { $day } at { $time }: { $sign }{ $change }. Then it's done.
# The same in the person's own words. $sign "Then it's done".
plan-readback-own = { $day } at { $time }: { $name }{ $change }. { $sign }.
# Below the plan: when the reminder comes and what the lock screen will say. $more is a sentence more, or nothing; $quiet is a word about quiet hours, or nothing.
plan-readback-nudge =
    { $plan }
    { $more }I'll remind you at { $nudge }.{ $quiet } Your lock screen will say: { $lock }
# The same when it starts within ten minutes.
plan-readback-soon =
    { $plan }
    { $more }I'll remind you right away.{ $quiet } Your lock screen will say: { $lock }
# Said of the first plan, and of one that may feel tense. It ends with a blank.
plan-try-out = It's a try-out, not a test.{ " " }
# A plan read back, with a sentence to have ready. $plan is one of the two above, or that of a promise.
plan-with-ready =
    { $plan }
    Ready: "{ $said }"
# A picked time is kept, also at night.
plan-inside-quiet = { " " }It's inside your quiet hours, just this once.
# What the lock screen says, look Short.
plan-lock-short = "{ $time }, { $short }".
# The same of a step in own words.
plan-lock-short-own = "{ $time }, { $short }", and the words under a touch.
# Look Hidden.
plan-lock-hidden = "A note for you, { $time }". I delete your answers from this chat afterwards; you find them under Look back.
# Button.
plan-good = Good
# Button.
plan-change = Change
# Button: the look becomes Hidden.
plan-hide = Hide it on the lock screen
# What can be changed.
plan-what-to-change = What do you want to change?
# Button.
plan-change-time = The time
# Button.
plan-change-step = The step
# Button.
plan-change-sign = When it's done
# Button.
plan-change-feel = How it may feel
# Button.
plan-change-words = Lock-screen words
# Button.
plan-change-look = Lock-screen look
# The real words in both looks.
plan-looks =
    On the lock screen, this step would look like this.
    Short: { $short }
    Hidden: { $hidden }
# Button.
plan-look-short = Short
# Button.
plan-look-hidden = Hidden
# After "When it's done".
plan-ask-sign = How will you know it's done? A few words are enough, like "I said hello once".
# After "Lock-screen words".
plan-ask-words = One or two plain words for the lock screen, like "shop". Up to 20 letters.
# The lock-screen words would tell others about health or feelings.
plan-words-telling = On a lock screen that may tell others more than you'd like. One or two plain words, like "shop"?
# What the card of a plan says once its reminder is there. $change " at a quieter hour" or nothing.
plan-record = { $day } { $time }: { $name }{ $change }.
# Planned. $day and $time are those of the reminder.
plan-set = See you { $day } at { $time }. Nothing to do until then.
# Planned, and it starts within ten minutes.
plan-set-soon = Good. Here it comes.
# /promise: the first question.
plan-promise-what = What did you promise, and when?
# The same after a day that is over.
plan-promise-gone-by = That day is over. What do you promise now, and when?
# The same after nothing but a time. $text "friday at 4".
plan-promise-what-then = Good, { $text }. What did you promise?
# Own words that sound like a promise. $day "Friday 4 Dec", $name "pick up Nina, on time".
plan-promise-ask = { $day }, { $time }: { $name }. Is it a promise to someone?
# Button.
plan-promise-yes = Yes, a promise
# Button.
plan-promise-no = Just a plan
# A promise read back. $ahead and $nudge are the times of its two reminders; the rest as above.
plan-promise-both =
    { $day } { $time }: { $name }{ $change }. I'll remind you at { $ahead } and { $nudge }.{ $quiet }
    On the lock screen: { $lock }
# The same when only one reminder is still to come.
plan-promise-one =
    { $day } { $time }: { $name }{ $change }. I'll remind you at { $nudge }.{ $quiet }
    On the lock screen: { $lock }
# The same when it is so near that the reminder comes at once.
plan-promise-soon =
    { $day } { $time }: { $name }{ $change }. I'll remind you right away.{ $quiet }
    On the lock screen: { $lock }
# A promise is planned. $day is the day of its first reminder.
plan-set-promise = Good. Nothing to do until { $day }.
