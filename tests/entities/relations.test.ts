import { idPrefixes, type TypeName } from "../../src/domain/ids";
import { entityClasses } from "../../src/entities";
import { entityShapes } from "../../src/entities/columns";
import { toMany, toOne, type ToMany } from "../../src/entities/relations";

const columnsOf = (type: TypeName) => entityShapes[type].columns.map(({ name }) => name);
const manies: Array<[string, ToMany]> = Object.entries(toMany);

describe("a relation to one", () => {
  it.each(toOne.map((relation) => [`${relation.from}.${relation.field}`, relation] as const))(
    "%s stands in a column of its own, and leads to things that there are",
    (_, { from, key, field, to }) => {
      expect(columnsOf(from)).toContain(key);
      expect(key).toBe(`${field}Id`);
      expect(to.length).toBeGreaterThan(0);
      for (const type of to) expect(entityClasses).toHaveProperty(type);
    },
  );

  it("is declared for every column that holds the id of something else, and once", () => {
    const declared = toOne.map(({ from, key }) => `${from}.${key}`);
    const columns = (Object.keys(idPrefixes) as TypeName[]).flatMap((type) =>
      columnsOf(type)
        .filter((name) => /[a-z]Id$/.test(name))
        .map((name) => `${type}.${name}`),
    );

    expect(declared.toSorted()).toEqual(columns.toSorted());
  });
});

describe("a relation to many", () => {
  it.each(manies)("%s is the other side of a relation to one", (_, { from, to, key }) => {
    const other = toOne.find((relation) => relation.from === to && relation.key === key);

    expect(other?.to.toSorted()).toEqual([...from].toSorted());
  });

  it.each(manies)("%s is ordered by a column that is never null", (_, { to, order }) => {
    const column = entityShapes[to].columns.find(({ name }) => name === order.column);

    expect(column).toMatchObject({ nullable: false });
  });

  it.each(manies)("%s bears the name of what it gives and of its key", (name, { to, key }) => {
    const by = `By${key[0]?.toUpperCase()}${key.slice(1)}`;

    expect(name.slice(-by.length)).toBe(by);
    // "people" of "Person" has but two letters in common with it.
    expect(name.slice(0, 2)).toBe(to.toLowerCase().slice(0, 2));
  });

  it("has one name in each type", () => {
    const fields = manies.flatMap(([, { from, field }]) => from.map((type) => `${type}.${field}`));

    expect(new Set(fields).size).toBe(fields.length);
  });
});

describe("the order in which types are written", () => {
  it("puts each type behind all that it refers to, itself aside", () => {
    const order = Object.keys(entityClasses);

    for (const { from, to } of toOne) {
      for (const type of to) expect(order.indexOf(type)).toBeLessThanOrEqual(order.indexOf(from));
    }
  });
});
