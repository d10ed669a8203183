// Written from the program's own types by `pytest --update tests/desk/test_sent.py`: mend those.

/** The words of a page, by language and key, and what those languages call themselves. */
export interface Spoken {
  words: Record<string, Record<string, string>>;
  staff: Record<string, string>;
}

/** A language as it stands on the toggles; `name` is what it calls itself. */
export interface LanguageToggle {
  id: string;
  name: string;
  dir: string;
}
