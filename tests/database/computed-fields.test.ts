import { getNamedType, isAbstractType, isObjectType, type GraphQLNamedType } from "graphql";

import { idPrefixes } from "../../src/domain/ids";
import { parts, toMany, toOne } from "../../src/entities/relations";
import { mergedSchema } from "../../src/subgraphs/merged";
import { computedFields, computedOfStated } from "./computed-fields";

const schema = mergedSchema();
const entityNames = Object.keys(idPrefixes);

/** Whether a value of the type is an entity, or holds one: a connection, its edges, a row of a list. */
function leadsToEntities(type: GraphQLNamedType, seen = new Set<string>()): boolean {
  if (entityNames.includes(type.name)) return true;
  if (seen.has(type.name)) return false;
  seen.add(type.name);
  if (isAbstractType(type)) return schema.getPossibleTypes(type).some((one) => leadsToEntities(one, seen));
  if (!isObjectType(type)) return false;
  return Object.values(type.getFields()).some((field) => leadsToEntities(getNamedType(field.type), seen));
}

/** "Person.appearances": every field of an entity that leads to entities. */
const fieldsToEntities = entityNames.flatMap((name) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`Expected ${name} to be a type of the graph.`);
  return Object.values(type.getFields())
    .filter((field) => leadsToEntities(getNamedType(field.type)))
    .map((field) => `${name}.${field.name}`);
});

describe("Fields of entities that lead to entities", () => {
  it("are declared relations, or listed as computed", () => {
    const declared = new Set(
      [...toOne, ...Object.values(toMany), ...parts].map(({ from, field }) => `${from}.${field}`),
    );
    const computed = fieldsToEntities.filter((field) => !declared.has(field));
    const ofStated = entityNames.flatMap((name) => computedOfStated.map((field) => `${name}.${field}`));

    expect(fieldsToEntities.length - computed.length).toBeGreaterThan(40);
    expect(computed.toSorted()).toEqual([...computedFields, ...ofStated].toSorted());
  });
});
