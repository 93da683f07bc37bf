### Words that every conversation shares.

# Button.
next = Next
# Button.
back = Back
# After words that did not fit the question. $question is the question again.
not-followed =
    I didn't follow that. Tap one of these, or try other words.
    { $question }
# Words for a button that sends, agrees or erases. $question is the question again.
only-a-tap =
    This needs a tap, not words.
    { $question }
# After "are you a human?". $question is the question that stands.
asked-a-human =
    I'm a simple bot with fixed words, and no one reads along.
    { $question }
# After something that is not words. $question is the question again.
cannot-read =
    I can't read that. Tap one of these, or write one word.
    { $question }
    .voice =
        I can't listen. Tap one of these, or write one word.
        { $question }
    .picture =
        I can't see pictures or files. Tap one of these, or write one word.
        { $question }
    .sticker =
        Nice one. I can only read words. Tap one of these, or write one.
        { $question }
    .place =
        I can't use places, and I don't keep it. Tap one of these, or write one word.
        { $question }
    .contact =
        I can't use contacts, and I don't keep it. Tap one of these, or write one word.
        { $question }
    .other =
        I can't read that. Tap one of these, or write one word.
        { $question }
# A short word over the chat: the button belongs to something that has moved on.
tap-passed = That one has moved on. Nothing is lost.
# What is left of a talk in a hidden chat, finished or not.
tidied-away = Tidied away.
# The same of a talk about a step that was kept.
tidied = Noted.
# The same when another step is planned. $day is "Friday".
tidied-see-you = Noted. See you { $day }.
# After /cancel.
cancel-done = Okay, stopped.
# After /cancel in a plan.
cancel-plan = Okay, nothing new is planned. /plan is here when you like.
# After /cancel on a cue.
cancel-cue = Okay, stopped. The step is on the shelf if you want it.
# After /cancel among the three questions.
cancel-debrief = Okay, stopped. What you told me is kept.
# After /cancel with nothing to stop.
cancel-nothing = There's nothing running. /plan is here when you like.
# We could not handle what was sent. Nothing that was saved is lost.
stumbled = I stumbled over that one, sorry. Nothing you saved is lost.
# The same in the middle of a talk. $question is the question again.
stumbled-here =
    I stumbled over that one, sorry. Nothing you saved is lost.
    { $question }
# Feelings: on buttons, and in a sentence ("You guessed tense.").
feel-calm = Calm
    .in-sentence = calm
# One of the five feelings.
feel-okay = Okay
    .in-sentence = okay
# One of the five feelings.
feel-uneasy = Uneasy
    .in-sentence = uneasy
# One of the five feelings.
feel-tense = Tense
    .in-sentence = tense
# One of the five feelings.
feel-very-tense = Very tense
    .in-sentence = very tense
# In Telegram's menu.
command-plan = a small step
# In Telegram's menu.
command-did = something I did
# In Telegram's menu.
command-next = what's coming
# In Telegram's menu.
command-look = look back
# In Telegram's menu.
command-friend = lines to and from a friend
# In Telegram's menu.
command-settle = breathe, step out
# In Telegram's menu, for somebody who is only a friend.
command-hello = send a kind line
# In the same menu.
command-lines = what I got
# In the same menu.
command-stop = stop lines
# In Telegram's menu.
command-help = help now, and what I can do
# On the bot's page in Telegram. No hint at health.
about-short = Plan one small step. Look back kindly.
# In a chat that is still empty, above the button that begins. No hint at health.
about-long =
    You pick one small thing to do with people. I remind you at the minute you chose, and ask how it was.
    For adults, at your own pace.
# What a chosen quiet does to what is planned: a sentence about plans, one about promises, or nothing.
shelf-all = { $plans }{ $promises }
# Plans inside the quiet.
shelf-plans = { " " }{ $count ->
        [one] Your plan waits
       *[other] Your { $count } plans wait
    } on the shelf.
# Promises inside the quiet: somebody waits for them, so their nudges come all the same. $day and $time are those of the first.
shelf-promises = { " " }{ $count ->
        [one] Your promise for { $day } { $time } keeps its nudges.
       *[other] Your { $count } promises keep their nudges.
    }
