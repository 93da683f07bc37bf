### The way up: a little more, offered beside the same again.

# How often it was done, on the card that offers a little more. $name "hello in the shop".
up-times = You have done this { $count ->
    [3] three times
    [4] four times
    [5] five times
    [6] six times
    [7] seven times
    [8] eight times
    [9] nine times
    [10] ten times
   *[other] { $count } times
  } now: { $name }.
# The next step, with a little more beside it. $outcome is a closing line, $times how often it was done.
up-next =
    { $outcome } { $times }
    Next, { $day } at { $time }?
# The same where there is nothing bigger to offer. It is said once.
up-top =
    { $outcome } There is no bigger step after this one. Doing it again is good.
    Next: { $name }, { $day } at { $time }?
# Button that plans the same step.
up-same = The same again
# Button: the next rung, another thing to do. $rung "ask where something is".
up-what = A little more: { $rung }
# The same where it takes longer.
up-length = A little longer: { $rung }
# The same where it is somewhere else.
up-place = Another place: { $rung }
# The same where it is with other people.
up-company = Other people: { $rung }
# Button, for a step in their own words.
up-more = A little more
# After that button: what a little more could be.
up-which = A little more could be:
# Button.
up-longer = Longer
# Button.
up-another-place = Another place
# Button.
up-someone-else = With someone else
# Button.
up-own-words = Own words
# After that button.
up-write = Write it in your own words. Small is good.
# A step in their own words $text, once a dial was turned. $more "in another place".
up-own = { $text }, { $more }
# What "Longer" adds to it.
up-more-length = a little longer
# The same where it has minutes.
up-more-minutes = { $minutes ->
    [one] a minute this time
   *[other] { $minutes } minutes this time
  }
# What "Another place" adds to it.
up-more-place = in another place
# What "With someone else" adds to it.
up-more-company = with someone else
