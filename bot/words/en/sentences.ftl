### Sentences to have ready and texts to copy, in the order of bot/core/rules/sentences.toml: each
### kind by its button, and as attributes the sentences.

# For a no.
say-no = Saying no
    .s1 = Not for me tonight, thanks.
    .s2 = I'm driving. A water, please.
    .s3 = I'd rather not. How have you been?

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
    .s3 = I'm on time so far. I'll write if I get late.
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
    .s2 = I go for a short walk on Saturday. Come along if you like, no need to say now.
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
    .s1 = I cook something simple on Friday. Would you like to eat with me? No is fine too.
    .s2 = Would you like to have lunch together one day? No worries if not.
    .s3 = I'd like to eat with you some time. You choose the day and the place, or say no.
    .s4 = There will be soup on Sunday. Come over if you like, no need to say now.

# To come by, or to have somebody over.
say-invite-visit = A visit
    .s1 = I'd like to come by for half an hour one day. Would that suit you? No is fine too.
    .s2 = Would you like to come over some time? Just for a chat, and no worries if not.
    .s3 = I'm near you on Saturday. May I say hello at the door? It's fine to say no.
    .s4 = I'd like to see you, if it suits you. You choose the day.

# An invitation to play something.
say-invite-game = A game
    .s1 = Would you like to play a game with me one evening? No is fine too.
    .s2 = I'd like a round of cards some time. Would you play? No worries if not.
    .s3 = I found a game that we could play online for half an hour. Only if you like.
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
    .s1 = Sorry that I answer only now. I was glad about your message.
    .s2 = I'm late with this, and I'm sorry. How did it go?
    .s3 = I'm sorry that you had to wait. Thank you for your patience.
    .s4 = Sorry for the delay. It was not about you.

# Something they could do for somebody.
say-offer-help = A hand
    .s1 = Can I do something for you this week? A small thing is fine, and so is no.
    .s2 = I go to the shop today. Do you need anything?
    .s3 = I have an hour on Saturday. Do you want a hand with something?
    .s4 = You don't have to do it alone. I can come for half an hour, if you like.

# Something they ask for.
say-ask-help = A small favour
    .s1 = Could you help me with a small thing? It takes ten minutes, and no is fine too.
    .s2 = You know a lot about this. May I ask you a question?
    .s3 = I could use a hand on Saturday. No worries if not.
    .s4 = I'd like to hear what you think about something. When would it suit you?

# To good news, or a birthday.
say-congratulate = Good news
    .s1 = I heard your good news. I'm happy for you.
    .s2 = Happy birthday. I hope that it's a kind day.
    .s3 = That took a lot of work, and you did it.
    .s4 = I'm glad for you. Tell me more when you have time.

# Beside a picture that they send.
say-photo = A picture
    .s1 = I saw this on my walk and thought of you.
    .s2 = A small picture from my day. No need to reply.
    .s3 = This is what I cooked today. What did you have?
    .s4 = I found this, and it made me smile.

# One of their own.
sentence-own = { $text }
