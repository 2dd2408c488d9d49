import { ID } from "type-graphql";

import { raw, sql, type Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";
import { Standing } from "../../entities/standing";
import { contains, equals, isAtOrBelow, isIn, within, type Condition } from "../pages/conditions";
import { DateRange, daysOf } from "./dates";
import type { FilterField, Values } from "./field";
import { exists, type Row } from "./row";
import { source } from "./source";

/** A part of a folded text. */
export const partOf = (column: string, description: string): FilterField<string> => ({
  type: () => String,
  description: `${description}, ignoring accents and case.`,
  where: (text, row) => contains(row(column), text),
});

export const textIs = (column: string, description: string): FilterField<string> => ({
  type: () => String,
  description,
  where: (text, row) => equals(row(column), text),
});

/** Any of some values of an enum, in a column. */
export const anyOf = <Value extends string>(
  values: Record<string, Value>,
  column: string,
  description: string,
): FilterField<Value[]> => ({
  type: () => [values],
  description,
  where: (some, row) => isIn(row(column), some),
});

/** For filters with an organisation or a topic, which includes what is below it. */
export const exactly = (field: string) =>
  exactlyFlag(
    `Whether only \`${field}\` itself counts, without what is below it. By default that counts too.`,
  );

/** The same of the children of an organisation or a topic. */
export const directly = (field: string) =>
  exactlyFlag(
    `Whether only those directly below \`${field}\` count. By default those further below count too.`,
  );

/** Read by the conditions of the references beside it. */
const exactlyFlag = (description: string) => ({
  exactly: { type: () => Boolean, description, where: () => null } satisfies FilterField<boolean>,
});

/** An entity that a column refers to, by id or slug. */
export const reference = (type: TypeName, column: string, description: string): FilterField<string> =>
  referenceBy(type, description, (id, row, filter) => refersTo(type, row(column), id, filter));

/** An entity that the rows of another table refer to; `rows` names the row itself. */
export const referenceIn = (
  type: TypeName,
  description: string,
  rows: (row: Row) => { readonly from: Sql; readonly key: Sql },
): FilterField<string> =>
  referenceBy(type, description, (id, row, filter) => {
    const { from, key } = rows(row);
    return exists(from, refersTo(type, key, id, filter));
  });

/** An organisation or a topic includes what is below it, unless the filter says `exactly`. */
function refersTo(type: TypeName, column: Sql, id: string, { exactly: isExact }: Values): Condition {
  const hasBelow = type === "Organisation" || type === "Topic";
  return hasBelow && isExact !== true ? isAtOrBelow(column, id) : equals(column, id);
}

const referenceBy = (
  type: TypeName,
  description: string,
  where: FilterField<string>["where"],
): FilterField<string> => ({
  type: () => ID,
  description,
  read: (given, idOf) => idOf(type, given),
  where,
});

/** The columns of the first and last possible day. */
export interface DayColumns {
  readonly earliest: string;
  readonly latest: string;
}

export const dates = (columns: DayColumns, description: string): FilterField<DateRange> => ({
  type: () => DateRange,
  description,
  where: (range, row) => isWithin(columns, range, row),
});

export const isWithin = ({ earliest, latest }: DayColumns, range: DateRange, row: Row) =>
  within({ earliest: row(earliest), latest: row(latest) }, daysOf(range));

/** From a start to an end, of which either may be open or unknown. */
export const period = (description: string): FilterField<DateRange> =>
  dates({ earliest: "startEarliest", latest: "endLatest" }, description);

/** The fields of every filter. */
export const stated = {
  source,
  hasLink: {
    type: () => Boolean,
    description: "Whether it has a link.",
    where: (isWanted: boolean, row: Row) => sql`${row("links")} ${raw(isWanted ? "<>" : "=")} '[]'`,
  } satisfies FilterField<boolean>,
  standings: anyOf(Standing, "standing", "Of any of these standings: INFERRED for what no source says."),
};
