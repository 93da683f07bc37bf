### Words that every conversation shares.

# Button.
next = Next
# Button.
back = Back
# A country by its name.
country = { $country }
# The quiet line below whatever was not understood: it may have been heavy.
if-heavy = If it's heavy right now, talk to a person: { $helpline }. In danger: { $emergency }. More: /help.
# An answer to words that may be heavy. $said is the answer, $heavy the quiet line.
with-heavy =
    { $said }

    { $heavy }
# After words that did not fit the question. $question is the question again, $heavy the quiet line.
not-followed =
    I didn't follow that. Tap one of these, or try other words.
    { $question }

    { $heavy }
# Button, the second time: the question goes.
leave-it-for-now = Leave it for now
# Words for a button that sends, agrees or erases. $question is the question again.
only-a-tap =
    This needs a tap, not words.
    { $question }
# After words that say that it is hard, in the middle of something else. $question is the question.
hard-beside =
    That's a lot to carry. This can wait as long as you like.
    { $question }
# After "are you a human?". $question is the question that stands.
asked-a-human =
    I'm a program with fixed words. No person answers here.
    { $question }
# After "what is this?", "how does this work?" or "is it free?". $question is the question that stands.
asked-what =
    I'm Small Steps, a program. You plan one small step with people, and I remind you. It's free. More: /help.
    { $question }
# After "why did I get this?".
asked-why =
    I write when you planned something, or asked me to. A friend's message comes when they send it. For fewer messages: /settings.
    { $question }
# After "who can see this?" or "is this safe?".
asked-sees =
    Nobody reads this: I'm a program. A friend gets only what you tap to send. Whoever runs this bot holds the key and could read what is kept, and Telegram stores this chat. More: /privacy.
    { $question }
# To words about what this is not for: an ex with a court order, proof for an office. $question is the question that stands.
beyond-outside =
    That's outside what I can do. These people can help: /help.
    { $question }
# To a question about medicines, or words about stopping one.
beyond-medicine =
    I can't help with medicines. Please ask a doctor or a pharmacist first. If you took too much, call 112, 911, 999 or 000 now. More: /help.
    { $question }
# To words about stopping drink or drugs at once.
beyond-detox =
    To stop all at once can be dangerous. Please ask a doctor first. These people can help: /help.
    { $question }
# After something that is not words. $question is the question again, $heavy the quiet line.
cannot-read =
    I can't read that. Tap one of these, or write one word.
    { $question }

    { $heavy }
    .voice =
        I can't listen. Tap one of these, or write one word.
        { $question }

        { $heavy }
    .picture =
        I can't see pictures or files. Tap one of these, or write one word.
        { $question }

        { $heavy }
    .sticker =
        I can only read words. Tap one of these, or write one.
        { $question }

        { $heavy }
    .place =
        I can't use places, and I don't keep it. Tap one of these, or write one word.
        { $question }

        { $heavy }
    .contact =
        I can't use contacts, and I don't keep it. Tap one of these, or write one word.
        { $question }

        { $heavy }
    .other =
        I can't read that. Tap one of these, or write one word.
        { $question }

        { $heavy }
# A short word over the chat: the time of a button has passed, and the card offers another.
offer-gone-by = That time is over. Here is another.
# A short word over the chat: the button belongs to something that has moved on.
tap-passed = That button is from before. Nothing is lost.
# What is left of a conversation in a hidden chat, finished or not.
tidied-away = A note for you.
# The same of a conversation about a step that was kept.
tidied = Noted.
# The same when another step is planned. $day is "Friday".
tidied-see-you = See you { $day }.
# After /cancel.
cancel-done = Okay, stopped.
# After /cancel in a plan.
cancel-plan = Okay, nothing new is planned. /plan is here when you like.
# After /cancel on a reminder.
cancel-cue = Okay, stopped. The step is saved for later.
# After /cancel among the three questions.
cancel-debrief = Okay, stopped. What you told me is kept.
# After /cancel with nothing to stop.
cancel-nothing = There is nothing to stop. /plan is here when you like.
# We could not handle what was sent. Nothing that was saved is lost.
stumbled = Something went wrong here, sorry. Nothing you saved is lost.
# The same in the middle of a conversation. $question is the question again.
stumbled-here =
    Something went wrong here, sorry. Nothing you saved is lost.
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
command-did = I did something
# In Telegram's menu.
command-next = what's coming
# In Telegram's menu.
command-look = look back
# In Telegram's menu.
command-friend = messages to and from a friend
# In Telegram's menu.
command-settle = breathe, step out
# In Telegram's menu, for somebody who is only a friend.
command-hello = send a kind word
# In the same menu.
command-messages = what I got
# In the same menu.
command-stop = stop messages
# In Telegram's menu.
command-help = help now, what can I do here, settings
# The bot's own name, where whoever runs it wants this one. No hint at health.
about-name = Small Steps
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
        [one] Your step is saved
       *[other] Your { $count } steps are saved
    } under /next.
# Promises inside the quiet: somebody waits for them, so their reminders come all the same. $day and $time are those of the first.
shelf-promises = { " " }{ $count ->
        [one] Your promise for { $day } { $time } keeps its reminders.
       *[other] Your { $count } promises keep their reminders.
    }

# A line above the question that stands, or that is asked once more.
mended-beside =
    { $said }
    { $question }
# After "undo" or "wrong button": the question before is asked again below.
mended-back = Okay, taken back.
# The same where nothing was answered in the last ten minutes.
mended-nothing = There is nothing to take back. /look changes what is kept.
# The same where a message to a friend left after the last answer.
mended-has-left = It has left already: { $friend } has it.
# Something that was kept as done is off the list.
mended-gone = Okay. It's off the list.
# An answer was changed.
mended = Changed.
# The same with what it is now: "calm", or the words of a step.
mended-to = Changed: { $what }.
# A step has another time.
mended-time = Changed: { $day } at { $time }.
# The same with its reminder.
mended-reminded = Changed: { $day } at { $time }. I'll remind you at { $nudge }.
# A message was changed into words that we cannot read there.
mended-not = I'm not sure what that means here. It stays as it was.
# The same for a time. $why says what is wrong with it.
mended-stays = { $why } For now it stays { $day } at { $time }.
# The message of a step that has come already was changed to another time.
mended-over = That step has come already. /look changes what is kept of it.
