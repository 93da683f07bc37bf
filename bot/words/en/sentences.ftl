### Sentences to have ready and texts to copy, in the order of bot/core/rules/sentences.toml: each
### kind by its button, and as attributes the sentences.

# Without any question.
say-thinking = Thinking of you
    .s1 = Thinking of you. No need to reply.
    .s2 = I thought of you today. I hope you are well.
    .s3 = Just a small hello from me.
    .s4 = I saw something that made me think of you.

# An invitation.
say-invite-walk = A short walk
    .s1 = I thought of you. Would you like a short walk some time this week? No is fine too.
    .s2 = I go for a short walk on Saturday. Come along if you like, no need to say now.
    .s3 = Would you like ten minutes outside with me one day? Any day is good, and so is no.
    .s4 = It would be nice to walk a bit together. Only if you have time.

# For a no.
say-no = Saying no
    .s1 = Not for me tonight, thanks.
    .s2 = I'm driving. A water, please.
    .s3 = I'd rather not. How have you been?
    .s4 = Thank you, I'm fine like this.
    .s5 = I said no. Please stop asking.
    .s6 = You go. I'll see you tomorrow.

# For going before the end.
say-leave = Leaving early
    .s1 = I'm going now. It was nice to see you.
    .s2 = I have an early day. See you soon.
    .s3 = I can stay for half an hour.
    .s4 = That was enough for me today. Thank you.

# For a pause before an answer.
say-minute = Asking for a minute
    .s1 = Let me think about that. Can I come back to you?
    .s2 = I need a minute before I answer.
    .s3 = I'm getting tense. Give me a minute.
    .s4 = Can we talk about this tomorrow?

# If they ask about them, the first of three sizes.
say-about-nothing = Nothing
    .s1 = I'm doing okay, thanks. And you?
    .s2 = I'd rather hear about you today.
    .s3 = I'll tell you another day.

# The second.
say-about-one = One sentence
    .s1 = I had a hard year, and it is better now.
    .s2 = I changed some things, and I like it.
    .s3 = I was away, and it is good to be back.

# The third: what was learned, what helps, what they go on with.
say-about-more = A little more
    .s1 = It was a hard time. I learned to ask for help, and I go on in small steps.
    .s2 = I was on my own a lot. Now I see people again, a little at a time.
    .s3 = I stopped drinking. Some days are hard, and there are people who help me.

# For a time that cannot be kept, to copy.
say-late = Running late
    .s1 = I'm running a bit late. Sorry.
    .s2 = I'm late. Please start without me.
    .s3 = Sorry, I'll be there a little later.

# After words that hurt.
say-repair = After a sharp word
    .s1 = That came out sharper than I meant. I'm sorry.
    .s2 = I'm sorry for how I said that.
    .s3 = Can we start again? I would like that.
    .s4 = I was tired, and it was not your doing. I'm sorry.

# Three sentences, put together of the three below.
say-hard = Before a hard talk

# The first of the three: a question, and answers to tap.
say-hard-felt = How did you feel? "I felt …"
    .s1 = I felt left out.
    .s2 = I felt hurt.
    .s3 = I felt alone with it.

# The second.
say-hard-like = What would you like? "I would like …"
    .s1 = I would like us to talk calmly.
    .s2 = I would like to be asked first.
    .s3 = I would like some more time.

# The third.
say-hard-could = What could you both do? "Could we …"
    .s1 = Could we talk for ten minutes?
    .s2 = Could we try it another way?
    .s3 = Could we start again?

# What they do not go along with: always in their own words.
say-red-line = What I leave early for

# One of their own.
sentence-own = { $text }
# Button: to a sentence for a moment among people.
sentence-to-have-ready = A sentence to have ready
# Button: what they have ready, to see it large. $text is its beginning.
sentence-mine = My sentence: "{ $text }"
# Asks for the moment: the kinds are its buttons.
sentence-which = For which moment?
# Button: of three sizes, what to say to whoever asks about them.
sentence-about = If they ask about me
# Button: other moments.
sentence-more = More moments
# After "If they ask about me". The words in quotes are examples, for saying aloud.
sentence-sizes =
    You choose how much. You can always say less.
    Nothing: "I'm doing okay, thanks."
    One sentence: "I had a hard year, and it is better now."
    A little more: "It was a hard time. I learned to ask for help, and I go on in small steps."
# The sentences are the buttons.
sentence-tap = Tap one to have it ready.
# The same where they are too long for a button: $lines are numbered, and so are the buttons.
sentence-tap-number =
    { $lines }
    Tap a number to have it ready.
# Button.
sentence-my-own = My own words
# After "My own words".
sentence-ask = Write it as you would say it. One sentence is enough.
# The same, of what tells of themselves.
sentence-ask-night = Write it as you would say it. You can always say less, and you can read it again tomorrow before you use it.
# The same, of what they leave early for. It is for them alone.
sentence-ask-red-line = What do you leave early for? Write it in your words, for example: when somebody offers me something twice. It is for you alone.
# A sentence of more than 200 signs, or a part of more than 80.
sentence-too-long = That's long to say aloud. One short sentence is enough.
# They keep as many of their own as there may be.
sentence-full = You keep as many of your own as fit. Let one of them go first, and then write this one.
# Before a hard talk, the first of three. $question asks for it.
sentence-part-first =
    Only if it is safe. You can also leave.
    { $question }
# The second and the third.
sentence-part = { $question }
# All three were skipped.
sentence-nothing = Okay. Nothing is kept.
# It is kept. $said is the sentence.
sentence-ready =
    Ready: "{ $said }"
    You find it under /settle.
# The same of their own words about themselves, until the next day: they cannot be copied before.
sentence-tomorrow =
    Kept: "{ $said }"
    Read it again tomorrow. Then you can copy it.
# Large, in a hard minute. $said is the sentence.
sentence-say = You can say: "{ $said }"
# Button: sentences for something else.
sentence-another-moment = For another moment
# Button: it is kept no longer.
sentence-let-go = Let it go
# Button.
sentence-done = Done
# After "Done".
sentence-left = Okay. What you have ready is under /settle.
# A month after what they leave early for was kept. $said is that.
sentence-review =
    A month ago you kept: "{ $said }"
    Is it still right for you?
# Button: it stays.
sentence-keep = Keep
# Button: in other words.
sentence-change = Change
# Button: no time for it.
sentence-not-now = Not now
