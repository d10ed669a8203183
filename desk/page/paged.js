// Which pages of the open sheet are to be printed: all of them, unless some are chosen.
import { count } from "../../press/web/shared/saying.js";

/** How many there are, and those that are chosen. @type {{ of: number, chosen: number[] }} */
export const paged = { of: 0, chosen: [] };

/** All pages are meant, of a sheet that has so many. */
export function allPages(of = 0) {
  paged.of = of;
  paged.chosen = [];
}

/** @returns {{ pages: number[], of: number }} */
export const chosenPages = () => paged.chosen.length && paged.chosen.length < paged.of
  ? { pages: [...paged.chosen], of: paged.of } : { pages: [], of: 0 };

/**
 * "2, 4–6"
 * @param {readonly number[]} pages
 */
function ranges(pages) {
  /** @type {number[][]} */
  const runs = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.at(-1) === page - 1) last.push(page);
    else runs.push([page]);
  }
  return runs.map(run => run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`).join(", ");
}

/** @param {readonly number[]} pages */
export const named = pages => count("pages.some", pages.length, { pages: ranges(pages) });

/**
 * A title, with the pages that are chosen of it.
 * @param {string} title
 * @param {{ pages: readonly number[] }} wish
 */
export const withPages = (title, { pages }) => pages.length ? `${title} (${named(pages)})` : title;
