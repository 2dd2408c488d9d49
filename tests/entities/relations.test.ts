import { idPrefixes, type TypeName } from "../../src/domain/ids";
import { entityClasses } from "../../src/entities";
import { declaredTable, entityShapes } from "../../src/entities/columns";
import {
  following,
  parts,
  referenceColumns,
  tableClasses,
  toMany,
  toOne,
  type ToMany,
} from "../../src/entities/relations";

const manies: Array<[string, ToMany]> = Object.entries(toMany);
const tables = tableClasses.map(declaredTable);
const columnsOf = (table: string) => tables.find(({ name }) => name === table)?.columns ?? [];

describe("a relation to one", () => {
  it.each(toOne.map((relation) => [`${relation.from}.${relation.field}`, relation] as const))(
    "%s is in columns of its own, one for each type that it may lead to",
    (_, { field, arms }) => {
      expect(arms.length).toBeGreaterThan(0);
      for (const { table, column, to } of arms) {
        expect(columnsOf(table).map(({ name }) => name)).toContain(column);
        expect(column).toBe(arms.length === 1 ? `${field}Id` : `${field}${to}Id`);
      }
    },
  );
});

describe("a column that holds an id of something else", () => {
  it("is declared once, in entities and in their parts", () => {
    const declared = referenceColumns.map(({ table, column }) => `${table}.${column}`);
    // Of a part, the column with its owner's id is what makes it a part.
    const owners = new Set(referenceColumns.map(({ table, owner }) => `${table}.${owner}`));
    const columns = tables.flatMap(({ name, columns: all }) =>
      all.map((column) => `${name}.${column.name}`).filter((column) => /[a-z]Id$/.test(column)),
    );

    expect(new Set(declared).size).toBe(declared.length);
    expect(declared.toSorted()).toEqual(
      columns.filter((column) => !owners.has(column) && column !== "identifier.ownerId").toSorted(),
    );
  });
});

describe("a relation to many", () => {
  it.each(manies)("%s is the other side of a column with an id", (_, { from, table, owner, key }) => {
    const other = referenceColumns.find((one) => one.table === table && one.column === key);

    expect(other).toMatchObject({ to: from, owner });
  });

  it.each(manies)("%s has orders that go by columns which are never null", (_, { to, table, orders }) => {
    // A list through a part is paged by the part's own columns, and by the id of its owner.
    const names = new Set(["id", ...columnsOf(table).map(({ name }) => name)]);
    for (const { column } of orders) {
      expect(entityShapes[to].columns.find(({ name }) => name === column)).toMatchObject({ nullable: false });
      expect(names).toContain(column);
    }
    expect(new Set(orders.map(({ name }) => name)).size).toBe(orders.length);
  });

  it("is there for people's honours, whose rows are parts of honours", () => {
    expect(toMany["Person.honours"]).toMatchObject({
      to: "Honour",
      table: "honour_recipient",
      owner: "honourId",
      key: "recipientPersonId",
    });
  });
});

describe("a part", () => {
  it("belongs to an entity, which has a list of it", () => {
    expect(parts.map(({ from, field }) => `${from}.${field}`).toSorted()).toEqual([
      "Appearance.onBehalfOf",
      "Honour.recipients",
      "Organisation.identifierRows",
      "Organisation.topics",
      "Partnership.topics",
      "Person.identifierRows",
      "Publication.identifierRows",
      "Show.identifierRows",
    ]);
  });
});

describe("a column that follows another row", () => {
  it.each(following.map((one) => [`${one.table}.${one.name}`, one] as const))(
    "%s follows one that is there",
    (_, { table, name, key, to, column }) => {
      const names = columnsOf(table).map((one) => one.name);

      expect(names).toEqual(expect.arrayContaining([name, key]));
      expect(entityShapes[to].columns.map((one) => one.name)).toContain(column);
    },
  );
});

describe("the order in which types are written", () => {
  it("puts each type after all that it refers to, itself aside", () => {
    const order = Object.keys(entityClasses);

    for (const { from, to } of referenceColumns)
      expect([from, to, order.indexOf(to) <= order.indexOf(from)]).toEqual([from, to, true]);
  });

  it("names every type", () => {
    expect(Object.keys(entityClasses).toSorted()).toEqual((Object.keys(idPrefixes) as TypeName[]).toSorted());
  });
});
