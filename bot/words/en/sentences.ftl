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

# An invitation.
say-invite-walk = A short walk
    .s1 = I thought of you. Would you like a short walk some time this week? No is fine too.
    .s2 = I go for a short walk on Saturday. Come along if you like, no need to say now.
    .s3 = Would you like ten minutes outside with me one day? Any day is good, and so is no.
    .s4 = It would be nice to walk a bit together. Only if you have time.

# One of their own.
sentence-own = { $text }
