import type { Schedule } from "./schedule";

/** What the title of an edition says: of which show it is, and which of its seasons. */
export interface Edition {
  /** Without the year. */
  readonly showTitle: string;
  readonly season: string | null;
  /** As the source titles it. */
  readonly seasonName: string | null;
  readonly alternateTitles: readonly string[];
}

const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const shortYear = /['’](\d{2})$/;

/** "FOSDEM 2014" is the season 2014 of FOSDEM; where the title has no year of its own, the first day has. */
export function editionOf({
  title,
  fallbackTitle,
  start,
}: Pick<Schedule, "title" | "fallbackTitle" | "start">): Edition {
  const startYear = start?.slice(0, 4) ?? null;
  const written = title ?? fallbackTitle;
  const found = yearIn(written, startYear);
  const rest = found === null ? written : withoutYear(written, found.written);
  const showTitle = rest === "" ? written : rest;
  return {
    showTitle,
    season: found?.year ?? startYear,
    seasonName: title,
    alternateTitles: title === null || showTitle === title ? [] : [title],
  };
}

/** The last year in a title, unless it is far from that of the first day: "Agenda 2030" is held in other years. */
function yearIn(
  title: string,
  startYear: string | null,
): { readonly year: string; readonly written: string } | null {
  const isNear = (one: string) => startYear === null || Math.abs(Number(one) - Number(startYear)) <= 1;
  const written = (title.match(year) ?? []).findLast(isNear);
  if (written !== undefined) return { year: written, written };
  const short = shortYear.exec(title);
  const inFull = short?.[1] === undefined ? null : `20${short[1]}`;
  return inFull !== null && isNear(inFull) ? { year: inFull, written: short?.[0] ?? "" } : null;
}

/** Without the year, and what only set it apart: "PyCon (2019)", "2019: PyCon", "PyCon - 2019 - Berlin". */
function withoutYear(title: string, written: string): string {
  const at = title.lastIndexOf(written);
  const [before, after] = [title.slice(0, at), title.slice(at + written.length)];
  const left = before.replace(/[\s([{,:|/–—-]+$/u, "");
  const right = after.replace(/^[\s)\]},:|/–—-]+/u, "");
  return [left, right]
    .filter((part) => part !== "")
    .join(" ")
    .trim();
}
