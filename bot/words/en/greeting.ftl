### Words of ours that nobody has to answer: after a quiet week, on a date, at the week's end.

# Asked once, after the second step. $said is the closing line before it.
quiet-asked =
    { $said }
    If it goes quiet one day, what would be kind?
# Button.
quiet-one-hello = One hello after a week
# Button.
quiet-no-hello = Nothing
# After "One hello after a week".
quiet-hello-chosen = Okay. One hello after a quiet week, one question after a month, and then nothing.
# After "Nothing".
quiet-nothing-chosen = Okay. Then quiet stays quiet.
# How a quiet hello begins.
greeting-hello = Hello.
# The same with the name they gave.
greeting-hello-name = Hello { $name }.
# Pushed after a quiet week, when there are words of their own. $hello is one of the two above,
# $words are theirs, in quotes.
greeting-week-line =
    { $hello } You wrote: { $words }
    You don't need to answer.
# The same with the day it is from.
greeting-week-line-of =
    { $hello } On { $day } you wrote: { $words }
    You don't need to answer.
# Their own words, in quotes.
greeting-quoted = "{ $text }"
# Pushed after a quiet week, when there are no words of their own.
greeting-week = { $hello } Just that. You don't need to answer.
# Pushed after a quiet month. Nothing comes after it.
greeting-month = Do you want to keep this, or pause?
# What is pushed in the hidden look: what is in $hidden lies under a spoiler.
greeting-hidden = A note for you. { $hidden }
# Under the spoiler, on the morning of a date that matters. $text is what they call it.
greeting-date = Today is a day of yours: { $text }. A rest or something small, both are fine.
# After "Keep it" to "Do you want to keep this, or pause?".
greeting-place-kept = It's kept. Come whenever you like.
# Button.
greeting-yes = Keep it
# Button.
greeting-pause = Pause
# Button on the morning of a date that matters.
greeting-small = Something small
# Pushed once a week, if something happened. $did "This week you said hello in the shop."; $quoted
# and $lighter are a sentence more, or nothing.
greeting-look = { $did }{ $quoted }{ $lighter }
# Instead of acts, in a week in which something was kept.
greeting-look-kept = Your week: you kept a note.
# A second sentence, in their own words. It begins with a blank.
greeting-look-quoted = { " " }You wrote: "{ $text }".
# Button under the look at the week, and in the settings: it does not come by itself any more.
greeting-not-weekly = Not weekly
# After "Not weekly".
greeting-look-off = Okay. It won't come by itself any more. /look is here when you like.
