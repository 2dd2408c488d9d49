import type { AwardRef, ThingRef } from "./rows";

/** The name of a thing, in words for people. Never empty. */
export function nameOf(thing: ThingRef): string {
  if ("displayTitle" in thing) return thing.displayTitle;
  if ("label" in thing) return thing.label;
  return thing.__typename === "Award" ? awardName(thing) : thing.name;
}

/** “CMI Awards, Chartered Manager of the Year, 2023”. */
export function awardName({ name, category, year }: AwardRef): string {
  return present([name, category, year]).join(", ");
}

/** `KEYNOTE_SPEAKER` as “keynote speaker”. */
export const inWords = (name: string): string => name.toLowerCase().replaceAll("_", " ");

/** Without those that are null. */
export function present<Row>(rows: ReadonlyArray<Row | null>): Row[] {
  return rows.filter((row) => row !== null);
}
