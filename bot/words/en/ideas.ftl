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
    .next2 = where I have been before
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
    .next2 = where I have been before
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
    .more = see people in a library
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
    .short = a moment
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

# A seat near someone.
idea-beside-one = Sit near someone on their own · 5 min
    .name = a seat near someone
    .more = sit near someone
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
    .sign = you ask one thing, and talk if they like
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

# An offer to carry a bag.
idea-bags-help = Offer to carry a bag · 2 min
    .name = an offer to carry a bag
    .more = offer to carry a bag
    .did = You offered to carry a bag.
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
    .next2 = where I have been before
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

# A sit in the library.
idea-library-sit = Sit in a library · 10 min
    .name = a sit in the library
    .more = sit in a library
    .did = You sat in the library.
    .sign = you sit for ten minutes
    .where = in the library
    .short = library
    .whole = Sitting there is the whole thing.

# A longer sit in the library.
idea-library-stay = Stay in a library · 15 min
    .name = a longer sit in the library
    .more = stay fifteen minutes
    .did = You stayed in the library.
    .sign = you stay for fifteen minutes
    .where = in the library
    .short = library
    .whole = Being there is the whole thing.

# A look around a museum.
idea-museum-stay = Look around a museum · 15 min
    .name = a look around a museum
    .more = look around a museum
    .did = You looked around the museum.
    .sign = you stay for fifteen minutes
    .where = in the museum
    .short = museum
    .whole = Being there is the whole thing.

# A museum tour.
idea-museum-tour = Join a museum tour · 15 min
    .name = a museum tour
    .more = join a museum tour
    .did = You walked with the tour.
    .sign = you walk along for fifteen minutes
    .where = in the museum
    .short = museum
    .whole = Walking along is the whole thing.

# A film with people.
idea-film-evening = Watch a film with people · 15 min
    .name = a film with people
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

# Reading in the library.
idea-book-ten = Read in a library · 10 min
    .name = reading in the library
    .more = read in a library
    .did = You read among people.
    .sign = you read for ten minutes
    .where = in the library
    .short = library
    .whole = Ten minutes of reading is the whole thing.

# Reading with a quiet group.
idea-book-group = Read with a quiet group · 10 min
    .name = reading with a quiet group
    .more = read with a quiet group
    .did = You read with the group.
    .sign = you read for ten minutes
    .where = in the library
    .short = library
    .whole = Reading there is the whole thing.

# Listening at a book club.
idea-book-listen = Listen at a book club · 10 min
    .name = listening at a book club
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

# A longer stay at a book club.
idea-book-half = Stay at a book club · 30 min
    .name = a longer stay at a book club
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

# Help at a book club.
idea-book-chairs = Help at a book club · 30 min
    .name = help at a book club
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
idea-dog-hello = Say hello to someone with a dog
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
idea-dog-neighbour = Talk to a neighbour in a park · 5 min
    .name = a talk with a neighbour in the park
    .more = talk with a neighbour
    .did = You talked with your neighbour.
    .sign = you talk for about five minutes
    .where = in the park
    .short = park
    .whole = A short talk is the whole thing.

# A walk in the park.
idea-walk-park = Walk in a park · 5 min
    .name = a walk in the park
    .more = walk in a park
    .did = You walked in the park.
    .sign = you walk for five minutes
    .where = in the park
    .short = park
    .whole = Five minutes of walking is the whole thing.
    .easy1 = The air
    .easy2 = Walking
    .easy3 = It was short
    .hard1 = Going out
    .hard2 = People passing
    .hard3 = The first minute
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = A place I know
    .next2 = where I have been before
    .change3 = Go with someone
    .next3 = with someone

# A longer walk in the park.
idea-walk-park-long = Walk longer in a park · 15 min
    .name = a longer walk in the park
    .more = walk a bit longer
    .did = You walked in the park.
    .sign = you walk for fifteen minutes
    .where = in the park
    .short = park
    .whole = Walking is the whole thing.

# A walk with a group.
idea-walk-group = Join a walking group · 15 min
    .name = a walk with a group
    .more = join a walking group
    .did = You walked with the group.
    .sign = you walk along for fifteen minutes
    .where = in the park
    .short = park
    .whole = Walking along is the whole thing.

# A longer walk with a group.
idea-walk-group-half = Walk with a group · 30 min
    .name = a longer walk with a group
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

# A kind note near home.
idea-neighbour-note = Leave a neighbour a kind note
    .name = a kind note near home
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
    .whole = Walking a bit together is the whole thing.

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
    .sign = you let one person finish, and wait one breath
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

# Hello to everyone at work.
idea-team-hello = Say hello to everyone at work · 1 min
    .name = hello to everyone at work
    .more = say hello to everyone
    .did = You said hello to everyone.
    .sign = you say hello once as you come in
    .where = at work
    .short = work
    .whole = One hello is the whole thing.

# One sentence among colleagues.
idea-team-say = Say one thing among colleagues
    .name = one sentence among colleagues
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
    .did = You looked for people who help.
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
idea-shift-ask = Ask how I could help · 2 min
    .name = one question to a helper
    .more = ask how I could help
    .did = You asked how you could help.
    .sign = you ask one thing
    .where = where they need help
    .short = a visit
    .whole = One question is the whole thing.

# One small thing to help.
idea-shift-small = Do one small thing to help · 2 min
    .name = one small thing to help
    .more = do one small thing
    .did = You helped with one small thing.
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
    .next2 = where I have been before
    .change3 = Go with someone
    .next3 = with someone

# Help beside a helper.
idea-shift-fifteen = Help beside one person · 15 min
    .name = help beside a helper
    .more = help for fifteen minutes
    .did = You helped beside someone.
    .sign = you help for fifteen minutes
    .where = where they need help
    .short = a visit
    .whole = Fifteen minutes is the whole thing.

# Help with several helpers.
idea-shift-group = Help with a group · 15 min
    .name = help with several helpers
    .more = help with a group
    .did = You helped with the group.
    .sign = you help for fifteen minutes
    .where = where they need help
    .short = a visit
    .whole = Fifteen minutes is the whole thing.

# A shift as a volunteer.
idea-shift = A shift as a volunteer · 60 min
    .name = a shift as a volunteer
    .more = help for an hour
    .did = You gave an hour.
    .sign = you help for one hour
    .where = where they need help
    .short = an hour
    .whole = Being there to help is the whole thing.

# A sit in a shared garden.
idea-garden-look = Sit in a shared garden · 5 min
    .name = a sit in a shared garden
    .more = sit in a shared garden
    .did = You sat in the garden.
    .sign = you sit for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of sitting is the whole thing.

# Watering in a shared garden.
idea-garden-water = Water plants in a shared garden · 5 min
    .name = watering in a shared garden
    .more = water some plants
    .did = You watered the plants.
    .sign = you water plants for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of watering is the whole thing.

# Help in a shared garden.
idea-garden-help = Help in a shared garden · 5 min
    .name = help in a shared garden
    .more = help beside the others
    .did = You helped in the garden.
    .sign = you help for five minutes
    .where = in the garden
    .short = garden
    .whole = Five minutes of help is the whole thing.

# Longer help in a shared garden.
idea-garden-long = Help in a shared garden · 30 min
    .name = longer help in a shared garden
    .more = help half an hour
    .did = You helped in the garden.
    .sign = you help for half an hour
    .where = in the garden
    .short = garden
    .whole = Helping beside others is the whole thing.

# Music at the door.
idea-choir-door = Hear a choir from the door · 5 min
    .name = music at the door
    .more = hear a choir
    .did = You listened to the choir.
    .sign = you listen for five minutes
    .where = at the choir
    .short = music
    .whole = Listening is the whole thing.

# A sit with a choir.
idea-choir-sit = Sit with a choir · 5 min
    .name = a sit with a choir
    .more = sit with a choir
    .did = You sat with the choir.
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

# Watching a games evening.
idea-game-look = Watch a board game evening · 10 min
    .name = watching a games evening
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

# A longer time of games.
idea-games-half = Play board games · 30 min
    .name = a longer time of games
    .more = play half an hour
    .did = You played with the group.
    .sign = you play for half an hour
    .where = at the games evening
    .short = games
    .whole = Playing along is the whole thing.

# A visit to a workshop.
idea-workshop-look = Visit a workshop · 5 min
    .name = a visit to a workshop
    .more = visit a workshop
    .did = You visited the workshop.
    .sign = you stay for five minutes
    .where = in the workshop
    .short = a visit
    .whole = A short visit is the whole thing.

# Making something.
idea-workshop-make = Make a thing in a workshop · 5 min
    .name = making something
    .more = make something there
    .did = You made something there.
    .sign = you work on one thing for five minutes
    .where = in the workshop
    .short = a visit
    .whole = Starting one thing is the whole thing.

# A longer time of making.
idea-workshop-half = Make a thing in a workshop · 30 min
    .name = a longer time of making
    .more = make things half an hour
    .did = You made something with the others.
    .sign = you stay for half an hour
    .where = in the workshop
    .short = a visit
    .whole = Working beside the others is the whole thing.

# Help at a repair table.
idea-workshop-table = Help at a repair table · 5 min
    .name = help at a repair table
    .more = help at a repair table
    .did = You helped at the table.
    .sign = you help with one thing
    .where = in the workshop
    .short = a visit
    .whole = One thing is the whole thing.

# Longer help at a repair table.
idea-workshop-help = Help to repair things · 30 min
    .name = longer help at a repair table
    .more = help half an hour
    .did = You helped to repair things.
    .sign = you help for half an hour
    .where = in the workshop
    .short = a visit
    .whole = Helping beside others is the whole thing.

# A look at an online class.
idea-class-peek = Open an online class, no camera · 2 min
    .name = a look at an online class
    .more = open an online class
    .did = You opened the class.
    .sign = you open it and look for two minutes
    .where = online
    .short = a class
    .whole = Opening it is the whole thing.

# Listening in an online class.
idea-class-ten = Join an online class, no camera · 10 min
    .name = listening in an online class
    .more = join an online class
    .did = You joined the class.
    .sign = you stay for ten minutes
    .where = online
    .short = a class
    .whole = Being there is the whole thing.

# A longer stay in an online class.
idea-class-half = Stay in an online class · 30 min
    .name = a longer stay in an online class
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
    .whole = Turning it on once is the whole thing.
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

# A class in a room.
idea-class-room = Sit in a class · 30 min
    .name = a class in a room
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

# A look at an online group.
idea-online-peek = Open an online group · 2 min
    .name = a look at an online group
    .more = open a group
    .did = You opened the group.
    .sign = you open it and look for two minutes
    .where = online
    .short = a call
    .whole = Opening it is the whole thing.

# A short stay in an online group.
idea-online-five = Join an online group, no camera · 5 min
    .name = a short stay in an online group
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

# An online group with the camera on.
idea-online-camera = An online group, camera on · 10 min
    .name = an online group with the camera on
    .more = turn the camera on
    .did = You had the camera on.
    .sign = you turn the camera on once
    .where = online
    .short = a call
    .whole = Turning it on once is the whole thing.

# Reading in a forum.
idea-forum-read = Read in an online forum · 5 min
    .name = reading in a forum
    .more = read in a forum
    .did = You read in the forum.
    .sign = you read for five minutes
    .where = online
    .short = reading
    .whole = Reading is the whole thing.
    .easy1 = Reading
    .easy2 = Something in common
    .easy3 = It was short
    .hard1 = Starting
    .hard2 = What they wrote
    .hard3 = After
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = A smaller forum
    .next3 = in a smaller forum

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

# A question to a friend.
idea-ask-news = Ask a friend for news · now
    .name = a question about their day
    .more = ask for their news
    .did = You asked about their day.
    .sign = you send one question
    .short = a text
    .whole = One question is the whole thing.

# A walk, asked of a friend.
idea-ask-walk = Ask for a short walk · now
    .name = asking for a walk
    .more = ask for a short walk
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a walk
    .short = a text
    .whole = Asking is the whole thing.
    .easy1 = I kept it short
    .easy2 = Pressing send
    .easy3 = It was warm
    .easy4 = Something in common
    .hard1 = Choosing who
    .hard2 = Pressing send
    .hard3 = Waiting
    .change1 = Someone I know better
    .next1 = with someone I know better
    .change2 = Earlier in the day
    .next2 = earlier in the day
    .change3 = Fewer words
    .next3 = in fewer words

# A text to somebody in the family.
idea-text-family = “Thinking of you” to family · now
    .name = a family text
    .more = send family a kind text
    .did = You sent it.
    .sign = you send one text
    .short = a text
    .whole = One text is the whole thing.
    .easy1 = It was short
    .easy2 = Pressing send
    .easy3 = It was warm
    .easy4 = I gave something
    .hard1 = Choosing who
    .hard2 = Pressing send
    .hard3 = Waiting
    .change1 = Someone closer
    .next1 = to someone closer
    .change2 = Earlier in the day
    .next2 = earlier in the day
    .change3 = Even shorter
    .next3 = even shorter

# A call, asked of the family.
idea-ask-call = Ask family for a call · now
    .name = asking for a call
    .more = ask family for a call
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a call
    .short = a text
    .whole = Asking is the whole thing.

# A two-minute call to the family.
idea-call-family = Call family for two minutes
    .name = a short family call
    .more = call family, two minutes
    .did = You made the call.
    .sign = you call and say hello
    .short = a call
    .whole = Two minutes is the whole thing.

# A thank-you at work.
idea-thank-work = Thank someone at work · now
    .name = a thank-you at work
    .more = thank someone at work
    .did = You said thank you.
    .sign = you send one thank-you
    .short = a text
    .whole = One thank-you is the whole thing.

# Tea, asked of somebody at work.
idea-ask-tea-work = Ask someone at work to tea · now
    .name = asking for tea at work
    .more = ask for tea at work
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for tea together
    .short = a text
    .whole = Asking is the whole thing.

# Two minutes of talk at work.
idea-break-two = Talk in the break · 2 min
    .name = two minutes in the break
    .more = talk in the break
    .did = You talked in the break.
    .sign = you talk for two minutes
    .short = a break
    .whole = Two minutes is the whole thing.

# A walk, asked of a neighbour.
idea-ask-walk-neighbour = Ask a neighbour for a walk · now
    .name = asking for a walk near home
    .more = ask a neighbour to walk
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a walk
    .short = a text
    .whole = Asking is the whole thing.

# A few steps with a neighbour.
idea-walk-along = Walk along with a neighbour · 2 min
    .name = a few steps together
    .more = walk a few steps along
    .did = You walked a few steps together.
    .sign = you walk for two minutes
    .short = a walk
    .whole = A few steps are the whole thing.

# A text to somebody from a group.
idea-message-group = Text someone from a group · now
    .name = a text in the group
    .more = text someone from a group
    .did = You sent it.
    .sign = you send one text
    .short = a text
    .whole = One text is the whole thing.

# A walk, asked of somebody from a group.
idea-ask-walk-group = Ask someone from a group to walk · now
    .name = asking for a walk after a group
    .more = ask one of them to walk
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a walk
    .short = a text
    .whole = Asking is the whole thing.

# Two minutes of talk after a group.
idea-talk-after-two = Talk after the group · 2 min
    .name = two minutes after the group
    .more = talk after the group
    .did = You stayed and talked.
    .sign = you talk for two minutes
    .short = a chat
    .whole = Two minutes is the whole thing.

# Tea, asked of a friend.
idea-ask-tea = Ask a friend to tea · now
    .name = asking for tea together
    .more = ask a friend to tea
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for tea together
    .short = a text
    .whole = Asking is the whole thing.

# A board game, asked of a friend.
idea-ask-game = Ask for a board game · now
    .name = asking for a board game
    .more = ask for a board game
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a board game
    .short = a text
    .whole = Asking is the whole thing.

# A meal, asked of a friend.
idea-ask-meal = Ask someone to eat with me · now
    .name = asking for a meal together
    .more = ask for a meal together
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a meal together
    .short = a text
    .whole = Asking is the whole thing.

# A visit, asked of a friend.
idea-ask-visit = Ask for a visit · now
    .name = asking for a visit
    .more = ask for a visit
    .did = You asked. That is the step, whatever the answer is.
    .sign = you ask for a visit
    .short = a text
    .whole = Asking is the whole thing.

# Somebody is asked along to a group.
idea-ask-group = Ask someone to come along · now
    .name = an invitation to come along
    .more = ask someone along
    .did = You asked. That is the step, whatever the answer is.
    .sign = you send one invitation
    .short = a text
    .whole = Asking is the whole thing.

# A text after a long silence.
idea-catch-up = Write after a long time · now
    .name = a text after a long time
    .more = write after a long time
    .did = You wrote again after a long time.
    .sign = you send one text
    .short = a text
    .whole = One text is the whole thing.

# Help, asked of a friend.
idea-ask-help = Ask for help with one thing · now
    .name = one request for help
    .more = ask for help
    .did = You asked. That is the step, whatever the answer is.
    .sign = you send one request
    .short = a text
    .whole = Asking is the whole thing.

# A small thing for a friend.
idea-bring-small = Bring a friend a small thing
    .name = a small thing to bring
    .more = bring a small thing
    .did = You brought something.
    .sign = you hand over one small thing
    .short = a visit
    .whole = Handing it over is the whole thing.

# A small thing for a friend, and ten minutes.
idea-bring-stay = Bring something and stay · 10 min
    .name = a small thing and ten minutes
    .more = bring something and stay
    .did = You brought something, and you stayed.
    .sign = you stay for ten minutes
    .short = a visit
    .whole = Ten minutes is the whole thing.

# A call of five minutes.
idea-call-five = Call a friend · 5 min
    .name = a five-minute call
    .more = call for five minutes
    .did = You made the call.
    .sign = you talk for five minutes
    .short = a call
    .whole = Five minutes is the whole thing.

# A call of ten minutes.
idea-call-ten = Call a friend · 10 min
    .name = a ten-minute call
    .more = call for ten minutes
    .did = You made the call.
    .sign = you talk for ten minutes
    .short = a call
    .whole = Ten minutes is the whole thing.

# A call on the same day every week.
idea-call-weekly = Make my weekly call · 10 min
    .name = the weekly call
    .more = call every week
    .did = You made your weekly call.
    .sign = you talk for ten minutes
    .short = a call
    .whole = Ten minutes is the whole thing.

# Five minutes of talk.
idea-talk-five = Talk face to face · 5 min
    .name = five minutes of talk
    .more = talk face to face
    .did = You talked for a while.
    .sign = you talk for five minutes
    .short = a chat
    .whole = Five minutes is the whole thing.
    .easy1 = It was warm
    .easy2 = We laughed
    .easy3 = Something in common
    .easy4 = I gave something
    .hard1 = Starting
    .hard2 = What I said
    .hard3 = The silence
    .hard4 = Who was there
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Someone I know better
    .next3 = with someone I know better

# Ten minutes of talk.
idea-talk-ten = Talk face to face · 10 min
    .name = ten minutes of talk
    .more = talk for ten minutes
    .did = You talked for a while.
    .sign = you talk for ten minutes
    .short = a chat
    .whole = Ten minutes is the whole thing.

# Half an hour of talk.
idea-talk-thirty = Talk face to face · 30 min
    .name = half an hour of talk
    .more = talk for thirty minutes
    .did = You talked for a while.
    .sign = you talk for thirty minutes
    .short = a chat
    .whole = Half an hour is the whole thing.

# A walk of five minutes.
idea-walk-five = Walk with a friend · 5 min
    .name = a five-minute walk
    .more = walk for five minutes
    .did = You went for a walk together.
    .sign = you walk for five minutes
    .where = outside
    .short = a walk
    .whole = Five minutes is the whole thing.

# A walk of ten minutes.
idea-walk-ten = Walk with a friend · 10 min
    .name = a ten-minute walk
    .more = walk for ten minutes
    .did = You went for a walk together.
    .sign = you walk for ten minutes
    .where = outside
    .short = a walk
    .whole = Ten minutes is the whole thing.

# A walk of half an hour.
idea-walk-thirty = Walk with a friend · 30 min
    .name = a longer walk
    .more = walk for thirty minutes
    .did = You went for a longer walk together.
    .sign = you walk for thirty minutes
    .where = outside
    .short = a walk
    .whole = Walking along is the whole thing.

# A walk with two or three people.
idea-walk-few = Walk with two or three · 30 min
    .name = a walk in a small group
    .more = walk with two or three
    .did = You went for a walk in a small group.
    .sign = you walk for thirty minutes
    .where = outside
    .short = a walk
    .whole = Walking along is the whole thing.

# Tea with a friend.
idea-tea-friend = Tea with a friend · 10 min
    .name = tea together
    .more = have tea together
    .did = You had tea together.
    .sign = you stay for ten minutes
    .where = at home
    .short = tea
    .whole = One cup is the whole thing.

# A visit of ten minutes.
idea-visit-ten = Visit a friend · 10 min
    .name = a short visit
    .more = visit for ten minutes
    .did = You made a visit.
    .sign = you stay for ten minutes
    .where = at their home
    .short = a visit
    .whole = Ten minutes is the whole thing.

# A visit of half an hour.
idea-visit-thirty = Visit a friend · 30 min
    .name = a visit
    .more = visit for thirty minutes
    .did = You made a visit.
    .sign = you stay for thirty minutes
    .where = at their home
    .short = a visit
    .whole = Being there is the whole thing.

# A meal of an hour.
idea-meal-hour = Eat with a friend · 60 min
    .name = a slow meal together
    .more = take an hour to eat
    .did = You took time and ate together.
    .sign = you stay for an hour
    .where = at the table
    .short = a meal
    .whole = Being there is the whole thing.

# Cooking together.
idea-cook-friend = Cook with a friend · 60 min
    .name = cooking together
    .more = cook together
    .did = You cooked together.
    .sign = you cook one thing together
    .where = in the kitchen
    .short = cooking
    .whole = One dish is the whole thing.

# Cooking for two or three people.
idea-cook-few = Cook for two or three · 60 min
    .name = cooking for a few people
    .more = cook for two or three
    .did = You cooked for a few people.
    .sign = you cook one thing for them
    .where = in the kitchen
    .short = cooking
    .whole = One dish is the whole thing.

# A board game with a friend.
idea-game-friend = Board game with a friend · 30 min
    .name = a board game
    .more = play a board game
    .did = You played a game together.
    .sign = you play one game
    .where = at the table
    .short = a game
    .whole = One game is the whole thing.

# A board game with a few people.
idea-game-few = Board game with two or three · 30 min
    .name = a board game in a small group
    .more = play with a few people
    .did = You played a game with a few people.
    .sign = you play one game
    .where = at the table
    .short = a game
    .whole = One game is the whole thing.

# A whole evening of board games.
idea-game-night = Board game evening · 90 min
    .name = a board game evening
    .more = stay for a game evening
    .did = You were there for the game evening.
    .sign = you stay for the evening
    .where = at the table
    .short = a game
    .whole = Being there is the whole thing.

# Noticing how somebody is.
idea-notice-mood = Notice how someone is today
    .name = a look at how someone is
    .more = notice how someone is
    .did = You noticed how someone was.
    .sign = you notice one thing
    .short = a look
    .whole = One look is the whole thing.
    .easy1 = It was short
    .easy2 = I saw a smile
    .easy3 = I saw who was quiet
    .easy4 = Looking up
    .hard1 = Looking up
    .hard2 = Being looked at
    .hard3 = Who was there
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Even shorter
    .next2 = even shorter
    .change3 = A quieter place
    .next3 = in a quieter place

# One person may finish.
idea-listen-one = Let one person finish · 2 min
    .name = letting one person finish
    .more = let one person finish
    .did = You let them finish.
    .sign = you let them finish and wait one breath
    .short = a chat
    .whole = One breath is the whole thing.
    .easy1 = I let them finish
    .easy2 = I said it back
    .easy3 = I asked one thing
    .easy4 = It was warm
    .hard1 = What I said
    .hard2 = The silence
    .hard3 = Who was there
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = Someone I trust
    .next3 = with someone I trust

# Five minutes of listening.
idea-listen-five = Listen to a friend · 5 min
    .name = five minutes of listening
    .more = listen for five minutes
    .did = You listened.
    .sign = you listen for five minutes
    .short = a chat
    .whole = Listening is the whole thing.

# Saying back what was heard.
idea-listen-back = Say back what I heard · 10 min
    .name = saying back what you heard
    .more = say back what I heard
    .did = You said back what you heard.
    .sign = you say one thing back in your own words
    .short = a chat
    .whole = Saying one thing back is the whole thing.

# Listening, and one question.
idea-listen-ask = Listen and ask one thing · 10 min
    .name = listening and one question
    .more = listen and ask one thing
    .did = You listened, and you asked one thing.
    .sign = you ask one thing about what they said
    .short = a chat
    .whole = One question is the whole thing.

# Something that was told is remembered.
idea-ask-told = Ask about what they told me
    .name = a question about their story
    .more = ask about their story
    .did = You remembered, and you asked.
    .sign = you ask about one thing they told you
    .short = a chat
    .whole = One question is the whole thing.

# A little about oneself.
idea-share-one = Say one thing about me · 2 min
    .name = one thing about yourself
    .more = say one thing about me
    .did = You said one thing about yourself.
    .sign = you say one thing about yourself
    .short = a chat
    .whole = One thing is enough.
    .easy1 = I said it calmly
    .easy2 = It was warm
    .easy3 = Something in common
    .easy4 = They listened
    .hard1 = Starting
    .hard2 = What I said
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Say less
    .next2 = and say less
    .change3 = Someone I trust
    .next3 = to someone I trust

# Five minutes about oneself.
idea-share-five = Tell a little about me · 5 min
    .name = a little about yourself
    .more = tell a little more
    .did = You told a little about yourself.
    .sign = you tell a little
    .short = a chat
    .whole = A little is the whole thing.

# A photo for somebody in the family.
idea-photo-family = Send family a photo · now
    .name = a family photo
    .more = send family a photo
    .did = You sent a photo.
    .sign = you send one photo
    .short = a text
    .whole = One photo is the whole thing.

# A family call of five minutes.
idea-call-family-five = Call family · 5 min
    .name = a five-minute family call
    .more = call family, five minutes
    .did = You made the call.
    .sign = you talk for five minutes
    .short = a call
    .whole = Five minutes is the whole thing.

# A family call of ten minutes.
idea-call-family-ten = Call family · 10 min
    .name = a ten-minute family call
    .more = call family, ten minutes
    .did = You made the call.
    .sign = you talk for ten minutes
    .short = a call
    .whole = Ten minutes is the whole thing.

# Five minutes of listening in the family.
idea-listen-family = Let someone at home finish · 5 min
    .name = five minutes of family listening
    .more = listen to my family
    .did = You listened to your family.
    .sign = you listen for five minutes
    .short = a chat
    .whole = Listening is the whole thing.

# An old story of the family.
idea-story-ten = Hear an old family story · 10 min
    .name = an old family story
    .more = hear an old family story
    .did = You heard an old story.
    .sign = you ask for one story and listen
    .short = a chat
    .whole = One story is the whole thing.

# A visit to the family.
idea-visit-family = Visit family and listen · 10 min
    .name = a short family visit
    .more = visit family
    .did = You visited your family.
    .sign = you stay for ten minutes
    .where = at their home
    .short = a visit
    .whole = Ten minutes is the whole thing.

# Ten minutes at the family table.
idea-meal-family-ten = Sit at the family table · 10 min
    .name = ten minutes at the family table
    .more = sit at the family table
    .did = You sat with your family.
    .sign = you sit with them for ten minutes
    .where = at the table
    .short = a meal
    .whole = Ten minutes is the whole thing.

# A meal with the family.
idea-meal-family = Eat with family · 30 min
    .name = a family meal
    .more = eat with my family
    .did = You ate with your family.
    .sign = you stay for thirty minutes
    .where = at the table
    .short = a meal
    .whole = Being there is the whole thing.

# A whole meal with the family.
idea-meal-family-hour = A whole meal with family · 60 min
    .name = a whole family meal
    .more = stay for the whole meal
    .did = You ate with your family, and you stayed.
    .sign = you stay until the meal is over
    .where = at the table
    .short = a meal
    .whole = Being there is the whole thing.

# A board game with the family.
idea-game-family = Board game with family · 30 min
    .name = a family board game
    .more = play a family game
    .did = You played a game with your family.
    .sign = you play one game
    .where = at the table
    .short = a game
    .whole = One game is the whole thing.

# One round of a game with the family.
idea-game-family-ten = Play one round at home · 10 min
    .name = one round of a game at home
    .more = play one round at home
    .did = You played a round with your family.
    .sign = you play one round
    .where = at the table
    .short = a game
    .whole = One round is the whole thing.

# A thank-you in the family.
idea-thank-family = Thank someone in my family · now
    .name = a family thank-you
    .more = thank my family
    .did = You said thank you.
    .sign = you send one thank-you
    .short = a text
    .whole = One thank-you is the whole thing.

# Help, offered to the family.
idea-offer-family = Offer help to family · now
    .name = an offer in the family
    .more = offer help to family
    .did = You offered help.
    .sign = you offer once
    .short = a text
    .whole = One offer is the whole thing.

# Help for the family.
idea-help-family = Help family with one thing · 5 min
    .name = five minutes of family help
    .more = help with one thing
    .did = You helped your family.
    .sign = you help for five minutes
    .short = some help
    .whole = Five minutes is the whole thing.

# The dishes.
idea-dishes = Wash the dishes for them · 5 min
    .name = the dishes at home
    .more = wash the dishes for them
    .did = You washed the dishes.
    .sign = you wash dishes for five minutes
    .where = in the kitchen
    .short = the dishes
    .whole = Five minutes is the whole thing.

# Half an hour of help at home.
idea-help-home = Help at home · 30 min
    .name = half an hour of help at home
    .more = help for thirty minutes
    .did = You helped at home.
    .sign = you help for thirty minutes
    .where = at home
    .short = some help
    .whole = Half an hour is the whole thing.

# Cooking with the family.
idea-cook-half = Cook with family · 30 min
    .name = half an hour of family cooking
    .more = cook with my family
    .did = You cooked with your family.
    .sign = you cook one thing together
    .where = in the kitchen
    .short = cooking
    .whole = One dish is the whole thing.

# A meal cooked for the family.
idea-cook-family = Cook a family meal · 60 min
    .name = cooking a family meal
    .more = cook a family meal
    .did = You cooked for your family.
    .sign = you cook one meal for them
    .where = in the kitchen
    .short = cooking
    .whole = One meal is the whole thing.

# Help, offered to a friend.
idea-offer-friend = Offer help to a friend · now
    .name = one offer of help
    .more = offer help to a friend
    .did = You offered help.
    .sign = you offer once
    .short = a text
    .whole = One offer is the whole thing.
    .easy1 = I gave something
    .easy2 = They were glad
    .easy3 = It was warm
    .easy4 = It was useful
    .hard1 = Asking
    .hard2 = A no
    .hard3 = Who was there
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Something smaller
    .next2 = with something smaller
    .change3 = Someone I know better
    .next3 = to someone I know better

# Ten minutes of help for a friend.
idea-help-friend = Help a friend · 10 min
    .name = ten minutes of help
    .more = help for ten minutes
    .did = You helped.
    .sign = you help for ten minutes
    .short = some help
    .whole = Ten minutes is the whole thing.

# Helping out somewhere with a friend.
idea-shift-ten = Help out with a friend · 10 min
    .name = ten minutes of helping out
    .more = help out with a friend
    .did = You helped out together.
    .sign = you help for ten minutes
    .where = where help is needed
    .short = some help
    .whole = Ten minutes is the whole thing.

# Half a shift with a friend.
idea-shift-half = Half a shift with a friend · 30 min
    .name = half a shift together
    .more = help for thirty minutes
    .did = You helped out together.
    .sign = you help for thirty minutes
    .where = where help is needed
    .short = some help
    .whole = Half an hour is the whole thing.

# A shift with a friend.
idea-shift-hour = A shift with a friend · 60 min
    .name = a shift together
    .more = help for an hour
    .did = You helped out for a shift.
    .sign = you help for an hour
    .where = where help is needed
    .short = some help
    .whole = One shift is the whole thing.

# Ten minutes of talk after a group.
idea-talk-after = Talk after the group · 10 min
    .name = ten minutes after the group
    .more = talk for ten minutes
    .did = You stayed and talked.
    .sign = you talk for ten minutes
    .short = a chat
    .whole = Ten minutes is the whole thing.

# The way home with somebody from a group.
idea-walk-home = Walk together after a group · 10 min
    .name = a walk after the group
    .more = walk a bit together
    .did = You walked a bit together.
    .sign = you walk for ten minutes
    .short = a walk
    .whole = Walking along is the whole thing.

# Looking around in a group.
idea-notice-group = See who smiles in a group · 5 min
    .name = a look around a group
    .more = look around a group
    .did = You looked around a group.
    .sign = you look around for one smile
    .where = in the group room
    .short = a group
    .whole = Looking around is the whole thing.

# Five minutes in a group.
idea-group-five = Sit in a group · 5 min
    .name = five minutes in a group
    .more = sit in a group
    .did = You were there in the group.
    .sign = you sit there for five minutes
    .where = in the group room
    .short = a group
    .whole = Sitting there is the whole thing.
    .easy1 = It was warm
    .easy2 = We laughed
    .easy3 = Something in common
    .easy4 = I gave something
    .hard1 = Walking in
    .hard2 = Being looked at
    .hard3 = Who was there
    .hard4 = Staying
    .change1 = A quieter hour
    .next1 = at a quieter hour
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = With someone I know
    .next3 = with someone I know

# A group, with a friend.
idea-group-with = Go to a group with a friend · 10 min
    .name = ten minutes in a group together
    .more = go to a group together
    .did = You went to a group together.
    .sign = you stay for ten minutes
    .where = in the group room
    .short = a group
    .whole = Being there is the whole thing.

# Ten minutes in a group.
idea-group-ten = Go to a group · 10 min
    .name = ten minutes in a group
    .more = stay for ten minutes
    .did = You were there in the group.
    .sign = you stay for ten minutes
    .where = in the group room
    .short = a group
    .whole = Being there is the whole thing.

# Half an hour in a group.
idea-group-half = Stay in a group · 30 min
    .name = half an hour in a group
    .more = stay for thirty minutes
    .did = You were there in the group.
    .sign = you stay for thirty minutes
    .where = in the group room
    .short = a group
    .whole = Being there is the whole thing.

# A whole hour in a group.
idea-group-whole = Stay for the whole group · 60 min
    .name = a whole hour in a group
    .more = stay for the whole hour
    .did = You stayed for the whole hour.
    .sign = you stay until it is over
    .where = in the group room
    .short = a group
    .whole = Being there is the whole thing.

# One thing said in a group.
idea-group-say = Say one thing in a group · 60 min
    .name = one thing said in a group
    .more = say one thing there
    .did = You said one thing in the group.
    .sign = you say one thing
    .where = in the group room
    .short = a group
    .whole = One word is enough.

# Leaving a group as planned.
idea-group-leave = Leave a group as planned · 30 min
    .name = going home as planned
    .more = leave as planned
    .did = You went home as planned.
    .sign = you go after thirty minutes
    .where = in the group room
    .short = a group
    .whole = Going at your time is the whole thing.

# One's name, said in a group.
idea-group-say-half = Say my name in a group · 30 min
    .name = your name, said in a group
    .more = say my name there
    .did = You said your name in the group.
    .sign = you say your name
    .where = in the group room
    .short = a group
    .whole = One word is the whole thing.

# Helping a group.
idea-group-help = Help a group set up · 60 min
    .name = an hour of help in a group
    .more = help a group set up
    .did = You helped the group.
    .sign = you help with one thing there
    .where = in the group room
    .short = a group
    .whole = One thing is enough.

# Half an hour of sport in a group.
idea-sport-half = Train with a group · 30 min
    .name = half an hour of sport together
    .more = train with a group
    .did = You trained with others.
    .sign = you join in for thirty minutes
    .where = in the sports hall
    .short = sport
    .whole = Joining in is the whole thing.

# A whole hour of sport in a group.
idea-sport-whole = Stay for a whole training · 60 min
    .name = an hour of sport together
    .more = stay for the training
    .did = You trained for the whole hour.
    .sign = you stay until it is over
    .where = in the sports hall
    .short = sport
    .whole = Joining in is the whole thing.

# Being late is told.
idea-late-told = Tell someone I'm late · now
    .name = a text about being late
    .more = say that I'm late
    .did = You told them in time.
    .sign = you send one text with the new time
    .short = a text
    .whole = One text is the whole thing.

# A small promise.
idea-promise-small = Keep one small promise
    .name = one small promise
    .more = keep one small promise
    .did = You did as you said.
    .sign = you do the one thing you said
    .short = one thing
    .whole = One thing is enough.
    .easy1 = I did as I said
    .easy2 = I was on time
    .easy3 = I told them early
    .easy4 = It was warm
    .hard1 = Starting
    .hard2 = The rush
    .hard3 = Who was there
    .change1 = Start earlier
    .next1 = and start earlier
    .change2 = Even smaller
    .next2 = even smaller
    .change3 = Someone I trust
    .next3 = to someone I trust

# A promise of half an hour.
idea-promise-half = Do what I said I would · 30 min
    .name = a promise of half an hour
    .more = keep a longer promise
    .did = You did as you said.
    .sign = you do for thirty minutes what you said
    .short = one thing
    .whole = Half an hour is the whole thing.

# A promise in the family.
idea-promise-family = Keep a promise at home · 30 min
    .name = a promise in the family
    .more = keep a promise at home
    .did = You did at home what you said.
    .sign = you do for thirty minutes what you said
    .short = one thing
    .whole = Half an hour is the whole thing.

# Sorry for a sharp word.
idea-sorry-text = Text sorry for a sharp word
    .name = one short sorry
    .more = say sorry by text
    .did = You said sorry.
    .sign = you send one short sorry
    .short = a text
    .whole = One text is the whole thing.

# A talk after a sharp word.
idea-sorry-talk = Talk after a sharp word · 5 min
    .name = a talk after a sharp word
    .more = talk after a sharp word
    .did = You talked it over.
    .sign = you say what you are sorry for
    .short = a chat
    .whole = One sentence is the whole thing.

# A talk after a sharp word in the family.
idea-sorry-family = After a sharp word at home · 5 min
    .name = a family talk after a sharp word
    .more = say sorry at home
    .did = You talked it over at home.
    .sign = you say what you are sorry for
    .short = a chat
    .whole = One sentence is the whole thing.

# A minute to think.
idea-ask-minute = Ask for a minute to think
    .name = a minute to think
    .more = ask for a minute to think
    .did = You took a minute to think.
    .sign = you ask for a minute to think
    .short = a chat
    .whole = One sentence is the whole thing.

# A kind no in the family.
idea-no-family = Say a kind no in my family
    .name = a kind no in the family
    .more = say a kind no at home
    .did = You said no, kindly.
    .sign = you say no once
    .short = a chat
    .whole = One no is the whole thing.
    .easy1 = I said it calmly
    .easy2 = I kept it short
    .easy3 = They took it well
    .easy4 = It was warm
    .hard1 = Saying it
    .hard2 = Who was there
    .hard3 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Keep it short
    .next2 = and keep it short
    .change3 = By text
    .next3 = by text

# A kind no at work.
idea-no-work = Say a kind no at work
    .name = a kind no at work
    .more = say a kind no at work
    .did = You said no, kindly.
    .sign = you say no once
    .short = a chat
    .whole = One no is the whole thing.

# A kind no in a group.
idea-no-group = Say a kind no in a group
    .name = a kind no in a group
    .more = say a kind no in a group
    .did = You said no, kindly.
    .sign = you say no once
    .short = a chat
    .whole = One no is the whole thing.

# A time to go home is told.
idea-leave-say = Say when I will go home
    .name = a time to go home, told
    .more = say when I will go home
    .did = You said when you would go.
    .sign = you say once when you will go
    .short = a chat
    .whole = Saying it once is the whole thing.

# Going home as planned.
idea-leave-planned = Go home when I planned · 30 min
    .name = going home at your time
    .more = go home when I planned
    .did = You went home when you planned.
    .sign = you go after thirty minutes
    .short = a visit
    .whole = Going at your time is the whole thing.
    .easy1 = I went at my time
    .easy2 = I said it calmly
    .easy3 = It was warm
    .easy4 = We laughed
    .hard1 = Saying it
    .hard2 = Who was there
    .hard3 = Staying
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Shorter
    .next2 = for a shorter time
    .change3 = With someone I trust
    .next3 = with someone I trust

# Leaving the family as planned.
idea-leave-family = Go home from family as planned
    .name = going home from family
    .more = go home from family
    .did = You stayed, and you went home as planned.
    .sign = you go after thirty minutes
    .short = a visit
    .whole = Going at your time is the whole thing.

# A good time for a talk.
idea-ask-time = Ask for a good time to talk
    .name = a question about a good time
    .more = ask for a time to talk
    .did = You asked for a good time.
    .sign = you ask when it suits them
    .short = a text
    .whole = One question is the whole thing.

# First words for a hard talk.
idea-try-words = Try my words with a friend · 2 min
    .name = your words, tried out
    .more = try my words with someone
    .did = You tried your words with someone.
    .sign = you say your first sentence once
    .short = a chat
    .whole = One sentence is the whole thing.

# A hard talk is prepared.
idea-prepare-ten = Get ready for a hard talk · 10 min
    .name = getting ready for a talk
    .more = get ready for a talk
    .did = You got ready with someone.
    .sign = you have three sentences ready
    .short = a chat
    .whole = Three sentences are enough.

# A hard talk.
idea-hard-ten = Have the talk I prepared · 10 min
    .name = the talk you prepared
    .more = have the talk
    .did = You had the talk.
    .sign = you say your three sentences
    .short = a chat
    .whole = Three sentences are enough. You can stop at any time.
    .easy1 = I said it calmly
    .easy2 = I let them finish
    .easy3 = I kept it short
    .easy4 = I had my words ready
    .hard1 = Starting
    .hard2 = What I said
    .hard3 = Their answer
    .hard4 = After
    .change1 = Earlier in the day
    .next1 = earlier in the day
    .change2 = Somewhere quiet
    .next2 = somewhere quiet
    .change3 = Keep it short
    .next3 = and keep it short

# A hard talk in the family.
idea-hard-family = A talk I prepared, at home · 10 min
    .name = the talk you prepared for home
    .more = have the talk at home
    .did = You had the talk at home.
    .sign = you say your three sentences
    .short = a chat
    .whole = Three sentences are enough. You can stop at any time.

# Kind feedback is asked for.
idea-feedback-ask = Ask for kind feedback
    .name = a request for feedback
    .more = ask for kind feedback
    .did = You asked for feedback.
    .sign = you ask for one good thing and one tip
    .short = a chat
    .whole = One question is the whole thing.

# Feedback is heard.
idea-feedback-five = Hear some feedback · 5 min
    .name = five minutes of feedback
    .more = hear some feedback
    .did = You listened to feedback.
    .sign = you listen and keep one thing
    .short = a chat
    .whole = Listening is the whole thing.

# Feedback at work.
idea-feedback-work = Hear feedback at work · 5 min
    .name = five minutes of feedback at work
    .more = hear feedback at work
    .did = You listened to feedback at work.
    .sign = you listen and keep one thing
    .short = a chat
    .whole = Listening is the whole thing.

# Help, offered at work.
idea-offer-work = Offer help at work · now
    .name = one offer at work
    .more = offer help at work
    .did = You offered help.
    .sign = you offer once
    .short = a text
    .whole = One offer is the whole thing.

# Showing somebody at work how it is done.
idea-show-work = Show someone a thing at work · 5 min
    .name = one thing shown at work
    .more = show someone a thing
    .did = You showed someone how it is done.
    .sign = you show one thing
    .short = some help
    .whole = One thing is enough.

# Showing somebody at work how more of it is done.
idea-show-work-long = Teach someone at work · 15 min
    .name = a few things shown at work
    .more = teach for fifteen minutes
    .did = You showed someone how it is done.
    .sign = you show how for fifteen minutes
    .short = some help
    .whole = Fifteen minutes is the whole thing.

# Work that is done is told.
idea-done-work = Tell someone when work is done
    .name = a word that work is done
    .more = say when work is done
    .did = You told them that it is done.
    .sign = you say it once
    .short = work
    .whole = One sentence is the whole thing.

# Help, asked at work.
idea-ask-help-work = Ask for help at work · now
    .name = one request for help at work
    .more = ask for help at work
    .did = You asked. That is the step, whatever the answer is.
    .sign = you send one request
    .short = a text
    .whole = Asking is the whole thing.

# Ten minutes early for work.
idea-early-work = Be ten minutes early for work
    .name = ten minutes early for work
    .more = be early for work
    .did = You were there early.
    .sign = you're there ten minutes before
    .short = on time
    .whole = Being early is the whole thing.

# A small promise at work.
idea-promise-work = Do one thing I said at work
    .name = one small promise at work
    .more = do what I said at work
    .did = You did as you said.
    .sign = you do the one thing you said
    .short = work
    .whole = One thing is enough.

# A break with somebody at work.
idea-break-ten = Take a break together · 10 min
    .name = a break together
    .more = take a break together
    .did = You took a break together.
    .sign = you stay for ten minutes
    .short = a break
    .whole = Ten minutes is the whole thing.

# Tea with somebody at work.
idea-tea-work = Tea with someone at work · 10 min
    .name = tea at work
    .more = have tea at work
    .did = You had tea with someone at work.
    .sign = you stay for ten minutes
    .short = tea
    .whole = One cup is the whole thing.

# A walk with a neighbour.
idea-walk-neighbour = Walk with a neighbour · 10 min
    .name = a walk near home
    .more = walk for ten minutes
    .did = You went for a walk together.
    .sign = you walk for ten minutes
    .short = a walk
    .whole = Ten minutes is the whole thing.

# A longer walk with a neighbour.
idea-walk-neighbour-half = Walk with a neighbour · 30 min
    .name = a longer walk near home
    .more = walk for thirty minutes
    .did = You went for a longer walk together.
    .sign = you walk for thirty minutes
    .short = a walk
    .whole = Walking along is the whole thing.
