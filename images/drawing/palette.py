"""The tones of the pictures, each with its one meaning.

The program recolours a picture by replacing these exact values, so nothing else may be used. Greys (in %) are what a copier sees: what is
under 45 prints black, all else stays over 54 and prints white; so whatever is told by a pale tone is told by its form or grain too.
A tone with `only` paints that part and nothing else: a test asks every picture for the part of that name among its facts.
"""

from typing import Self


class Tone(str):
    """A colour, "#RRGGBB": `means` says what wears it; `only` names the one part of a picture that it may paint."""

    __slots__ = ("means", "only")
    means: str
    only: str

    def __new__(cls, colour: str, means: str, only: str = "") -> Self:
        made = super().__new__(cls, colour)
        made.means, made.only = means, only
        return made


# The broken bone: tokens, the clinic's own accent may take their place.
MARK = Tone("#7A4CA6", "the broken bone", "broken bone")  # 38
MARK_LINE = Tone("#43246B", "the outline of the broken bone", "broken bone")  # 21
MARK_SOFT = Tone("#D3C2E6", "the part of the broken bone that is not crushed", "broken bone")  # 78

# What else the words are about
CEMENT = Tone("#D3D6BC", "bone cement; it is grained", "cement")  # 83
GRAIN = Tone("#41452F", "the grains of cement", "cement")  # 26
BALLOON = Tone("#F2B35E", "the balloon that lifts a bone; it shines", "balloon")  # 74
NUMB = Tone("#8CC8F0", "numbing medicine, and the skin that it numbs", "numb")  # 75
XRAY = Tone("#F2F06A", "where X-rays go; its edge is dashed", "X-rays")  # 91
REGION = Tone("#1B6E5F", "the bones of the region that a picture names", "region")  # 38
REGION_LINE = Tone("#0E4238", "their outlines", "region")  # 23
REGION_SOFT = Tone("#A8D5C2", "the arches of these bones", "region")  # 79
ARROW = Tone("#B4500F", "a movement", "arrow")  # 43
BRACE = Tone("#3F6FA8", "a brace", "brace")  # 43
BLOOD = Tone("#B0123F", "blood, and a bruise", "blood")  # 27

# Tablets of warfarin by strength, in the colors of the United States (docs/facts/warfarin.md); on a copy their numbers tell
TABLET_1 = Tone("#F7B3CB", "a tablet of 1 mg: pink")
TABLET_2 = Tone("#C9B4F2", "a tablet of 2 mg: lavender")
TABLET_2_HALF = Tone("#A6DC8C", "a tablet of 2.5 mg: green")
TABLET_3 = Tone("#CBA57C", "a tablet of 3 mg: tan")
TABLET_4 = Tone("#8DB4F5", "a tablet of 4 mg: blue")
TABLET_5 = Tone("#FFCBA0", "a tablet of 5 mg: peach")
TABLET_6 = Tone("#6FD0CB", "a tablet of 6 mg: teal")
TABLET_7_HALF = Tone("#FBE36A", "a tablet of 7.5 mg: yellow")
TABLET_10 = Tone("#FEFEFE", "a tablet of 10 mg: white")

# Getting ready for a look into the bowel
PREP = Tone("#B9DCEC", "the drink that empties the bowel")  # 83
STOOL = Tone("#7B4F2C", "stool")  # 34
STOOL_LOOSE = Tone("#B98C58", "stool that is thin and brown")  # 58
STOOL_THIN = Tone("#DDB45F", "stool that is thin and cloudy")  # 71
STOOL_CLEAR = Tone("#F7E58E", "stool that is clear and yellow")  # 88
SUN = Tone("#FFD34D", "the sun")  # 82

# Breathing
INHALER = Tone("#7DB0E4", "the case of an inhaler")  # 66
AIR = Tone("#F4FBFE", "air in a tube of the lungs")  # 98
LINING = Tone("#F6BDB2", "the wall of a tube of the lungs")  # 80
SLIME = Tone("#D9D88A", "slime in it")  # 83
WELL = Tone("#9FD8A8", "a zone where all is well")  # 79
WORSE = Tone("#F8DA72", "a zone where it gets worse")  # 85
BAD = Tone("#F2988E", "a zone of emergency")  # 71
MIST = Tone("#CFE9F2", "medicine as a mist")  # 88

# A scan
EAR_GUARD = Tone("#F2C14E", "what keeps noise from the ears")  # 77
CARD = Tone("#B7C9F2", "a bank card")  # 78

# A ride home
CAR = Tone("#F0B49A", "a car")  # 76
LAMP = Tone("#FFF3B8", "a car's lamp, a window with light in it")  # 95

# A child
STRIPE = Tone("#F3C9D3", "the stripes of a child's shirt")  # 83
THREAD = Tone("#22305E", "the threads of stitches")  # 19
SORE = Tone("#E79C8E", "skin that is a little red around a cut")  # 70

# An evening at home
DUSK = Tone("#2E3A66", "the sky at night")  # 22
GLASS = Tone("#EAF4FA", "a glass, and water in it")
BOX_LID = Tone("#D9E8C9", "the lids of a pill box")
FOOD = Tone("#E8B878", "food: bread, cheese")  # 75

# Everywhere
INK = Tone("#3A2F4C", "lines, and signs such as a tick")  # 22
PAPER = Tone("#FFFFFF", "white: cracks, what shines, the ground of a sign")
SIGN = Tone("#000000", "the one colour of an icon, replaced when it is set; never in a picture")

# Bone and what lies around it
BONE = Tone("#FFF9EA", "healthy bone")
BONE_DEEP = Tone("#E6D6B4", "the cells inside a bone")
DISC = Tone("#CFE3E6", "the discs between bones")
NERVE = Tone("#F7DE8D", "nerves")
FAT = Tone("#F9E7B5", "fat")
MUSCLE = Tone("#EFC3B4", "muscle")
MUSCLE_DEEP = Tone("#E0A794", "the fibres of muscle")
INSIDE = Tone("#F6E3D6", "the inside of the belly")
BODY = Tone("#F8DDC8", "a body that is seen through")

# People
SKIN_A = Tone("#F5D3B8", "skin")
SKIN_B = Tone("#DDA985", "skin, darker")
SKIN_C = Tone("#B48560", "skin, the darkest that keeps a face's lines on a copier")  # 55
HAIR_WHITE = Tone("#CFC8D4", "white hair")
HAIR_GREY = Tone("#B9B2BD", "grey hair")
HAIR_BROWN = Tone("#8A6A55", "brown hair")
HAIR_DARK = Tone("#5A4E5E", "dark hair")

# What they wear and lie on
CLOTH = Tone("#A9D0CF", "clothes, and cloths")
CLOTH_DEEP = Tone("#86B4B8", "clothes and sheets, deeper")
WARM = Tone("#E8C9A9", "clothes of those who are up and about")
TROUSER = Tone("#8FA5B8", "their trousers")
SHOE = Tone("#B4BBCB", "shoes")
GLOVE = Tone("#BFE0F5", "gloves of those who treat")
BANDAGE = Tone("#FFFDF6", "a bandage")
PAD = Tone("#EFD3B0", "the pad of a bandage")
LINEN = Tone("#FCFDFE", "bed linen, a mask")
LINEN_DEEP = Tone("#E0E3EB", "cushions, and linen in the shade")

# Rooms, machines, outdoors
NEEDLE = Tone("#F7F9FB", "needles and syringes")
GRIP = Tone("#9CC7D6", "what a needle is held by")
GRIP_DEEP = Tone("#78A8BC", "its cap")
STEEL = Tone("#E4E6EC", "machines and furniture of metal")
STEEL_DEEP = Tone("#BFC4D0", "the same, in the shade; frames")
SCREEN = Tone("#262E38", "a screen")  # 18
SHADOW = Tone("#C3CAD1", "bones on a screen")
WOOD = Tone("#DDBB95", "wood, cardboard")
FLOOR = Tone("#E9DCCB", "floors and paths")
LEAF = Tone("#B5D3A0", "trees and bushes")
HILL = Tone("#DCEBD4", "hills")

TONES = {name: value for name, value in globals().items() if isinstance(value, Tone)}
