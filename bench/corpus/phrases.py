"""Sentences that carry finds. Slots: {…} as in prose; [key] a count, [key%] its change, [key:m] in millions.

{chair}, {a}, {b} are people as printed; {event} the noun of the meeting, {Event} with a capital; {on} its day;
{place} its town; {org} who holds it; {topic} what it is about; {doc}, {doc2} documents as printed.
"""

EVENTS = (
    "meeting",
    "conference",
    "working session",
    "videoconference",
    "teleconference",
    "ceremony",
    "workshop",
    "seminar",
)

TOPICS: dict[str, tuple[str, ...]] = {
    "order": ("the fight against {crime}", "crime in {area}", "the campaign before {season}", "order in {area}"),
    "roads": ("traffic safety", "safe roads for {season}", "helmets and speed", "the fight against drunk driving"),
    "party": (
        "Party building",
        "political education",
        "the study of the moral example of Uncle Ho",
        "the emulation movement",
    ),
    "training": (
        "the training of recruits",
        "the work of the schools",
        "courses for {units}",
        "exercises before {season}",
    ),
    "people": ("the movement of all people protecting security", "homes for poor families", "the work with {people}"),
    "digital": ("population data", "the issuance of identity papers", "digital work", "safety on the networks"),
    "rescue": ("fire prevention", "flood relief", "rescue work in {area}", "readiness for {season}"),
    "law": ("the drafting of laws", "administrative reform", "legal work", "cuts in paperwork"),
    "border": ("peace along the border", "the fight against smuggling", "joint patrols near {area}"),
    "health": ("health care for the troops", "food safety", "help for {people} in {area}"),
    "press": ("the press of the force", "news and films", "the answer to false news"),
    "logistics": ("supplies for {area}", "building works", "vehicles and {gear}"),
    "youth": ("work with the young", "the youth union", "schools without {crime}"),
    "tradition": ("the tradition of the force", "help for families of the fallen", "the early years of the force"),
    "abroad": ("cooperation with foreign police forces", "the exchange on {crime}", "peacekeeping"),
}

LEADS: tuple[str, ...] = (
    "A {event} was organized by the {org} in {place} on {on} to talk about {topic}.",
    "The {org} on {on} organized a {event} in {place} to sum up its work on {topic}.",
    "The {org} held a {event} in {place} on {on}, with {topic} on the agenda.",
    "The {org} held a {event} on {on} in {place} to review its work on {topic}.",
    "The {org} on {on} held a {event} in {place} on {topic}.",
    "A {event} on {topic} was held by the {org} in {place} on {on}.",
    "The {org} organized a {event} on {topic} in {place} on {on}.",
    "In {place}, the {org} on {on} organized a {event} to discuss {topic}.",
    "On {on}, in {place}, the {org} held a {event} to roll out tasks on {topic}.",
)
CHAIRED: tuple[str, ...] = (
    "{chair;} chaired the {event}.",
    "The {event} was chaired by {chair}.",
    "{chair;} presided over the {event}.",
    "The {event} took place under the chair of {chair}.",
)
RECEPTIONS: tuple[str, ...] = (
    "{chair;} on {on} received {guest}, in {place}.",
    "In {place}, {chair;} on {on} received {guest}.",
    "On {on}, {chair;} hosted a reception in {place} for {guest}.",
    "A reception for {guest}, was hosted by {chair} in {place} on {on}.",
)
ATTENDED: tuple[str, ...] = (
    "Attending the {event} was {a}.",
    "Also present at the {event} was {a}, among delegates from {area}.",
    "{a;} also attended the {event}.",
    "Among those present was {a}.",
)
REPORTED: tuple[str, ...] = (
    "At the {event}, {a;} delivered a report on {topic}.",
    "Presenting the report, {a;} said that {units} had worked {manner} in {area}.",
    "{a;} reported on what had been done {manner} against {crime}.",
    "According to the report delivered by {a}, {crime} had been pushed back in {area}.",
)
SPOKE: tuple[str, ...] = (
    "{c} thanked {units} for work that had been done {manner} and far from the cameras.",
    "At the end of the {event}, {c} {asked} those present to carry the message to {area}.",
    "In an exchange with delegates, {c} spoke of {trouble} and of the {good} of {people} in {area}.",
    "{c} hailed what had been reached against {crime}, yet warned against resting on it.",
    "Taking the floor, {c} recalled {season}, when {units} had stood by {people} {manner}.",
    "Speaking at the {event}, {c} praised {units} for their {good} in {area}.",
    "Concluding the {event}, {c} hailed the {good} of {units} and thanked {people} in {area}.",
    "In closing, {c} {asked} all units to fight {crime} {manner}.",
    "Addressing the {event}, {c} pointed to {trouble} and {asked} {units} to {strive}.",
    "{c} stressed that {good} and the trust of {people} matter more than any report.",
)
ASKED: tuple[str, ...] = (
    "{c} {asked} all units to {strive}, in {area} above all.",
    "Looking ahead to {season}, {c} {asked} {units} to have {gear} ready.",
    "{c} also {asked} {units} to {strive} before {season}.",
    "{c} {asked} the units in {area} to use {thing} and to work {manner}.",
    "With regard to {crime}, {c} {asked} {units} to act {manner}.",
)
CITED: tuple[str, ...] = (
    "Questions from {area} turned on {doc}, and answers were given {manner}.",
    "The report looks back on how {units} carried out {doc}.",
    "What {doc} demands has become daily work in {area}.",
    "{people} were told {manner} about {doc} with {thing}.",
    "Delegates discussed how {doc} has been carried out in {area}.",
    "The work follows {doc}, which {units} explained {manner} to {people}.",
    "Units were {asked} to implement {doc} {manner}, above all in {area}.",
    "In line with {doc}, {units} set up {thing} and worked {manner}.",
    "After years of work under {doc}, {people} in {area} see the difference.",
    "Speakers named {doc} as the ground on which the fight against {crime} stands.",
    "{units_cap} reported on the implementation of {doc} and on {trouble} that remain.",
)
CITED_TWO: tuple[str, ...] = (
    "The {event} also dealt with {doc} and {doc2}, both of which are now part of every course.",
    "Much was said about {doc}, and about {doc2}, whose wording {units} find hard to apply in {area}.",
    "In the spirit of {doc} and {doc2}, {units} {must} work {manner}.",
)

# The first sentence of a paragraph of figures names the period: {in_period} begins it.
FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("order", (
        "{in_period}, the police investigated [social_cases] cases of social-order-related offences[social_cases%].",
        "{in_period}, police units discovered [criminal_cases] criminal cases[criminal_cases%] and arrested [criminal_arrests] people.",
        "{in_period}, the police forces handled [criminal_cases] criminal cases, arresting [criminal_arrests] offenders.",
    )),
    ("more-order", (
        "They broke up [gangs] criminal gangs and arrested [wanted] wanted criminals.",
        "The clearance rate reached [cleared] percent, that of very serious cases [cleared_serious]%.",
        "They also received [reports] crime reports and denunciations[reports%].",
        "The police also destroyed [gangs] criminal gangs in {area}.",
    )),
    ("drugs", (
        "{in_period}, the police solved [drug_cases] drug-related cases[drug_cases%] and arrested [drug_arrests] people.",
        "{in_period}, they detected [drug_cases] drug-related cases, arresting [drug_arrests] offenders.",
    )),
    ("more-drugs", (
        "They seized [heroin] kg of heroin, [synthetic_kg] kg and [synthetic_pills] pills of synthetic drugs.",
        "Police seized [heroin] kg of heroin, [synthetic_pills] pills of synthetic drugs and [cannabis] kg of marijuana.",
        "The haul amounted to [heroin] kg of heroin and [cannabis] kg of cannabis.",
    )),
    ("economy", (
        "{in_period}, the police handled [economic_cases] cases of economic crimes[economic_cases%] and [corruption_cases] corruption cases.",
        "{in_period}, they also detected [smuggling_cases] smuggling cases and [environment_cases] cases of environment-related crimes.",
        "{in_period}, police discovered [hitech_cases] cases of hi-tech crimes and [weapons_cases] cases of illegal storage of weapons.",
    )),
    ("roads", (
        "{in_period}, there were [accidents] traffic accidents, killing [deaths] people and injuring [injuries] others.",
        "{in_period}, [accidents] traffic accidents were recorded, leaving [deaths] people dead and [injuries] injured.",
        "{in_period}, [accidents] traffic accidents[accidents%] claimed [deaths] lives.",
    )),
    ("more-roads", (
        "Traffic police dealt with [violations] violations and collected fines of [fines].",
        "Police impounded [vehicles] vehicles.",
    )),
    ("fire", (
        "{in_period}, [fires] fires were recorded[fires%].",
        "{in_period}, the country saw [fires] fires, most of them in {area}.",
    )),
    ("digital", (
        "{in_period}, the police issued [cards:m] million chip-based ID cards.",
        "{in_period}, [cards] ID cards were issued and [accounts] electronic identification accounts were opened.",
    )),
)  # fmt: skip
# What figures go with a subject.
FIGURES_OF: dict[str, tuple[str, ...]] = {
    "order": ("order", "more-order", "drugs", "more-drugs", "economy", "roads"),
    "roads": ("roads", "more-roads", "order", "fire", "drugs", "more-drugs"),
    "party": ("order", "more-order", "digital", "drugs", "roads"),
    "training": ("order", "more-order", "drugs", "more-drugs", "economy"),
    "people": ("order", "more-order", "digital", "fire", "roads"),
    "digital": ("digital", "order", "more-order", "economy", "roads", "more-roads"),
    "rescue": ("fire", "roads", "more-roads", "order", "more-order"),
    "law": ("order", "more-order", "economy", "drugs", "more-drugs"),
    "abroad": ("drugs", "more-drugs", "economy", "order", "more-order"),
    "border": ("drugs", "more-drugs", "economy", "order", "more-order"),
    "health": ("fire", "roads", "order", "more-order", "drugs"),
    "press": ("order", "more-order", "roads", "digital", "economy"),
    "logistics": ("order", "roads", "more-roads", "fire", "digital"),
    "youth": ("order", "drugs", "more-drugs", "roads", "more-order"),
    "tradition": ("order", "more-order", "drugs", "digital", "fire"),
}

UP = (" (up by {x}%)", " (up {x}%)", " (an increase of {x}%)", " ({x}% higher than that of the same period in {y})")
DOWN = (" (down by {x}%)", " (down {x}%)", " (a decrease of {x}%)", " ({x}% lower than that of the same period in {y})")
QUALIFIERS = ("more than", "over", "nearly", "some", "about", "almost")

CAPTIONS: tuple[str, ...] = (
    "Delegates attend the {event}.", "Overview of the {event}.", "Delegates at the {event}.", "A view of the {event}.",
    "{c} speaks at the {event}.", "{c} addresses the {event}.", "{c} delivers a speech at the {event}.",
    "Participants pose for a photo at the {event}.", "Officers attend the {event}.",
)  # fmt: skip
TITLE_FORMS: tuple[str, ...] = (
    "{org_short} reviews work on {topic}", "{org_short} holds {event} on {topic}", "{event_cap} on {topic} held in {place}",
    "{org_short} discusses {topic} in {place}", "{org_short} sets out tasks on {topic}",
)  # fmt: skip
RECEPTION_TITLES: tuple[str, ...] = (
    "{called} receives guest from {country}", "{called} hosts {country} guest in {place}",
    "Reception for guest from {country} in {place}", "{org_short} works closer with {country}",
)  # fmt: skip
