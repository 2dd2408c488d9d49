import type { Catalogue } from "../../src/catalogue/catalogue";
import { type SearchHitRow, countsOfHits, lookUp, pagesOfHits } from "../../src/catalogue/queries/search";
import { lookUpForgivingly } from "../../src/catalogue/queries/forgiving-search";
import { suggestionsFor } from "../../src/catalogue/queries/suggestions";
import { thingTypes, type ThingType } from "../../src/projections/search";
import type { TextPart } from "../../src/domain/words";

/** "A [marked] text": what stands in brackets is what matched. */
export function shownAs(parts: readonly TextPart[]): string {
  return parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}

/** What a search finds of one type: every page, and what it says of their number. */
export async function found(catalogue: Catalogue, text: string, type: ThingType, first = 100) {
  const { sought, groups } = await lookUp(catalogue.reader, text, [type]);
  const { ask = "", isCapped } = groups[0] ?? {};
  const count = async () => (await countsOfHits(catalogue.reader, sought, [ask])).get(ask) ?? 0;

  const hits: SearchHitRow[] = [];
  let [after, totalCount]: [string | null, number] = [null, 0];
  do {
    const pages = await pagesOfHits(catalogue.reader, sought, [ask], { first, after }, count);
    const page = pages.get(ask);
    hits.push(...(page?.nodes ?? []));
    totalCount = (await page?.totalCount) ?? 0;
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return { hits, totalCount, isCapped };
}

/** "EXACT_NAME [Army]", best first. */
export async function foundNames(catalogue: Catalogue, text: string, type: ThingType): Promise<string[]> {
  const { hits } = await found(catalogue, text, type);
  return hits.map(({ tier, name }) => `${tier} ${shownAs(name)}`);
}

export async function suggestions(
  catalogue: Catalogue,
  text: string,
  types: readonly ThingType[] = thingTypes,
): Promise<string[]> {
  return suggestionsFor(catalogue.reader, await lookUpForgivingly(catalogue.reader, text, types));
}
