"""First and last names that are everyday words as well: "Will", "Mark", "Grace", "Baker"."""

from __future__ import annotations

NAME_WORDS = frozenset(  # in small letters they are taken for the word, and for nobody
    """
    able ace alma amber angel april archer art ash aspen august autumn avery bacon baker banks
    barber basil bass bay bean bell bender berry best bill bird bishop black blaze block bloom
    blue bond booker bowman brand branch bridge bridges brook brooks brown buck bud buddy bull
    burns bush butcher butler cane carol carpenter carter case cash chance chandler chapel
    charity chase chip christian church clay clear cliff coal cole college constant cook coral
    cotton court crane crystal cross daisy dale dandy dawn day dean dell dream drew duke dusty
    earl early east ebony elder ever faith farmer fern field fields finch fish fisher fletcher
    flint flora flower forest foster fox frank free french frost gale gardener garland gay gene
    gentry ginger glen gold golden good grace grant gray green grey grove guy hall hand harbour
    hardy harmony hart haven hazel heather heath heaven herb hill holiday holly honey honor hood
    hope house hunt hunter indigo iris ivy jack jade jasmine jay jet jewel joy juniper june
    junior justice kay king kit knight lake lamb lance lane lark laurel leaf lee light lily
    little lock long love low mace major may maple march mark marsh marshal marshall mason
    master max mead meadow melody merit mercy merry mild miles mill miller mills mint misty moor
    moon morning moss noble north oak ocean olive page park parker parson parsons pat patience
    peace peach peacock pearl penny pepper pierce piper pitt pleasant pope porter post potter
    power precious price pride prince prior prudence queen rain raven ray read reed reef rich
    ridge rife river robin rock rod rose rowan royal ruby rush rust rusty sage sailor sandy
    sanders savage scarlet scout sharp shaw shepherd short singer skip sky small smart smith
    snow solo south spring star stern still stone storm street strong style sue summer sunny
    swan sweet tanner taylor temple terry thorn tiger tiny trace tracy treasure trinity true
    tucker turner unity van vale victor violet walker wall ward waters weaver webb well wells
    west wheeler white will willow wise wish wolf wood woods worth wren wright yard young zen
    """.split()  # noqa: SIM905 - words read better than a list of them
)
