import { among } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import { typeOfId, type TypeName } from "../../domain/ids";
import { daysOf, everyIdOf, referringTo } from "../effects";
import type { Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineItemSummaries } from "./definition";
import { ItemSummary } from "./tables";

const summaries = tableOf(ItemSummary);

interface Summarised {
  /** The row with the alias `x`, and those that it refers to. */
  readonly from: string;
  readonly facetsOf?: string;
  readonly earliest: string;
  readonly latest: string;
  readonly isLinked?: string;
}

const lasting = { earliest: `x."startEarliest"`, latest: `x."endLatest"` };

const summarised: Readonly<Partial<Record<TypeName, Summarised>>> = {
  Appearance: {
    from: `"appearance" x join "episode" e on e."id" = x."episodeId"`,
    facetsOf: `e."id"`,
    earliest: `e."dayEarliest"`,
    latest: `e."dayLatest"`,
    isLinked: `x."links" <> '[]' or e."links" <> '[]'`,
  },
  Publication: {
    from: `"publication" x`,
    earliest: `x."publishedOnEarliest"`,
    latest: `x."publishedOnLatest"`,
  },
  Honour: {
    from: `"honour" x join "award" a on a."id" = x."awardId"`,
    earliest: `a."year" || '-01-01'`,
    latest: `a."year" || '-12-31'`,
  },
  Affiliation: { from: `"affiliation" x`, ...lasting },
  Partnership: { from: `"partnership" x`, ...lasting },
};

/** Statements only for the types that are among these. */
function summaryRows(ids: readonly string[]): Sql {
  const types = new Set(ids.map(typeOfId));
  const selects = Object.entries(summarised)
    .filter(([type]) => types.has(type as TypeName))
    .map(([, { from, facetsOf = `x."id"`, earliest, latest, isLinked = `x."links" <> '[]'` }]) => {
      const columns = `${facetsOf} as "facetsOf", x."standing" as "standing", case when ${isLinked} then 1 else 0 end as "hasLink",
        ${earliest} as "dayEarliest", ${latest} as "dayLatest"`;
      return sql`select x."id" as "id", ${raw(columns)} from ${raw(from)} where ${among(raw('x."id"'), ids)}`;
    });
  return join(selects, " union all ");
}

/** Properties of items of any type, for lists of several types and of several subgraphs. A subject is the item. */
export const itemSummary: Projection = {
  name: "item-summary",
  version: 1,
  tables: [summaries],
  effects: {
    Appearance: [{ columns: ["episodeId", "links", "standing"] }],
    Episode: [
      { columns: ["dayEarliest", "dayLatest", "links"], subjects: referringTo("Appearance", "episodeId") },
    ],
    Publication: [{ columns: [...daysOf("publishedOn"), "links", "standing"] }],
    Honour: [{ columns: ["awardId", "links", "standing"] }],
    Award: [{ columns: ["year"], subjects: referringTo("Honour", "awardId") }],
    Affiliation: [{ columns: [...daysOf("start", "end"), "links", "standing"] }],
    Partnership: [{ columns: [...daysOf("start", "end"), "links", "standing"] }],
  },
  everySubject: everyIdOf(["Appearance", "Publication", "Honour", "Affiliation", "Partnership"]),
  update: (transaction, ids) => replaceRows(transaction, summaries, "id", ids, summaryRows(ids)),
  define: (world) => ({ [summaries.name]: defineItemSummaries(world) }),
};
