import { createHash } from "node:crypto";

import { BadInput, shown } from "../../domain/errors";
import { itemKinds, type ProfileItem } from "./items";

/** An item without what it says: by digests of its keys, so that labels of documents that are not ours can be kept. */
export function digested(item: ProfileItem): ProfileItem {
  return {
    kind: item.kind,
    keys: item.keys.map(digestOf),
    looseKeys: item.looseKeys.map(digestOf),
    name: digestOf(item.name),
    place: item.place,
    isInferred: item.isInferred,
    says: Object.fromEntries(Object.entries(item.says).map(([name, value]) => [name, digestOf(value)])),
  };
}

/** The first half of a SHA-256, in hexadecimal. */
const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** Reads the digests that bench/eval/digest.ts writes. */
export function readDigests(text: string, file: string): ProfileItem[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  const { items } = (read ?? {}) as { readonly items?: unknown };
  if (!Array.isArray(items))
    throw new BadInput(`Expected { "items": [...] } in ${file}, but got ${shown(text.slice(0, 60))}.`);
  return items.map((item: unknown, at) => {
    if (!isItem(item))
      throw new BadInput(`Expected the digests of an item in ${file}, /items/${at}, but got ${shown(item)}.`);
    return item;
  });
}

function isItem(given: unknown): given is ProfileItem {
  const item = given as Partial<ProfileItem> | null;
  return (
    itemKinds.some((kind) => kind === item?.kind) &&
    Array.isArray(item?.keys) &&
    Array.isArray(item.looseKeys) &&
    typeof item.isInferred === "boolean" &&
    typeof item.says === "object"
  );
}
