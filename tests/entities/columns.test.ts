import { idPrefixes, idForKey, type TypeName } from "../../src/domain/ids";
import { readLink } from "../../src/domain/links/link";
import { EdtfDate, entityClasses } from "../../src/entities";
import { entityShapes, readEntity, toRow, type EntityColumn } from "../../src/entities/columns";

const types = Object.keys(idPrefixes) as TypeName[];

/** A value of the kind that each column with JSON in it holds. */
const jsonValues: Record<string, unknown> = {
  roles: ["GUEST", "SPEAKER"],
  alternateNames: ["Vic", 'O’Hara, "Vic" \\ Zoë 語'],
  alternateTitles: ["#Leadership – what’s on your mind?"],
  formerFeedUrls: ["https://example.org/feed"],
  accounts: [{ platform: "X", handle: "@PookyH", url: null }],
  sources: [{ documentId: idForKey("Document", "profile"), line: 7, item: "14", value: "a\nb" }],
  links: [
    { ...readLink("https://youtu.be/Vss6Ln103Us"), purpose: "RECORDING", pointsAt: "EPISODE", sources: [] },
  ],
};
const numbers: Record<string, number> = { number: 3.5, position: 2, version: 3, lines: 40 };

/** What a property that is spread over several columns holds: an id for an arc, a date otherwise. */
function spreadValue(columns: readonly EntityColumn[]): unknown {
  const [first] = columns;
  const arm = types.find((type) => first?.name.endsWith(`${type}Id`));
  return arm ? idForKey(arm, "any") : EdtfDate.of("2023-03-22T16:00Z");
}

function spreadProperties(type: TypeName): Map<string, EntityColumn[]> {
  const properties = new Map<string, EntityColumn[]>();
  for (const column of entityShapes[type].columns) {
    if (column.spreadFrom !== null)
      properties.set(column.spreadFrom, [...(properties.get(column.spreadFrom) ?? []), column]);
  }
  return properties;
}

function partValue({ arms, fields }: NonNullable<EntityColumn["part"]>): unknown[] {
  return fields.length > 0
    ? [Object.fromEntries(fields.map((field) => [field, `some ${field}`]))]
    : arms.map(({ to }) => idForKey(to, "any"));
}

function made(type: TypeName, valueOf: (column: EntityColumn) => unknown, spread: "some" | "none") {
  const own = entityShapes[type].columns.filter(({ spreadFrom }) => spreadFrom === null);
  const entity = Object.assign(
    new entityClasses[type](),
    Object.fromEntries(own.map((column) => [column.name, valueOf(column)])),
  );
  for (const [property, columns] of spreadProperties(type))
    Reflect.set(entity, property, spread === "some" ? spreadValue(columns) : null);
  return entity;
}

/** An entity in which every column holds something. */
const full = (type: TypeName) =>
  made(
    type,
    ({ name, isJson, part, sqlType }) =>
      part
        ? partValue(part)
        : isJson
          ? jsonValues[name]
          : sqlType === "text"
            ? `some ${name}`
            : numbers[name],
    "some",
  );

/** An entity in which everything that may be null is, and every list is empty. */
const bare = (type: TypeName) =>
  made(type, ({ isJson, part, nullable }) => (isJson || part ? [] : nullable ? null : ""), "none");

/** As rows travel: written as a list of values, read as one JSON text in which columns with JSON are taken apart. */
function thereAndBack(type: TypeName, entity: object) {
  const { columns } = entityShapes[type];
  const values = toRow(type, entity).map((value, index) =>
    columns[index]?.isJson ? (JSON.parse(value as string) as unknown) : value,
  );
  return readEntity(type, JSON.stringify(values));
}

describe.each(types)("the row of a %s", (type) => {
  it("brings back an entity in which every column is filled", () => {
    const entity = full(type);
    const again = thereAndBack(type, entity);

    expect(again).toEqual(entity);
    expect(again).toBeInstanceOf(entityClasses[type]);
    expect(Object.values(entity)).not.toContain(undefined);
  });

  it("brings back an entity of which nothing is known", () => {
    expect(thereAndBack(type, bare(type))).toEqual(bare(type));
  });

  it("spreads a date or an arc over its columns, and brings it back as one value", () => {
    for (const [property, columns] of spreadProperties(type)) {
      expect(Reflect.get(thereAndBack(type, full(type)), property)).toEqual(spreadValue(columns));
      expect(Reflect.get(thereAndBack(type, bare(type)), property)).toBeNull();
    }
  });

  it("is the same for an entity as for its properties in an object", () => {
    const entity = full(type);
    const plain = Object.fromEntries(
      [...Object.keys(entity), ...spreadProperties(type).keys()].map((name) => [
        name,
        Reflect.get(entity, name),
      ]),
    );

    expect(toRow(type, plain)).toEqual(toRow(type, entity));
  });

  it("has an id, a version, a standing, sources and links, and no two columns of one name", () => {
    const names = entityShapes[type].columns.map(({ name }) => name);

    expect(names).toEqual(
      expect.arrayContaining(["id", "version", "standing", "inferredFrom", "sources", "links"]),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

it("a list that was never set is an empty one", () => {
  const appearance = full("Appearance");
  for (const list of ["roles", "onBehalfOfIds"]) Reflect.deleteProperty(appearance, list);

  expect(thereAndBack("Appearance", appearance)).toMatchObject({ roles: [], onBehalfOfIds: [] });
});

it("an id stands once in a list that is a part", () => {
  const id = idForKey("Organisation", "army");

  expect(
    thereAndBack("Appearance", Object.assign(full("Appearance"), { onBehalfOfIds: [id, id] })),
  ).toMatchObject({
    onBehalfOfIds: [id],
  });
});
