import type { IdOf } from "../catalogue/filters/field";
import { Either, forDialect, Sql, sql, type Dialect } from "../database/sql/sql";
import type { Values } from "../operations/argument";

/** What the compiler leaves to the resolvers, and why. */
export class NotCompiled extends Error {}

type Fill = (values: Values, idOf: IdOf) => Sql | Promise<Sql>;

/** A part of a statement that depends on the variables. Its text may, too: a cursor adds a condition. */
class Hole {
  constructor(
    readonly fill: Fill,
    /** Whether it is filled alike for all variables. */
    readonly isFixed: boolean,
  ) {}
}

export const hole = (fill: Fill, isFixed = false): Sql => sql`${new Hole(fill, isFixed)}`;

type Fillings = ReadonlyMap<unknown, Sql>;

/** A statement with holes. What is around them is written once for each database. */
export class Template {
  readonly #statement: Sql;
  readonly #holes: readonly Hole[];
  readonly #written = new Map<Dialect, Sql>();
  #fixed: Fillings = new Map();

  constructor(statement: Sql) {
    this.#statement = statement;
    // The same in both: what differs between them is text.
    const { values } = forDialect(statement, "sqlite");
    this.#holes = [...new Set(values.filter((value) => value instanceof Hole))];
  }

  async filled(values: Values, idOf: IdOf): Promise<Sql> {
    const fill = async (isFixed: boolean): Promise<Fillings> => {
      const holes = this.#holes.filter((one) => one.isFixed === isFixed);
      return new Map(
        await Promise.all(holes.map(async (one) => [one, await one.fill(values, idOf)] as const)),
      );
    };
    // What cannot be filled is wrong for all variables, and is tried again.
    if (this.#fixed.size === 0) this.#fixed = await fill(true);
    const fillings = await fill(false);
    return sql`${new Either((dialect) => withFillings(this.#in(dialect), fillings))}`;
  }

  #in(dialect: Dialect): Sql {
    const known =
      this.#written.get(dialect) ??
      forDialect(withFillings(forDialect(this.#statement, dialect), this.#fixed), dialect);
    this.#written.set(dialect, known);
    return known;
  }
}

const withFillings = ({ strings, values }: Sql, fillings: Fillings): Sql =>
  new Sql(
    strings,
    values.map((value) => fillings.get(value) ?? value),
  );
