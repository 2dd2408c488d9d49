import { typeOfId } from "../../src/domain/ids";
import { LinkPurpose } from "../../src/domain/links/link";
import { EdtfDate } from "../../src/entities/edtf-date";
import { EpisodeKind, EpisodeStatus } from "../../src/entities/episode";
import { Standing } from "../../src/entities/standing";
import { largeCatalogue } from "../helpers/large-catalogue";
import { makeCitation, makeLink } from "../helpers/make-entities";
import { testStamp } from "../helpers/test-stamp";
import { upsertInto } from "../helpers/upsert";
import type { FilterWorld } from "./filter-meanings";

/** The large graph, with something for each field of each filter to find and to leave out. */
export async function filterWorld(options: Parameters<typeof largeCatalogue>[0] = {}) {
  const { catalogue, reader, graph } = await largeCatalogue(options);
  const entities = Object.values(graph).flat();
  // Of several standings, wherever they stand in their lists.
  for (const [index, entity] of entities.entries()) {
    if (index % 4 === 0) Object.assign(entity, { standing: Standing.INFERRED, inferredFrom: "a test" });
    if (index % 7 === 0) Object.assign(entity, { standing: Standing.DISPUTED, inferredFrom: null });
  }
  // Two documents with an item of one number, and two items of one document, cited here and there.
  for (const [index, entity] of entities.entries()) {
    const documentId = graph.documents[1 + (index % 3)]?.id ?? "";
    const cited = makeCitation({ documentId, item: index % 2 === 0 ? "14" : "15" });
    if (typeOfId(entity.id) !== "Document") Object.assign(entity, { sources: [...entity.sources, cited] });
  }
  for (const [index, entity] of entities.entries()) {
    const hasOwn = index % 3 === 0 && !graph.episodes.includes(entity as never);
    if (hasOwn) Object.assign(entity, { links: linksAt(index) });
  }
  for (const [index, show] of graph.shows.entries()) {
    if (index % 2 === 0) Object.assign(show, { language: "en-GB" });
  }
  for (const [index, work] of [...graph.episodes, ...graph.publications].entries()) {
    if (index % 5 === 0) Object.assign(work, { language: ["de", "fr"][index % 2] });
  }
  for (const [index, episode] of graph.episodes.entries()) {
    if (index % 5 === 0) Object.assign(episode, { kind: EpisodeKind.TRAILER });
    if (index % 6 === 0) Object.assign(episode, { status: EpisodeStatus.UPCOMING });
  }
  for (const [index, document] of graph.documents.entries()) {
    if (index % 2 === 0) Object.assign(document, { publishedOn: EdtfDate.of(String(2015 + (index % 9))) });
  }
  await catalogue.edit(testStamp, (edit) => upsertInto(edit, entities));
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return { catalogue, reader, world: { ...graph, byId } satisfies FilterWorld as FilterWorld };
}

/** On one platform or on several, for one purpose or another. */
function linksAt(index: number) {
  return ["www.youtube.com/watch?v=", "open.spotify.com/show/"].slice(index % 2).map((address, place) =>
    makeLink({
      url: `https://${address}${index}`,
      purpose: (index + place) % 4 === 3 ? LinkPurpose.EVIDENCE : LinkPurpose.PROFILE,
    }),
  );
}
