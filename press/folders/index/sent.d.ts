// Written from the program's own types by `pytest --update tests/desk/test_sent.py`: mend those.

/** What the page's script reads; `index/sent.d.ts` is written from here [tests/desk/test_sent.py]. */
export interface IndexData {
  words: Record<string, Record<string, string>>;
  staff: Record<string, string>;
  made: string;
  earliest: string;
  languages: LanguageToggle[];
  called: Record<string, string>;
  sizes: string[];
  language: string;
  size: string;
  topics: Entry[];
}

/** A language as it stands on the toggles; `name` is what it calls itself. */
export interface LanguageToggle {
  id: string;
  name: string;
  dir: string;
}

/** A topic, what it is called in every language, and its sheets. All names are the user's text. */
export interface Entry {
  topic: string;
  titles: Record<string, string>;
  also_called: Record<string, string[]>;
  sheets: Listed[];
  found_by: string[];
}

/** One sheet of a clinic as its front desk sees it. `expires` is the last day on which it may be handed out; `reason` says in words why it may not be, `whom` the role that answers for it, `contact` whom the clinic itself names; `beside` is a second language in the same file. */
export interface Listed {
  language: string;
  edition: string;
  paper: string;
  file: string;
  version: string;
  pages: number;
  approved: boolean;
  expires: string | null;
  state: State;
  reason: string;
  layout: string;
  beside: string;
  whom: string;
  contact: string;
}

/** How a sheet stands. */
export type State = "ready" | "refused" | "expired" | "withdrawn" | "stale" | "failed" | "superseded" | "missing" | "gone";
