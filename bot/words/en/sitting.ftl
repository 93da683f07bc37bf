### Once a month, one question about what is set. No answer is an answer too.

# This month's question about the quiet hours. $begins and $ends are hours.
sitting-hours = I'm quiet from { $begins } to { $ends }. Does that still fit?
# Button: the quiet hours stay.
sitting-fits = It fits
# This month's question about the days.
sitting-days = { $count ->
        [0] Your steps come on any day.
        [one] Your steps have one day a week.
       *[other] Your steps have { $count } days a week.
    } Is that still right?
# This month's question about the lock screen. $look is one of the three looks.
sitting-look = Your lock screen shows my notes like this: { $look }. Is that still right?
# Button: nothing changes.
sitting-as-it-is = As it is
# Asked when steps happened without the bot.
sitting-fewer = Some of your steps happened without my nudge. Shall I ask less?
# Button: the question after a nudge stays away.
sitting-ask-less = Yes, ask less
# This month's question about quiet times.
sitting-kind = If it goes quiet one day, what would be kind?
# After an answer that changed something.
sitting-set = Okay, it's set. You can change it any time: /settings.
# After an answer that changed nothing.
sitting-stays = Okay. It stays as it is.
# Button under each of these questions.
sitting-not-now = Not now
# Button under each of these questions.
sitting-not-monthly = Don't ask monthly
# After that button.
sitting-off = Okay. I won't ask monthly any more. It's all under /settings.
