import type { FeedItem } from "./feed";
import { canonicalOf } from "../../../domain/links/link";
import { edtfOf } from "../times";

/** What an item is known by, and whether an older one has the same guid. */
export interface ItemKey {
  readonly key: string;
  readonly sharesGuid: boolean;
}

/**
 * The key of each item, the same at every reading: its guid, else its recording, page, or title and day. Null for an item that has none
 * of these, and the item itself that it repeats. Feeds use a guid twice: the earlier item keeps it, the other is known by more.
 */
export function itemKeysOf(items: readonly FeedItem[]): Map<FeedItem, ItemKey | FeedItem | null> {
  const groups = new Map<string, FeedItem[]>();
  const keys = new Map<FeedItem, ItemKey | FeedItem | null>();
  for (const item of items) {
    const base = baseKeyOf(item);
    if (base === null) keys.set(item, null);
    else groups.set(base, [...(groups.get(base) ?? []), item]);
  }
  for (const [base, group] of groups) {
    const firstWith = new Map<string, FeedItem>();
    for (const item of group) {
      const first = firstWith.get(contentOf(item));
      if (first) keys.set(item, first);
      else firstWith.set(contentOf(item), item);
    }
    // The newest comes first in most feeds, and must not take the key of an older one.
    const oldestFirst = [...firstWith].toReversed().toSorted(([, a], [, b]) => compare(dayOf(a), dayOf(b)));
    for (const [index, [content, item]] of oldestFirst.entries()) {
      const sharesGuid = index > 0;
      keys.set(item, { key: sharesGuid ? `${base} ${content}` : base, sharesGuid });
    }
  }
  return keys;
}

function baseKeyOf({ guid, enclosures, link, title, published }: FeedItem): string | null {
  const url = enclosures[0] ?? link;
  return (
    guid ??
    (url === null ? null : (canonicalOf(url) ?? url)) ??
    (title === null ? null : `${title} ${published ?? ""}`)
  );
}

const contentOf = ({ title, enclosures, link, season, number }: FeedItem): string =>
  [title, enclosures[0] ?? link, season, number].join(" ");

const dayOf = ({ published }: FeedItem): string => edtfOf(published ?? "") ?? "";

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
