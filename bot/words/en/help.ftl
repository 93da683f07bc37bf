### Help, in every state.

# The answer to /help, and to every button named Help. $numbers are the numbers of care.ftl.
help-card =
    { $numbers }

    I'm a program, not a doctor and not a crisis line.
# For a friend who fears for somebody: $helping is how to help, $numbers are the numbers of care.ftl.
help-helping =
    { $helping }

    { $numbers }
# Button: the numbers.
help-now = Help now
# Button.
help-what-i-do = What can I do here?
# What the bot can do.
help-about =
    /plan: a small step.
    /did: what you did already.
    /next: what's coming.
    /look: look back.
    /friend: messages to and from a friend.
    /settle: breathe, step out.
    /hide: hide what is in this chat.
    /settings: clock, quiet hours, pause.
    /privacy: what I keep, export, erase.
    /cancel: stop this.
    /start: all of it as buttons.
    Ask a person: { $contact }.
# Button: the same for the messages they get, where somebody is also a friend.
help-as-a-friend = As a friend
