import { shown } from "../../domain/errors";
import type { SourceFormat } from "./format";
import { podcastFeed } from "./podcast-feed";
import type { SourceText } from "./source-text";
import { Unreadable } from "./unreadable";
import { rootName } from "./xml/root-name";

/** In the order in which a source is tried with them. */
export const formats: readonly SourceFormat[] = [podcastFeed];

export const formatNames: readonly string[] = formats.map(({ name }) => name);

/** The format of a source, and why it is this one. Throws Unreadable where none is. */
export function recognise(source: SourceText, as: string | null): { format: SourceFormat; why: string } {
  const named = formats.find(({ name }) => name === as);
  if (named) return { format: named, why: "as was asked for" };
  for (const format of formats) {
    const why = format.recognise(source);
    if (why !== null) return { format, why };
  }
  const { text } = source;
  if (rootName(text)?.toLowerCase() === "html" || /^\s*<!doctype\s+html\b/i.test(text)) {
    throw new Unreadable(
      "Expected a feed, but got a page in HTML: perhaps one to log in, or of an error.",
      1,
    );
  }
  const got = text.trim() === "" ? "an empty file" : shown(text.trim().slice(0, 60));
  throw new Unreadable(`Expected one of ${formatNames.join(", ")}, but got ${got}.`, 1);
}
