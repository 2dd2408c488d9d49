import type { Sought } from "../../catalogue/identity/identify";
import type { Programme } from "../../catalogue/identity/programmes";
import { accountUrlOf, canonicalOf, LinkPurpose } from "../../domain/links/link";
import type { Account } from "../../entities";
import type { ImportRecord } from "../records";

const ownPurposes: ReadonlySet<LinkPurpose> = new Set([LinkPurpose.PROFILE, LinkPurpose.RECORDING]);

/** What tells who or what a record is, beside `related`, the ids of what its facts relate it to, and the programme of a show. */
export function knownOfRecord(
  { type, values, links }: ImportRecord,
  related: ReadonlySet<string>,
  programme?: Programme,
): Sought {
  const {
    name,
    title,
    feedUrl,
    identifiers = [],
    accounts = [],
  } = values as {
    name?: string;
    title?: string | null;
    feedUrl?: string | null;
    identifiers?: ReadonlyArray<{ scheme: string; value: string }>;
    accounts?: readonly Account[];
  };
  const own = links.filter(({ purpose }) => ownPurposes.has(purpose));
  // What is no address says nothing here: the draft of the record names it.
  const read = own.flatMap(({ url, purpose }) => {
    const canonicalUrl = canonicalOf(url);
    return canonicalUrl === null ? [] : [{ canonicalUrl, purpose }];
  });
  const further = [feedUrl, ...accounts.map(accountUrlOf)].flatMap((url) =>
    url ? (canonicalOf(url) ?? []) : [],
  );
  // The title of an episode tells something within its show only.
  const isOutOfShow = type === "Episode" && related.size === 0;
  return {
    state: { ...values, links: read },
    related,
    ...(programme ? { programme } : {}),
    names: isOutOfShow ? [] : [name ?? title ?? ""].filter((one) => one !== ""),
    urls: [...read.map(({ canonicalUrl }) => canonicalUrl), ...further],
    identifiers: identifiers.map(({ scheme, value }) => [scheme, value] as const),
  };
}
