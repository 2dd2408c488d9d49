import { typeOfId, type TypeName } from "../../src/domain/ids";
import { entityShapes } from "../../src/entities/columns";
import type { Appearance } from "../../src/entities/appearance";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { toMany, toOne } from "../../src/entities/relations";
import { largeGraph } from "./large-catalogue";

const entities: AnyEntity[] = Object.values(largeGraph()).flat();
const columnOf = (entity: AnyEntity, column: string) =>
  (entity as unknown as Record<string, unknown>)[column];
const ofType = (type: TypeName) => entities.filter(({ id }) => typeOfId(id) === type);

describe("The large catalogue", () => {
  it.each(Object.entries(toMany))("has two with a dozen %s", (_, { from, to, table, owner, key }) => {
    const part = entityShapes[to].columns.find((column) => column.part?.table === table);
    const parentsOf = (child: AnyEntity) =>
      owner === "id" ? [columnOf(child, key)] : (columnOf(child, part?.name ?? "") as unknown[]);
    const counts = new Map<unknown, number>();
    for (const id of ofType(to).flatMap(parentsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);

    const large = [...counts].filter(([id, count]) => count >= 12 && typeOfId(String(id)) === from);

    expect(large.length).toBeGreaterThanOrEqual(2);
  });

  it.each(toOne.flatMap(({ arms }) => arms))("has a $from with its $column", ({ from, column }) => {
    expect(ofType(from).some((entity) => columnOf(entity, column) !== null)).toBe(true);
  });

  it("has an appearance on behalf of several organisations", () => {
    expect(ofType("Appearance").some((entity) => (entity as Appearance).onBehalfOfIds.length > 1)).toBe(true);
  });

  it("is the same in every run", () => {
    expect(largeGraph()).toEqual(largeGraph());
  });
});
