import { base58 } from "@scure/base";

import type { TypeName } from "../../domain/ids";
import { keyPattern } from "./patterns";

const isKey = (text: string): boolean => new RegExp(keyPattern, "u").test(text);

/** The key that an export gives a thing: its slug, so that its id and slug need not be written where they are made of it. */
export function keyOfSlug(id: string, slug: string): string {
  return isKey(slug) ? slug : keyOfId(id);
}

/** The same of an episode, with that of its show before it. */
export function episodeKeyOfSlug(id: string, slug: string, showKey: string): string {
  const rest = slug.startsWith(`${showKey}-`) ? slug.slice(showKey.length + 1) : "";
  return `${showKey}/${isKey(rest) ? rest : keyOfId(id)}`;
}

/** The slug that a key means where none is written. */
export const slugOfKey = (key: string): string => key.replace("/", "-");

const keyOfId = (id: string): string => Buffer.from(base58.decode(id.slice(-22))).toString("hex");

/** A thing with its slug; of an episode with its show. */
interface Named {
  readonly type: TypeName;
  readonly id: string;
  readonly slug: string;
  readonly showId?: string;
}

/** The keys of these things by id; null of an episode whose show has none. */
export function keysOf(
  things: readonly Named[],
  knownKeyOf: (id: string) => string | undefined = () => undefined,
) {
  const keys = new Map<string, string>();
  for (const { type, id, slug } of things) if (type !== "Episode") keys.set(id, keyOfSlug(id, slug));
  for (const { type, id, slug, showId = "" } of things) {
    const showKey = keys.get(showId) ?? knownKeyOf(showId);
    if (type === "Episode" && showKey !== undefined) keys.set(id, episodeKeyOfSlug(id, slug, showKey));
  }
  return keys;
}
