### Looking back: the week and the last steps in words, what was kept, and notes to oneself.

# When there is nothing to look at yet.
look-nothing = Nothing is here yet, and that's fine. What you keep will be here.
# The same when there are only notes to oneself, or people they told in time. $promises is a
# sentence more, or nothing.
look-so-far = Your steps will be here.{ $promises } Your notes to yourself are one tap away.
# The same with people they told in time and no note of their own.
look-posted = Your steps will be here.{ $promises }
# The week when nothing of it is kept, but there is more.
look-kept-here = Here is what you kept.
# The last seven days. $did what happened; $lighter, $since, $warm and $promises a sentence more, or nothing.
look-week = { $did }{ $lighter }{ $since }{ $warm }{ $promises }
# What happened in the week. $first and $second are like "said hello in the shop".
look-did-one = Your week: you { $first }.
# Two acts of the week.
look-did-two = Your week: you { $first } and { $second }.
# Three acts of the week.
look-did-three = Your week: you { $first }, { $second } and { $third }.
# More than three acts: the last two.
look-did-more = Your week: you { $first }, { $second } and more.
# A second sentence after the week's acts. It begins with a blank.
look-lighter = { " " }{ $count ->
    [1] Once
    [2] Twice
   *[other] { $count } times
  } it turned out easier than you guessed.
# A last sentence after the week's acts: a number that only grows. It begins with a blank.
look-since = { " " }That makes { $count ->
    [one] one step
   *[other] { $count } steps
  } since you began.
# A sentence after the week's acts: warmth, a laugh, something in common, something given. It begins with a blank.
look-warm = { " " }So far you named something warm { $count } times.
# Promises since the beginning: kept, and people told in time. Both only grow.
look-promises = { $kept ->
    [0] { "" }
   *[other] { " " }Promises kept: { $kept }.
  }{ $posted ->
    [0] { "" }
   *[other] { " " }People told in time: { $posted }.
  }
# The list of promises. $promises are the numbers, $lines one promise a row.
look-promise-list =
    Your promises so far.{ $promises }
    { $lines }
# One promise of the list. $name "pick up Nina", $became one of the three below.
look-promise = { $day }: { $name }. { $became }
# It was kept.
look-promise-kept = Kept.
# Who waited was told that it changed.
look-promise-told = They were told.
# Both.
look-promise-both = Kept, and they were told.
# Button.
look-promises-button = Promises
# An act of the week, after "Your week: you".
look-act-hello = said hello
# An act of the week.
look-act-message = wrote to someone
# An act of the week.
look-act-question = asked a question
# An act of the week.
look-act-promise = kept a promise
# An act of the week.
look-act-stay = stayed a while
# An act of the week.
look-act-call = called someone
# An act of the week.
look-act-help = offered help
# An act of the week.
look-act-greet = greeted someone
# An act of the week.
look-act-smile = smiled at someone
# An act of the week.
look-act-with = spent time with someone
# An act of the week.
look-act-group = joined a group
# An act of the week.
look-act-outside = sat outside
# An act of the week.
look-act-thanks = thanked someone
# An act of the week.
look-act-early = were early
# An act of the week.
look-act-posted = told someone in time
# An act of the week.
look-act-invite = asked someone to do something together
# An act of the week.
look-act-notice = took time to notice people
# An act of the week.
look-act-boundary = said what you wanted
# An act of the week with its place: "said hello in the shop".
look-act-at = { $act } { $place }
# An act of the week in their own words. $name "call my mother".
look-act-own = did "{ $name }"
# Part of a step, among the acts of the week.
look-act-part = did a part of "{ $name }"
# One step in a list. $outcome and $said may be empty.
look-row = { $number }. { $day }: { $name }.{ $outcome }{ $said }
# A note in a list.
look-numbered = { $number }. { $text }
# One below the other.
look-lines =
    { $first }
    { $rest }
# After a step's name. It begins with a blank. $outcome "You guessed tense. It turned out uneasy."
look-tail = { " " }{ $outcome }
# After a step's name when it did not happen. It begins with a blank.
look-not-this-time = { " " }Not this time.
# An answer in a list, then the others. It begins with a blank.
look-said = { " " }{ $words }.{ $rest }
# Their own words, in quotes.
look-quoted = "{ $text }"
# The heading of one step.
look-entry = { $day }: { $name }.{ $outcome }
# An answer with what was asked. $label "What was easy".
look-told = { $label }: { $words }
# What they thought would happen, before it.
look-foreseen = What you thought before
# Which answer it is; also on a button.
look-ease-easy = What was easy
# Which answer it is; also on a button.
look-ease-hard = What was hard
# Which answer it is; also on a button.
look-ease-change = Next time
# Which answer it is on the paths about trust; also on a button.
look-trust-easy = What went well
# Which answer it is on the paths about trust; also on a button.
look-trust-hard = What felt risky
# Which answer it is on the paths about trust; also on a button.
look-trust-change = What I learned
# Which answer it is: what got in the way of a step.
look-in-the-way = What got in the way
# What stays in the chat of a step that is over. $outcome and $said are a sentence more, or nothing.
look-record =
    { $day }.
    { $name }.{ $outcome }{ $said }
# That, and below it what the card says last.
look-record-then =
    { $record }
    { $then }
# After the name, when a part of it was done. It begins with a blank.
look-record-part = { " " }A part of it.
# How it felt, beside the guess. $part is the sentence above, or nothing. It begins with a blank.
look-record-guessed = { $part } You guessed { $guess }, it was { $felt }.
# The same without a guess.
look-record-felt = { $part } It was { $felt }.
# Their own words. It begins with a blank.
look-record-said = { " " }"{ $text }"
# A note of their own.
look-note = { $day }: "{ $text }"
# A message that came from a friend. $name is the friend.
look-note-from = { $name }, { $day }: "{ $text }"
# After "Change the words".
look-which = What do you want to change?
# What became of a step, to change it.
look-became = What became of it?
# How it felt, to change it.
look-felt = How did it feel?
# Button.
look-became-button = What became of it
# Button.
look-felt-button = How it felt
# Then the new ones are typed.
look-new-words = Write the new words. They take the place of the old ones.
# After "Another day".
look-which-day = Which day was it? Tap or write, like "Tuesday" or "3 Nov".
# A day was typed that has not been yet.
look-day-to-come = That day is still to come. Which day was it?
# The day could not be read.
look-day-unsure = I'm not sure which day you mean. Try one like "Tuesday" or "3 Nov".
# Before something goes for good.
look-removing = Do you want to remove it for good?
# A short word over the chat.
look-removed = Removed.
# A short word over the chat.
look-starred = Starred. It stays as long as you like.
# After "Close".
look-closed = Okay. It's all still here.
# Button with a number.
look-number = { $number }
# Button with a day.
look-day = { $day }
# Button.
look-yesterday = Yesterday
# Button.
look-last-steps = Last steps
# Button.
look-kept-lines = Kept notes
# Button.
look-own-lines = Notes to myself
# Button.
look-close = Close
# Button.
look-older = Older
# Button.
look-newer = Newer
# Button.
look-star = Star
# Button.
look-unstar = Take the star off
# Button.
look-change-words = Change
# Button.
look-another-day = Another day
# Button.
look-remove = Remove it
# Button.
look-keep-it = Keep it
# Button.
look-empty-it = Leave it empty
# Button: the words of a step of their own.
look-what-it-was = What it was
# Notes to oneself.
own-lines = Notes to yourself, for you alone.
# Asks for a note for a hard minute.
own-mantra = Write a note for a hard minute, in your words. One sentence is enough.
# Shows it.
own-mantra-set =
    For a hard minute: "{ $text }"
    Write another, or leave it.
# Asks for a note to later.
own-later = Write a note to your later self, for a hard day. One sentence is enough.
# Shows it.
own-later-set =
    To your later self: "{ $text }"
    Write another, or leave it.
# Asks for a date that matters: first what they call it.
own-date = A date that matters to you. What do you call it? A word or two.
# Then the day.
own-date-day = Which day is it? Write it like "12 March".
# Shows it.
own-date-set =
    { $text }: { $day }
    I keep one date at a time. Write another name to change it, or leave it.
# There is no such day.
own-date-impossible = I can't find that day. Write it like "12 March".
# It could be two days, or none we know.
own-date-unsure = I'm not sure which day you mean. Write it like "12 March".
# After the day. $day "Friday 12 Mar".
own-date-kept = Kept: { $day }. That morning I'll say one quiet thing, hidden on the lock screen.
# That day where it is the one that most years do not have; it stands in the two sentences above.
own-date-leap = 29 February, and 28 February in other years
# After a note of their own.
own-kept = Kept. It's for you alone.
# A note of their own that went.
own-removed = Removed.
# More than 200 signs.
own-too-long = That's long for one note. A sentence or two is enough.
# Button.
own-mantra-button = For a hard minute
# Button.
own-later-button = To my later self
# Button.
own-date-button = A date that matters
