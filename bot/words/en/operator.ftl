### For whoever runs the bot: one message a day at most, and only when something is wrong. And what we call them.

# Counts of the last day or two, and how many minutes the oldest has waited. $aside are messages and taps of people.
operator-amiss =
    The bot needs a look. In the last day or two:
    Messages it could not send: { $unsent }
    Messages and taps it could not handle: { $aside }

    And now:
    Reminders that cannot be read: { $parked }
    Minutes that reminders wait: { $late }
    Minutes that messages wait to leave: { $waiting }

    The log says more.

# Who runs the bot, where the set-up gives no name: "Your notes are readable by the person who runs this bot."
operator-unnamed = the person who runs this bot
# Whom to ask, where the set-up gives nothing.
operator-no-contact = whoever gave you this bot
