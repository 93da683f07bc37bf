### What is kept: the notice, the export, the erasing.

# The whole notice on /privacy. $notice is the notice of the first minute.
data-notice =
    { $notice }

    A friend gets only the messages you tap to send, word for word.

    Your choices: take everything with you, or erase it. Each is two taps. Copies made for safety are gone within 30 days. A friend's no to your links stays as a mark without names, for as long as it holds.
# Button.
data-export = Export
# Button.
data-erase = Erase everything
# Button: for how many days what they wrote stays; 0 is until they delete it.
data-words-stay = Words stay { $count ->
        [0] until I delete them
        [365] a year
       *[other] { $count } days
    }
# Asking for how long. Nothing goes at once.
data-ask-stay = How long do you want your own words to stay? A star keeps any of them for good, and what you have ready stays. What is older goes when the week is over.
# Button: a number of days; 0 is until they delete it.
data-days = { $count ->
        [0] Until I delete them
        [365] A year
       *[other] { $count } days
    }
# Button.
data-close = Close
# Button.
data-keep-it = Keep it
# Button.
data-export-first = Export first
# Before erasing: what would go.
data-erase-sure =
    This would all go: { $steps ->
        [0] no steps
        [one] one step
       *[other] { $steps } steps
    }, { $notes ->
        [0] no notes
        [one] one note
       *[other] { $notes } notes
    }, { $friends ->
        [0] no links to friends
        [one] one link to a friend
       *[other] { $friends } links to friends
    }, and your settings. It can't be undone.
# The question, where somebody gets messages from them. $ended is the sentence that they would read.
data-friends-told =
    { $question }
    Whoever gets your messages reads: "{ $ended }"
# The same for somebody who gets a friend's messages too.
data-senders-told =
    { $question }
    Whoever sends you messages hears that you have stopped.
# The same after a friendship was ended quietly. $question is the sentence above.
data-erase-and-quiet =
    { $question }
    A friend you left without a word still sees the name you gave, and nothing else.
# Button: the second tap.
data-erase-now = Erase everything
# The farewell. Nothing is left after it.
data-erased = Done. All of it is gone. This chat is still on your phone; you can delete it too.
# After "Keep it".
data-kept = Okay. All of it stays.
# After "Close".
data-closed = Okay.
# Nothing is kept of this person.
data-nothing = I keep nothing of you that could be sent.
# With the two files, which may stand above it or below.
data-export-here = Here are two files: one to read, one for programs. They stay in this chat until you delete them.
# After "Export first": the question still stands. $here is the sentence above, $question the question.
data-export-then =
    { $here }
    { $question }
# Under each file.
data-export-caption = Private notes. Not a record of compliance.
# The first line of the readable file. $day is the day it was made.
export-title = Small Steps: everything kept of you, on { $day }.
# The third line of the readable file.
export-other-file = The same with every field, also the empty ones, is in the other file.
# A heading in the readable file.
export-settings = Settings
# A heading: each answer with its day and hour, what it was about, and which text was shown.
export-consents = What you said yes or no to
# An answer under that heading.
export-yes = yes
# An answer under that heading.
export-no = no
# A heading.
export-steps = Steps
# A heading.
export-notes = Notes
# A heading: names and roles, and what they want to ask somebody.
export-people = People you know
# A heading.
export-friends = People who can get messages from you
# A heading: for somebody who is a friend.
export-lines-from = People whose messages you get
# Nothing under a heading.
export-none = (nothing)
# The label of a guess.
export-guess = guess
# The label of how it felt.
export-felt = felt
# A heading in the readable file.
export-on-their-way = Messages on their way to a friend
# A heading in the readable file: fields by their names.
export-others = Also kept
# The label of what they thought would happen.
export-foreseen = what I thought would happen
# The label of the minutes after which they mean to leave.
export-stays = minutes until I leave
# The label of somebody's name or role.
export-with = with
# The label of how somebody knows that a step is done.
export-sign = it is done when
# The label of what the lock screen says.
export-short = on the lock screen
# The label of what a plan changes since last time.
export-this-time = this time
# The label of a step that somebody waits for.
export-promise = a promise to someone
# The label of a promise whose person was told in time.
export-told = who waited was told in time
# The label of a step with a star.
export-starred = with a star
# The label of something that happened without a plan.
export-unprompted = it came without a plan
# Before hiding.
hide-ask = Do you want to hide this chat now, and your lock screen from now on?
# The same where the lock screen is hidden already.
hide-ask-again = Do you want to hide this chat now?
# Button.
hide-now = Hide it
# Button.
hide-not-now = Not now
# Button, where the lock screen is hidden already.
hide-no-more = Short on the lock screen
# What an open card says after hiding.
hide-card = A note for you.
# Button on it.
hide-show-again = Show again
# After hiding.
hide-done = Hidden. You can delete older messages yourself.
# After "Short on the lock screen".
hide-ended = Okay. The lock screen says a few words again.
