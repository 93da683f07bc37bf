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
    .copy = Sorry this took a while. How are you?

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
    .copy = Thinking of you. No need to reply.

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

# Looking for one smile.
idea-notice-smile = Notice one smile outside · 2 min
    .name = looking for one smile
    .more = notice one smile
    .did = You looked around you.
    .sign = you look around for one smile, seen or not
    .where = on the street
    .short = a look
    .whole = Looking is the whole thing. Seeing none is fine, too.
    .easy1 = Looking up
    .easy2 = I got curious
    .easy3 = It was warm
    .easy4 = Nobody minded
    .hard1 = Going there
    .hard2 = Being looked at
    .hard3 = There was little to see
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A place I know
    .next2 = in a place I know
    .change3 = Go with someone
    .next3 = with someone

# Noticing people outside.
idea-notice-street = Notice people outside · 5 min
    .name = noticing people outside
    .more = notice people outside
    .did = You took time to look around.
    .sign = you look around for five minutes
    .where = on the street
    .short = a look
    .whole = Looking is the whole thing.

# Noticing people on the bus.
idea-notice-bus = Notice people on the bus · 5 min
    .name = noticing people on the bus
    .more = notice people on the bus
    .did = You looked up on the bus.
    .sign = you look up for five minutes
    .where = on the bus
    .short = bus
    .whole = Looking up is the whole thing.

# Noticing people in the library.
idea-notice-library = Notice people in a library · 5 min
    .name = noticing people in the library
    .more = notice in a library
    .did = You took time to look around.
    .sign = you look around for five minutes
    .where = in the library
    .short = library
    .whole = Looking is the whole thing.

# Listening for a pause.
idea-notice-pause = Hear a pause when people talk · 2 min
    .name = listening for a pause
    .more = hear a pause in a talk
    .did = You listened for a pause.
    .sign = you listen for one pause, heard or not
    .where = where people talk
    .short = library
    .whole = Listening is the whole thing.

# Noticing who sits alone.
idea-notice-alone = Notice who sits alone · 5 min
    .name = noticing who sits alone
    .more = notice who sits alone
    .did = You took time to notice people.
    .sign = you look around for five minutes
    .where = in the library
    .short = library
    .whole = Looking is the whole thing. Seeing nobody is fine, too.

# Five minutes near someone.
idea-beside-one = Sit near someone alone · 5 min
    .name = five minutes near someone
    .more = sit near that person
    .did = You sat near someone.
    .sign = you sit near one person for five minutes
    .where = in the library
    .short = library
    .whole = Sitting there is the whole thing.

# A short talk with someone new.
idea-talk-one = Talk to someone who sits alone · 5 min
    .name = a short talk with someone new
    .more = start a short talk
    .did = You started a talk.
    .sign = you ask one thing, and stay five minutes
    .where = in the library
    .short = library
    .whole = One question is the whole thing.

# Noticing who has time.
idea-signal-busy = Notice who has time to talk · 2 min
    .name = noticing who has time
    .more = notice who has time
    .did = You looked for someone with time.
    .sign = you look for one person who has time
    .where = in the shop
    .short = shop
    .whole = Looking is the whole thing. You don't need to talk.

# A thank-you in the shop.
idea-shop-thanks = Thank someone in a shop · 1 min
    .name = a thank-you in the shop
    .more = say thank you in a shop
    .did = You looked up and said thank you.
    .sign = you look up and say thank you
    .where = in the shop
    .short = shop
    .whole = One thank-you is the whole thing.

# Letting someone go first.
idea-let-ahead = Let someone go first · 1 min
    .name = letting someone go first
    .more = let someone go first
    .did = You let someone go first.
    .sign = you let one person go first
    .where = in the shop
    .short = shop
    .whole = Letting one person go first is the whole thing.

# Holding a door.
idea-shop-door = Hold a door for someone · 1 min
    .name = holding a door
    .more = hold a door for someone
    .did = You held a door for someone.
    .sign = you hold one door
    .where = in the shop
    .short = shop
    .whole = One door is the whole thing.

# A hand with bags.
idea-bags-help = Offer a hand with bags · 2 min
    .name = a hand with bags
    .more = offer a hand with bags
    .did = You offered a hand.
    .sign = you offer once, whatever they say
    .where = on the street
    .short = a walk
    .whole = One offer is the whole thing, whatever they say.

# An order at a counter.
idea-counter-ask = Ask for one thing at a counter
    .name = an order at a counter
    .more = order at a counter
    .did = You asked at the counter.
    .sign = you ask for one thing
    .where = in the shop
    .short = shop
    .whole = Asking for one thing is the whole thing.

# An order at a stall.
idea-market-order = Buy one thing at a stall · 2 min
    .name = an order at a stall
    .more = buy one thing at a stall
    .did = You asked for one thing at the stall.
    .sign = you ask for one thing
    .where = at the market
    .short = market
    .whole = Asking for one thing is the whole thing.

# A cup to go.
idea-cup-to-go = Buy a cup of tea to go
    .name = a cup to go
    .more = buy a cup of tea to go
    .did = You ordered your cup.
    .sign = you order one cup to go
    .where = in a café
    .short = café
    .whole = One cup is the whole thing.

# Tea with a colleague.
idea-cafe-colleague = Tea in a café with a colleague · 15 min
    .name = tea with a colleague
    .more = have tea with a colleague
    .did = You had your tea together.
    .sign = you stay for one cup
    .where = in a café
    .short = café
    .whole = One cup together is the whole thing.

# Hello at a stall.
idea-market-hello = Say hello at a stall · 1 min
    .name = hello at a stall
    .more = say hello at a stall
    .did = You said hello at the stall.
    .sign = you say hello once
    .where = at the market
    .short = market
    .whole = One hello is the whole thing.

# One question at a stall.
idea-market-question = Ask about one thing at a stall · 2 min
    .name = one question at a stall
    .more = ask one thing at a stall
    .did = You asked your question.
    .sign = you ask about one thing
    .where = at the market
    .short = market
    .whole = One question is the whole thing.

# A short talk at a stall.
idea-market-talk = Talk at a stall · 5 min
    .name = a short talk at a stall
    .more = talk at a stall
    .did = You talked for a bit.
    .sign = you talk for about five minutes
    .where = at the market
    .short = market
    .whole = A short talk is the whole thing.

# Hello on the bus.
idea-bus-hello = Say hello to the driver · 1 min
    .name = hello on the bus
    .more = say hello to the driver
    .did = You said hello to the driver.
    .sign = you say hello once
    .where = on the bus
    .short = bus
    .whole = One hello is the whole thing.

# A thank-you on the bus.
idea-bus-thanks = Thank the driver · 1 min
    .name = a thank-you on the bus
    .more = thank the driver
    .did = You thanked the driver.
    .sign = you say thank you once
    .where = on the bus
    .short = bus
    .whole = One thank-you is the whole thing.

# One question on the bus.
idea-bus-question = Ask the driver one thing · 2 min
    .name = one question on the bus
    .more = ask the driver one thing
    .did = You asked the driver.
    .sign = you ask one thing
    .where = on the bus
    .short = bus
    .whole = One question is the whole thing.

# A nod on the street.
idea-street-nod = Nod to someone on the street · 1 min
    .name = a nod on the street
    .more = nod on the street
    .did = You gave a nod.
    .sign = you nod to one person
    .where = on the street
    .short = a walk
    .whole = One nod is the whole thing.

# Hello on the street.
idea-street-hello = Say hello on the street · 1 min
    .name = hello on the street
    .more = say hello on the street
    .did = You said hello on the street.
    .sign = you say hello once
    .where = on the street
    .short = a walk
    .whole = One hello is the whole thing.

# One question on the street.
idea-street-question = Ask someone the way · 2 min
    .name = one question on the street
    .more = ask someone the way
    .did = You asked someone the way.
    .sign = you ask one person the way
    .where = on the street
    .short = a walk
    .whole = One question is the whole thing.

# A nod in the library.
idea-library-nod = Nod to someone in a library · 1 min
    .name = a nod in the library
    .more = nod in a library
    .did = You went in and gave a nod.
    .sign = you nod to one person
    .where = in the library
    .short = library
    .whole = One nod is the whole thing.

# Hello in the library.
idea-library-hello = Say hello in a library · 1 min
    .name = hello in the library
    .more = say hello in a library
    .did = You went in and said hello.
    .sign = you say hello once
    .where = in the library
    .short = library
    .whole = One hello is the whole thing.
    .easy1 = It was short
    .easy2 = They were kind
    .easy3 = It was warm
    .easy4 = Nobody minded
    .hard1 = Going there
    .hard2 = Starting
    .hard3 = Being looked at
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A place I know
    .next2 = in a place I know
    .change3 = Go with someone
    .next3 = with someone

# One question in the library.
idea-library-question = Ask for a book in a library · 2 min
    .name = one question in the library
    .more = ask for a book
    .did = You asked your question.
    .sign = you ask where one book is
    .where = in the library
    .short = library
    .whole = One question is the whole thing.

# Ten minutes in a library.
idea-library-sit = Sit in a library · 10 min
    .name = ten minutes in a library
    .more = sit in a library
    .did = You sat in the library.
    .sign = you sit for ten minutes
    .where = in the library
    .short = library
    .whole = Sitting there is the whole thing.

# Fifteen minutes in a library.
idea-library-stay = Stay in a library · 15 min
    .name = fifteen minutes in a library
    .more = stay fifteen minutes
    .did = You stayed in the library.
    .sign = you stay for fifteen minutes
    .where = in the library
    .short = library
    .whole = Being there is the whole thing.

# Fifteen minutes in a museum.
idea-museum-stay = Look around a museum · 15 min
    .name = fifteen minutes in a museum
    .more = look around a museum
    .did = You looked around the museum.
    .sign = you stay for fifteen minutes
    .where = in the museum
    .short = museum
    .whole = Being there is the whole thing.

# Fifteen minutes of a tour.
idea-museum-tour = Join a museum tour · 15 min
    .name = fifteen minutes of a tour
    .more = join a museum tour
    .did = You went along with the tour.
    .sign = you go along for fifteen minutes
    .where = in the museum
    .short = museum
    .whole = Going along is the whole thing.

# Fifteen minutes of a film.
idea-film-evening = Watch a film with people · 15 min
    .name = fifteen minutes of a film
    .more = watch a film with people
    .did = You watched with other people.
    .sign = you watch for fifteen minutes
    .where = where the film is
    .short = a film
    .whole = Watching is the whole thing.

# One sentence after a film.
idea-film-say = Say one thing after a film · 15 min
    .name = one sentence after a film
    .more = say one thing after it
    .did = You said one thing after the film.
    .sign = you say one thing about the film
    .where = where the film is
    .short = a film
    .whole = One sentence is the whole thing.

# Ten minutes of reading.
idea-book-ten = Read in a library · 10 min
    .name = ten minutes of reading
    .more = read in a library
    .did = You read among people.
    .sign = you read for ten minutes
    .where = in the library
    .short = library
    .whole = Ten minutes of reading is the whole thing.

# Ten minutes with a reading group.
idea-book-group = Read with a quiet group · 10 min
    .name = ten minutes with a reading group
    .more = read with a quiet group
    .did = You read with the group.
    .sign = you read for ten minutes
    .where = in the library
    .short = library
    .whole = Reading there is the whole thing.

# Ten minutes at a book club.
idea-book-listen = Listen at a book club · 10 min
    .name = ten minutes at a book club
    .more = listen at a book club
    .did = You listened at the book club.
    .sign = you listen for ten minutes
    .where = at the book club
    .short = books
    .whole = Listening is the whole thing.
    .easy1 = Sitting down
    .easy2 = Listening
    .easy3 = Something in common
    .easy4 = We laughed
    .hard1 = Walking in
    .hard2 = The names
    .hard3 = Being looked at
    .hard4 = After
    .change1 = Near the door
    .next1 = near the door
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Go with someone
    .next3 = with someone

# Half an hour at a book club.
idea-book-half = Stay at a book club · 30 min
    .name = half an hour at a book club
    .more = stay half an hour
    .did = You stayed at the book club.
    .sign = you stay for half an hour
    .where = at the book club
    .short = books
    .whole = Being there is the whole thing.

# One sentence at a book club.
idea-book-say = Say one thing at a book club · 30 min
    .name = one sentence at a book club
    .more = say one thing there
    .did = You said one thing at the book club.
    .sign = you say one thing about the book
    .where = at the book club
    .short = books
    .whole = One sentence is the whole thing.

# A hand at a book club.
idea-book-chairs = Help at a book club · 30 min
    .name = a hand at a book club
    .more = help with the chairs
    .did = You helped with the chairs.
    .sign = you help with the chairs once
    .where = at the book club
    .short = books
    .whole = Helping once is the whole thing.

# A smile in the park.
idea-dog-smile = Smile at someone with a dog · 1 min
    .name = a smile in the park
    .more = smile at someone
    .did = You smiled at someone.
    .sign = you smile at one person
    .where = in the park
    .short = park
    .whole = One smile is the whole thing.

# Hello in the park.
idea-dog-hello = Say hello to a dog's person · 1 min
    .name = hello in the park
    .more = say hello in the park
    .did = You said hello in the park.
    .sign = you say hello once
    .where = in the park
    .short = park
    .whole = One hello is the whole thing.

# One question in the park.
idea-dog-question = Ask for a dog's name · 2 min
    .name = one question in the park
    .more = ask for a dog's name
    .did = You asked your question.
    .sign = you ask for the name of one dog
    .where = in the park
    .short = park
    .whole = One question is the whole thing.

# A short talk in the park.
idea-dog-talk = Talk about a dog · 5 min
    .name = a short talk in the park
    .more = talk about a dog
    .did = You talked in the park.
    .sign = you talk for about five minutes
    .where = in the park
    .short = park
    .whole = A short talk is the whole thing.

# A talk with a neighbour in the park.
idea-dog-neighbour = Meet a neighbour in the park · 5 min
    .name = a talk with a neighbour in the park
    .more = talk with a neighbour
    .did = You talked with your neighbour.
    .sign = you talk for about five minutes
    .where = in the park
    .short = park
    .whole = A short talk is the whole thing.

# A walk in the park.
idea-walk-park = Walk where people walk · 5 min
    .name = a walk in the park
    .more = walk in a park
    .did = You walked in the park.
    .sign = you walk for five minutes
    .where = in the park
    .short = park
    .whole = Five minutes of walking is the whole thing.

# A longer walk in the park.
idea-walk-park-long = Walk in a park · 15 min
    .name = a longer walk in the park
    .more = walk a bit longer
    .did = You walked in the park.
    .sign = you walk for fifteen minutes
    .where = in the park
    .short = park
    .whole = Walking is the whole thing.

# Fifteen minutes with a walking group.
idea-walk-group = Join a walking group · 15 min
    .name = fifteen minutes with a walking group
    .more = join a walking group
    .did = You walked with the group.
    .sign = you walk along for fifteen minutes
    .where = in the park
    .short = park
    .whole = Walking along is the whole thing.

# Half an hour with a walking group.
idea-walk-group-half = Walk with a group · 30 min
    .name = half an hour with a walking group
    .more = walk along half an hour
    .did = You walked with the group.
    .sign = you walk along for half an hour
    .where = in the park
    .short = park
    .whole = Walking along is the whole thing.

# A thank-you near home.
idea-neighbour-thanks = Thank a neighbour · 1 min
    .name = a thank-you near home
    .more = thank a neighbour
    .did = You thanked your neighbour.
    .sign = you thank one neighbour
    .where = near home
    .short = home
    .whole = One thank-you is the whole thing.

# A note for a neighbour.
idea-neighbour-note = Leave a neighbour a kind note
    .name = a note for a neighbour
    .more = leave a kind note
    .did = You left a note.
    .sign = you leave one note
    .where = near home
    .short = home
    .whole = One note is the whole thing.

# An offer near home.
idea-neighbour-plants = Offer to water a neighbour's plants
    .name = an offer near home
    .more = offer to water plants
    .did = You offered to water plants.
    .sign = you offer once, whatever they say
    .where = near home
    .short = home
    .whole = One offer is the whole thing, whatever they say.

# A short talk with a neighbour.
idea-neighbour-five = Talk with a neighbour · 5 min
    .name = a short talk with a neighbour
    .more = talk five minutes
    .did = You talked with your neighbour.
    .sign = you talk for about five minutes
    .where = near home
    .short = home
    .whole = A short talk is the whole thing.

# A longer talk with a neighbour.
idea-neighbour-talk = Talk with a neighbour · 15 min
    .name = a longer talk with a neighbour
    .more = talk fifteen minutes
    .did = You talked with your neighbour.
    .sign = you talk for about fifteen minutes
    .where = near home
    .short = home
    .whole = Listening and talking a bit is the whole thing.

# Tea with a neighbour.
idea-neighbour-tea = Have tea with a neighbour · 15 min
    .name = tea with a neighbour
    .more = have tea with a neighbour
    .did = You had tea together.
    .sign = you stay for one cup
    .where = near home
    .short = home
    .whole = One cup of tea is the whole thing.

# Noticing one kind thing.
idea-kind-seen = Notice one kind thing at work · 2 min
    .name = noticing one kind thing
    .more = notice one kind thing
    .did = You looked for something kind.
    .sign = you look for one kind thing, seen or not
    .where = at work
    .short = work
    .whole = Looking is the whole thing.

# A nod at work.
idea-colleague-nod = Nod to a colleague · 1 min
    .name = a nod at work
    .more = nod to a colleague
    .did = You gave a nod.
    .sign = you nod to one colleague
    .where = at work
    .short = work
    .whole = One nod is the whole thing.

# A goodbye at work.
idea-colleague-bye = Say goodbye to a colleague · 1 min
    .name = a goodbye at work
    .more = say goodbye at work
    .did = You said goodbye.
    .sign = you say goodbye to one colleague
    .where = at work
    .short = work
    .whole = One goodbye is the whole thing.

# Hello at work.
idea-colleague-hello = Say hello to a colleague · 1 min
    .name = hello at work
    .more = say hello to a colleague
    .did = You said hello to a colleague.
    .sign = you say hello to one colleague
    .where = at work
    .short = work
    .whole = One hello is the whole thing.
    .easy1 = It was short
    .easy2 = They were kind
    .easy3 = We laughed
    .easy4 = Something in common
    .hard1 = Starting
    .hard2 = The silence
    .hard3 = Being looked at
    .hard4 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Somewhere quieter
    .next2 = somewhere quieter
    .change3 = With someone beside me
    .next3 = with someone beside me

# Hello to someone new at work.
idea-work-hello = Say hello to someone new at work
    .name = hello to someone new at work
    .more = greet someone new at work
    .did = You said hello to someone new.
    .sign = you say hello once
    .where = at work
    .short = work
    .whole = One hello is the whole thing.

# One question to someone new at work.
idea-work-question = Ask someone new at work one thing
    .name = one question to someone new at work
    .more = ask someone new at work
    .did = You asked your question.
    .sign = you ask where one thing is
    .where = at work
    .short = work
    .whole = One question is the whole thing.

# One question at work.
idea-colleague-question = Ask a colleague one thing · 2 min
    .name = one question at work
    .more = ask a colleague one thing
    .did = You asked a colleague one thing.
    .sign = you ask one thing
    .where = at work
    .short = work
    .whole = One question is the whole thing.

# A short talk at work.
idea-colleague-five = Talk with a colleague · 5 min
    .name = a short talk at work
    .more = talk with a colleague
    .did = You talked with a colleague.
    .sign = you talk for about five minutes
    .where = at work
    .short = work
    .whole = A short talk is the whole thing.
    .easy1 = They talked
    .easy2 = It was warm
    .easy3 = We laughed
    .easy4 = Something in common
    .hard1 = Starting
    .hard2 = The silence
    .hard3 = What I said
    .hard4 = Ending it
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Somewhere quieter
    .next2 = somewhere quieter
    .change3 = Shorter
    .next3 = for a shorter time

# A few steps with a colleague.
idea-colleague-walk-five = Walk with a colleague · 5 min
    .name = a few steps with a colleague
    .more = walk with a colleague
    .did = You walked a bit together.
    .sign = you walk together for five minutes
    .where = near work
    .short = work
    .whole = A few steps together is the whole thing.

# A walk with a colleague.
idea-colleague-walk = Walk with a colleague · 15 min
    .name = a walk with a colleague
    .more = walk a bit longer
    .did = You went for a walk together.
    .sign = you walk together for fifteen minutes
    .where = near work
    .short = work
    .whole = Walking along is the whole thing.

# A longer talk at work.
idea-colleague-talk = Talk with a colleague · 15 min
    .name = a longer talk at work
    .more = talk fifteen minutes
    .did = You talked with a colleague.
    .sign = you talk for about fifteen minutes
    .where = at work
    .short = work
    .whole = Listening and talking a bit is the whole thing.

# Lunch with a colleague.
idea-colleague-lunch = Eat lunch with a colleague · 15 min
    .name = lunch with a colleague
    .more = eat with a colleague
    .did = You ate together.
    .sign = you eat together for fifteen minutes
    .where = at work
    .short = work
    .whole = Eating together is the whole thing.

# A moment of listening at work.
idea-let-finish = Let a colleague finish · 2 min
    .name = a moment of listening at work
    .more = let a colleague finish
    .did = You let someone finish.
    .sign = you let one person finish, and wait a breath
    .where = at work
    .short = work
    .whole = Listening is the whole thing.

# One funny thing at work.
idea-colleague-funny = Share a funny thing at work · 2 min
    .name = one funny thing at work
    .more = share one funny thing
    .did = You shared something funny.
    .sign = you tell one colleague one funny thing
    .where = at work
    .short = work
    .whole = Telling it once is the whole thing.

# Noticing who says little.
idea-team-notice = Notice who says little at work
    .name = noticing who says little
    .more = notice who says little
    .did = You took time to notice people.
    .sign = you look for one person who says little
    .where = at work
    .short = work
    .whole = Looking is the whole thing.

# Hello to all at work.
idea-team-hello = Say hello to all at work · 1 min
    .name = hello to all at work
    .more = say hello to all at work
    .did = You said hello to all.
    .sign = you say hello once as you come in
    .where = at work
    .short = work
    .whole = One hello is the whole thing.

# One sentence among several.
idea-team-say = Say one thing when several talk
    .name = one sentence among several
    .more = say one thing at work
    .did = You said one thing.
    .sign = you say one sentence
    .where = at work
    .short = work
    .whole = One sentence is the whole thing.

# Noticing who helps.
idea-shift-notice = Notice who helps others · 2 min
    .name = noticing who helps
    .more = notice who helps
    .did = You looked at who helps there.
    .sign = you look at one place where people help
    .where = where they need help
    .short = a look
    .whole = Looking is the whole thing.

# Hello where people help.
idea-shift-hello = Say hello where people help · 1 min
    .name = hello where people help
    .more = say hello to a helper
    .did = You went by and said hello.
    .sign = you say hello to one helper
    .where = where they need help
    .short = a visit
    .whole = One hello is the whole thing.

# One question to a helper.
idea-shift-ask = Ask where you could help · 2 min
    .name = one question to a helper
    .more = ask how I could help
    .did = You asked how you could help.
    .sign = you ask one thing
    .where = where they need help
    .short = a visit
    .whole = One question is the whole thing.

# A hand for a helper.
idea-shift-small = Give a helper a hand · 2 min
    .name = a hand for a helper
    .more = give a helper a hand
    .did = You gave a hand.
    .sign = you do one small thing for them
    .where = where they need help
    .short = a visit
    .whole = One small thing is the whole thing.
    .easy1 = I gave something
    .easy2 = They were glad
    .easy3 = It was warm
    .easy4 = We laughed
    .hard1 = Going there
    .hard2 = Starting
    .hard3 = A no
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A place I know
    .next2 = in a place I know
    .change3 = Go with someone
    .next3 = with someone

# Fifteen minutes of help.
idea-shift-fifteen = Help beside one person · 15 min
    .name = fifteen minutes of help
    .more = help for fifteen minutes
    .did = You helped beside someone.
    .sign = you help for fifteen minutes
    .where = where they need help
    .short = a visit
    .whole = Fifteen minutes is the whole thing.

# Fifteen minutes with the helpers.
idea-shift-group = Help with a group · 15 min
    .name = fifteen minutes with the helpers
    .more = help with a group
    .did = You helped with the group.
    .sign = you help for fifteen minutes
    .where = where they need help
    .short = a visit
    .whole = Fifteen minutes is the whole thing.

# An hour as a volunteer.
idea-shift = A shift as a volunteer · 60 min
    .name = an hour as a volunteer
    .more = help for an hour
    .did = You gave an hour.
    .sign = you help for one hour
    .where = where they need help
    .short = an hour
    .whole = Being there to help is the whole thing.

# Five minutes in a shared garden.
idea-garden-look = Sit in a shared garden · 5 min
    .name = five minutes in a shared garden
    .more = sit in a shared garden
    .did = You sat in the garden.
    .sign = you sit for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of sitting is the whole thing.

# Five minutes of watering.
idea-garden-water = Water plants in a shared garden · 5 min
    .name = five minutes of watering
    .more = water some plants
    .did = You watered the plants.
    .sign = you water plants for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of watering is the whole thing.

# Five minutes of help in the garden.
idea-garden-help = Help in a shared garden · 5 min
    .name = five minutes of help in the garden
    .more = help beside the others
    .did = You helped in the garden.
    .sign = you help for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of help is the whole thing.

# Half an hour in a shared garden.
idea-garden-long = Help in a shared garden · 30 min
    .name = half an hour in a shared garden
    .more = help half an hour
    .did = You helped in the garden.
    .sign = you help for half an hour
    .where = in the garden
    .short = garden
    .whole = Helping along is the whole thing.

# Five minutes of music at the door.
idea-choir-door = Hear a choir from the door · 5 min
    .name = five minutes of music at the door
    .more = hear a choir
    .did = You listened to the choir.
    .sign = you listen for five minutes
    .where = at the choir
    .short = music
    .whole = Listening is the whole thing.

# Five minutes with a choir.
idea-choir-sit = Sit in with a choir · 5 min
    .name = five minutes with a choir
    .more = sit in with a choir
    .did = You sat in with the choir.
    .sign = you sit there for five minutes
    .where = at the choir
    .short = music
    .whole = Sitting there is the whole thing.

# One song with a choir.
idea-choir-song = Sing one song with a choir · 5 min
    .name = one song with a choir
    .more = sing one song
    .did = You sang with the choir.
    .sign = you sing one song, as softly as you like
    .where = at the choir
    .short = music
    .whole = One song is the whole thing.

# Ten minutes at a games evening.
idea-game-look = Watch a board game evening · 10 min
    .name = ten minutes at a games evening
    .more = watch some board games
    .did = You watched the games.
    .sign = you stay for ten minutes
    .where = at the games evening
    .short = games
    .whole = Watching is the whole thing.

# One round of a game.
idea-game-round = Play one board game round · 10 min
    .name = one round of a game
    .more = play one round
    .did = You played along.
    .sign = you play for ten minutes
    .where = at the games evening
    .short = games
    .whole = One round is the whole thing.

# Half an hour of games.
idea-games-half = Play board games · 30 min
    .name = half an hour of games
    .more = play half an hour
    .did = You played with the group.
    .sign = you play for half an hour
    .where = at the games evening
    .short = games
    .whole = Playing along is the whole thing.

# Five minutes in a workshop.
idea-workshop-look = Look in at a workshop · 5 min
    .name = five minutes in a workshop
    .more = look in at a workshop
    .did = You looked in at the workshop.
    .sign = you stay for five minutes
    .where = in the workshop
    .short = a visit
    .whole = Looking in is the whole thing.

# Five minutes of making.
idea-workshop-make = Make a thing in a workshop · 5 min
    .name = five minutes of making
    .more = make something there
    .did = You made something there.
    .sign = you work on one thing for five minutes
    .where = in the workshop
    .short = a visit
    .whole = Starting one thing is the whole thing.

# Half an hour of making.
idea-workshop-half = Make a thing in a workshop · 30 min
    .name = half an hour of making
    .more = make things half an hour
    .did = You made something with the others.
    .sign = you stay for half an hour
    .where = in the workshop
    .short = a visit
    .whole = Working beside the others is the whole thing.

# Five minutes at a repair table.
idea-workshop-table = Help at a repair table · 5 min
    .name = five minutes at a repair table
    .more = help at a repair table
    .did = You helped at the table.
    .sign = you help with one thing
    .where = in the workshop
    .short = a visit
    .whole = One thing is the whole thing.

# Half an hour at a repair table.
idea-workshop-help = Help to repair things · 30 min
    .name = half an hour at a repair table
    .more = help half an hour
    .did = You helped to repair things.
    .sign = you help for half an hour
    .where = in the workshop
    .short = a visit
    .whole = Helping along is the whole thing.

# Two minutes of an online class.
idea-class-peek = Open an online class, no camera · 2 min
    .name = two minutes of an online class
    .more = open an online class
    .did = You opened the class.
    .sign = you open it and look for two minutes
    .where = online
    .short = a class
    .whole = Opening it is the whole thing.

# Ten minutes of an online class.
idea-class-ten = Join an online class, no camera · 10 min
    .name = ten minutes of an online class
    .more = join an online class
    .did = You joined the class.
    .sign = you stay for ten minutes
    .where = online
    .short = a class
    .whole = Being there is the whole thing.

# Half an hour of an online class.
idea-class-half = Stay in an online class · 30 min
    .name = half an hour of an online class
    .more = stay half an hour
    .did = You stayed in the class.
    .sign = you stay for half an hour
    .where = online
    .short = a class
    .whole = Being there is the whole thing.

# Hello in an online class.
idea-class-hello = Say hello in an online class · 30 min
    .name = hello in an online class
    .more = say hello in the class
    .did = You said hello in the class.
    .sign = you say or type hello once
    .where = online
    .short = a class
    .whole = One hello is the whole thing.

# One question in an online class.
idea-class-question = Ask in an online class · 30 min
    .name = one question in an online class
    .more = ask one thing in class
    .did = You asked one thing in the class.
    .sign = you ask or type one question
    .where = online
    .short = a class
    .whole = One question is the whole thing.

# A class with the camera on.
idea-class-camera = A class with the camera on · 30 min
    .name = a class with the camera on
    .more = turn the camera on
    .did = You were in class with the camera on.
    .sign = you turn the camera on once
    .where = online
    .short = a class
    .whole = The camera on once is the whole thing.
    .easy1 = Camera on
    .easy2 = Listening
    .easy3 = Something in common
    .easy4 = Leaving
    .hard1 = Being looked at
    .hard2 = My own picture
    .hard3 = Speaking
    .hard4 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = A smaller group
    .next3 = in a smaller group

# Half an hour in a class.
idea-class-room = Sit in a class · 30 min
    .name = half an hour in a class
    .more = go to a class in a room
    .did = You went to the class.
    .sign = you stay for half an hour
    .where = in class
    .short = a class
    .whole = Being there is the whole thing.

# One question in class.
idea-class-room-ask = Ask one thing in class · 30 min
    .name = one question in class
    .more = ask one thing there
    .did = You asked one thing in class.
    .sign = you ask one question
    .where = in class
    .short = a class
    .whole = One question is the whole thing.

# Two minutes in an online group.
idea-online-peek = Look into an online group · 2 min
    .name = two minutes in an online group
    .more = look into a group
    .did = You looked into the group.
    .sign = you open it and look for two minutes
    .where = online
    .short = a call
    .whole = Looking in is the whole thing.

# Five minutes in an online group.
idea-online-five = Join an online group, no camera · 5 min
    .name = five minutes in an online group
    .more = stay five minutes
    .did = You joined the group.
    .sign = you stay for five minutes
    .where = online
    .short = a call
    .whole = Being there is the whole thing.

# One sentence in an online group.
idea-online-say = Say one thing in an online group
    .name = one sentence in an online group
    .more = say one sentence there
    .did = You said one thing in the group.
    .sign = you say or type one sentence
    .where = online
    .short = a call
    .whole = One sentence is the whole thing.

# Ten minutes with the camera on.
idea-online-camera = An online group, camera on · 10 min
    .name = ten minutes with the camera on
    .more = turn the camera on
    .did = You had the camera on.
    .sign = you turn the camera on once
    .where = online
    .short = a call
    .whole = The camera on once is the whole thing.

# Five minutes in a forum.
idea-forum-read = Read in an online forum · 5 min
    .name = five minutes in a forum
    .more = read in a forum
    .did = You read in the forum.
    .sign = you read for five minutes
    .where = online
    .short = reading
    .whole = Reading is the whole thing.

# One sentence in a forum.
idea-forum-write = Write one sentence in a forum · 5 min
    .name = one sentence in a forum
    .more = write one sentence
    .did = You wrote one sentence.
    .sign = you write one sentence
    .where = online
    .short = writing
    .whole = One sentence is the whole thing.

# An answer in a forum.
idea-forum-help = Answer a question in a forum · 5 min
    .name = an answer in a forum
    .more = answer one question
    .did = You answered a question.
    .sign = you answer one question
    .where = online
    .short = writing
    .whole = One answer is the whole thing.

# One round of an online game.
idea-game-online = Play one online game round · 10 min
    .name = one round of an online game
    .more = play one round online
    .did = You played along.
    .sign = you play for ten minutes
    .where = online
    .short = games
    .whole = One round is the whole thing.

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
    .copy = I'll be there at six. If it changes I'll tell you.

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
    .copy = I wanted to say thank you. It mattered.

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
