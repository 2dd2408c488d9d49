import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from "graphql";

import { type Sql, sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";
import type { Values } from "../operations/argument";
import { collectFields, type Condition, type Fragments, type Selected } from "../operations/selections";
import { NotCompiled } from "./hole";
import { object, type Part } from "./text";

export type Field = GraphQLField<unknown, unknown>;
type FieldNode = ReturnType<typeof collectFields>[number]["node"];

/** A field that is selected on an object type. */
export interface Asked {
  /** The response key. */
  readonly key: string;
  readonly on: GraphQLObjectType;
  readonly field: Field;
  readonly node: FieldNode;
  /** What is selected of its value. */
  readonly selected: readonly Selected[];
}

/** Rows of a statement, of which objects are made. */
export interface Rows {
  /** The alias of their table. */
  readonly alias: string;
  /** What is joined to them for their to-one relations: a subquery for each instead takes a third longer. */
  readonly joins: Sql[];
}

/** Compiles the object of an entity, whose row is one of `rows`. */
export type CompileEntity = (
  type: TypeName,
  selected: readonly Selected[],
  rows: Rows,
  scope: Scope,
) => Part[];

/** Something that a statement's text depends on: what it was when the statement was written. */
export interface Assumption {
  readonly read: (values: Values) => unknown;
  readonly value: unknown;
}

/** What is known while one operation is compiled. */
export class Scope {
  /** Where one of them does not hold, another statement is needed. */
  readonly assumptions: Assumption[] = [];
  readonly schema: GraphQLSchema;
  /** What compiles fields comes back to it for entities within entities. */
  readonly entity: (type: TypeName, selected: readonly Selected[], rows: Rows) => Part[];
  readonly #fragments: Fragments;
  readonly #values: Values;
  /** Of conditions. */
  readonly #variables = new Set<string>();
  #rows = 0;

  constructor(schema: GraphQLSchema, fragments: Fragments, values: Values, entity: CompileEntity) {
    this.schema = schema;
    this.entity = (type, selected, rows) => entity(type, selected, rows, this);
    this.#fragments = fragments;
    this.#values = values;
  }

  /** A value by which the text is written, such as the order of a list. */
  assume<T>(read: (values: Values) => T): T {
    const value = read(this.#values);
    this.assumptions.push({ read, value });
    return value;
  }

  newRows(): Rows {
    this.#rows += 1;
    return { alias: `a${this.#rows}`, joins: [] };
  }

  asked(selected: readonly Selected[], type: GraphQLObjectType): Asked[] {
    const collected = collectFields(selected, type, {
      schema: this.schema,
      fragments: this.#fragments,
      isMerged: true,
      isSelected: (conditions) => this.#holds(conditions),
    });
    return collected.map(({ key, node, selections }) => {
      const field = type.getFields()[node.name.value];
      if (!field && node.name.value !== typename) throw new NotCompiled(node.name.value);
      return {
        key,
        on: type,
        field: field as Field,
        node,
        selected: selections.flatMap(({ selectionSet, conditions }) =>
          selectionSet ? [{ selectionSet, conditions }] : [],
        ),
      };
    });
  }

  /** An object of these selections, whose fields `read` compiles. */
  object(selected: readonly Selected[], type: GraphQLObjectType, read: (asked: Asked) => Part): Part[] {
    return object(
      this.asked(selected, type).map((asked) => [
        // An alias is bound: it is the client's text, and no statement's text has any.
        asked.node.alias ? sql`${asked.key}` : asked.key,
        asked.node.name.value === typename ? `"${type.name}"` : read(asked),
      ]),
    );
  }

  #holds(conditions: readonly Condition[]): boolean {
    return conditions.every(({ variable, excludedBy }) => {
      if (!this.#variables.has(variable)) this.assume((values) => values[variable]);
      this.#variables.add(variable);
      return this.#values[variable] !== excludedBy;
    });
  }
}

const typename = "__typename";
