import { among } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import { typeOfId } from "../../domain/ids";
import { daysOf, everyIdOf, referredBy, referringTo, sharingKey } from "../effects";
import type { Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineRelated } from "./definition";
import { RelatedRow } from "./tables";
import { relatedRows, relatedTypes } from "./update";

const relatedTable = tableOf(RelatedRow);

/** What the projection relates to these organisations or topics. */
const relatedTo = (ids: readonly string[]) =>
  sql`select r."id" from "related" r where ${among(sql`r."subjectId"`, ids)}`;

/** The appearances of the person of an affiliation, and in the episodes and shows that the person hosts. */
const affiliatedAppearances = [
  sharingKey("Affiliation", "personId", "Appearance"),
  ...["showId", "episodeId"].map(
    (key) => (ids: readonly string[]) => sql`
      select a."id" as id from (${sharingKey("Affiliation", "personId", "Host")(ids)}) host
      join "host" h on h."id" = host.id join "appearance" a on ${key === "showId" ? sql`a."showId" = h."showId"` : sql`a."episodeId" = h."episodeId"`}`,
  ),
];

/**
 * What is related to each organisation, topic, person and publication, with reasons. A subject is an appearance, a publication,
 * an honour, an affiliation or a partnership. A table, because a recursive query over affiliations and publishers takes
 * 0.4 s with 300 thousand appearances, and a range of this table's key 0.03 ms.
 */
export const related: Projection = {
  name: "related",
  version: 1,
  tables: [relatedTable],
  effects: {
    Appearance: [{ columns: ["personId", "episodeId", "onBehalfOfIds"] }],
    Episode: [
      {
        columns: ["showId", "sortOn", "dayEarliest", "dayLatest"],
        subjects: referringTo("Appearance", "episodeId"),
      },
    ],
    ShowOrganisation: [
      {
        columns: ["showId", "organisationId"],
        subjects: sharingKey("ShowOrganisation", "showId", "Appearance"),
      },
    ],
    Host: ["showId", "episodeId"].map((key) => ({
      columns: ["personId", "showId", "episodeId", ...daysOf("start", "end")],
      subjects: sharingKey("Host", key, "Appearance"),
    })),
    About: [
      { subjects: sharingKey("About", "workShowId", "Appearance", "showId") },
      { subjects: sharingKey("About", "workEpisodeId", "Appearance", "episodeId") },
      { subjects: referredBy("About", "workPublicationId") },
    ],
    Publication: [{ columns: ["publisherId", "sortOn"] }],
    Contribution: [
      {
        columns: ["contributorOrganisationId", "publicationId"],
        subjects: referredBy("Contribution", "publicationId"),
      },
    ],
    Honour: [{ columns: ["awardId", "onBehalfOfId", "recipientIds"] }],
    Award: [{ columns: ["conferredById", "sortOn"], subjects: referringTo("Honour", "awardId") }],
    Partnership: [{ columns: ["fromId", "toId", "topicIds", "sortOn"] }],
    Affiliation: [
      { columns: ["organisationId", "sortOn"] },
      ...affiliatedAppearances.map((subjects) => ({
        columns: ["personId", "organisationId", "state", ...daysOf("start", "end")],
        subjects,
      })),
    ],
    Organisation: [{ columns: ["parentId"], subjects: relatedTo }],
    Topic: [{ columns: ["broaderId"], subjects: relatedTo }],
  },
  everySubject: everyIdOf(relatedTypes),
  async update(transaction, ids) {
    let written = 0;
    for (const type of relatedTypes) {
      const ofType = ids.filter((id) => typeOfId(id) === type);
      if (ofType.length > 0)
        written += await replaceRows(transaction, relatedTable, "id", ofType, relatedRows(type, ofType));
    }
    return written;
  },
  define: (world) => ({ [relatedTable.name]: defineRelated(world) }),
};
