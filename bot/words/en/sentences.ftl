### Sentences to have ready and texts to copy, in the order of bot/core/rules/sentences.toml: each
### kind by its button, and as attributes the sentences.

# Without any question.
say-thinking = Thinking of you
    .s1 = Thinking of you. No need to reply.
    .s2 = I thought of you today. I hope you are well.
    .s3 = Just a small hello from me.
    .s4 = I saw something that made me think of you.

# An answer that comes late, or short.
say-reply = An answer
    .s1 = Sorry this took a while. How are you?
    .s2 = Thank you for writing. I was glad to read it.
    .s3 = I read your message today. It was good to hear from you.
    .s4 = I have no long answer, but I wanted to say hello back.
    .s5 = Sorry that I was quiet. I'd like to hear how you are, when you have time.

# When they come; the time is theirs to change.
say-time-told = When I come
    .s1 = I'll be there at six. If it changes I'll tell you.
    .s2 = Just to be sure: we said six. See you then.
    .s3 = I'm on time so far. I'll write if I'm late.
    .s4 = I'd like to come from six to seven, if that suits you.

# Thanks for something small or big.
say-thank-you = Thank you
    .s1 = I wanted to say thank you. It mattered.
    .s2 = Thank you for listening to me. It helped.
    .s3 = I still think of what you did for me. Thank you.
    .s4 = Thank you for your patience with me.
    .s5 = I never said it, so I say it now: thank you.

# An invitation.
say-invite-walk = A short walk
    .s1 = I thought of you. Would you like a short walk some time this week? No is fine too.
    .s2 = I'm going for a short walk on Saturday. Come along if you like, no need to say now.
    .s3 = Would you like ten minutes outside with me one day? Any day is good, and so is no.
    .s4 = It would be nice to walk a bit together. Only if you have time.

# An invitation to a call.
say-invite-call = A call
    .s1 = Would you like a short call this week? Ten minutes are enough, and no is fine too.
    .s2 = I'd like to hear your voice one day. You choose when, and no worries if not.
    .s3 = May I call you one evening? No worries if not.
    .s4 = I have time for a call on Sunday. Only if you like.

# An invitation to a cup of something.
say-invite-tea = Tea or coffee
    .s1 = Would you like a tea or a coffee with me one day? No is fine too.
    .s2 = I'd be glad to have a coffee with you. Any day is good, and no worries if not.
    .s3 = I'm at home on Saturday, and there will be tea. Come by if you like, no need to say now.
    .s4 = Half an hour and a cup of tea, some time next week? It's fine to say no.

# An invitation to eat together.
say-invite-meal = A meal
    .s1 = I'm cooking something simple on Friday. Would you like to eat with me? No is fine too.
    .s2 = Would you like to have lunch together one day? No worries if not.
    .s3 = I'd like to eat with you some time. You choose the day and the place, or say no.
    .s4 = There will be soup on Sunday. Come over if you like, no need to say now.

# To come by, or to have somebody over.
say-invite-visit = A visit
    .s1 = I'd like to come by for half an hour one day. Would that suit you? No is fine too.
    .s2 = Would you like to come over some time? Just for a chat, and no worries if not.
    .s3 = I'll be near you on Saturday. May I say hello at the door? It's fine to say no.
    .s4 = I'd like to see you, if it suits you. You choose the day.

# An invitation to play something.
say-invite-game = A game
    .s1 = Would you like to play a game with me one evening? No is fine too.
    .s2 = I'd like to play a board game some time. Would you play? No worries if not.
    .s3 = I have some quiz questions that we could do on the phone. Only if you like.
    .s4 = A game on Sunday, just for fun? It's fine to say no.

# To go to a group or a course with somebody.
say-invite-group = A group
    .s1 = There is a group that I'd like to try. Would you go with me once? No is fine too.
    .s2 = I'd like to try a course on Tuesday. Come along if you like, no need to say now.
    .s3 = I'd find it easier with somebody I know. Would you come for the first half hour? No worries if not.
    .s4 = Some of us meet on Saturday. You are welcome, and it's fine to say no.

# To begin again after a long silence.
say-catch-up = After a long time
    .s1 = It has been a while, and I thought of you. How are you these days?
    .s2 = I was quiet for a long time. It was not about you. I'd like to hear from you.
    .s3 = Hello after a long time. You don't need to explain anything, and nor do I.
    .s4 = I thought of a good day that we had. How are you?
    .s5 = I don't know how to begin again, so I just say hello.

# Questions about them, from light to deep; whoever asks can tell the same of themselves.
say-ask-news = A question to them
    .s1 = How was your day? Mine was quiet.
    .s2 = What was nice in your week? I'll tell you mine, too.
    .s3 = What are you looking forward to? I'd like to know.
    .s4 = How did it go with what you told me last time?
    .s5 = What is hard for you just now? Only say what you like.
    .s6 = Is there something I could do for you? You can say no.

# After a late answer, or a late arrival.
say-sorry-late = Sorry I'm late
    .s1 = Sorry that I'm answering only now. I was glad about your message.
    .s2 = I'm late with this, and I'm sorry. How did it go?
    .s3 = I'm sorry that you had to wait. Thank you for your patience.
    .s4 = Sorry for the delay. It was not about you.

# Something they could do for somebody.
say-offer-help = Help for them
    .s1 = Can I do something for you this week? A small thing is fine, and so is no.
    .s2 = I'm going to the shop today. Do you need anything?
    .s3 = I have an hour on Saturday. Do you want help with something?
    .s4 = You don't have to do it alone. I can come for half an hour, if you like.

# Something they ask for.
say-ask-help = A small favour
    .s1 = Could you help me with a small thing? It takes ten minutes, and no is fine too.
    .s2 = You know a lot about this. May I ask you a question?
    .s3 = I could use some help on Saturday. No worries if not.
    .s4 = I'd like to hear what you think about something. When would it suit you?

# To good news, or a birthday.
say-congratulate = Good news
    .s1 = I heard your good news. I'm happy for you.
    .s2 = Happy birthday. I hope that you have a good day.
    .s3 = That took a lot of work, and you did it.
    .s4 = I'm glad for you. Tell me more when you have time.

# Beside a picture that they send.
say-photo = A picture
    .s1 = I saw this on my walk and thought of you.
    .s2 = A small picture from my day. No need to reply.
    .s3 = This is what I cooked today. What did you have?
    .s4 = I found this, and it made me smile.

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
    .s2 = I get up early tomorrow. See you soon.
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
sentence-full = There is no room for one more of your own. Let one of them go first, and then write this one.
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
