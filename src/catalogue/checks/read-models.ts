import { idPrefixes, type TypeName } from "../../domain/ids";
import { dataGapsByDefinition } from "../read-models/data-gaps-by-definition";
import { participationIn } from "../read-models/participation";
import { relatedAsKept, relatedByDefinition } from "../read-models/related-by-definition";
import { searchKeptAndDefined, searchTables } from "../read-models/search-by-definition";
import { timelineOfItems } from "../read-models/timeline";
import type { Check, DatabaseProblem } from "./problem";

const remedy = "Run `rostrum migrate --rebuild`.";

/** Columns that repeat a column of the thing they hang on: `derived-columns.ts` keeps them. */
const derivedColumns: ReadonlyArray<{ type: TypeName; column: string; key: string; from: TypeName }> = [
  { type: "Appearance", column: "showId", key: "episodeId", from: "Episode" },
  { type: "Appearance", column: "sortOn", key: "episodeId", from: "Episode" },
  { type: "Contribution", column: "sortOn", key: "publicationId", from: "Publication" },
  { type: "Honour", column: "sortOn", key: "awardId", from: "Award" },
];

const everyItem =
  "select id from appearance union all select id from publication union all select id from honour";

const everyEvent = ["episode", "show", "publication", "award", "organisation", "partnership"]
  .map((table) => `select id from ${table}`)
  .join(" union all ");

const related: Check = async (reader) => {
  const [kept, defined] = [await relatedAsKept(reader), await relatedByDefinition(reader)].map(
    (rows) => new Set(rows.map((row) => JSON.stringify(row))),
  ) as [Set<string>, Set<string>];
  return differences("RELATED", kept, defined);
};

function differences(
  check: DatabaseProblem["check"],
  kept: ReadonlySet<string>,
  defined: ReadonlySet<string>,
): DatabaseProblem[] {
  return [
    ...[...defined].filter((row) => !kept.has(row)).map((row) => `Missing from the read model: ${row}.`),
    ...[...kept].filter((row) => !defined.has(row)).map((row) => `Too much in the read model: ${row}.`),
  ].map((message) => ({ check, message: `${message} ${remedy}` }));
}

const search: Check = async (reader) => {
  const { kept, defined } = await searchKeptAndDefined(reader);
  return searchTables.flatMap((table) =>
    differences(table === "link_entry" ? "LINK" : "SEARCH", kept[table], defined[table]),
  );
};

/** One statement, so that both sides are of one moment, also while a server writes. */
const compare =
  (check: DatabaseProblem["check"], table: string, definition: string): Check =>
  async (reader) => {
    const names = await reader.all<{ name: string }>(`select name from pragma_table_info('${table}')`);
    const columns = names.map(({ name }) => name).join(", ");
    const rows = await reader.all(
      `with kept as (select ${columns} from ${table}),
       defined as materialized (select ${columns} from (${definition}))
       select 'Missing from' as side, * from (select * from defined except select * from kept)
       union all
       select 'Too much in', * from (select * from kept except select * from defined)`,
    );
    return rows.map(({ side, ...row }) => ({
      check,
      message: `${String(side)} the read model: ${JSON.stringify(row)}. ${remedy}`,
    }));
  };

const derived: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const { type, column, key, from } of derivedColumns) {
    const rows = await reader.all<{ id: string; kept: string; source: string; wanted: string }>(
      `select x.id, x.${column} as kept, t.id as source, t.${column} as wanted
       from ${idPrefixes[type]} x join ${idPrefixes[from]} t on t.id = x.${key} where x.${column} is not t.${column}`,
    );
    for (const { id, kept, source, wanted } of rows) {
      problems.push({
        check: "DERIVED",
        message: `${type}.${column} of ${id} is "${kept}", but that of ${source} is "${wanted}". ${remedy}`,
      });
    }
  }
  return problems;
};

/** Hold whatever the writer keeps beside the base data against its definition, over everything. */
export const readModelChecks: readonly Check[] = [
  related,
  compare("TIMELINE", "timeline_entry", timelineOfItems(everyItem)),
  compare("PARTICIPATION", "participation", participationIn(everyEvent)),
  compare("DATA_GAP", "data_gap", dataGapsByDefinition),
  derived,
  search,
];
