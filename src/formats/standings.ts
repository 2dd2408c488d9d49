import { LinkPurpose } from "../domain/links/link";
import { present } from "./names";
import type { Cited, LinkRow, Stated } from "./rows";

/** These texts do not say how certain a fact is, so a disputed one is left out. */
export function undisputed<Row extends Stated>(rows: readonly Row[] | null | undefined): Row[] {
  return (rows ?? []).filter(({ standing }) => standing !== "DISPUTED");
}

/** The URLs of undisputed links of this purpose. */
export function urlsOf(links: readonly LinkRow[], wanted: LinkPurpose): string[] {
  return undisputed(links)
    .filter(({ purpose }) => purpose === wanted)
    .map(({ url }) => url);
}

/** For readers: that no source says so, and the titles of the sources. */
export function claimsOf({ standing, sources }: Stated & Cited): string[] {
  const titles = new Set(present(sources.map(({ document }) => document?.title ?? null)));
  return [
    ...(standing === "INFERRED" ? ["Inferred: no source says so"] : []),
    ...[...titles].map((title) => `Source: ${title}`),
  ];
}
