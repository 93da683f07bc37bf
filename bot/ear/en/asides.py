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
        *("no more messages", "too many messages", "mute", "mute this", "mute these", "pause this"),
        *("how do i pause", "how do i pause this", "how can i pause this", "pause lines"),
        *("pause the lines", "pause these", "how do i mute this", "how can i mute this"),
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
        *("reminders", "my reminders", "the reminders", "how do i change the reminders"),
        *("change reminders", "change the reminders", "change my reminders", "fewer reminders"),
    ),
    "stop": (
        *("make it stop", "make this stop", "how do i make it stop", "how do i make this stop"),
        *("how can i make it stop", "how can i make this stop", "no more lines", "no more of this"),
        *("stop for good", "no more links", "no and no more links"),
        *("no more lines please", "wrong person", "youve got the wrong person", "wrong number"),
        *("you have the wrong person", "im the wrong person", "i am the wrong person"),
        *(
            "please stop",
            "stop please",
            "i want out",
            "unsubscribe",
            "opt out",
            "block",
            "block this",
        ),
    ),
    "what": (
        *("what is this", "whats this", "what is this about", "whats this about", "is it safe"),
        *("how does this work", "is this safe", "is this free", "who is this from"),
        *("who sent this", "who sent me this", "is this spam", "is this a scam", "is this real"),
        *("what does this mean", "why did i get this", "what is this bot", "whats this bot"),
        *("who made this", "who runs this", "what can you do", "what can i do here"),
        *("how do i reply", "how do i answer", "how can i reply", "how can i answer"),
        *("how do i write back", "how can i write back", "can i reply", "can i write back"),
        *("what happens if i write here", "what happens if i reply", "what happens if i answer"),
        *("what happens when i write here", "how do i use this", "what do i do here"),
    ),
    "more": (
        *("what is it", "whats it", "what is that", "whats that", "how does it work", "why me"),
        *("is it free", "what does it cost", "is it a scam", "tell me more", "what", "why"),
        *("what does it mean", "what do you want", "what happens then", "whats the catch"),
        *("what happens if i say yes", "what would i have to do", "what kind of lines"),
        *("what lines", "what would i get", "what do i have to do", "do i have to answer"),
    ),
    "menu": (
        *("menu", "the menu", "settings", "my settings", "options", "show the menu"),
        *("quiet hours", "my quiet hours", "change quiet hours", "change my quiet hours"),
        *("change the quiet hours", "set quiet hours", "do not disturb", "not at night"),
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
_PLEASE: Final = r"(?:(?:please|can you|could you|just) )*"
_HOW: Final = r"(?:how|where) (?:do|can|could|would|should) i"
_LINES: Final = r"(?:this|these|it|them|(?:(?:the|these) )?(?:lines|messages)|the bot)"
_THESE: Final = (
    r"(?:(?: (?:to|from|of|off|with|getting|receiving|sending|me|any|more|all|this|these|them|it"
    r"|that|the|lines?|messages?|notes?|bot|now|please|completely|altogether))*)"
)
STOPPING: Final = (
    rf"{_PLEASE}(?:stop|end|cancel) (?:sending|passing on){_THESE}",
    rf"{_PLEASE}(?:stop|end|cancel) {_LINES}(?: please)?",
    rf"{_PLEASE}(?:turn|switch) (?:off {_LINES}|{_LINES} off)",
    rf"{_PLEASE}(?:remove|unsubscribe|take) me(?: (?:from|off)(?: (?:this|here|list))?)?",
    rf"{_HOW} (?:stop|end|cancel|quit|unsubscribe|opt out|get out|get rid){_THESE}",
    rf"{_HOW} (?:(?:turn|switch) (?:off {_LINES}|{_LINES} off)|leave(?: (?:this|here))?)",
    rf"(?:i )?(?:want|wanna|need|id like|wish) (?:to )?(?:unsubscribe|opt out|stop|quit){_THESE}",
    rf"i (?:dont|do not) want (?:to get |to receive )?(?:any |more |of )*{_LINES}(?: any ?more)?",
)
"""Wanting no more of somebody's lines; each is a whole message."""
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
    r"did (?:she|he|they) (?:see|read|get|hear) (?:it|that|this|my \w+)$",
    rf"what {_IS} (?:she|he|they) (?:done|do) (?:this week|today|yesterday|lately|so far)",
    rf"{_START}(?:{_IS}|will|would|can|could) (?:she|he)",
    rf"{_START}(?:whats?|when|wheres?|why|hows?)(?: \w+)*? (?:she|he|they|her|his|their)",
    rf"{_START}(?:can|could|may) i see (?:her|his|their|{{named}})",
    r"^(?:and|what about|how about) {named}$",
    r"^(?:and )?{named} (?:good|ok|okay|well|fine|alright)$",
)
"""Asking after somebody, who is not the reader: `who` is a pronoun or a name, `named` a name."""
_HER: Final = r"(?:her|him|them|my friend|a friend|someone|somebody|{named})"
_AFRAID: Final = r"worried|worry|scared|frightened|afraid|concerned|fear"
_HARM: Final = r"(?:hits?|beats?|hurts?|hitting|beating|hurting|hurt|threatens?|chokes?)"
_IN_NEED: Final = (
    r"(?:in (?:\w+ )?(?:danger|trouble)|not (?:safe|okay|ok)|unsafe|desperate|hopeless|helpless)"
)
WORRIED: Final = (
    rf"{_START}(?:i am |im )?(?:so |really |very |quite |a bit )*worried(?: sick)?$",
    rf"(?:{_AFRAID}) (?:that )?(?:{{who}})",
    rf"(?:{_AFRAID}) (?:that )?\w+ (?:will|might|may) {_HARM} {_HER}",
    rf"(?:{{who}}) (?:(?:is|s|sounds?|seems?|looks?|feels?|really|very|so|might be) )*{_IN_NEED}",
    r"(?:{who}) (?:\w+ ){{0,4}}(?:disappear|dying|goodbye (?:letter|note)|do something stupid)",
    r"(?:{who}) (?:\w+ ){{0,2}}(?:wants?|wanted) to (?:end it|disappear|die)",
    r"(?:{who}) (?:really |badly |urgently )*needs? help",
    r"(?:{who}) (?:has |have )?(?:took|taken|swallowed) (?:\w+ ){{0,3}}(?:pills|tablets)",
    r"(?:{who}) (?:should not|shouldnt|must not|mustnt|cannot|cant) be (?:left )?alone",
    r"what if (?:{who}) (?:dies?|is dead|does something|do something|is gone|hurts?)",
    rf"something(?:s| is) (?:very |really )?wrong with {_HER}",
    rf"(?:he|she|they|husband|wife|boyfriend|girlfriend|partner|father|mother) {_HARM} {_HER}$",
    (
        r"should i (?:call|ring|phone|tell|get) (?:someone|somebody|anyone|the police|an ambulance"
        r"|a doctor|112|911|999|000|help)"
    ),
    rf"{_START}who (?:can|could|should|do|would) i (?:call|ring|phone)",
    rf"(?:check|look in) on {_HER}",
    rf"be there for {_HER}$",
    rf"(?:{_AFRAID}) (?:about|for) {_HER}",
    rf"(?:can|do|could|should) i (?:best )?help {_HER}",
    rf"how to (?:best )?help {_HER}",
    rf"what (?:should|can|could|do) i do (?:for|about|with) {_HER}",
    rf"{_START}what (?:should|can|could|do) i do(?: now)?$",
    r"(?:{who}) (?:is not|isnt|does not|doesnt|wont|has not|hasnt) (?:answer|repl)\w*",
)
"""Being afraid for somebody, or asking how to help; the names as above."""
SEEN: Final = (
    (
        r"(?:can|could|will|would|does|do) (?:{who}) (?:see|read|hear|get|know|find out)"
        r"(?: (?:this|that|it|me|its me|it is me|who i am|what i (?:write|type|say|send)|my \w+))?$"
    ),
    r"who (?:can |will |could |else )*(?:sees?|reads?|gets?) (?:this|that|it|my \w+|what i \w+)$",
)
"""Asking what somebody sees of this; the names as above."""
WHO: Final = (
    r"^(?:and |but |so )?(?:who is|whos|who) (?:{named}|she|he|they|this person)$",
    r"^do i know (?:{named}|her|him|them|this person)$",
)
"""Asking whose name this is; the names as above."""
SPOKEN_OF: Final = (
    r"(?:she|shes|he|hes|her|him|his|hers|herself|himself)",
    r"(?:tell|ask|about|with|that|think|give|of|for|on|is|are|was|did|does|has|will) {named}",
    r"{named} (?:is|isnt|has|hasnt|had|was|wasnt|will|wont|would|might|may|can|cant|could|should)",
    r"{named} (?:do|does|doesnt|did|didnt|needs|wants|seems|looks|sounds|feels|says|said|told)",
)
"""Speaking of somebody instead of to them; the names as above."""
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
