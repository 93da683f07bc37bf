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
# Button: a guess from their clock, for numbers of their country. $country is its name.
help-im-in = I'm in { $country }
# Button: the guess is wrong, or they moved.
help-another-country = Another country
# Button, where we know nothing of where they are.
help-my-country = Numbers for my country
# After it. $emergency and $helpline stay on the screen.
help-which-country =
    Which country are you in? Write its name. I use it only to show the right numbers.

    In danger now: { $emergency }. To talk to someone: { $helpline }.
# Button: forget the country.
help-no-country = Any country
