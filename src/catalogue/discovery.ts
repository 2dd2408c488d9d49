import type { PageRequest } from "./pages/page";
import * as discovery from "./queries/discovery";
import * as participating from "./queries/participation";
import * as resolving from "./queries/resolve";
import * as searching from "./queries/search";
import { suggestionsFor } from "./queries/suggestions";
import type { ThingType } from "./read-models/search";
import type { Reader } from "./statements";

/** What the catalogue answers across all types: search, links, timelines, and what is missing. */
export class Discovery {
  readonly #read: Reader;

  constructor(reader: Reader) {
    this.#read = reader;
  }

  timelineOf(query: Parameters<typeof discovery.timelineOf>[1], request: PageRequest) {
    return discovery.timelineOf(this.#read, query, request);
  }

  listDataGaps(query: Parameters<typeof discovery.listDataGaps>[1], request: PageRequest) {
    return discovery.listDataGaps(this.#read, query, request);
  }

  /** Who took part in what, as facts say: what networks are made of. */
  participationOf(query: participating.ParticipationQuery): Promise<participating.Participation[]> {
    return participating.participationOf(this.#read, query);
  }

  /** The chief names of these, as search knows them. */
  findNames(ids: readonly string[]): Promise<Map<string, string>> {
    return searching.findNames(this.#read, ids);
  }

  participantsRelatedTo(relation: NonNullable<participating.ParticipationQuery["relation"]>) {
    return participating.participantsRelatedTo(this.#read, relation);
  }

  /** What a text means: any text, since no more than its folded words is taken from it. Its hits are asked for by type. */
  lookUp(text: string, types: readonly ThingType[]): Promise<searching.Search> {
    return searching.lookUp(this.#read, text, types);
  }

  /** Pages of hits, each of one type: `asks` are those of the search's groups. */
  pagesOfHits(
    sought: searching.Search["sought"],
    asks: readonly string[],
    request: PageRequest,
    count: (ask: string) => Promise<number>,
  ) {
    return searching.pagesOfHits(this.#read, sought, asks, request, count);
  }

  countsOfHits(sought: searching.Search["sought"], asks: readonly string[]): Promise<Map<string, number>> {
    return searching.countsOfHits(this.#read, sought, asks);
  }

  suggestionsFor(search: searching.Search): Promise<string[]> {
    return suggestionsFor(this.#read, search);
  }

  resolveLink(url: string) {
    return resolving.resolveLink(this.#read, url);
  }

  listLinkBearers(canonicalUrl: string, request: PageRequest) {
    return resolving.listLinkBearers(this.#read, canonicalUrl, request);
  }
}
