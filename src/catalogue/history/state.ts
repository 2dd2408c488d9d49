import { derivedColumns } from "../commands/derived-columns";
import type { AnyEntityInput } from "../commands/derived-columns";
import type { TypeName } from "../../domain/ids";
import { EdtfDate } from "../../entities/edtf-date";
import { entityClasses } from "../../entities/entity-classes";
import { entityShapes } from "../../entities/columns";
import { spreadsOf } from "../../entities/derived-properties";

/**
 * What history keeps of an entity: its properties by name, a date as EDTF. Without those that the writer computes, and
 * without null and empty lists, so that a new column changes no old state.
 */
export type State = Readonly<Record<string, unknown>>;

/** A property that can change: where its value stands among the columns of its type. */
interface Property {
  readonly name: string;
  /** Several for a date or an arc, of which the first that is set is the value. */
  readonly places: readonly number[];
  readonly isJson: boolean;
  readonly isList: boolean;
  readonly isDate: boolean;
}

const unrecorded: ReadonlySet<string> = new Set(["id", ...derivedColumns]);

const properties = Object.fromEntries(
  (Object.keys(entityClasses) as TypeName[]).map((type) => [type, propertiesOf(type)]),
) as Record<TypeName, Property[]>;

function propertiesOf(type: TypeName): Property[] {
  const spreads = spreadsOf(entityClasses[type]);
  const found = new Map<string, Property>();
  for (const [place, column] of entityShapes[type].columns.entries()) {
    if (column.isKept || unrecorded.has(column.name)) continue;
    const name = column.spreadFrom ?? column.name;
    found.set(name, {
      name,
      places: [...(found.get(name)?.places ?? []), place],
      isJson: column.isJson,
      isList: column.isJson || column.part !== null,
      isDate: column.spreadFrom !== null && spreads.get(name)?.arms.length === 0,
    });
  }
  return [...found.values()];
}

/** No entity has more of them. */
export const maxProperties = Math.max(...Object.values(properties).map(({ length }) => length));

/** The state of a row as it is written: JSON as text. */
export function stateOfRow(type: TypeName, row: readonly unknown[]): State {
  return stateBy(type, row, ({ isJson }, value) =>
    isJson ? (JSON.parse(value as string) as unknown) : value,
  );
}

/** The state of a row as it is read: each value as JSON. */
export function stateOfJson(type: TypeName, values: readonly string[]): State {
  const parsed = values.map((value) => JSON.parse(value) as unknown);
  return stateBy(type, parsed, (_, value) => value);
}

function stateBy(
  type: TypeName,
  row: readonly unknown[],
  read: (property: Property, value: unknown) => unknown,
): State {
  const state: Record<string, unknown> = {};
  for (const property of properties[type]) {
    const place = property.places.find((one) => (row[one] ?? null) !== null);
    const value = place === undefined ? null : read(property, row[place]);
    if (!saysNothing(value)) state[property.name] = value;
  }
  return state;
}

const saysNothing = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** What the writer takes for an entity in this state. */
export function inputOf(type: TypeName, id: string, state: State): AnyEntityInput {
  const values = properties[type].map(({ name, isList, isDate }) => {
    const value = state[name] ?? (isList ? [] : null);
    return [name, isDate && value !== null ? EdtfDate.of(value as string) : value] as const;
  });
  return { id, ...Object.fromEntries(values) } as AnyEntityInput;
}
