import { isAddress, normalAddress } from "../../../domain/links/addresses";
import type { ReadItem, ReadSource } from "../../records";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { readXml, type XmlElement } from "../xml/read-xml";

/** No player has so many. */
const maxFeeds = 10_000;

/** Reads OPML 1.0 or 2.0: an item an outline that is a feed, in whatever folder of outlines. */
export function readOpml({ name, text, sent }: SourceFile): ReadSource {
  const root = readXml(text, {});
  if (root.name.toLowerCase() !== "opml")
    throw new Unreadable(`Expected <opml>, but got <${root.name}>.`, root.line);
  const outlines = [...feedsIn(root)];
  if (outlines.length > maxFeeds) throw new Unreadable(`Expected at most ${maxFeeds} feeds in a list.`);
  const lines = new Map<string, number>();
  const items = outlines.map((outline): ReadItem => {
    const { line } = outline;
    const written = attributeOf(outline, "xmlurl") ?? attributeOf(outline, "url");
    const title = attributeOf(outline, "title") ?? attributeOf(outline, "text") ?? written ?? "";
    const place = { file: name, line, item: title };
    if (written === null) return { place, title, outcome: "refused", why: "It has no xmlUrl." };
    const address = addressOf(written, sent?.address ?? null);
    if (address === null)
      return {
        place,
        title,
        outcome: "refused",
        why: `Its xmlUrl “${written.slice(0, 200)}” is no address.`,
      };
    const before = lines.get(address);
    if (before !== undefined) return { place, title, outcome: "repeated", line: before };
    lines.set(address, line);
    return { place, title, outcome: "listed", address };
  });
  return { key: null, title: name, documentTitle: name, url: null, records: [], items, remarks: [] };
}

/** Outlines that are feeds, or say that they are. */
function* feedsIn(element: XmlElement): Iterable<XmlElement> {
  for (const part of element.content) {
    if (typeof part === "string") continue;
    const isFeed =
      attributeOf(part, "xmlurl") !== null || /^(?:rss|atom)$/i.test(attributeOf(part, "type") ?? "");
    if (part.name.toLowerCase() === "outline" && isFeed) yield part;
    yield* feedsIn(part);
  }
}

/** Programs differ in how they write `xmlUrl`. */
function attributeOf({ attributes }: XmlElement, name: string): string | null {
  const found = Object.entries(attributes).find(([written]) => written.toLowerCase() === name);
  return found?.[1].trim() || null;
}

/** One that is not whole is of the address of the list. */
function addressOf(written: string, base: string | null): string | null {
  if (isAddress(written)) return normalAddress(written);
  return base !== null && URL.canParse(written, base) ? normalAddress(new URL(written, base).href) : null;
}
