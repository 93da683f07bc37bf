"""English for what is said to us and answers no question of ours.

Whole messages and patterns are compared with a text after `plain.py`: lower case, no apostrophes,
no punctuation.
"""

from __future__ import annotations

from typing import Final

WHOLE: Final = {
    "help": (
        *("help", "help me", "help please", "please help", "please help me", "i need help"),
        *("i need help now", "can you help", "can you help me", "help now"),
    ),
    "pause": (
        *("pause", "pause please", "please pause", "pause everything", "take a break from this"),
        *("stop bothering me", "stop messaging me", "stop texting me", "stop writing to me"),
        *("stop writing me", "stop sending me messages", "stop reminding me", "stop nagging"),
        *("dont message me", "dont text me", "dont write to me", "dont write me"),
        *("no more messages", "too many messages"),
    ),
    "human": (
        *("are you a human", "are you human", "are you a person", "are you a real person"),
        *("are you real", "are you a bot", "are you a robot", "are you an ai", "is this a bot"),
        *("is this a person", "is this a real person", "is this a human", "are you a machine"),
        *("am i talking to a person", "am i talking to a human", "am i talking to a bot"),
        *("is anyone there", "is anybody there", "is someone there", "who are you"),
        *("what are you", "who is this", "who reads this", "does anyone read this"),
    ),
    "data": (
        *("my data", "show my data", "show me my data", "delete my data", "delete me"),
        *("delete everything", "delete all my data", "erase my data", "erase me"),
        *("what do you keep of me", "what do you keep about me", "what do you keep"),
        *("what do you know about me", "what do you know of me", "what do you store"),
        *("what do you store about me", "what is kept of me", "what do you have on me"),
    ),
    "reminders": (
        *("remind me less", "remind me less often", "turn off reminders", "no reminders"),
        *("turn off the reminders", "stop the reminders", "stop reminders", "no more reminders"),
        *("change reminders", "change the reminders", "change my reminders", "fewer reminders"),
    ),
    "stop": (
        *("stop this", "make it stop", "make this stop", "how do i stop this", "unsubscribe"),
        *("how can i stop this", "how do i make it stop", "how do i make this stop", "opt out"),
        *("how do i stop these", "how can i stop these", "how do i stop the lines", "stop lines"),
        *("stop these", "stop these lines", "stop the lines", "no more lines", "no more of this"),
        *("how do i unsubscribe", "how do i leave", "i want to stop", "i want to stop this"),
        *("please stop", "stop please", "please stop this", "i dont want this", "i want out"),
        *("i dont want these", "i dont want lines", "i dont want any more lines"),
    ),
    "what": (
        *("what is this", "whats this", "what is it", "whats it", "what is this about"),
        *("whats this about", "what is that", "whats that", "how does it work", "why me"),
        *("how does this work", "is it safe", "is this safe", "is it free", "is this free"),
        *("what does it cost", "who is this from", "who sent this", "who sent me this"),
        *("is this spam", "is this a scam", "is it a scam", "is this real", "tell me more"),
        *("what does it mean", "what does this mean", "what do you want", "why did i get this"),
        *("what happens then", "what happens if i say yes", "what would i have to do"),
    ),
    "back": (
        *("im back", "i am back", "back", "back again", "im back again", "i am back again"),
        *("here i am", "here i am again", "im here again", "hello again", "hi again", "i am here"),
        *("im here", "its me", "its me again", "me again"),
    ),
}
_VERY: Final = r"(?:(?:so|too|very|really|quite|just|a bit|a little|all|such|still|pretty) )*"
HARSH: Final = (
    rf"(?:i am|im) {_VERY}(?:stupid|useless|pathetic|awkward|weird|worthless|dumb|an idiot)",
    rf"(?:i am|im) {_VERY}a (?:total |complete |real )?(?:failure|loser|mess|freak|joke)",
    r"i (?:always|just) (?:ruin|mess|spoil|fail|wreck)\w*",
    r"(?:everyone|everybody|they all) (?:hates?|laughs? at|laughed at) me",
    r"(?:nobody|no one) (?:likes|wants) me",
    r"i hate (?:how i am|who i am)",
)
THIRD: Final = ("shes?", "hes?", "theyre", "they")
_IS: Final = r"(?:is|are|was|were|has|have|had|did|does|do|s)"
_WELL: Final = (
    r"(?:ok|okay|alright|all right|well|fine|good|better|safe|doing|coping|managing|getting"
    r"|going|up to|out|do it|did it|done|go|went|progress|trying|sad|happy|quiet|alive)"
)
_THINGS: Final = r"(?:it|that|things|everything|all|life)"
_WHEN: Final = r"(?: (?:today|yesterday|then|now|so far))?"
_START: Final = r"^(?:(?:hi|hey|hello|so|and|but|well|please|ok) )*"
AFTER: Final = (
    rf"how(?:s| {_IS})? (?:{_THINGS} )?(?:going |getting on )?(?:with |for )?(?:{{who}})",
    rf"how(?:s| {_IS})? (?:{_THINGS} )?(?:going |getting on )?(?:with|for) (?:her|him|them)",
    rf"{_START}how(?:s| {_IS}) {_THINGS}(?: (?:go|going|been going|gone|went))?{_WHEN}$",
    rf"{_START}{_IS} it (?:go|going) (?:well|ok|okay|alright|all right|fine)$",
    rf"{_START}{_IS} (?:she|he|they) (?:\w+ )*{_WELL}",
    rf"{_START}{_IS} (?:{{named}})",
    rf"(?:what|whats|where|wheres|when|why)(?: {_IS})? (?:{{who}}) (?:up to|doing|been|going)",
    rf"(?:what|whats|where|wheres|when|why) {_IS} (?:{{named}})",
    r"(?:any|some|no) (?:news|word|updates?) (?:of|from|about|on) (?:her|him|them|{named})",
    rf"{_START}(?:any|got any) (?:news|updates?|progress)$",
    r"(?:heard|hear) (?:anything )?(?:from|of|about) (?:her|him|them|{named})$",
    r"tell me (?:how|about|what|if|whether) (?:{who}|her|him|them)",
    rf"{_START}{_IS} (?:she|he|they) (?:still )?(?:online|active|around|here|using (?:this|it))",
    rf"{_START}{_IS} (?:she|he|they) still (?:online|active|around|here|using|doing|trying|there)",
    rf"when {_IS} (?:{{who}}) (?:last )?(?:write|written|here|online|active|seen)",
    rf"why {_IS} (?:{{who}}) (?:so |not |never |always )*(?:quiet|silent|writing|write|answering)",
    rf"what {_IS} (?:she|he|they) (?:done|do|plan|planned|planning|write|written)$",
    rf"what {_IS} (?:she|he|they) (?:done|do) (?:this week|today|yesterday|lately|so far)",
)
"""Asking after somebody, who is not the reader: `who` is a pronoun or a name, `named` a name."""
_HER: Final = r"(?:her|him|them|my friend|a friend|someone|somebody|{named})"
WORRIED: Final = (
    rf"(?:worried|worry|scared|frightened|afraid|concerned|fear) (?:about|for) {_HER}",
    rf"(?:can|do|could|should) i (?:best )?help {_HER}",
    rf"how to (?:best )?help {_HER}",
    rf"what (?:should|can|could|do) i do (?:for|about|with) {_HER}",
    rf"{_START}what (?:should|can|could|do) i do(?: now)?$",
    r"(?:{who}) (?:is not|isnt|does not|doesnt|wont|has not|hasnt) (?:answer|repl)\w*",
)
"""Being afraid for somebody, or asking how to help; the names as above."""
_HEAVY: Final = (
    r"(?:ashamed|awful|terrible|horrible|miserable|lonely|sad|overwhelmed|exhausted|anxious"
    r"|scared|afraid)"
)
HARD: Final = (
    rf"(?:i am|im|i was|i feel|i felt|feeling|feel) {_VERY}{_HEAVY}",
    rf"(?:i feel|i felt|feeling|feel) {_VERY}(?:bad|alone|low|down|lost|empty)",
    r"i hate (?:this|it|everything)",
    r"i (?:cant|cannot) (?:cope|do this|go on like this)",
    r"(?:a |an )?(?:bad|awful|terrible|horrible|rough) (?:day|week|night)",
    *HARSH,
)
