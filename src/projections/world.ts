import { entityOf, table, limitOf } from "../database/sql/dialect";
import { sql } from "../database/sql/sql";
import type { Reader } from "../database/statements";
import { idPrefixes, type TypeName } from "../domain/ids";
import { readEntity } from "../entities/columns";
import type { AnyEntity, EntityTypes } from "../entities/entity-classes";

const batchSize = 10_000;

/** All entities in memory, as the input of definitions. About 2 kB per row. */
export class World {
  readonly #rows: ReadonlyMap<TypeName, ReadonlyMap<string, AnyEntity>>;

  private constructor(rows: ReadonlyMap<TypeName, ReadonlyMap<string, AnyEntity>>) {
    this.#rows = rows;
  }

  static async read(reader: Reader): Promise<World> {
    const rows = new Map<TypeName, ReadonlyMap<string, AnyEntity>>();
    for (const type of Object.keys(idPrefixes) as TypeName[]) rows.set(type, await readAll(reader, type));
    return new World(rows);
  }

  all<Name extends TypeName>(type: Name): Array<EntityTypes[Name]> {
    return [...(this.#rows.get(type)?.values() ?? [])] as Array<EntityTypes[Name]>;
  }

  /** Null if no row of the type has the id. */
  find<Name extends TypeName>(type: Name, id: string | null): EntityTypes[Name] | null {
    return ((id === null ? null : this.#rows.get(type)?.get(id)) ?? null) as EntityTypes[Name] | null;
  }

  /** The rows of a type, grouped by a column. */
  groupBy<Name extends TypeName>(
    type: Name,
    keyOf: (entity: EntityTypes[Name]) => string | null,
  ): ReadonlyMap<string, ReadonlyArray<EntityTypes[Name]>> {
    const groups = new Map<string, Array<EntityTypes[Name]>>();
    for (const entity of this.all(type)) {
      const key = keyOf(entity);
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(entity);
      else groups.set(key, [entity]);
    }
    return groups;
  }

  *everyRow(): Generator<[TypeName, AnyEntity]> {
    for (const [type, rows] of this.#rows) for (const entity of rows.values()) yield [type, entity];
  }
}

async function readAll(reader: Reader, type: TypeName): Promise<Map<string, AnyEntity>> {
  const found = new Map<string, AnyEntity>();
  for (let last = "", batch = batchSize; batch === batchSize;) {
    const rows = await reader.all<{ entity: string }>(
      sql`select ${entityOf(type, "x")} as entity from ${table(type)} x where x."id" > ${last} order by x."id" ${limitOf(batchSize)}`,
    );
    for (const { entity } of rows) {
      const read = readEntity(type, entity);
      found.set(read.id, read);
      last = read.id;
    }
    batch = rows.length;
  }
  return found;
}
