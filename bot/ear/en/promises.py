"""English words that may mean a promise to someone.

Patterns are searched for in a text after `plain.py`: lower case, no apostrophes, no punctuation.
`{child}` and the other names in braces stand for a set of words from the table below.
"""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "someone": (
        r"(?:my |our |the )?(?:son|daughter|kids?|children|child|girls?|boys?|baby|grandson"
        r"|granddaughter|nephew|niece|mum|mom|mother|dad|father|sister|brother|partner|wife"
        r"|husband|girlfriend|boyfriend|ex|friend|mate|aunt|uncle|nan|grandma|grandpa|boss|team"
        r"|doctor|dentist|counsellor|counselor|neighbour|neighbor)"
    ),
    "thing": (
        r"(?:a|an|some|the|my|our|his|her|their|this|that|it|these|those|milk|bread|food|groceries"
        r"|shopping|parcels?|packages?|post|mail|laundry|litter|rubbish|trash|books?|keys?|pizza"
        r"|dinner|lunch|coffee|tea|medicine|meds|tablets|prescriptions?|running|painting|knitting"
        r"|guitar|phone|speed|where|up|new|two|one|\d+)"
    ),
    "fetch": r"(?:pick(?:ing)? up|collect(?:ing)?|fetch(?:ing)?)",
    "with": r"(?:coffee|tea|lunch|dinner|breakfast|walk|film|drink|date|call) with",
}
PATTERNS: Final = (
    # the word itself
    r"(?:i|i have|ive) promised?",
    r"\A promised?",
    r"promise (?:to|that|someone|him|her|them)",
    r"(?:gave|given|give) (?:him|her|them|{someone}|\w+) my word",
    r"my word to",
    r"(?:said|told \w+(?: \w+)?) (?:that )?(?:i would|id|i will|ill)",
    # being there for somebody
    r"on time",
    r"(?:not|dont) (?:be )?late",
    r"(?:is|are|will be|ill be|hes|shes|theyre) waiting(?: for me)?",
    # a child, a parent, a friend
    r"{fetch} {someone}",
    r"{fetch} (?!{thing} )(?:\w+)",
    r"pick(?:ing)? (?:{someone}|(?!{thing} )\w+) up",
    r"(?:drop(?:ping)?|tak(?:e|ing)|driv(?:e|ing)) (?:{someone}|him|her|them) (?:off|to|home)",
    # meeting somebody
    r"meet(?:ing)? (?:up with |with )?(?:{someone}|(?!{thing} |people |new |others |someone )\w+)",
    r"{with} (?:{someone}|(?!someone |people |somebody |others |{thing} )\w+)",
    r"help(?:ing)? (?:{someone}|(?!{thing} |someone |somebody |people |others )\w+) (?:move|with)",
    r"(?:visit|see)(?:ing)? {someone}",
)
