### Help, in every state.

# The answer to /help.
help-card = I'm a simple bot with fixed words, not a doctor or a crisis line. If it's heavy right now, a person is better than I am.
# Button: the numbers.
help-now = Help now
# Button.
help-what-i-do = What I can do
# What the bot can do.
help-about =
    /plan: one small step, with a nudge.
    /did: what you did already.
    /next: what's coming.
    /look: look back.
    /friend: lines to a friend.
    /settle: a hard minute, made smaller.
    /settings: clock, quiet hours, a pause.
    /privacy: what I keep, to take or erase.
    /cancel: stop what we're in.
    /start: all of it as buttons.
    Ask a person: { $contact }.
# Button: the same for the lines they get, where somebody is also a friend.
help-as-a-friend = As a friend
