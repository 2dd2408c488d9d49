import type { TypeName } from "../../domain/ids";
import type { Transaction } from "../statements";

/**
 * What a change to a row of this type reaches: the items (appearances, publications, honours) whose place in the read
 * models hangs on it. Asked before and after the change, since either state may be the one that counts.
 */
const reach: Partial<Record<TypeName, readonly string[]>> = {
  Appearance: [`select value as id from json_each($ids)`],
  Publication: [`select value as id from json_each($ids)`],
  Honour: [`select value as id from json_each($ids)`],
  Contribution: [
    `select c.publicationId as id from json_each($ids) changed join contribution c on c.id = changed.value`,
  ],
  Award: [`select h.id from json_each($ids) changed join honour h on h.awardId = changed.value`],
  Episode: [`select a.id from json_each($ids) changed join appearance a on a.episodeId = changed.value`],
  ShowOrganisation: [
    `select a.id from json_each($ids) changed
     join show_organisation o on o.id = changed.value join appearance a on a.showId = o.showId`,
  ],
  Host: [
    `select a.id from json_each($ids) changed join host h on h.id = changed.value join appearance a on a.showId = h.showId`,
    `select a.id from json_each($ids) changed
     join host h on h.id = changed.value join appearance a on a.episodeId = h.episodeId`,
  ],
  About: [
    `select a.id from json_each($ids) changed join about b on b.id = changed.value join appearance a on a.showId = b.workId`,
    `select a.id from json_each($ids) changed
     join about b on b.id = changed.value join appearance a on a.episodeId = b.workId`,
  ],
  Affiliation: [
    `select a.id from json_each($ids) changed
     join affiliation f on f.id = changed.value join appearance a on a.personId = f.personId`,
    `select a.id from json_each($ids) changed
     join affiliation f on f.id = changed.value
     join host h on h.personId = f.personId join appearance a on a.showId = h.showId`,
    `select a.id from json_each($ids) changed
     join affiliation f on f.id = changed.value
     join host h on h.personId = f.personId join appearance a on a.episodeId = h.episodeId`,
  ],
  // Moving one of these moves all that is related to it, and all of that stands in its own rows.
  Organisation: [
    `select r.appearanceId as id from json_each($ids) changed join related r on r.subjectId = changed.value`,
  ],
  Topic: [
    `select r.appearanceId as id from json_each($ids) changed join related r on r.subjectId = changed.value`,
  ],
};

/** Episodes that may gain or lose their hosts by a change to a host. */
const episodesOfHosts = `
  select e.id from json_each($ids) changed join host h on h.id = changed.value join episode e on e.showId = h.showId
  union
  select h.episodeId from json_each($ids) changed join host h on h.id = changed.value where h.episodeId is not null`;

/** The events (episodes, shows, publications, awards, organisations, partnerships) that a change to a row of this type reaches. */
const reachOfEvents: Partial<Record<TypeName, string>> = {
  Appearance: `select a.episodeId as id from json_each($ids) changed join appearance a on a.id = changed.value`,
  Episode: `select value as id from json_each($ids)`,
  // Its kind stands with each of its episodes, and an organisation's wherever it takes part.
  Show: `select value as id from json_each($ids)
    union all select e.id from json_each($ids) changed join episode e on e.showId = changed.value`,
  Organisation: `select value as id from json_each($ids)
    union all select p.eventId from json_each($ids) changed join participation p on p.memberId = changed.value`,
  ShowOrganisation: `
    select o.showId as id from json_each($ids) changed join show_organisation o on o.id = changed.value`,
  Host: episodesOfHosts,
  Publication: `select value as id from json_each($ids)`,
  Contribution: `
    select c.publicationId as id from json_each($ids) changed join contribution c on c.id = changed.value`,
  Award: `select value as id from json_each($ids)`,
  Honour: `select h.awardId as id from json_each($ids) changed join honour h on h.id = changed.value`,
  Affiliation: `
    select f.organisationId as id from json_each($ids) changed join affiliation f on f.id = changed.value`,
  Partnership: `select value as id from json_each($ids)`,
};

export interface Touched {
  /** All that was put or removed. */
  readonly changed: Set<string>;
  /** Appearances, publications and honours. */
  readonly items: Set<string>;
  /** Events in which somebody may have come or gone. */
  readonly events: Set<string>;
  /** Things whose gaps may have changed. */
  readonly gaps: Set<string>;
}

/** What a change to these rows of one type reaches. `moved` are those that stand elsewhere in a hierarchy, or all where there is none. */
export async function touch(
  transaction: Transaction,
  type: TypeName,
  { ids, moved }: { readonly ids: readonly string[]; readonly moved: readonly string[] },
  touched: Touched,
): Promise<void> {
  const collect = async (statement: string | undefined, of: readonly string[], into: Set<string>) => {
    if (statement === undefined || of.length === 0) return;
    const rows = await transaction.all<{ id: string }>(statement, { $ids: JSON.stringify(of) });
    for (const { id } of rows) into.add(id);
  };
  for (const statement of reach[type] ?? []) await collect(statement, moved, touched.items);
  await collect(reachOfEvents[type], ids, touched.events);
  if (type === "Host") await collect(episodesOfHosts, ids, touched.gaps);
}
