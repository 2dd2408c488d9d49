import { among } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import { daysOf, everyIdOf, referredBy, referringTo, sharingKey } from "../effects";
import type { Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineParticipation } from "./definition";
import { ParticipationRow } from "./tables";
import { participationRows } from "./update";

const facts = tableOf(ParticipationRow);

const withMembers = (ids: readonly string[]) =>
  sql`select p."eventId" as id from "participation" p where ${among(sql`p."memberId"`, ids)}`;

/** Members and events of all kinds of facts: the input of networks. A subject is an event. */
export const participation: Projection = {
  name: "participation",
  version: 3,
  tables: [facts],
  effects: {
    Appearance: [
      {
        columns: ["personId", "episodeId", "roles", "standing", "onBehalfOfIds"],
        subjects: referredBy("Appearance", "episodeId"),
      },
    ],
    Episode: [{ columns: ["showId", "status", "sortOn", "dayEarliest", "dayLatest"] }],
    Show: [{ columns: ["kind"] }, { columns: ["kind"], subjects: referringTo("Episode", "showId") }],
    Organisation: [
      { columns: ["kind"] },
      { columns: ["kind"], subjects: withMembers },
      { columns: ["parentId"], subjects: referredBy("Organisation", "parentId") },
    ],
    ShowOrganisation: [
      { columns: ["showId", "organisationId", "role"], subjects: referredBy("ShowOrganisation", "showId") },
    ],
    Host: [sharingKey("Host", "showId", "Episode"), referredBy("Host", "episodeId")].map((subjects) => ({
      columns: ["personId", "showId", "episodeId", "role", ...daysOf("start", "end")],
      subjects,
    })),
    Publication: [{ columns: ["kind", "publisherId", "sortOn", ...daysOf("publishedOn")] }],
    Contribution: [
      {
        columns: ["contributorPersonId", "contributorOrganisationId", "publicationId", "role"],
        subjects: referredBy("Contribution", "publicationId"),
      },
    ],
    Award: [{ columns: ["year", "sortOn"] }],
    Honour: [
      {
        columns: ["recipientIds", "awardId", "onBehalfOfId", "outcome", "roleTitle"],
        subjects: referredBy("Honour", "awardId"),
      },
    ],
    Affiliation: [
      {
        columns: ["personId", "organisationId", "kind", "state", "sortOn", ...daysOf("start", "end")],
        subjects: referredBy("Affiliation", "organisationId"),
      },
    ],
    Partnership: [{ columns: ["fromId", "toId", "kind", "sortOn", ...daysOf("start", "end")] }],
  },
  everySubject: everyIdOf(["Episode", "Show", "Publication", "Award", "Organisation", "Partnership"]),
  update: (transaction, ids) => replaceRows(transaction, facts, "eventId", ids, participationRows(ids)),
  define: (world) => ({ [facts.name]: defineParticipation(world) }),
};
