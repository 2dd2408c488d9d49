import type { TypeName } from "../../domain/ids";
import { rowOf, type Row } from "./row";
import type { Condition } from "../pages/conditions";

/**
 * A field of a filter: its GraphQL input, its documentation and its SQL, declared once for root lists, nested lists and both
 * databases. null and undefined do not filter.
 */
export interface FilterField<Given, Value = Given> {
  readonly type: () => unknown;
  readonly description: string;
  /** Replaces each id or slug that the client gave by an id. */
  readonly read?: (given: Given, idOf: IdOf) => Promise<Value>;
  /** `filter` has the values of the other fields. */
  readonly where: (value: Value, row: Row, filter: Values) => Condition;
}

/** A filter with ids, by field. */
export type Values = Readonly<Record<string, unknown>>;

/** The id for an id or a slug. Throws NOT_FOUND if no entity has it. */
export type IdOf = (type: TypeName, reference: string) => Promise<string>;

/** A field of a filter, whatever its values are. */
type AnyFilterField = Pick<FilterField<never, unknown>, "type" | "description" | "read"> & {
  readonly where: FilterField<never>["where"];
};

export type FilterFields = Readonly<Record<string, AnyFilterField>>;

/** A filter as a client gives it. */
export type GivenFilter<Fields extends FilterFields> = {
  [Name in keyof Fields]?: (Fields[Name] extends FilterField<infer Given, infer _> ? Given : never) | null;
};

/** A filter with ids. */
export type FilterValues<Fields extends FilterFields> = {
  [Name in keyof Fields]?: (Fields[Name] extends FilterField<infer _, infer Value> ? Value : never) | null;
};

export function conditionsOf(fields: FilterFields, values: Values, row: Row = rowOf("x")): Condition[] {
  return Object.entries(fields).map(([name, { where }]) => {
    const value = values[name];
    return value === null || value === undefined ? null : where(value as never, row, values);
  });
}

/** A filter with each id or slug replaced by an id. */
export async function readFilter(
  fields: FilterFields,
  given: Readonly<Record<string, unknown>>,
  idOf: IdOf,
): Promise<Record<string, unknown>> {
  const values = await Promise.all(
    Object.entries(fields).map(async ([name, { read }]): Promise<Array<[string, unknown]>> => {
      const value = given[name];
      if (value === null || value === undefined) return [];
      return [[name, read ? await read(value as never, idOf) : value]];
    }),
  );
  return Object.fromEntries(values.flat());
}
