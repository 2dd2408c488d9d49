import { everyIdOf, referredBy, referringTo, sharingKey } from "../effects";
import type { Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineFacets } from "./definition";
import { FacetRow } from "./tables";
import { facetRows } from "./update";

const facets = tableOf(FacetRow);

/**
 * Properties that lists are filtered by, and that are in lists within columns or in tables of other subgraphs. A subject is
 * the entity. Filters look up an entity's rows by its id.
 */
export const facetsOfEntities: Projection = {
  name: "facets",
  version: 2,
  tables: [facets],
  effects: {
    Person: [{ columns: ["links"] }],
    Organisation: [{ columns: ["links", "topicIds"] }],
    Partnership: [{ columns: ["topicIds"] }],
    Show: [
      { columns: ["links", "language"] },
      { columns: ["language"], subjects: referringTo("Episode", "showId") },
    ],
    Episode: [{ columns: ["links", "language", "showId"] }],
    Appearance: [{ columns: ["links"] }],
    Award: [{ columns: ["links"] }],
    Publication: [{ columns: ["links", "language"] }],
    About: [
      { subjects: referredBy("About", "workShowId") },
      { subjects: referredBy("About", "workEpisodeId") },
      { subjects: referredBy("About", "workPublicationId") },
      { subjects: sharingKey("About", "workShowId", "Episode", "showId") },
    ],
  },
  everySubject: everyIdOf([
    "Person",
    "Organisation",
    "Partnership",
    "Show",
    "Episode",
    "Appearance",
    "Award",
    "Publication",
  ]),
  update: (transaction, ids) => replaceRows(transaction, facets, "id", ids, facetRows(ids)),
  define: (world) => ({ [facets.name]: defineFacets(world) }),
};
