import type { ReadSource } from "../../records";

/** A bibliography says nothing of itself: it is known by its file. */
export function bibliographyOf(
  file: string,
  read: Pick<ReadSource, "records" | "items" | "remarks">,
): ReadSource {
  const name = file.replace(/^.*[/\\]/, "");
  return { key: null, title: name, documentTitle: `Bibliography ${name}`, url: null, ...read };
}
