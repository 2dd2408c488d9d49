import type { Site } from "./site";

/** How a list is written as text, an item at a time: what it is of is null for all of the graph. */
export interface ListText<Of, Item> {
  readonly begin: (site: Site, of: Of | null) => string;
  /** Empty for an item that the format cannot say. */
  readonly item: (site: Site, item: Item) => string;
  readonly between: string;
  readonly end: string;
}

/** The pieces of a list that comes in pages. */
export async function* piecesOf<Of, Item>(
  { begin, item, between, end }: ListText<Of, Item>,
  site: Site,
  of: Of | null,
  pages: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
): AsyncGenerator<string> {
  yield begin(site, of);
  let isFirst = true;
  for await (const page of pages) {
    const texts = page.map((one) => item(site, one)).filter((text) => text !== "");
    if (texts.length === 0) continue;
    yield (isFirst ? "" : between) + texts.join(between);
    isFirst = false;
  }
  yield end;
}
