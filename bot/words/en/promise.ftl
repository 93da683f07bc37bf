### A promise to someone, on its day: setting off, running late, or not at all.

# The first reminder, an hour ahead, without a sound. $time "16:00", $name the lock-screen name.
promise-ahead = { $time }, { $name }. This is your early reminder.
# The same, look Hidden. $time is now.
promise-ahead-hidden = A note for you, { $time }. Nothing to tap yet.
# After "On my way".
promise-set-off = Good. Tap when you're there, or if it gets late.
# After "It's too much" on the reminder of a promise.
promise-a-lot = That's a lot. A breath first, or an honest word to them. Each one is fine.
# After "Running late". $text is the text to copy.
promise-to-copy = To copy: "{ $text }"
# A text to copy. $minutes are a number, $time the new time.
promise-late-1 = I'm running { $minutes } minutes late. I'll be there at { $time }.
# The same in other words.
promise-late-2 = I'll be there at { $time }, about { $minutes } minutes later than I said.
# The same in other words.
promise-late-3 = Sorry, I'm { $minutes } minutes late. See you at { $time }.
# Button: another number of minutes.
promise-minutes = { $minutes } min
# After "Can't make it". $text is the text to copy.
promise-plans-change = Plans change. To copy: "{ $text }"
# A text to copy. $time is the time they had said.
promise-cannot-1 = I can't make it at { $time }. Sorry. Can we find another time?
# The same in other words.
promise-cannot-2 = Something happened, and I can't be there at { $time }. I'm sorry.
# The same in other words.
promise-cannot-3 = I can't come at { $time } after all. I wanted you to know in time.
# The same once the time has passed.
promise-could-not-1 = I couldn't make it at { $time }. I'm sorry. Can we find another time?
# The same in other words.
promise-could-not-2 = Something happened at { $time }, and I couldn't be there. I'm sorry.
# The same in other words.
promise-could-not-3 = I'm sorry I wasn't there at { $time }. I'd like to see you another time.
# After "I told them", before the time.
promise-told-in-time = You told them in time. That counts.
# The same after the time.
promise-told = You told them. That counts.
# The same when they can't make it. $told is one of the two sentences above.
promise-released = { $told } Another time, or let it go?
# Button.
promise-on-my-way = On my way
# Button.
promise-running-late = Running late
# Button.
promise-cannot = Can't make it
# Button: it stays planned after all.
promise-keep = Keep it
# Button: the same in other words, and other minutes.
promise-other-words = Other words
# Button.
promise-i-told-them = I told them
