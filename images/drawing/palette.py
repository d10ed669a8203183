"""Colours of the pictures. The program recolours a picture by replacing these exact values, so nothing else may be used.

Greys (in %) are what a copier sees: lines and the mark stay under 45 and print black, all else stays over 54 and prints white.
"""

# Tokens: the clinic's own colours may take their place.
MARK = "#7A4CA6"  # 39: the part the words are about
MARK_LINE = "#43246B"  # 21: lines of the marked part
MARK_SOFT = "#D3C2E6"  # 80: what belongs to the marked part but is not it
GROUND = "#F7F0E6"  # 94: a quiet ground inside a picture

INK = "#3A2F4C"  # 21: every line
PAPER = "#FFFFFF"
SIGN = "#000000"  # the one colour of an icon, replaced when it is set; never in a picture

# Bone and what lies around it
BONE = "#FFF9EA"
BONE_DEEP = "#E6D6B4"
DISC = "#CFE3E6"
NERVE = "#F7DE8D"
FAT = "#F9E7B5"
MUSCLE = "#EFC3B4"
MUSCLE_DEEP = "#E0A794"
INSIDE = "#F6E3D6"
BODY = "#F8DDC8"

# People
SKIN_A = "#F5D3B8"
SKIN_B = "#DDA985"
SKIN_C = "#B48560"  # 56: the darkest that keeps a face's lines on a copier
HAIR_WHITE = "#CFC8D4"
HAIR_GREY = "#B9B2BD"
HAIR_BROWN = "#8A6A55"
HAIR_DARK = "#5A4E5E"

# Clothes, rooms, machines
CLOTH = "#A9D0CF"
CLOTH_DEEP = "#86B4B8"
WARM = "#E8C9A9"
TROUSER = "#8FA5B8"
LINEN = PAPER
STEEL = "#E4E6EC"
STEEL_DEEP = "#BFC4D0"
WOOD = "#DDBB95"
FLOOR = "#E9DCCB"

COLOURS = {name: value for name, value in sorted(globals().items()) if name.isupper()}
