### A friend, from the person's side: an invitation, a message before it goes, what comes back.

# The first screen of /friend.
friend-who =
    Who would like a short happy message from you now and then?
    They get only what you send. They never see your steps, your answers, when you rest, or whether you use this at all.
# Button.
friend-chosen = Someone I chose
# Button.
friend-asked = Someone asked me to do this
# Button: all that a friend can and cannot see.
friend-what-they-see = What they see
# After that button.
friend-sees =
    They see: your name as you write it here, and each message you send, word for word.
    They never see: your steps, plans, feelings, answers, places or times. Not when you rest, and not if you are here at all.
# After "Someone asked me to do this". Saying no is the first thing named.
friend-asked-to =
    You can say no, or wait. Nobody has a right to this, and nobody is told what you choose here.
    If you go on, they get plain messages only, one a day at most, and only those you send.
# Button.
friend-wait = Wait a day
# Button.
friend-go-on = Go on
# Button.
friend-no = No
# Button.
friend-someone-to-talk-to = A person to talk to
# After "Wait a day".
friend-waiting = Good. Take a day. /friend is here if you want it.
# After "No".
friend-no-is-fine = That's a fine answer. Nothing was sent to anyone.
# Asking for the name the friend will see.
friend-ask-name = Which name do you want them to see? A first name is enough.
# The invitation. $name is what the friend will see.
friend-link = Send this link yourself. It works once, for two days. They will see the name "{ $name }".
# The link itself. $bot is the bot's name in Telegram, $token a long random word.
friend-address = https://t.me/{ $bot }?start={ $token }
# The text that goes with the link, from the person's own hand. No hint at health.
friend-invitation = May I send you a short happy message now and then? This little bot carries them.
# Button: opens Telegram's own list of chats.
friend-send-link = Send the link
# Button: puts the link on the clipboard.
friend-copy-link = Copy the link
# Button.
friend-another-name = Another name
# Button.
friend-close-it = Close the link
# A link was made before. $day and $time are its last minute.
friend-link-is-out = You have an open link. It works once, until { $day } { $time }.
# The same while we do not know their clock.
friend-link-is-out-two-days = You have an open link. It works once, for two days.
# There are three friends, or links that may become one.
friend-three-friends = You can have three friends here. Open links count too.
# Two links that nobody has answered are out.
friend-two-out = Two links are open already. Each works for two days. /friend is here after that.
# Five links were made within a week.
friend-five-a-week = You can make five links a week. There's room for a new one in a few days.
# Button: the old link closes.
friend-new-link = A new link
# An old card of a link that somebody has said yes to.
friend-link-used = That link was used. /friend shows who can get your messages.
# After closing a link, or "No, close it".
friend-closed = Closed. That link opens nothing now.
# Somebody opened the link and said yes. $friend is the name on their Telegram profile.
friend-is-it-them = "{ $friend }" opened your link. Is that who you meant?
# The same where their profile shows no name.
friend-is-it-them-nameless = Someone opened your link. Their Telegram shows no name, so I can't say who. Ask the one you sent it to: was it them?
# The same for somebody who writes a yes or a doubt. $question is the question.
friend-tap-which =
    Only a tap counts here. If you aren't sure, close it.
    { $question }
# Button.
friend-yes-them = Yes, that's who I meant
# Button.
friend-no-close = No, close it
# After "Yes".
friend-linked = { $friend } can get your messages now, and may send you a hello. You can stop any time under Friend.
# The friend said no. It says nothing about why.
friend-declined = The invitation closed. That's okay.
# The friend has stopped.
friend-left = { $friend } has stopped the messages. That's okay.
# Asked once, after the first step. $intro is what the finished step said.
friend-would-enjoy =
    { $intro }
    Would someone like to hear about this?
# Button.
friend-invite = Invite someone
# Button.
friend-not-now = Not now
# Who can get messages.
friend-list = These people can get messages from you. They get only what you send.
# Button: a friend's name.
friend-name = { $friend }
# Button.
friend-invite-another = Invite someone
# Button: the other side, where somebody is a friend too.
friend-lines-you-get = Messages for me
# Button.
friend-close = Close
# One friend's page.
friend-about = { $friend } gets the messages you send, and may send you a hello.
# Button.
friend-a-line-to = A message to { $friend }
# Button: the friend may write freely; a tap turns it off.
friend-own-words-on = Own words: on
# Button: only ready messages; a tap turns it on.
friend-own-words-off = Own words: off
# Button: what this friend sends would rest.
friend-mute = { $friend }'s messages: on
# Button: what this friend sends rests; they are not told.
friend-muted = { $friend }'s messages: muted
# Button.
friend-stop = Stop
# Several friends: whose messages are to end?
friend-stop-whom = Which friend gets no more messages?
# Sharing was to end, and nobody gets any messages.
friend-nobody = Nobody gets messages from you. Nothing leaves here.
# How to stop. After a quiet end the friend sees no difference, so the name they know stays.
friend-stop-how = Quietly: { $friend } is told nothing, and sees your name as before. Or with one kind message: "{ $ended }" In both cases the messages you kept are deleted.
# Button.
friend-quietly = Quietly
# Button.
friend-kindly = With a kind message
# After "Quietly".
friend-stopped = Stopped. { $friend } hears nothing of it.
# After "With a kind message".
friend-stopped-kindly = Stopped. { $friend } gets that one message.
# The messages themselves: the kind of act, never who, where, when or how it felt. $name is the
# person's name, $day " today" or nothing.
friend-line-hello = { $name } said hello to someone{ $day } and wanted you to know.
# A wave or a nod.
friend-line-greet = { $name } greeted someone{ $day } and wanted you to know.
# A smile.
friend-line-smile = { $name } smiled at someone{ $day } and wanted you to know.
# A question was asked.
friend-line-question = { $name } asked someone a question{ $day } and wanted you to know.
# Some minutes among people.
friend-line-stay = { $name } stayed a while among people{ $day } and wanted you to know.
# Some minutes with one person.
friend-line-with = { $name } spent some time with someone{ $day } and wanted you to know.
# Some minutes in a group.
friend-line-group = { $name } joined a group for a while{ $day } and wanted you to know.
# Some minutes in the open air.
friend-line-outside = { $name } spent a while outside{ $day } and wanted you to know.
# A text was sent.
friend-line-message = { $name } wrote to someone{ $day } and wanted you to know.
# A call.
friend-line-call = { $name } called someone{ $day } and wanted you to know.
# A thank-you, aloud or in writing.
friend-line-thanks = { $name } thanked someone{ $day } and wanted you to know.
# Help was offered.
friend-line-help = { $name } offered someone help{ $day } and wanted you to know.
# They were there ahead of time.
friend-line-early = { $name } was early for something{ $day } and wanted you to know.
# Somebody who waits was told.
friend-line-posted = { $name } told someone in time{ $day } and wanted you to know.
# Somebody was asked to do something together.
friend-line-invite = { $name } asked someone to do something together{ $day } and wanted you to know.
# A moment of noticing the people around.
friend-line-notice = { $name } took time to notice people{ $day } and wanted you to know.
# A promise was kept.
friend-line-promise = { $name } kept a promise{ $day } and wanted you to know.
# A plan was moved, or who waited was told that it changed.
friend-line-care = { $name } changed a plan with care{ $day } and wanted you to know.
# Any step, or a part of one: nothing of what it was.
friend-line-step = { $name } took a small step{ $day } and wanted you to know.
# Inside a message, when what happened was on the day on which it arrives. It begins with a blank.
friend-today = { " " }today
# The plainest one: nothing of what it was.
friend-line-small = { $name } had a good moment and wanted you to know.
# A hello without any step.
friend-line-thinking = { $name } is thinking of you. No need to reply.
# The message before it goes, word for word.
friend-preview = To { $friend }, word for word: "{ $text }"
# The same with something before it.
friend-preview-after =
    { $before }
    { $preview }
# Above the message after the very first step. $intro is what the finished step said.
friend-first-step = { $intro } And this was your first step.
# Above the message at 3, 5, 10, … things done.
friend-so-many = { $intro } And that makes { $count } steps since you began.
# Button: the consent.
friend-send-to = Send to { $friend }
# Button.
friend-other-words = Other words
# Button.
friend-keep-mine = Keep it private
# Button under any finished step.
friend-to = To { $friend }
# Button below what is left of a finished step in a hidden chat. A message is shown before it goes.
friend-tell = Tell { $friend }
# What a finished step said, as it stands.
friend-said = { $text }
# Messages to choose from. $lines are numbered, one a row.
friend-which-words =
    Which one?
    { $lines }
# One message of the list.
friend-numbered = { $number }. { $text }
# Messages one below the other.
friend-below =
    { $first }
    { $rest }
# Button: the number of a message.
friend-number = { $number }
# Button.
friend-own-words = My own words
# Asking for own words.
friend-ask-own = Write a sentence or two, up to 140 letters. You will see it again before it goes.
# Own words were too long.
friend-own-long = That's a little long. Up to 140 letters, please.
# Own words were signs alone, such as a heart.
friend-own-signs = I can only send words. A word or two, please.
# Own words held a link.
friend-own-link = Links can't go from here. Just words, please.
# After "Send".
friend-in-a-minute = It goes to { $friend } in one minute.
# After "Send it tomorrow". $day and $time are their own.
friend-goes-at = It goes to { $friend } { $day } at { $time }.
# The same while we do not know their clock.
friend-goes-within-a-day = It goes to { $friend } within a day.
# Button.
friend-undo = Undo
# After "Undo".
friend-undone = Taken back. Nothing went to { $friend }.
# The minute is over.
friend-has-gone = It has left for { $friend }.
# One message a day, four a week: above a message that would be one too many today.
friend-enough = { $friend } gets one message a day at most, and four a week. This one can go tomorrow.
# Button.
friend-send-tomorrow = Send it tomorrow
# There is no room tomorrow either. $count is in how many days there is.
friend-no-room = { $friend } gets one message a day at most, and four a week. There is room again in { $count ->
        [one] a day
       *[other] { $count } days
    }.
# The hour has moved on since the message was shown, so its words have changed.
friend-here-again = Some time has passed, so here it is again.
# After a milestone, with several friends. $intro is what the finished step said.
friend-to-whom =
    { $intro }
    Who would like to hear about this?
# What stays of a message that was offered some days ago, and that nobody tapped.
friend-stays = This one stays with you.
# After a care card no message is offered for a day.
friend-rest-today = No messages today, and { $friend } sees no difference.
# The same where one was shown already.
friend-rests = No messages today. This one stays with you.
# The friend is no longer there.
friend-over = That one has ended. /friend shows who can get your messages.
# Nobody knows whether it arrived; it is not sent again by itself.
friend-in-doubt = I don't know if your message reached { $friend }. I won't send it twice. /friend can send a new one.
# After a text while the link's own card stands above.
friend-link-above = Your link is above. Send it yourself, or close it there.
# A friend's message has come.
friend-came = { $friend }: "{ $text }"
# The same in the hidden look: what is in $hidden lies under a spoiler.
friend-came-hidden = A note for you. { $hidden }
# After words that were typed below a friend's message. $came is that message again.
friend-words-stay =
    { $came }
    What you type here stays here. A wave goes with one tap, or write to { $friend } in your own chat.
# Several messages of a friend have come. $lines are numbered, one a row.
friend-came-several =
    { $friend }:
    { $lines }
# Button.
friend-wave-back = Wave back
# Button, once a message is kept: to tell the friend so.
friend-tell-kept = Tell { $friend }
# The message that says so.
friend-line-kept = { $name } kept a message of yours and wanted you to know.
# Button.
friend-keep-line = Keep this message
# Button: the number of a message among several.
friend-keep-number = Keep { $number }
# After "Keep this message". $lines is what the friend sent.
friend-kept =
    { $lines }
    Kept. You'll find it under Look back.
# Button, under each message of a friend.
friend-no-more-from = No more from { $friend }
# After a typed "stop" below such a message. Nothing of the message is repeated.
friend-no-more-offered = One tap, and no more messages from { $friend } come to you. { $friend } is told nothing.
# After that button: the friend's words have left the chat.
friend-no-more = Done. No more messages from { $friend } come to you, and { $friend } is told nothing. You can change it under /friend.
# In the place of other messages of theirs.
friend-came-gone = A message from { $friend } was here.
# After "Wave back".
friend-waved = You waved. { $friend } will see it.
# Nothing chosen.
friend-okay = Okay.
# A hello asked for, word for word. $name is the person's name.
friend-ask-glad = { $name } would be glad of a hello from you.
# The same in other words.
friend-ask-short = { $name } would like a hello from you. One word is enough.
# Above it in the middle of planning. $intro says that the plan stands.
friend-ask-help =
    { $intro }
    Would a hello from { $friend } help?
# Button: the hello is asked for now.
friend-ask-now = Now
# Above the words, where a message went to this friend today already.
friend-ask-later = { $friend } gets one message a day at most, and four a week. This one can wait for your step.
# Button: it is asked for at the start of a step. $day "Saturday".
friend-ask-at-start = { $day } { $time }, when it starts
# After that button, and when the step has moved. $day "Saturday", $time "19:00".
friend-ask-waits = It goes to { $friend } { $day } at { $time }, when your step starts.
# The step was put away, let go, or is over already; or its friend is no longer heard.
friend-ask-let-go = Nothing went to { $friend } this time.
# Several friends: who is asked?
friend-ask-whose = Who would you like a hello from?
# Twelve hours later. The same words whatever the friend does or does not do.
friend-ask-no-answer = { $friend } hasn't seen it yet, it seems.
# The same with words of the person's own. $said is the sentence above.
friend-ask-kept =
    { $said }
    Here is something you kept: "{ $words }"
# Button: the link that nobody has opened yet.
friend-link-out = My open link
