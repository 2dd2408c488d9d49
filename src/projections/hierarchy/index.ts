import { among } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import { everyIdOf } from "../effects";
import type { Effect, Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import { defineHierarchy } from "./definition";
import { HierarchyRow } from "./tables";

const lines = tableOf(HierarchyRow);

/** What was at or below these before the edit: what has come below them since has changed itself, or is below what has. */
const below = (ids: readonly string[]): Sql =>
  sql`select h."belowId" as id from "hierarchy" h where ${among(raw('h."aboveId"'), ids)}`;

const movedTo = (column: string): Effect[] => [{ columns: [column] }, { columns: [column], subjects: below }];

/**
 * All pairs of an organisation or a topic and one at or above it. A subject is the lower one. A table, so that each subgraph
 * can filter by an organisation and what is below it, and no statement but this one is recursive.
 */
export const hierarchy: Projection = {
  name: "hierarchy",
  version: 1,
  tables: [lines],
  effects: { Organisation: movedTo("parentId"), Topic: movedTo("broaderId") },
  everySubject: everyIdOf(["Organisation", "Topic"]),
  update: (transaction, ids) => replaceRows(transaction, lines, "belowId", ids, linesUp(ids)),
  define: (world) => ({ [lines.name]: defineHierarchy(world) }),
};

/** `union` drops repeated rows, so a circle ends. */
const linesUp = (ids: readonly string[]): Sql => sql`
  with recursive line ("belowId", "aboveId") as (
    select x."id", x."id" from (select "id" from "organisation" union all select "id" from "topic") x
    where ${among(raw('x."id"'), ids)}
    union
    select line."belowId", coalesce(o."parentId", t."broaderId")
    from line
    left join "organisation" o on o."id" = line."aboveId"
    left join "topic" t on t."id" = line."aboveId"
    where coalesce(o."parentId", t."broaderId") is not null
  )
  select line."aboveId", line."belowId" from line`;
