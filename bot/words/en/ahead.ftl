### Before it: somewhere new, a try-out, a guess in words.

# Button on a plan that may feel tense, in a place that is new to them.
ahead-before = Before somewhere new
# After that button. The buttons are the three.
ahead-asked = Do you know how it starts, how it ends, and how you would leave? Tap what you don't know yet.
# Button.
ahead-start = How it starts
# Button.
ahead-end = When it ends
# Button.
ahead-way-out = How I can leave
# Button.
ahead-all-known = I know all three
# After one of the three. $text is a question to copy.
ahead-to-ask =
    A question to ask before you go:
    "{ $text }"
# To ask whoever invites: the first of the three.
ahead-ask-start = Hello. I'm coming for the first time. How does it start?
# The second.
ahead-ask-end = Hello. I'm coming for the first time. When does it end?
# The third.
ahead-ask-way-out = Hello. I'm coming for the first time. Is it fine to leave early?
# Button.
ahead-go-on = Go on
# A time to leave. $before is a sentence before it, or nothing.
ahead-leaving = { $before }When do you want to leave? I'll tell you when it's time. You can still stay.
# Before that question, on the path after drink, drugs or gambling. It ends with a new line.
ahead-away =
    Is there something there you would rather stay away from? Then a time to leave may help.
    { "" }
# Before that question, after they wrote what it is. It ends with a new line.
ahead-heard =
    Good to know. That isn't saved.
    { "" }
# Button: a time to leave.
ahead-after = After { $minutes } min
# Button: no time to leave.
ahead-see = I'll see
# In a plan with a time to leave; it ends with a new line. $tried is a sentence before it, or nothing; $say is a sentence to say then.
ahead-stays =
    { $tried }After { $minutes } minutes I'll tell you that you can go. To say then: "{ $say }"
    { "" }
# When that time is there. $over is the message that it is; $say is a sentence to say.
ahead-over =
    { $over }
    To say, if you like: "{ $say }"
# After words about how it will feel that are none of the five. The five are the buttons.
ahead-noted = Noted. And in one of these words?
# Button below the five, for whoever comes back to them.
ahead-in-words = In my own words
# After that button.
ahead-ask-words = What do you think will happen? A few words are enough.
# After what they wrote then. $plan is the plan, read back.
ahead-kept =
    Noted.
    { $plan }
# Once it is over: $text is what they thought, $happened "You went in and said hello." or the line after this, $outcome "You guessed tense. It was tense, and you went.", $useful a sentence more or nothing.
ahead-foreseen =
    You thought: "{ $text }"
    { $happened }
    { $outcome }{ $useful }
# What they wrote of it.
ahead-happened = What happened: "{ $text }"
# It was as tense as they guessed, or more. It begins with a blank.
ahead-useful = { " " }Useful to know.
