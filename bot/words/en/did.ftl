### Something that happened without a plan.

# The first question. Typed words are welcome.
did-what = Lovely. What was it? Tap one, or write it.
# It is kept. $happened "You went in and said hello."
did-three = { $happened } It's kept. Three short questions?
# The same when they named a day that is over. $day is "Sunday 29 Nov".
did-three-day = { $happened } It's kept under { $day }. Three short questions?
# What they told may be what is planned for later. $day "today".
did-is-it-that-one = { $happened } It's kept. Is that the one planned for { $day } { $time }?
# The same when they said no more than that they did it. $name "hello in the shop".
did-is-it = Lovely. Is that the one planned for { $day } { $time }: { $name }?
# Button: the plan is done, and nothing of it is to come.
did-that-one = Yes, that one
# Button: the plan stays.
did-another = No, another
# Button: the three questions.
did-yes = Yes
# Button: a hello in a shop.
did-shop-hello = Said hello in a shop
# Button: a hello to a neighbour.
did-neighbour = Greeted a neighbour
# Button: a text to somebody.
did-thinking-of-you = Wrote to someone
# Button: some time where people are.
did-sit-near = Sat where people are
# Button: a call.
did-call-two = Called someone
# Button: a reply that was owed.
did-reply-owed = Wrote back
# Button: a thank-you.
did-thank-one = Said thank you
# Button: a question in a conversation.
did-follow-up = Asked one more thing
# Button: listening to somebody.
did-listen-ten = Listened to someone
# Button: a no.
did-kind-no = Said a kind no
