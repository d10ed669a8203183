// Written from the program's own types by `pytest --update tests/desk/test_sent.py`: mend those.

/** What stands in the page: `lan` where other machines may open it, `original` the language that all others were translated from. */
export interface DeskData {
  words: Record<string, Record<string, string>>;
  staff: Record<string, string>;
  lan: boolean;
  original: string;
  sides: string[];
  visits: string[];
  limits: Bounds;
}

/** All that can be found: `read` of `of` topics so far, of which `seen` have been looked at; `house` whether the clinic's file can be read, `away` whether the whole workspace cannot be reached, `paper` and `size` its own, `public` whether its blank sheets are on the web, `sites` those that a sheet may be for; `names` what papers and sizes are called, by language and key. */
export interface News {
  mark: string;
  house: boolean;
  away: boolean;
  read: number;
  seen: number;
  of: number;
  languages: LanguageToggle[];
  papers: string[];
  sizes: string[];
  names: Record<string, Record<string, string>>;
  paper: string;
  size: string;
  public: boolean;
  sites: SiteToggle[];
  topics: Topic[];
  sets: KeptSet[];
}

/** What a record system's button asks for: a topic and its language, "" for none that is known; else what to search for. */
export interface Meant {
  topic: string;
  bundle: boolean;
  language: string;
  search: string;
}

/** A sheet without a patient; its picture is asked for by `id`. */
export interface Preview {
  id: string;
  pages: number;
  codes: string[];
}

/** What went out; `job` is what it is followed by, "" where the browser prints; `leaves` are those of all copies. */
export interface Out {
  id: string;
  job: string;
  sheets: number;
  pages: number;
  leaves: number;
  copies: number;
  codes: string[];
}

/** The printers; `files` where printing leaves a file behind, `keeps` whether the print service keeps what has come out. */
export interface Queues {
  queues: QueueName[];
  files: boolean;
  keeps: "not" | "kept" | "perhaps";
}

/** How a job stands that was sent to a printer, and what the printer needs; `minutes` since it was sent. */
export interface Followed {
  id: string;
  topics: string[];
  queue: string;
  state: "waiting" | "printing" | "held" | "printed" | "taken-back" | "failed" | "unknown";
  alerts: ("paper" | "jam" | "door" | "toner" | "tray" | "output" | "offline" | "connecting" | "stopped" | "other")[];
  minutes: number;
}

/** Where a phone finds a blank sheet, and a picture of the code that leads there. */
export interface ForPhones {
  address: string;
  picture: string;
}

/** Why something was not done: one of these. */
export interface Failure {
  typed?: Typed[];
  refused?: BarredSheet;
  printer?: PrinterTrouble;
  private?: boolean;
  room?: boolean;
  away?: boolean;
  full?: boolean;
  unsaved?: boolean;
  unknown?: boolean;
  broken?: boolean;
  outside?: boolean;
}

/** The days and times that were typed, by their fields, in the words of the staff; and what is wrong. */
export interface Understood {
  words: Record<string, string>;
  typed: Typed[];
}

/** One topic (or bundle) as staff chose it; `beside` is the language of the copy that lies with it, `visit` whose pages they are; `pages` those that are chosen of its `of` pages, none where all are meant; `site` the one that it is for, "" where it lists all. */
export interface Wish {
  topic: string;
  language: string;
  size: string;
  paper: string;
  beside: string;
  bundle: boolean;
  visit: string;
  pages: number[];
  of: number;
  site: string;
}

/** How much at once: `sheets` of a basket, `copies` of each, `letters` in a field and in the `name` of a set; `seconds` after which what was typed is wiped. */
export interface Bounds {
  sheets: number;
  copies: number;
  letters: Record<string, number>;
  name: number;
  seconds: number;
}

/** A language as it stands on the toggles; `name` is what it calls itself. */
export interface LanguageToggle {
  id: string;
  name: string;
  dir: string;
}

/** A site of the clinic, by what it is called. */
export interface SiteToggle {
  id: string;
  name: string;
}

/** A topic or bundle as it is offered; `topics` are a bundle's, `printed` counts how often it went out, `lately` is 1 for what went out last, then 2, 0 for what never did; `today` whether it was today, `favourite` whether staff like it best. */
export interface Topic {
  topic: string;
  titles: Record<string, string>;
  also_called: Record<string, string[]>;
  found_by: string[];
  languages: Record<string, Availability>;
  bundle: boolean;
  topics: string[];
  printed: number;
  lately: number;
  today: boolean;
  favourite: boolean;
}

/** A basket that staff have kept under a name; of no paper. */
export interface KeptSet {
  name: string;
  wishes: Wish[];
}

/** A printer of this machine; what people call it, and whether it is stopped. */
export interface QueueName {
  name: string;
  default: boolean;
  called: string;
  stopped: boolean;
}

/** What is wrong with a field: the code of it, and the words that it is about. */
export interface Typed {
  field: string;
  code: string;
  about: string;
}

/** A sheet that may not go out, and how it stands; `topic` is "" where nobody knows which of them it is. */
export interface BarredSheet {
  topic: string;
  language: string;
  state: State;
  why: string;
  whom: string;
}

/** What is wrong with a printer: the code of it, and the names that its words hold. */
export interface PrinterTrouble {
  code: "no-service" | "service-down" | "no-answer" | "no-printer" | "printer-unknown" | "printer-stopped" | "printer-refuses" | "tray-unknown" | "media-unknown" | "not-taken";
  names: Record<string, string>;
}

/** Whether one topic may go out in one language. `why` are staff's own words about a recall, `whom` the role that answers for it and `contact` whom the clinic itself names; `nurse` and `clinician` name the limits that they fill in by hand, the topic's own by their labels; `visits` those that it has pages of their own for; `seen` whether it was looked at: before that it stands in the list by its heading alone. */
export interface Availability {
  state: State;
  why: string;
  whom: string;
  contact: string;
  version: string;
  approved: boolean;
  until: string | null;
  asks_side: boolean;
  nurse: string[];
  clinician: string[];
  visits: string[];
  seen: boolean;
}

/** How a sheet stands. */
export type State = "ready" | "refused" | "expired" | "withdrawn" | "stale" | "failed" | "superseded" | "missing" | "gone";
