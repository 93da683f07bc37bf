### The friend's side. Nothing here ever depends on how the person is.

# An invitation opened. $person is the name that the person chose.
befriended-asked =
    Hello. { $person } would like to send you a short happy message now and then, through me.
    You never have to answer, and you can stop any time. You're not in charge of anyone. I'm a program, for adults.
    I keep your chat number, your Telegram name and your choices. { $person } may keep a message you send. Nothing else.
# The whole notice of a friend: behind a button of the invitation, and on /privacy.
befriended-notice =
    Who runs this: { $operator }. Ask a person: { $contact }. I'm a program, not medical care. No person reads this.

    What I keep of you: your chat number, your Telegram name and your choices. That is your yes with its date, your reminder, and when you sent your last messages.

    A message you send may wait until it is welcome, for three months at most. Two weeks after it was shown it is gone from here. Whoever gets it may keep it, and it goes when one of you stops or erases. A message you get stays in this chat, and it is gone from here in the same way.

    What I never keep: your phone number, your contacts, where you are, photos, voice, or anything that looks like a crisis.

    All of it is locked. Nobody can read a copy without the key. Whoever runs this bot holds that key and could read. Telegram stores our chat on its servers, like other bot chats.

    You are not in charge of anyone. If you fear for someone, talk to them. Helplines for your country: findahelpline.com.

    Stop, export or erase at any time. Copies made for safety are gone within 30 days. For adults, 18 or over.
# Button: the friend's consent.
befriended-happy-to = Happy to. I'm 18 or over
# Button.
befriended-no-thanks = No, thank you
# After "No, thank you". What stays is a scrambled mark that names nobody.
befriended-no-is-fine = That's fine. Nothing that names you is kept. For a year no link from { $person } opens here.
# The link was used, is too old, or never was.
befriended-closed = This link opens nothing any more. A link works once, for two days.
# Somebody opened their own link.
befriended-own-link = That's your own link. Send it to someone who would like your messages.
# The two are linked already.
befriended-already = You get these messages already. /hello sends one back.
# The name of a friend whose profile has none that could be shown.
befriended-nameless = Someone
# Instead of the invitation, with its buttons: they said that they do not know yet.
befriended-there-is-time = That's fine, there's time. The link works for two days from when { $person } made it.
# The same: they asked how the person is.
befriended-never-told = I never tell how anyone is. If you say yes, { $person } sends you a message when they like.
# The same: they asked how it stops.
befriended-nothing-comes = Nothing comes to you unless you say yes. A no is fine too.
# Who somebody is, asked at the invitation or later.
befriended-who = { $person } is the name chosen by whoever made your link. I can't say more. Not sure? Ask them yourself.
# Right after the yes. $question is the one below.
befriended-lovely = Lovely. { $question }
# The same question under Reminders.
befriended-remind = Do you want a reminder to send { $person } a small hello?
# Button.
befriended-weekly = Every week
# Button.
befriended-fortnightly = Every two weeks
# After "Every week". $day is a day of the week.
befriended-reminded-on = { $day }s at about this hour. A short hello is enough. If { $person } doesn't write, that tells nothing about how { $person } is.
# After "Every two weeks".
befriended-reminded-second-on = Every second { $day } at about this hour. A short hello is enough. If { $person } doesn't write, that tells nothing about how { $person } is.
# After "Every week", where it may be another day of the week for them already.
befriended-reminded = Every week on this day, at about this hour. A short hello is enough. If { $person } doesn't write, that tells nothing about how { $person } is.
# After "Every two weeks", in the same case.
befriended-reminded-second = Every second week on this day, at about this hour. A short hello is enough. If { $person } doesn't write, that tells nothing about how { $person } is.
# After "No".
befriended-no-reminder = Okay. /hello is here when you like. If { $person } doesn't write, that tells nothing about how { $person } is.
# Above a message from the person.
befriended-from = From { $person }
# The same when it comes on a later day. $day is when it left.
befriended-from-earlier = From { $person }, sent { $day }
# A message from the person, word for word. $from is one of the two above.
befriended-line =
    { $from }: "{ $text }"
    Tap or write back. Or leave it, that's fine too.
# The same for somebody with plans of their own, whose words may be for one of those.
befriended-line-reply =
    { $from }: "{ $text }"
    Tap, or reply to this message in your words. Or leave it, that's fine too.
# The same where only ready messages travel.
befriended-line-ready =
    { $from }: "{ $text }"
    Tap one, if you like. Or leave it, that's fine too.
# Ready message, as a button and as it is read.
befriended-wave = A wave for you
# Ready message.
befriended-hello = Hello
# Ready message.
befriended-glad = So glad you told me
# Ready message.
befriended-thinking = Thinking of you
# Ready message.
befriended-no-need = Thinking of you. No need to reply
# Ready message.
befriended-tea = Tea soon?
# After sending anything.
befriended-on-its-way = On its way to { $person }.
# After three messages in a day; nothing was sent. $count is in how many hours there is room.
befriended-plenty = That's enough for now. You can send more in { $count ->
        [one] an hour
       *[other] { $count } hours
    }.
# The person waved back.
befriended-waved = { $person } waved back.
# The friend's own menu.
befriended-home = Hello. A message for { $person }, or something else?
# The same for a friend of several people.
befriended-home-several = Hello. A message for someone, or something else?
# A friend of several people: before a hello, a status, an end or words of their own.
befriended-whom = Who is it about?
# Button: a person who sends messages.
befriended-name = { $person }
# Button: these words are for another person.
befriended-someone-else = Someone else
# Button.
befriended-send-hello = Send a hello
# Button.
befriended-lines = Messages for me
# Button.
befriended-reminders = Reminders
# Button.
befriended-stop = Stop messages
# Button.
befriended-not-now = Not now
# Before a friend erases everything.
befriended-erase-sure = This would all go: your name here, your choices and your reminder. Whoever sends you messages hears in one kind sentence that you have stopped. It can't be undone.
# What the bot can do, for somebody who is only a friend.
befriended-about =
    Someone you said yes to sends a message when they like. Only what you send goes back, word for word.
    /hello: send a kind word.
    /messages: what I got.
    /stop: no more messages.
    /hide: hide this chat.
    /privacy: what I keep of you, export, erase.
    Ask a person: { $contact }.
# Which hello?
befriended-which-hello = Tap one, or write a message to { $person }.
# The same where only ready messages travel.
befriended-which-ready = Tap one for { $person }.
# The same words in every state, to any question about the person.
befriended-status = No message is waiting. { $person } sends one when they like, and silence means nothing. Do you want to send a hello?
# The reminder that the friend asked for.
befriended-reminder = A small hello to { $person }? A short one is enough.
# Own words do not travel here; said with the nearest ready messages.
befriended-ready-only = Your own words can't go from here. Tap one for { $person }, or write to them in your own chat.
# Own words were too long. $length is how many signs they had.
befriended-long = That has { $length } letters, and 300 is the most. Please make it a little shorter.
# Own words were signs alone, such as a heart. The buttons below are ready messages.
befriended-signs = I can only send words. Tap one of these, or write a word or two.
# Own words held a link.
befriended-link = Links can't go from here. Just words, please.
# Words out of the blue, shown back before they go.
befriended-pass-on = To { $person }, word for word: "{ $text }"
# Button.
befriended-send = Send it
# Button.
befriended-no = No
# Before stopping.
befriended-stop-sure = Do you want no more messages from { $person }? They are told in one kind sentence.
# Button.
befriended-stop-now = Stop
# Button.
befriended-stay = Keep them
# After stopping.
befriended-stopped = Done. No more messages, and for a year no link from { $person } opens here. Thank you for being there.
# The person ended it with a kind message, or left.
befriended-ended = Messages from { $person } have ended. Nothing is wrong.
# They said yes, and the person closed the link before it began.
befriended-not-opened = { $person }'s link has closed before it began. Nothing is wrong.
# Nobody knows whether it arrived.
befriended-in-doubt = I don't know if your message reached { $person }. I won't send it twice.
# Nobody sends this person messages.
befriended-nobody = Nobody sends you messages here right now. /start shows what else I can do.
