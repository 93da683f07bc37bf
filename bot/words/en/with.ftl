### Steps with someone they know: whom it could be, what they asked them, and what to ask next time.

# Button below three ideas.
with-someone-i-know = With someone I know
# After it. The buttons are roles, and names they gave before.
with-who = Who could it be? You don't need to name them.
# They wrote that there is nobody. $question is the question with the ideas.
with-nobody =
    Many people start there.
    { $question }
# Button: a role. In a sentence: "Three small steps with your family".
with-role-family = Family
    .in-sentence = your family
# Button: a role.
with-role-friend = A friend
    .in-sentence = a friend
# Button: a role.
with-role-work = Somebody from work
    .in-sentence = somebody from work
# Button: a role.
with-role-neighbour = A neighbour
    .in-sentence = a neighbour
# Button: a role.
with-role-group = Somebody from a group
    .in-sentence = somebody from a group
# Button: somebody by the short name they gave.
with-name = { $name }
# Button below the names: the roles.
with-someone-else = Someone else
# A name was typed. The buttons are roles.
with-who-is = Who is { $name } to you?
# The same after a first and a last name. $question is the question above.
with-short-name =
    A short name is enough, so I keep the first word.
    { $question }
# What was typed is no name: a sign, a link, or too long. $question stands again.
with-name-unfit =
    A short name fits here: letters only, up to 20.
    { $question }
# Another name for one of those they know is that of another one. $question stands again.
with-name-there =
    You have that name already. Add a letter, so that you can tell them apart.
    { $question }
# A sixth name was typed. The buttons are the five.
with-five = There is room for five names. Tap one to let it go, or go on without a name.
# Button: the step is planned with a role only.
with-nameless = Without a name
# Button below the roles.
with-change-a-name = Change a name
# After it. The buttons are the names.
with-which-name = Which name do you want to change?
# After a name was tapped there.
with-one = Write another name for { $name }, or let it go.
# Button.
with-let-go = Let it go
# After it. $question is the question whom it could be.
with-gone =
    Okay, the name { $name } is no longer kept. Your steps stay, without it.
    { $question }
# Above $count ideas for somebody. $who "a friend", or a name.
with-whom = { $count ->
    [3] Three small steps
   *[other] Small steps
  } with { $who }. Tap one, or write your own.
# A step with the name they gave, in the app only. $words "a two-minute call", $who "Nina".
with-beside = { $words } ({ $who })
# After the closing line $outcome of a step that asked somebody to do something together.
with-no-answer-yet = { $outcome } No answer yet says nothing about you: people are busy.
# Button: their answer has come, today or months later.
with-said-yes = They said yes: plan it
# After it, where nothing of ours fits what they asked for.
with-yes-what = That's good to hear. What will you do, and when?
# In the place of the question what to change. $who is a name.
with-ask-next = Something to ask { $who } next time?
# The same without a name.
with-ask-them-next = Something to ask them next time?
# Button: what to ask.
with-ask-went = How it went
# Button: what to ask.
with-ask-family = Their family
# Button: what to ask.
with-ask-likes = What they like
# Button: what to ask.
with-ask-plans = Their plans
# On the reminder, under a touch. $who is a name, $ask what they want to ask.
with-to-ask = To ask { $who }: { $ask }.
# The same without a name.
with-to-ask-them = To ask them: { $ask }.
# What a reminder says, and then what to ask.
with-rest-and-ask = { $rest } { $ask }
