### Home, and what fits no conversation.

# The answer to /start.
home-hello = Hello. What would you like?
# Under an answer to what was asked of us.
home-else = Is there something else you would like?
# After words that fit no conversation; the buttons say what could be meant. $heavy is the quiet line.
home-for-what =
    Plan it, done already, or just a note?

    { $heavy }
# After "I'm back", out of the blue, and when somebody who had blocked us returns.
home-back = Good that you're here. Nothing is lost, and nothing is owed.
# Button: no more than that.
home-just-hello = Just hello
# After words of joy, out of the blue.
home-joy = That's worth keeping. Do you want to keep it as a note?
# The same on the day of a step. Its buttons are the steps of today, and "Something else".
home-joy-of-what = That's worth keeping. What was it?
# Button: none of these steps.
home-something-else = Something else
# After words that say that it is hard just now.
home-hard = Thank you for saying it. That sounds hard. A quiet minute, a tiny step, or nothing at all: each one is fine.
# After "how do I say no?". The words in quotes are for saying aloud.
home-say-no = Short is enough, and you owe nobody a reason. You can say: "Not for me tonight, thanks." Or: "I'd rather not. How have you been?"
# After "I said yes and want out". The words in quotes are for a text.
home-want-out = You can change your mind. A short, honest text is enough: "I said yes, and I can't come after all. I'm sorry." What is planned here, you can move or cancel.
# After "no one answered my text".
home-unanswered = No answer yet says nothing about you: people are busy. Your part was to write, and you did.
# After "she said no", to what they had asked for.
home-declined = A no can hurt. You asked, and that was your part. A no often has reasons that we can't see.
# After "I don't know what to say". The words in quotes are for saying aloud.
home-what-to-say = One question is enough: "How has your week been?" Then listen. Nobody needs to be interesting.
# After "I snapped at him".
home-sharp = Thank you for saying it. That happens to many people. A short sentence can help, or you leave it.
# After "what do I tell them about me?". The words in quotes are for saying aloud.
home-asked-about = You can say as little as you like: "I'm doing okay, thanks. And you?" The rest is yours to tell or to keep.
# After "make it stop" or "unsubscribe": one may mean the messages or the moment.
home-stop = Okay. Fewer messages, or is it too much right now?
# To a voice note, a picture or the like when nothing was asked. $heavy is the quiet line.
home-cannot-read =
    I can't read that.

    { $heavy }
    .voice =
        I can't listen. Tap one of these, or write one word.

        { $heavy }
    .picture =
        I can't see pictures or files. Tap one of these, or write one word.

        { $heavy }
    .sticker =
        I can only read words. Tap one of these, or write one.

        { $heavy }
    .place =
        I can't use places, and I don't keep it. Tap one of these, or write one word.

        { $heavy }
    .contact =
        I can't use contacts, and I don't keep it. Tap one of these, or write one word.

        { $heavy }
    .other =
        I can't read that. Tap one of these, or write one word.

        { $heavy }
# After "thank you".
home-welcome = You're welcome.
# After "ok" or a thumb, where nothing was asked.
home-okay = Okay.
# Button.
home-plan = Plan a step
# Button: what was written becomes a step.
home-plan-it = Plan it
# Button: nothing was meant by it.
home-just-saying = Just saying
# After "Just saying". Nothing is kept of it.
home-heard = Okay. I don't keep it.
# Button: what was written has been done.
home-did-it = Done already
# Button: what was written is kept as a note.
home-keep = Keep as a note
# After "Keep as a note". $count is the number of days for which words stay; 0 is until they go.
home-kept = { $count ->
        [0] Kept.
        [365] Kept for a year, and with a star as long as you like.
       *[other] Kept for { $count } days, and with a star as long as you like.
    } You'll find it under Look back.
# Button.
home-did = I did something
# Button.
home-next = What's next
# Button.
home-look = Look back
# Button.
home-friend = Friend
# Button.
home-settle = Settle
# Button.
home-more = Settings
# Button.
home-help = Help
