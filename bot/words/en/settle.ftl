### A hard minute. Very short, very plain.

# The first card of /settle.
settle-menu = I'm here. What would help for a minute?
# When somebody wrote that they want a drink, a drug or a bet.
settle-urge = That's a hard minute. You don't have to decide anything now. An urge rises, and it passes.
# When somebody wrote that they were offered a drink, a drug or a bet. The words in quotes are for
# saying aloud.
settle-offered = You owe nobody a reason. You can say: "Not for me tonight, thanks." You can step out or go, too.
# Button: looking around.
settle-things = Three things I see
# Button: one calm screen.
settle-pocket = My pocket card
# Button: outside for some minutes.
settle-step-out = Step out
# The first of three.
settle-first-thing = Look around, slowly. Name one thing you see, aloud or here.
# The second and the third, whatever they wrote.
settle-next-thing = Okay. One more thing you see, if you like.
# After the third.
settle-here-now = Feet on the floor. You are here, and this minute is passing.
# Above a card of theirs when they wrote something. $question is the card's own words, $heavy the
# quiet line.
settle-heard =
    { $question }

    { $heavy }
# The same when they wrote that they can't breathe, or asked for a breath.
settle-breathe-out = One slow breath out, if you like. { $question }
# The pocket card. The words in quotes are for saying aloud.
settle-pocket-card =
    Feet on the floor. One slow breath out.
    This is hard, and it passes. Nobody sees it as much as you feel it.
    You can say: "I need a minute."
    You can stay, step out or go. Each one is fine.
# Their own words above it. $mantra is theirs, $rest the card.
settle-yours =
    Yours: "{ $mantra }"
    { $rest }
# Asking how long.
settle-how-long = How long outside?
# Button.
settle-five = Five minutes
# Button.
settle-ten = Ten minutes
# Outside. The words in quotes are for saying aloud.
settle-out = { $minutes ->
    [5] Five
   *[other] Ten
  } minutes. You can say: "Back soon." I'll ask once.
# Asked again while they are outside.
settle-outside = Take your time. Back in, or home? Both are fine.
# The minutes are over; asked once, silently.
settle-over = That's your time outside. Back in, or home? Both are fine.
# After "Back in".
settle-back-in = Good. You can leave again whenever you like.
# After "Head home".
settle-home = Okay, home. You listened to yourself.
# After "That's enough" in the menu, or thanks.
settle-left = Okay. /settle is here any time.
