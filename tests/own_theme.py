"""A workspace's own theme.yaml: one paper and one edition that the program has never heard of."""

PAPER, EDITION, MEDIA, SIZE = "oficio", "extra-large", "na_oficio_8.5x13.4in", (612, 965)
OWN = f"""\
# yaml-language-server: $schema=schema/theme.schema.json
format: 1
papers:
  {PAPER}:
    called: {{en: Oficio paper, es: Papel oficio}}
    media: {MEDIA}
editions:
  {EDITION}:
    called: {{en: Extra large, es: Muy grande}}
    like: large
    unit: 13
    text: 34.5
    type:
      small: [21, 2]
      body: [21, 2]
      lead: [21, 2]
      h2: [26, 2.5]
      phone: [34, 3]
      big: [34, 3]
      title: [48, 5]
"""
