import { typeOfId, type TypeName } from "../../src/domain/ids";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { toMany, toOne } from "../../src/entities/relations";
import { largeGraph } from "./large-catalogue";

const entities: AnyEntity[] = Object.values(largeGraph()).flat();
const columnOf = (entity: AnyEntity, column: string) =>
  (entity as unknown as Record<string, unknown>)[column];
const ofType = (type: TypeName) => entities.filter(({ id }) => typeOfId(id) === type);

describe("The large catalogue", () => {
  const relations = Object.entries(toMany).flatMap(([name, { from, to, key }]) =>
    from.map((parent: TypeName) => ({ name, parent, to, key })),
  );

  it.each(relations)("has two of type $parent with a dozen $name", ({ parent, to, key }) => {
    const counts = new Map<unknown, number>();
    for (const child of ofType(to)) {
      const id = columnOf(child, key);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }

    const large = [...counts].filter(([id, count]) => count >= 12 && typeOfId(String(id)) === parent);

    expect(large.length).toBeGreaterThanOrEqual(2);
  });

  it.each(toOne)("has a $from with its $field", ({ from, key }) => {
    expect(ofType(from).some((entity) => columnOf(entity, key) !== null)).toBe(true);
  });

  it("is the same in every run", () => {
    expect(largeGraph()).toEqual(largeGraph());
  });
});
