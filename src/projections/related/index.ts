import { among } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import { daysOf, everyIdOf, referringTo, sharingKey } from "../effects";
import type { Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineRelated } from "./definition";
import { RelatedRow } from "./tables";
import { relatedRows } from "./update";

const relatedTable = tableOf(RelatedRow);

/** The appearances that the projection relates to these organisations or topics. */
const relatedTo = (ids: readonly string[]) =>
  sql`select r."appearanceId" as id from "related" r where ${among(sql`r."subjectId"`, ids)}`;

/**
 * The appearances related to each organisation and topic, with reasons. A subject is an appearance. A table, because a
 * recursive query over affiliations and publishers takes 0.4 s with 300 thousand appearances, and a range of this table's
 * key 0.03 ms.
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
    ],
    Affiliation: [
      sharingKey("Affiliation", "personId", "Appearance"),
      ...["showId", "episodeId"].map(
        (key) => (ids: readonly string[]) => sql`
          select a."id" as id from (${sharingKey("Affiliation", "personId", "Host")(ids)}) host
          join "host" h on h."id" = host.id join "appearance" a on ${key === "showId" ? sql`a."showId" = h."showId"` : sql`a."episodeId" = h."episodeId"`}`,
      ),
    ].map((subjects) => ({
      columns: ["personId", "organisationId", "state", ...daysOf("start", "end")],
      subjects,
    })),
    Organisation: [{ columns: ["parentId"], subjects: relatedTo }],
    Topic: [{ columns: ["broaderId"], subjects: relatedTo }],
  },
  everySubject: everyIdOf(["Appearance"]),
  update: (transaction, ids) => replaceRows(transaction, relatedTable, "appearanceId", ids, relatedRows(ids)),
  define: (world) => ({ [relatedTable.name]: defineRelated(world) }),
};
