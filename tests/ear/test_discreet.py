"""What must not stand on a lock screen for somebody else to read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ear.discreet import sensitive

TELLING = """
    AA at 7
    the A.A. meeting
    go to NA
    aa meeting with Tom
    my first na meeting
    tell my 12-step group
    coffee with my sponsor
    meeting with Sponsor Jo
    rehab open day
    Detox clinic
    90 days sober
    three weeks clean
    stayed clean
    I got drunk
    a bar without drinking
    no drinks tonight
    a beer with Sam
    drugs
    after my relapse
    Therapy on Monday
    ask my therapist
    couples counselling
    counseling
    see the psychiatrist
    the hospital canteen
    say hello at the clinic
    anxious about the party
    social ANXIETY group
    had a panic attack
    so depressed
    depression
    suicide
    self-harm
    selfharm
    gambling
    place a bet
    past the casino
    probation office
    court at ten
    shame
    I was scared
    afraid of calling
    I feel lonely
    take my meds
    leaving him
    the womens shelter
    restraining order
    job interview
    the food bank
    i cut again last night
    th3rapy
    THERAPY
    I’m ashamed
""".strip().splitlines()
PLAIN = """
    shop
    coffee
    park bench
    call Tom
    library
    say hello to the baker
    buy bread
    ask for the time
    sit in the park for ten minutes
    walk to the river
    write to Lea
    tennis court with Ana
    a hot drink at the kiosk
    drinks machine
    drink water at the gym
    have a drink of water
    i bet she comes
    book club
    choir on Thursday
    baaa said the sheep
    na ja, hello
    clean the kitchen
    the meeting at work
    water the plants
    pick up the post
    feed the cat
    smile at the cashier
    the market in town
    a film with Omar
    call the plumber
    take the bus two stops
    museum
    return the parcel
    the bakery at 9
    die Katze füttern
    wave at the neighbour
    soft drink with Kim
""".strip().splitlines()


def test_what_tells_of_health_addiction_feelings_or_trouble() -> None:
    assert [text for text in [line.strip() for line in TELLING] if not sensitive(text)] == []


def test_what_anybody_may_see() -> None:
    assert [text for text in [line.strip() for line in PLAIN] if sensitive(text)] == []


def test_a_harmless_use_hides_only_itself() -> None:
    assert sensitive("tennis court, then court")
    assert sensitive("drank water, then drank wine")


@given(st.text(max_size=4096))
def test_nothing_typed_raises(text: str) -> None:
    sensitive(text)
