"""What a handout says: definitions and clinics, the model, the words.  Knows no PDF."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")       # it would look for plug-ins in every installed package
