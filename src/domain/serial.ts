import { fold } from "./names";

/**
 * Season and number as one text, sortable by bytes: numeric seasons by number, then named seasons (“S2” before “S10”), then episodes without a
 * season; within a season by number (0, 1, 1.5, 2), then those without. Never empty.
 */
export function serialOf(season: string | null, number: number | null): string {
  return `${seasonKeyOf(season)} ${number === null ? "~" : counted(number)}`;
}

function seasonKeyOf(season: string | null): string {
  if (season === null) return "~";
  return /^\d{1,9}(?:\.\d+)?$/.test(season)
    ? `0${counted(Number(season))}`
    : `1${fold(season).replaceAll(/\d+/g, (digits) => digits.padStart(9, "0"))}`;
}

/** Up to nine digits before the point and three after; not negative. */
const counted = (number: number): string => Math.max(0, number).toFixed(3).padStart(13, "0");
