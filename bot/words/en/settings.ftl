### Settings: one screen, and rest.

# The screen; the values stand on the buttons.
settings-screen = Tap one to change it. /hide hides what is in this chat.
# The same after a change. $done is what was set.
settings-done = Done. { $done }
# What was set: quiet hours.
settings-quiet-now = It's quiet from { $begins } to { $ends }.
# The same when they want none.
settings-quiet-none = Messages come at any hour now.
# What was set: the clock.
settings-clock-now = It's { $time } for you. Your plans keep their local time.
# Button: the clock, and the quiet hours. $begins and $ends are hours.
settings-clock-and-quiet = Clock, quiet hours { $begins }-{ $ends }
# Button: the same when there are no quiet hours.
settings-clock-and-no-quiet = Clock, no quiet hours
# Button. $look is one of the two looks.
settings-look = Lock screen: { $look }
# Button, under a pause: what comes by itself, besides the steps.
settings-sends = What I send
# The screen behind that button; the values stand on its buttons.
settings-ask-sends = This may come by itself, besides your steps. Tap one to change it.
# Button. $day is a weekday.
settings-weekly = Weekly look: { $day }
# The same button when it does not come.
settings-not-weekly = Weekly look: no
# Button: after a reminder that nobody tapped comes one question; a tap turns it off.
settings-how-was-it = "How was it?" after a reminder: yes
# The same button when it does not come.
settings-fewer = "How was it?" after a reminder: no
# Asking for the day of the look at the week.
settings-ask-weekly = On which evening do you want the weekly look? Nothing comes when nothing happened.
# A weekday on a button.
settings-on-friday = Friday
# A weekday on a button.
settings-on-saturday = Saturday
# A weekday on a button.
settings-on-sunday = Sunday
# A weekday on a button.
settings-on-monday = Monday
# Button: a pause, and what comes by itself.
settings-pause = Pause or send less
# Button.
settings-data = My data
# Button: which wording.
settings-path = Words I see
# Asking for quiet hours. A time that the person picked is kept.
settings-ask-quiet = When do you want it quiet? Tap or write, like "22-8". A time you choose yourself is kept all the same.
# Quiet hours on a button.
settings-span = { $begins }-{ $ends }
# Button: what the bot takes for the person's clock.
settings-clock = My clock: { $time }
# Button, while we do not know their clock.
settings-clock-unset = My clock
# Asking for the clock.
settings-ask-clock = What time is it for you now? Tap, or write it like 14:05, or write your city.
# Asking for the wording.
settings-ask-path = Which is closest? It changes the ideas and the words you see here.
# Asking for a pause.
settings-ask-pause = How long do you want to pause?
# The same to somebody who was away: "I was ill since Monday".
settings-pause-since = Thank you for telling me. Nothing is lost, and nothing is owed. How long do you want it quiet from now on?
# A pause stands already.
settings-resting = You have a pause already. Do you want it longer, or to end it?
# Button.
settings-a-day = A day
# Button.
settings-three-days = Three days
# Button.
settings-a-week = A week
# Button.
settings-until-i-say = Until I end it
# Button: ends the pause.
settings-resume = End the pause
# After a pause without an end. $shelf is a sentence about plans, or nothing.
settings-paused = The pause begins now.{ $shelf } /resume ends the pause.
# After a pause with an end.
settings-paused-until = A pause until { $day } { $time }.{ $shelf } /resume ends the pause sooner.
# The same where a friend may send a hello. $shelf is the sentence above, or nothing.
settings-hello-waits = { $shelf } What a friend sends waits for you too.
# The same in a pause without an end.
settings-hello-waits-long = { $shelf } What a friend sends waits too, for three months at most.
# After /resume. Not a word about the gap.
settings-welcome-back = Good that you're here. What would you like?
# After "Not now".
settings-okay = Okay.
