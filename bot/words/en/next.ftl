### What is coming, and the shelf.

# Above the planned steps; each is a button. Nothing here names a step: it may be seen on a lock screen.
next-coming = This is what's coming. Tap one to change it, or leave it be.
# The same when all of it lies on the shelf.
next-only-shelf = Nothing is planned just now. This waits on the shelf.
# A time was typed here, and there are several steps. $text is that time in their own words.
next-which-moves = Good, { $text }. Which one shall move there?
# Nothing at all.
next-nothing = Nothing is planned, and that's fine. Would you like a small step?
# A step on a button. $day "tomorrow", $name "hello in the shop".
next-at = { $day } { $time } · { $name }
# A step of the shelf on a button.
next-on-shelf = Shelf · { $name }
# A step's name with its change. $change " at a quieter hour" or nothing.
next-name = { $name }{ $change }
# One step. $name "Hello in the shop".
next-one = { $name }, { $day } { $time }. What would you like?
# A step of the shelf.
next-shelved = { $name }. It's on the shelf, and it can stay there.
# After "Move": a choice of times. Typed times are welcome.
next-when = When would suit you? Tap a time, or write one like "sat 10:00".
# The third time that a step moves: what would help?
next-keeps-moving = This one keeps moving. Shrink it, swap it, or leave it on the shelf?
# After "Swap it", above three ideas.
next-instead = What would you like instead? Tap one, or write your own.
# After a swap: the new step at the old time.
next-stays = { $name }, { $day } { $time }. Nothing to do till then.
# After "Cancel it".
next-cancelling = Okay. Shall it wait on the shelf, or go?
# After "Let it go".
next-gone = Okay, it's off the list. Nothing is owed.
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
# Button: another idea at the same time.
next-swap = Swap it
# Button: another time all the same.
next-just-move = Just move it
# Button.
next-cancel = Cancel it
# Button: a step of the shelf gets a time again.
next-plan-again = Plan it again
# Button: it is neither planned nor on the shelf any more.
next-let-go = Let it go
