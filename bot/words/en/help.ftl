### Help, in every state.

# The answer to /help.
help-card = I'm a simple bot with fixed words, not a doctor or a crisis line. If it's heavy right now, a person is better than I am.
# Button: the numbers.
help-now = Help now
# Button.
help-what-i-do = What I can do
# What the bot can do.
help-about =
    /plan: one small step, with a nudge at its time and three short questions after.
    /cancel: stop what we're talking about.
    /start: begin again from the top.
    Ask a person: { $contact }.
