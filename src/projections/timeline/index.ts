import { among } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import { daysOf, everyIdOf, referredBy, referringTo } from "../effects";
import type { ProjectedRow, Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import type { World } from "../world";
import { TimelineEntry } from "./tables";

const entries = tableOf(TimelineEntry);

/** The timeline entries of these appearances, publications and honours. */
const entriesOf = (itemIds: readonly string[]): Sql => {
  const isOne = (alias: string) => among(raw(`${alias}."id"`), itemIds);
  return sql`
    select x."personId", e."sortOn", x."id", 'APPEARANCE' as "kind", coalesce(e."occurredOnEdtf", e."publishedOnEdtf") as "edtf"
    from "appearance" x join "episode" e on e."id" = x."episodeId" where ${isOne("x")} and x."personId" is not null
    union
    select x."contributorPersonId", p."sortOn", p."id", 'PUBLICATION', p."publishedOnEdtf"
    from "publication" p join "contribution" x on x."publicationId" = p."id"
    where ${isOne("p")} and x."contributorPersonId" is not null
    union
    select r."recipientPersonId", w."sortOn", x."id", 'HONOUR', w."year"
    from "honour" x join "award" w on w."id" = x."awardId" join "honour_recipient" r on r."honourId" = x."id"
    where ${isOne("x")} and r."recipientPersonId" is not null`;
};

/** Appearances, publications and honours of a person in one list. A subject is one of these. */
export const timeline: Projection = {
  name: "timeline",
  version: 1,
  tables: [entries],
  effects: {
    Appearance: [{ columns: ["personId", "episodeId"] }],
    Episode: [
      {
        columns: ["sortOn", ...daysOf("occurredOn", "publishedOn")],
        subjects: referringTo("Appearance", "episodeId"),
      },
    ],
    Publication: [{ columns: ["sortOn", ...daysOf("publishedOn")] }],
    Contribution: [
      {
        columns: ["contributorPersonId", "publicationId"],
        subjects: referredBy("Contribution", "publicationId"),
      },
    ],
    Honour: [{ columns: ["recipientIds", "awardId"] }],
    Award: [{ columns: ["sortOn", "year"], subjects: referringTo("Honour", "awardId") }],
  },
  everySubject: everyIdOf(["Appearance", "Publication", "Honour"]),
  update: (transaction, ids) => replaceRows(transaction, entries, "id", ids, entriesOf(ids)),
  define: (world) => ({ [entries.name]: defineTimeline(world) }),
};

/** Computed per person, by the dates of what they took part in. */
function defineTimeline(world: World): ProjectedRow[] {
  const rows = new Map<string, ProjectedRow>();
  const add = (personId: string, id: string, kind: string, sortOn: string, edtf: string | null) =>
    rows.set(`${personId} ${id}`, { personId, sortOn, id, kind, edtf });

  for (const { id, personId, episodeId } of world.all("Appearance")) {
    const episode = world.find("Episode", episodeId);
    const date = episode?.occurredOn ?? episode?.publishedOn ?? null;
    if (episode && personId !== null) add(personId, id, "APPEARANCE", episode.sortOn, date?.edtf ?? null);
  }
  for (const { contributorId, publicationId } of world.all("Contribution")) {
    const publication = world.find("Publication", publicationId);
    if (publication && world.find("Person", contributorId))
      add(
        contributorId,
        publicationId,
        "PUBLICATION",
        publication.sortOn,
        publication.publishedOn?.edtf ?? null,
      );
  }
  for (const { id, recipientIds, awardId } of world.all("Honour")) {
    const award = world.find("Award", awardId);
    for (const recipientId of recipientIds)
      if (award && world.find("Person", recipientId))
        add(recipientId, id, "HONOUR", award.sortOn, award.year);
  }
  return [...rows.values()];
}
