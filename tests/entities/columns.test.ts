import { idPrefixes, type TypeName } from "../../src/domain/ids";
import { readLink } from "../../src/domain/links/link";
import { EdtfDate, entityClasses } from "../../src/entities";
import { entityShapes, readEntity, toRow } from "../../src/entities/columns";

const types = Object.keys(idPrefixes) as TypeName[];

/** A value of the kind that each column with JSON in it holds. */
const jsonValues: Record<string, unknown> = {
  roles: ["GUEST", "SPEAKER"],
  alternateNames: ["Vic", 'O’Hara, "Vic" \\ Zoë 語'],
  alternateTitles: ["#Leadership – what’s on your mind?"],
  identifiers: [{ scheme: "HANDLE", value: "10034/622189" }],
  accounts: [{ platform: "X", handle: "@PookyH", url: null }],
  sources: [
    {
      document: "profile",
      line: 7,
      lastLine: null,
      item: null,
      field: null,
      value: "a\nb",
      retrievedAt: null,
    },
  ],
  links: [
    { ...readLink("https://youtu.be/Vss6Ln103Us"), purpose: "RECORDING", pointsAt: "EPISODE", sources: [] },
  ],
};
const numbers: Record<string, number> = { number: 3.5, position: 2 };
const date = EdtfDate.of("2023-03-22T16:00Z");

/** An entity in which every column holds something. */
function full<Name extends TypeName>(type: Name) {
  const { columns, embedded } = entityShapes[type];
  const values = columns
    .filter(({ embeddedIn }) => embeddedIn === null)
    .map(({ name, isJson }) => [
      name,
      isJson ? jsonValues[name] : type === "Publication" ? `some ${name}` : (numbers[name] ?? `some ${name}`),
    ]);
  const dates = embedded.map(({ property }) => [property, date]);
  return Object.assign(new entityClasses[type](), Object.fromEntries([...values, ...dates])) as InstanceType<
    (typeof entityClasses)[Name]
  >;
}

/** An entity in which everything that may be null is, and every list is empty. */
function bare<Name extends TypeName>(type: Name) {
  const { columns, embedded } = entityShapes[type];
  const values = columns
    .filter(({ embeddedIn }) => embeddedIn === null)
    .map(({ name, isJson, nullable }) => [name, isJson ? [] : nullable ? null : ""]);
  return Object.assign(
    new entityClasses[type](),
    Object.fromEntries([...values, ...embedded.map(({ property }) => [property, null])]),
  ) as InstanceType<(typeof entityClasses)[Name]>;
}

/** As rows travel: written as a list of values, read as one JSON text in which columns with JSON are taken apart. */
function thereAndBack<Name extends TypeName>(type: Name, entity: object) {
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

  it("has a column for every part of a date, and its parts come back as a date", () => {
    for (const { property, firstColumn } of entityShapes[type].embedded) {
      expect(entityShapes[type].columns[firstColumn]?.name).toBe(`${property}Edtf`);
      expect(Reflect.get(thereAndBack(type, full(type)), property)).toBeInstanceOf(EdtfDate);
    }
    expect(entityShapes[type].columns.filter(({ embeddedIn }) => embeddedIn !== null)).toHaveLength(
      4 * entityShapes[type].embedded.length,
    );
  });

  it("has an id, a standing, sources and links, and no two columns of one name", () => {
    const names = entityShapes[type].columns.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(["id", "standing", "inferredFrom", "sources", "links"]));
    expect(new Set(names).size).toBe(names.length);
  });
});

it("a list that was never set is an empty one", () => {
  const appearance = full("Appearance");
  Reflect.deleteProperty(appearance, "roles");

  expect(thereAndBack("Appearance", appearance)).toMatchObject({ roles: [] });
});
