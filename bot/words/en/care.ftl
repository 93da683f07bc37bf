### Help when somebody writes that they are in danger.
### Fixed words, read by a clinician before they change. No question must be answered, no
### promise is made, nothing the person wrote is repeated. Numbers are plain text. $emergency is
### the number to call, $helpline whom to talk to, as the last lines of this file say them.

# Card 1, the next message after words about dying or self-harm. At most 900 characters.
care-card-c1 =
    Thank you for saying that. It sounds very heavy, and you deserve a person with you, not a bot.

    I'm a program. No one reads this live, and I can't call anyone.

    If you might act on it, or you're hurt, call { $emergency } now.

    To talk to someone: { $helpline }.

    If you can, move away from anything you could use, and be near someone you trust.
# The same card again within half an hour, in one line.
care-card-c1-again = Still here, still a program. Please call { $emergency }. To talk to someone: { $helpline }.
# In a hidden chat a card of help stands under a spoiler. $card is the card.
care-hidden =
    A note for you. Tap to read it. /help has numbers.
    { $card }
# Card 4, the next message after words about an overdose or someone who does not wake up.
care-card-c4 =
    Call { $emergency } now.

    Stay with them. Tell them what was taken, if you know. If it's you, tell someone near you too.

    I'm a program. I can't call for you.
# The same card again within half an hour.
care-card-c4-again = Please call { $emergency } now, and stay with them.
# Typed half an hour after it or later, whatever was written. It waits for a clinician.
care-card-c4-later = It can feel fine and get worse hours later. Please call { $emergency } all the same, and say what was taken. /help is always here.
# Card 2, when the words may mean it and may not.
care-card-c2 =
    I'm a simple program and may have read that wrong. Are you thinking about ending your life or hurting yourself?

    To talk to someone: { $helpline }. In danger now: { $emergency }.
# The same card again within half an hour.
care-card-c2-again = That sounds hard. To talk to someone: { $helpline }. In danger: { $emergency }.
# Asked where it only seems that somebody is hurt, controlled or afraid.
care-asks-c3 =
    I'm a simple program and may have read that wrong. Is somebody hurting you, or are you afraid of someone?

    To talk to someone: { $helpline }. In danger now: { $emergency }.
# Asked where it only seems that a body is in danger.
care-asks-c4 =
    I'm a simple program and may have read that wrong. Does somebody need help right now?

    If anyone is hard to wake, badly hurt, or swallowed something: call { $emergency } now.
# Asked where it only seems that somebody may hurt another person.
care-asks-c5 =
    I'm a simple program and may have read that wrong. Are you afraid that you may hurt somebody?

    If someone could get hurt: { $emergency }. To talk to someone: { $helpline }.
# Asked where it only seems that somebody drank or used again.
care-asks-l =
    I'm a simple program and may have read that wrong. Did you drink or use something?

    To talk to someone: { $helpline }. In danger: { $emergency }.
# Asked where it only seems that somebody gambled again.
care-asks-g =
    I'm a simple program and may have read that wrong. Did you gamble?

    To talk to someone: { $helpline }. In danger: { $emergency }.
# Card 3, when somebody is hurt, controlled or afraid of someone.
care-card-c3 =
    I'm sorry that's happening. It isn't your fault.

    If you're in danger now, call { $emergency }.

    If someone checks this phone, it may be safer to use another one to look for help. People to talk to: { $helpline }.
# Button: ends all sharing at once.
care-stop-sharing = Stop sharing quietly
# After "Stop sharing quietly", in the place of the card.
care-stopped-sharing =
    Done. Nothing is shared any more, and nobody is told.

    In danger now: { $emergency }. To talk to someone: { $helpline }.
# The same card again within half an hour.
care-card-c3-again = It isn't your fault. In danger now: { $emergency }. To talk to someone: { $helpline }.
# Card 5, when somebody may hurt another person.
care-card-c5 =
    That sounds intense. Please step away from them if you can.

    If someone could get hurt, call { $emergency } now. To talk to someone: { $helpline }.
# The same card again within half an hour.
care-card-c5-again = Please step away if you can. If someone could get hurt: { $emergency }. To talk to someone: { $helpline }.
# After somebody says they used or drank again. Never a count, never a why.
care-card-l =
    Thank you for saying it. Nothing here is lost, and you matter as much as yesterday. Is someone with you?

    If anyone is hard to wake, breathing slowly or turning blue, call { $emergency } now. After a break, the body can take less than before.
# The same again within half an hour.
care-card-l-again = Thank you for saying it. Nothing here is lost. A person to talk to: { $helpline }. In danger: { $emergency }.
# After somebody says they gambled again, and nothing of drink or drugs. Never a count, never a why.
# It waits for a clinician.
care-card-g =
    Thank you for saying it. Nothing here is lost, and you matter as much as yesterday.

    The money can wait. You can look at it tomorrow, together with someone. Somebody you trust can keep your bank cards for now.

    To talk to someone: { $helpline }. In danger: { $emergency }.
# The same again within half an hour. It waits for a clinician.
care-card-g-again = Thank you for saying it. Nothing here is lost, and the money can wait. A person to talk to: { $helpline }. In danger: { $emergency }.
# All countries: until the person has said where they are.
care-numbers =
    Emergency: 112 in Europe and many other places. 911 in North America. 999 in the UK. 000 in Australia. Or your local number.

    To talk with someone, free and any time, find a helpline for your country at findahelpline.com.

    Someone near you counts too. You can show them this screen.
# The same where we know the country. $country is its name; $more are lines for other needs.
care-numbers-here =
    Emergency in { $country }: { $emergency }.

    To talk to someone: { $helpline }.{ $more }

    Someone near you counts too. You can show them this screen.
# A line for one need, each in a row of its own. $helpline is whom to talk to, $more what follows.
helpline-for-abuse =
    { "" }
    If someone hurts you: { $helpline }.{ $more }
# The same for what was swallowed.
helpline-for-poison =
    { "" }
    If something was swallowed: { $helpline }.{ $more }
# The same about alcohol and drugs.
helpline-for-substance =
    { "" }
    About alcohol and drugs: { $helpline }.{ $more }
# The same about gambling.
helpline-for-gambling =
    { "" }
    About gambling: { $helpline }.{ $more }
# Above the text that can be copied.
care-words-to-tell = For someone you trust: "I'm not doing well and I don't want to be alone. Can you stay with me or call me?"
# The text that the copy button puts on the clipboard.
care-words-text = I'm not doing well and I don't want to be alone. Can you stay with me or call me?
# Button on a friend's card.
care-helping-button = How to help someone
# Behind it, for a friend: the words may have been about somebody near.
care-helping =
    If it's about someone near you: stay with them, or on the phone. Listen, and let them talk.

    Ask directly if they think of ending their life. Asking does not put the thought there.

    If they may act on it, call { $emergency }, and stay until someone is there.
# Typed below a card: how to call.
care-how-to-call =
    Open the phone app. Type the number. Press the green button. You can say: "I'm not safe. I need help."

    The number: { $emergency }. To talk or write with a person instead: { $helpline }.
# Typed below a card: nobody is with them.
care-nobody-here =
    You can talk to a person now: { $helpline }.

    In danger now: { $emergency }.
# Typed below a card: "leave me alone".
care-left-alone = Okay, no more questions now. In danger: { $emergency }. To talk to a person: { $helpline }. /help is always here.
# After "I'm safe for now" when it was about an overdose. Nothing here promises silence.
care-safe-for-now =
    It can feel fine and get worse hours later. Please call { $emergency } all the same, and say what was taken.

    Ask somebody to stay with you today. Do you want one short hello from me tomorrow?
# After "I'm safe for now".
care-safe = Okay. I'll stay quiet for a day. Do you want one short hello from me tomorrow?
# After "Yes, one hello".
care-hello-coming = One hello tomorrow. Nothing else until then.
# The same after an overdose. Nothing here promises silence.
care-hello-after-all = One hello tomorrow. Until then, if it gets worse: { $emergency }. /help is always here.
# After "No hello".
care-no-hello = Okay. It's quiet here for a day. /help is always here.
# The hello itself, a day later. Nothing in it tells why.
care-hello = Hello. Just that. You don't need to answer.
# After "Keep my reminders on".
care-lifted = Okay. Your reminders stay on. /help is always here.
# After "Not what I meant": the number stays on the screen.
care-number-stays = Okay, thanks for telling me. If it ever is: { $emergency }. To talk to someone: { $helpline }.
# After "No, a rough day" on card 2. $shelf is a sentence about plans of today, or nothing.
care-rough-day = Thanks for telling me. A rough day may end early. Nothing here needs you today, and /help stays.{ $shelf }
# After choosing a rest. $shelf is a sentence about plans of today, or nothing.
care-rest = Okay, a rest today. Nothing here needs you today.{ $shelf }
# After "Carry on".
care-carry-on = Okay. Let's go on.
# Buttons of the cards.
care-more-numbers = More numbers
# Button: the moving breath.
care-breathe = Breathe with me
# Button: opens the text to copy.
care-words = Words to tell someone
# Button: copies the text.
care-copy = Copy
# Button.
care-im-safe = I'm safe for now
# Button.
care-not-meant = Not what I meant
# Button on card 2.
care-yes-or-unsure = Yes, or not sure
# Button on card 2.
care-no-rough-day = No, a rough day
# Button: goes back to what we were doing.
care-carry-on-button = Carry on
# Button.
care-someone-to-talk-to = A person to talk to
# Button.
care-rest-button = Rest today
# Button.
care-yes-hello = Yes, one hello
# Button.
care-no-hello-button = No hello
# Button: lifts the quiet day.
care-lift = Keep my reminders on
# Whom to call in an emergency, until the person has said where they are.
emergency-anywhere = 112, 911, 999, 000 or your local number
# The same in their country. $number is the number.
emergency-here = { $number }
# Whom to talk to, until we know of a number in their country that was checked lately.
helpline-anywhere = findahelpline.com, with free helplines for your country
# The same in few words.
helpline-address = findahelpline.com
# The same where we know one. $helpline is its name and number.
helpline-or = { $helpline }, or findahelpline.com
# One helpline. $hours is when somebody answers; $write is where one can write, or nothing.
helpline-named = { $name }, { $number }, { $hours }{ $write }
# In place of hours: somebody always answers.
helpline-always = day and night
# From an hour to an hour.
helpline-hours = { $begins } to { $ends }
# Where one can write instead of calling.
helpline-write = , in writing { $address }
