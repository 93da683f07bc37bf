### The first minute.

# The very first message. Consent and age are one button below it.
welcome-hello =
    Hello. I'm Small Steps.
    You pick one small thing to do with people. I remind you, and ask three short questions afterwards.
    I'm a program for adults. I'm not a doctor and not a crisis line. No person answers here.
    May I save your answers, so that you can look back later? They are locked, and you can delete them any time.
# Button: the consent. "Locked" means sealed with a key of the person's own.
welcome-keep = Yes, save them. I'm 18 or over
# Button: opens the full notice.
welcome-what-is-kept = What exactly is saved?
# Button.
welcome-under-18 = I'm under 18
# The full notice. $operator and $contact name whoever runs this bot.
welcome-notice =
    Who runs this: { $operator }. Ask a person: { $contact }.

    What it's for: planning tiny steps with people and looking back. It is not medical care. No person reads this.

    What I keep: your chat number, the name you choose, your steps and notes, feelings from 0 to 10, and your settings. Also your friends here, the messages of theirs you keep, sentences you have ready, short names of people if you give them, and a date. What I could not read is laid aside, locked, for 30 days. These can say something about your health, so I ask you first.

    For how long: what you write stays until you delete it. If you like, choose 90 days or a year: then your words go after that, and feelings after a year. A star keeps any of them, and what you have ready stays.

    What I never keep: your phone number, your contacts, where you are, photos, voice, or anything that looks like a crisis or a slip.

    Who can see it: you. Nobody can read a copy of what is stored without the key. Whoever runs this bot holds that key and could read. Telegram stores our chat on its servers, like other bot chats.

    How it's kept safe: your notes are locked with a key made for you. No system is perfect.

    For adults, 18 or over. No ads, no selling, no tracking.

    If someone else uses your phone, set a passcode in Telegram and think about what you write.
# After "I'm under 18", and to anything they write later.
welcome-adults-only = This bot is for adults. Thank you for being honest. If you'd like someone to talk to, findahelpline.com lists free helplines for young people too.
# When something they wrote sounded like someone under 18.
welcome-age = This bot is for adults. Are you 18 or over? If not, I stop here and keep nothing.
# Button.
welcome-adult = I'm 18 or over
# After "I'm 18 or over".
welcome-adult-thanks = Thank you. Let's go on.
# The second question.
welcome-path = Thank you. Which is closest? It changes the ideas and the words you see here.
# Button.
welcome-path-alone = I've been on my own a lot
# Button.
welcome-path-after = After alcohol, drugs or gambling
# Button.
welcome-path-both = A bit of both
# Button.
welcome-path-unsaid = Rather not say
