import type { Catalogue } from "../../../src/catalogue/catalogue";
import { findByIds } from "../../../src/catalogue/queries/by-id";
import { idPrefixes, type TypeName } from "../../../src/domain/ids";
import { raw } from "../../../src/database/sql/sql";
import { entityOf, table } from "../../../src/database/sql/dialect";
import { sql } from "../../../src/database/sql/sql";
import { entityShapes, readEntity } from "../../../src/entities/columns";
import { placeColumn, writtenShapes } from "../../../src/entities/written-properties";
import type { Citation, EdtfDate, Link } from "../../../src/entities";
import { editor } from "../../helpers/editor";
import { type Ask, graphOver } from "../../helpers/graph-over";
import { startingCatalogue } from "../../helpers/starting-catalogue";

type Entity = Record<string, unknown> & { readonly id: string; readonly version: number };
interface Payload {
  readonly userErrors: readonly unknown[];
  readonly removed?: string;
  readonly entity?: { readonly id: string; readonly version: number } | null;
}

const types = Object.keys(idPrefixes) as TypeName[];

describe("Mutations of each type", () => {
  let catalogue: Catalogue;
  let ask: Ask;
  beforeAll(async () => {
    catalogue = await startingCatalogue();
    ask = graphOver(catalogue, editor);
  });

  /** The first by their ids. */
  const entitiesOf = async (type: TypeName): Promise<Entity[]> => {
    const rows = await catalogue.reader.all<{ entity: string }>(
      sql`select ${entityOf(type, "x")} as "entity" from ${table(type)} x order by ${raw('x."id"')} limit 12`,
    );
    return rows.map(({ entity }) => readEntity(type, entity) as unknown as Entity);
  };
  const entityById = async (type: TypeName, id: string): Promise<Entity> =>
    (await findByIds(catalogue.reader, type, [id])).get(id) as unknown as Entity;
  const mutate = async (name: string, type: TypeName, input: object): Promise<Payload> => {
    const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
    const inputType = name.startsWith("remove")
      ? "RemoveInput"
      : `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const selection = name.startsWith("remove") ? "removed" : `entity: ${field} { id version }`;
    const { data, errors } = await ask<Record<string, Payload>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { code field message } } }`,
      { input },
    );
    expect(errors).toEqual([]);
    const payload = data[name] as Payload;
    expect(payload.userErrors).toEqual([]);
    return payload;
  };

  it.each(types)(
    "%s: each of the catalogue can be made anew, and is the same then, and removed",
    async (type) => {
      for (const entity of await entitiesOf(type)) {
        const { entity: created } = await mutate(`create${type}`, type, inputOf(type, entity, true));
        const copy = await entityById(type, created?.id ?? "");

        expect(comparable(type, copy)).toEqual(comparable(type, entity));
        const removed = await mutate(`remove${type}`, type, { id: created?.id, expectedVersion: 1 });
        expect(removed.removed).toBe(created?.id);
      }
      expect(await catalogue.check()).toEqual([]);
    },
  );

  it.each(types)("%s: each of the catalogue stays as it is when it is given its own values", async (type) => {
    for (const entity of await entitiesOf(type)) {
      const { id, version } = entity;

      const { entity: updated } = await mutate(`update${type}`, type, {
        id,
        expectedVersion: version,
        ...inputOf(type, entity, false),
      });

      expect(await entityById(type, id)).toEqual(entity);
      expect(updated).toEqual({ id, version });
    }
  });
});

/** What a client would write to say what an entity says. A copy has a slug and identifiers of its own. */
function inputOf(type: TypeName, entity: Entity, isCopy: boolean): Record<string, unknown> {
  const { isThing, hasPlace, properties, arcs } = writtenShapes[type];
  const dateOf = (value: unknown) => (value as EdtfDate | null)?.edtf ?? null;
  return {
    ...Object.fromEntries(
      properties
        .filter(({ name }) => !(isCopy && name === "identifiers"))
        .map(({ name, column, value }) => [
          name,
          value.kind === "date" ? dateOf(entity[column]) : entity[column],
        ]),
    ),
    ...Object.fromEntries(arcs.map(({ name, column }) => [name, entity[column]])),
    ...(isThing && !isCopy ? { slug: entity["slug"] } : {}),
    ...(hasPlace ? { [placeColumn]: entity[placeColumn] } : {}),
    standing: entity["standing"],
    ...(entity["inferredFrom"] === null ? {} : { inferredFrom: entity["inferredFrom"] }),
    sources: (entity["sources"] as Citation[]).map(citationInput),
    links: (entity["links"] as Link[]).map(({ url, purpose, pointsAt, inferredFrom, sources }) => ({
      url,
      purpose,
      pointsAt,
      inferredFrom,
      sources: sources.map(citationInput),
    })),
  };
}

function citationInput({ documentId, ...citation }: Citation) {
  return { ...citation, document: documentId };
}

/** What is the same of a copy. */
function comparable(type: TypeName, entity: Entity) {
  const kept = entityShapes[type].columns.filter(
    ({ name, isKept }) => !isKept && !["id", "slug", "identifiers"].includes(name),
  );
  return Object.fromEntries(kept.map(({ name }) => [name, entity[name]]));
}
