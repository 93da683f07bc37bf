### What somebody likes: the values and interests that steps can fit.

# Button: to choose them.
likes-button = What I like
# Twelve interests, four on a card.
likes-interests = What do you like? Tap up to five. Steps that fit then come first. None is fine too.
# Twelve values, four on a card; they come after the interests.
likes-values = What matters to you? Tap up to three. Steps that fit then come first. None is fine too.
# Button: the next four.
likes-more = More
# Button.
likes-done = Done
# Button: one that is chosen; a tap takes it off. $word is one of the words below.
likes-chosen = { $word }: yes
# A short notice after one too many was tapped. $most is how many there can be.
likes-enough = { $most } is the most. Tap one again to take it off.
# Button: an interest.
like-books = Books
# Button.
like-music = Music
# Button.
like-food = Food
# Button.
like-plants = Plants
# Button.
like-animals = Animals
# Button.
like-sport = Sport
# Button.
like-games = Games
# Button.
like-crafts = Making things
# Button.
like-film = Films
# Button.
like-nature = Nature
# Button.
like-history = History
# Button.
like-technology = Computers
# Button: a value.
like-kindness = Being kind
# Button.
like-honesty = Being honest
# Button.
like-reliability = Doing what I said
# Button.
like-curiosity = Finding out
# Button.
like-learning = Learning
# Button.
like-service = Helping
# Button.
like-creativity = New ideas
# Button.
like-health = Health
# Button.
like-family = Family
# Button.
like-friendship = Friends
# Button.
like-humour = Laughing
# Button.
like-calm = Calm
