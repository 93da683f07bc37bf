### Something that happened without a plan.

# The first question. Typed words are welcome.
did-what = Lovely. What was it? Tap one, or write it.
# It is kept. $happened "You went in and said hello."
did-three = { $happened } It's kept. Three short questions?
# The same when they named a day that is over. $day is "Sunday 29 Nov".
did-three-day = { $happened } It's kept under { $day }. Three short questions?
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
