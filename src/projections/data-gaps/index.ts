import { among, eachObject, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { idsByType } from "../../domain/ids-by-type";
import type { AnyEntity } from "../../entities/entity-classes";
import { contradictionsOf } from "../../entities/contradictions";
import { Standing } from "../../entities/standing";
import { daysOf, everyIdOf, referredBy, sharingKey } from "../effects";
import { hostsOf } from "../hosting";
import type { ProjectedRow, Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import type { World } from "../world";
import { DataGapKind } from "./kinds";
import { DataGapRow } from "./tables";

const gaps = tableOf(DataGapRow);

const allTypes = Object.keys(idPrefixes) as TypeName[];
/** Types with a date of their own, and usually with a link. */
const datedTypes: readonly TypeName[] = ["Episode", "Publication", "Award"];

/** Not documents: they are sources themselves. */
const statedTypes = allTypes.filter((type) => type !== "Document");

/** The kinds of gaps by condition; the table has the alias `x`. */
const conditions: ReadonlyArray<[kind: DataGapKind, types: readonly TypeName[], condition: Sql]> = [
  [DataGapKind.NO_DATE, datedTypes, raw(`x."sortOn" = ''`)],
  [
    DataGapKind.NO_HOST,
    ["Episode"],
    raw(`not exists (select 1 from "episode_host" h where h."episodeId" = x."id")`),
  ],
  [DataGapKind.NO_LINK, ["Publication", "Award"], raw(`x."links" = '[]'`)],
  [DataGapKind.NO_LINK, ["Episode"], raw(`x."links" = '[]' and x."whyNoRecording" is null`)],
  [DataGapKind.NO_SOURCE, statedTypes, raw(`x."sources" = '[]'`)],
  [DataGapKind.ONLY_INFERRED, statedTypes, raw(`x."standing" = 'INFERRED'`)],
  [
    DataGapKind.CONTRADICTION,
    allTypes,
    sql`exists (select 1 from ${eachObject(raw(`x."sources"`), "c")}
        where c.value->>'field' is not null and c.value->>'value' is not null
          and coalesce(c.value->>'standing', x."standing") = 'DISPUTED')`,
  ],
];

/** Statements only for the types that are among the ids. */
function gapsOf(ids: readonly string[]): Sql {
  const byType = idsByType(ids);
  const none = sql`select '' as "kind", '' as "id" where false`;
  const gapsOfTypes = conditions.flatMap(([kind, types, condition]) =>
    types.flatMap((type) => {
      const ofType = byType.get(type);
      return ofType === undefined
        ? []
        : sql`select ${raw(`'${kind}'`)} as "kind", x."id" as "id" from ${table(type)} x
              where ${among(raw(`x."id"`), ofType)} and ${condition}`;
    }),
  );
  return join([none, ...gapsOfTypes], " union all ");
}

const effectsOf = (type: TypeName) => [
  { columns: type === "Episode" ? undefined : ["sources", "links", "sortOn", "standing"] },
];

/**
 * Missing information: no date, no host, no source, no link, nothing that states a fact, no agreement of its sources. A subject is the entity that lacks it.
 */
export const dataGaps: Projection = {
  name: "data-gaps",
  version: 4,
  tables: [gaps],
  effects: {
    ...Object.fromEntries(allTypes.map((type) => [type, effectsOf(type)])),
    Host: [
      ...effectsOf("Host"),
      ...[sharingKey("Host", "showId", "Episode"), referredBy("Host", "episodeId")].map((subjects) => ({
        columns: ["showId", "episodeId", ...daysOf("start", "end")],
        subjects,
      })),
    ],
  },
  everySubject: everyIdOf(allTypes),
  update: (transaction, ids) => replaceRows(transaction, gaps, "id", ids, gapsOf(ids)),
  define: (world) => ({ [gaps.name]: defineDataGaps(world) }),
};

function defineDataGaps(world: World): ProjectedRow[] {
  const hostsAt = hostsOf(world);
  const isExplained = (entity: AnyEntity) => "whyNoRecording" in entity && entity.whyNoRecording !== null;
  const isUndated = (entity: AnyEntity) => "sortOn" in entity && entity.sortOn === "";
  return [...world.everyRow()].flatMap(([type, entity]) => {
    const isDated = datedTypes.includes(type);
    const found = [
      isDated && isUndated(entity) && DataGapKind.NO_DATE,
      type === "Episode" && hostsAt(entity as never).length === 0 && DataGapKind.NO_HOST,
      isDated && entity.links.length === 0 && !isExplained(entity) && DataGapKind.NO_LINK,
      type !== "Document" && entity.sources.length === 0 && DataGapKind.NO_SOURCE,
      type !== "Document" && entity.standing === Standing.INFERRED && DataGapKind.ONLY_INFERRED,
      contradictionsOf(entity).length > 0 && DataGapKind.CONTRADICTION,
    ];
    return found.flatMap((kind) => (kind ? { kind, id: entity.id } : []));
  });
}
