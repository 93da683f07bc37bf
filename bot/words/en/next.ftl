### What is coming, and what is saved for later.

# Above the planned steps; each is a button. Nothing here names a step: it may be seen on a lock screen.
next-coming = This is what's coming. Tap one to change it, or leave it.
# The same when all of it is saved for later.
next-only-shelf = Nothing is planned now. This is saved for later.
# A time was typed here, and there are several steps. $text is that time in their own words.
next-which-moves = Good, { $text }. Which one moves there?
# Nothing at all.
next-nothing = Nothing is planned, and that's fine. Do you want to plan a small step?
# A step on a button. $day "tomorrow", $name "hello in the shop".
next-at = { $day } { $time } · { $name }
# A step without a time on a button.
next-on-shelf = Saved · { $name }
# A step's name with its change. $change " at a quieter hour" or nothing.
next-name = { $name }{ $change }
# One step. $name "Hello in the shop".
next-one = { $name }, { $day } { $time }. What would you like?
# A step without a time.
next-shelved = { $name }. It's saved for later, and it can stay so.
# After "Move": a choice of times. Typed times are welcome.
next-when = When would suit you? Tap a time, or write one like "sat 10:00".
# The third time that a step moves: what would help?
next-keeps-moving = What would help? A smaller step, another one, or save it for later.
# After "Swap it", above three ideas.
next-instead = What would you like instead? Tap one, or write your own.
# After a swap: the new step at the old time.
next-stays = { $name }, { $day } { $time }. Nothing to do until then.
# After "Cancel it".
next-cancelling = Okay. Do you want to save it for later, or let it go?
# Out of the blue: "I can't today". $time is the hour of the step, $name what it is.
next-cannot = Okay. Today at { $time }: { $name }. Another day, or let it go?
# Button: it stays as it was.
next-keep = Keep it
# After "Let it go".
next-gone = Okay, it's gone. Nothing is owed.
# After "That's all".
next-fine = Okay, as it is.
# Button: the next page.
next-more = More
# Button: nothing to change.
next-enough = That's all
# Button.
next-move = Move
# Button: a friend is asked for a hello now, or when the step starts.
next-hello = Ask for a hello
# Button: it happened before its time.
next-done-already = Done already
# Button: another idea at the same time.
next-swap = Another step
# Button: another time all the same.
next-just-move = Just move it
# Button.
next-cancel = Cancel it
# Button: a step without a time gets a time again.
next-plan-again = Plan it again
# Button: it is neither planned nor saved for later any more.
next-let-go = Let it go
