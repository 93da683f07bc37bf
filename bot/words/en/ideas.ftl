### The ideas, in the order of bot/core/rules/ideas.toml.
### Each has its button, and as attributes: name (in a heading), more (on a button after "A little
### more:", so at most 25 signs), did (after it), sign (how it is known to be done), where, short
### (lock screen: no feeling, no reason), whole (on the reminder), chips for what was easy and hard,
### and three changes with the words they add to the next plan. A step that shares the chips of
### another one has none here.

# A reply to someone.
idea-reply-owed = Answer someone's text
    .name = a reply to someone
    .more = answer someone's text
    .did = You wrote back.
    .sign = you send one reply
    .short = a text
    .whole = One reply is the whole thing.
    .easy1 = I kept it short
    .easy2 = I sent it
    .easy3 = They answered
    .hard1 = Starting
    .hard2 = What I said
    .hard3 = Waiting
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = Someone else first
    .next3 = to someone else first

# Ten minutes early.
idea-be-early = Be ten minutes early
    .name = ten minutes early
    .more = be ten minutes early
    .did = You were there early.
    .sign = you're there ten minutes before
    .short = on time
    .whole = Being early is the whole thing.
    .easy1 = I left early
    .easy2 = I was on time
    .easy3 = I stayed calm
    .hard1 = The rush
    .hard2 = Who was there
    .hard3 = Waiting
    .change1 = Leave earlier
    .next1 = and leave earlier
    .change2 = Meet on the way
    .next2 = with someone on the way
    .change3 = Five minutes early
    .next3 = five minutes early

# One more question.
idea-follow-up = Ask one more question
    .name = one more question
    .more = ask one more question
    .did = You asked one more question.
    .sign = you ask one more thing about what they said
    .short = a chat
    .whole = One question is the whole thing.
    .easy1 = I listened
    .easy2 = They told me more
    .easy3 = It felt real
    .hard1 = What I said
    .hard2 = Who was there
    .hard3 = The silence
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = Someone I trust
    .next3 = with someone I trust

# Hello in the shop.
idea-shop-hello = Say hello in a shop · 1 min
    .name = hello in the shop
    .more = say hello in a shop
    .did = You went in and said hello.
    .sign = you say hello once
    .where = in the shop
    .short = shop
    .whole = One hello is the whole thing.
    .easy1 = It was short
    .easy2 = Saying it
    .easy3 = They were kind
    .easy4 = Leaving
    .hard1 = Walking in
    .hard2 = Starting
    .hard3 = Being looked at
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A shop I know
    .next2 = in a shop I know
    .change3 = Go with someone
    .next3 = with someone

# A text to someone.
idea-thinking-of-you = Send “thinking of you” · now
    .name = a text to someone
    .more = send someone a kind text
    .did = You sent it.
    .sign = you send one text
    .short = a text
    .whole = One text is the whole thing.
    .easy1 = It was short
    .easy2 = Pressing send
    .easy3 = Choosing who
    .hard1 = Choosing who
    .hard2 = Pressing send
    .hard3 = Waiting
    .change1 = Someone closer
    .next1 = to someone closer
    .change2 = Earlier in the day
    .next2 = earlier in the day
    .change3 = Even shorter
    .next3 = even shorter

# Ten minutes among people.
idea-sit-near = Sit where people are · 10 min
    .name = ten minutes among people
    .more = sit where people are
    .did = You sat there among people.
    .sign = you sit for ten minutes
    .where = somewhere people are
    .short = a sit
    .whole = Sitting there is the whole thing.
    .easy1 = Sitting down
    .easy2 = Watching
    .easy3 = Nobody minded
    .easy4 = Leaving
    .hard1 = Going there
    .hard2 = The first minute
    .hard3 = Being looked at
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A place I know
    .next2 = in a place I know
    .change3 = Shorter
    .next3 = for a shorter time

# A wave.
idea-wave = Wave to someone · 1 min
    .name = a wave
    .more = wave to someone
    .did = You waved.
    .sign = you wave to one person
    .where = near home
    .short = a walk
    .whole = One wave is the whole thing.
    .easy1 = It was short
    .easy2 = They waved back
    .easy3 = Walking on
    .hard1 = Looking up
    .hard2 = Lifting my hand
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = On my street
    .next2 = on my street
    .change3 = Someone I know
    .next3 = to someone I know

# Hello to a neighbour.
idea-neighbour = Greet a neighbour · 1 min
    .name = hello to a neighbour
    .more = say hello to a neighbour
    .did = You greeted your neighbour.
    .sign = you say hello to one neighbour
    .where = near home
    .short = home
    .whole = One hello is the whole thing.
    .easy1 = It was short
    .easy2 = They smiled
    .easy3 = I knew them
    .hard1 = Meeting their eyes
    .hard2 = Starting
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = By the door
    .next2 = by the door
    .change3 = One I know
    .next3 = to one I know

# A nod in the shop.
idea-shop-nod = Nod to someone in a shop · 1 min
    .name = a nod in the shop
    .more = nod to someone in a shop
    .did = You went in and gave a nod.
    .sign = you nod to one person
    .where = in the shop
    .short = shop
    .whole = One nod is the whole thing.
    .easy1 = It was short
    .easy2 = The nod
    .easy3 = Nobody minded
    .easy4 = Leaving
    .hard1 = Walking in
    .hard2 = Looking up
    .hard3 = Being looked at
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A shop I know
    .next2 = in a shop I know
    .change3 = Go with someone
    .next3 = with someone

# One question in the shop.
idea-shop-question = Ask one thing in a shop · 2 min
    .name = one question in the shop
    .more = ask where something is
    .did = You asked your question.
    .sign = you ask where one thing is
    .where = in the shop
    .short = shop
    .whole = One question is the whole thing.
    .easy1 = It was short
    .easy2 = Asking
    .easy3 = They helped
    .easy4 = Leaving
    .hard1 = Walking in
    .hard2 = Starting
    .hard3 = The answer
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A shop I know
    .next2 = in a shop I know
    .change3 = Go with someone
    .next3 = with someone

# Five minutes on a bench.
idea-bench = Sit on a bench outside · 5 min
    .name = five minutes on a bench
    .more = sit outside five minutes
    .did = You sat outside for a bit.
    .sign = you sit for five minutes
    .where = on a bench
    .short = bench
    .whole = Five minutes of sitting is the whole thing.
    .easy1 = The air
    .easy2 = Sitting down
    .easy3 = It was short
    .hard1 = Going out
    .hard2 = People passing
    .hard3 = The first minute
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A bench I know
    .next2 = on a bench I know
    .change3 = Go with someone
    .next3 = with someone

# A drink in the café.
idea-cafe = A cup of tea in a café · 15 min
    .name = a cup in the café
    .more = have tea in a café
    .did = You had your cup there.
    .sign = you order one cup and have it there
    .where = in a café
    .short = café
    .whole = One cup is the whole thing.
    .easy1 = Ordering
    .easy2 = Sitting down
    .easy3 = The cup
    .easy4 = Leaving
    .hard1 = Walking in
    .hard2 = Ordering
    .hard3 = Being looked at
    .hard4 = Staying
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A café I know
    .next2 = in a café I know
    .change3 = Go with someone
    .next3 = with someone

# A two-minute call.
idea-call-two = Call someone for two minutes
    .name = a two-minute call
    .more = call for two minutes
    .did = You made the call.
    .sign = you call and say hello
    .short = a call
    .whole = Two minutes is the whole thing.
    .easy1 = It was short
    .easy2 = Their voice
    .easy3 = Hanging up
    .hard1 = Calling
    .hard2 = The silence
    .hard3 = Ending it
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Someone closer
    .next2 = with someone closer
    .change3 = One minute
    .next3 = for one minute

# An invitation to a walk.
idea-ask-walk = Ask for a short walk · now
    .name = an invitation to a walk
    .more = ask for a short walk
    .did = You asked. That is the step, whatever the answer is.
    .sign = you send one invitation
    .short = a text
    .whole = Asking is the whole thing.

# One question to a neighbour.
idea-neighbour-question = Ask a neighbour one thing · 2 min
    .name = one question to a neighbour
    .more = ask a neighbour one thing
    .did = You asked your neighbour something.
    .sign = you ask one thing
    .where = near home
    .short = home
    .whole = One question is the whole thing.
    .easy1 = Starting
    .easy2 = They talked
    .easy3 = It was short
    .hard1 = Starting
    .hard2 = Listening
    .hard3 = Ending it
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = By the door
    .next2 = by the door
    .change3 = One I know
    .next3 = to one I know

# Ten minutes in an online group.
idea-online-group = Join an online group, no camera · 10 min
    .name = ten minutes in an online group
    .more = join a group, no camera
    .did = You joined the group.
    .sign = you stay for ten minutes
    .where = online
    .short = a call
    .whole = Being there is the whole thing.
    .easy1 = Joining
    .easy2 = Camera off
    .easy3 = Listening
    .easy4 = Leaving
    .hard1 = Joining
    .hard2 = The names
    .hard3 = Feeling seen
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = A smaller group
    .next3 = in a smaller group

# Hello in an online group.
idea-online-hello = Say hello in an online group · 10 min
    .name = hello in an online group
    .more = say hello in the group
    .did = You said hello in the group.
    .sign = you say or type hello once
    .where = online
    .short = a call
    .whole = One hello is the whole thing.
    .easy1 = Typing it
    .easy2 = Someone answered
    .easy3 = Leaving
    .hard1 = Joining
    .hard2 = Starting
    .hard3 = Waiting
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = A smaller group
    .next3 = in a smaller group

# A smile.
idea-smile = Smile at someone I see often
    .name = a smile
    .more = smile at someone
    .did = You smiled at someone.
    .sign = you smile at one person
    .short = a smile
    .whole = One smile is the whole thing.
    .easy1 = It was short
    .easy2 = They smiled back
    .easy3 = Walking on
    .hard1 = Looking up
    .hard2 = Who was there
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = A place I know
    .next2 = in a place I know
    .change3 = Someone I know
    .next3 = at someone I know

# A time, told to someone.
idea-say-when = Tell someone when I'll be there
    .name = a time, told to someone
    .more = say when I'll be there
    .did = You told them when.
    .sign = you send the time
    .short = a text
    .whole = One text is the whole thing.
    .easy1 = I sent it early
    .easy2 = It was short
    .easy3 = They knew
    .hard1 = Saying a time
    .hard2 = Starting
    .hard3 = Waiting
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = Someone else first
    .next3 = to someone else first

# An offer of help.
idea-offer-hand = Offer help with one small thing
    .name = an offer of help
    .more = offer help with one thing
    .did = You offered help.
    .sign = you offer once
    .short = an offer
    .whole = One offer is the whole thing.
    .easy1 = Asking
    .easy2 = It was useful
    .easy3 = They were glad
    .hard1 = A no
    .hard2 = Who was there
    .hard3 = What I said
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Something smaller
    .next2 = with something smaller
    .change3 = Someone I trust
    .next3 = to someone I trust

# Ten minutes of listening.
idea-listen-ten = Listen to someone · 10 min
    .name = ten minutes of listening
    .more = listen for ten minutes
    .did = You listened.
    .sign = you listen for ten minutes
    .short = a chat
    .whole = Listening is the whole thing.
    .easy1 = I listened
    .easy2 = I stayed calm
    .easy3 = They talked
    .hard1 = What I said
    .hard2 = The silence
    .hard3 = Who was there
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Someone I trust
    .next3 = with someone I trust

# A walk with someone.
idea-walk-with = Walk with someone · 15 min
    .name = a walk with someone
    .more = walk with someone
    .did = You went for a walk together.
    .sign = you walk for fifteen minutes
    .where = outside
    .short = a walk
    .whole = Walking along is the whole thing.
    .easy1 = Walking
    .easy2 = The air
    .easy3 = We laughed
    .hard1 = Asking
    .hard2 = What I said
    .hard3 = The silence
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Someone I trust
    .next3 = with someone I trust

# A thank-you.
idea-thank-one = Thank someone for one thing
    .name = a thank-you
    .more = thank someone
    .did = You said thank you.
    .sign = you thank one person
    .short = a text
    .whole = One thank-you is the whole thing.
    .easy1 = It was short
    .easy2 = I meant it
    .easy3 = They were glad
    .hard1 = Starting
    .hard2 = What I said
    .hard3 = Waiting
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = Someone I trust
    .next3 = to someone I trust

# One kind no.
idea-kind-no = Say one kind no
    .name = one kind no
    .more = say one kind no
    .did = You said no, kindly.
    .sign = you say no once
    .short = a chat
    .whole = One no is the whole thing.
    .easy1 = I kept it short
    .easy2 = I stayed calm
    .easy3 = They took it well
    .hard1 = Saying it
    .hard2 = Who was there
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = By text
    .next3 = by text

# A meal with someone.
idea-meal = Eat with someone · 30 min
    .name = a meal with someone
    .more = eat with someone
    .did = You ate together.
    .sign = you stay for the meal
    .where = at the table
    .short = a meal
    .whole = Being there is the whole thing.
    .easy1 = The food
    .easy2 = We laughed
    .easy3 = I stayed calm
    .hard1 = Who was there
    .hard2 = What was on the table
    .hard3 = What I said
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Someone I trust
    .next3 = with someone I trust
