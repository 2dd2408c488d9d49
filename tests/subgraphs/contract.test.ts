import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

import { mergedSchema } from "../../src/subgraphs/merged";

const schema = mergedSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const outputs = types.filter((type) => isObjectType(type) || isInterfaceType(type));

describe("the schema as a contract", () => {
  it("describes every type, field, argument and value", () => {
    const silent: string[] = [];
    const expectWords = (name: string, description: string | null | undefined) => {
      if (!description?.trim()) silent.push(name);
    };
    for (const type of types) {
      expectWords(
        type.name,
        ["Query", "Mutation", "Subscription"].includes(type.name) ? "the roots" : type.description,
      );
      if (isEnumType(type))
        for (const value of type.getValues()) expectWords(`${type.name}.${value.name}`, value.description);
      if (isInputObjectType(type) || isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          expectWords(`${type.name}.${field.name}`, field.description);
          for (const arg of "args" in field ? field.args : []) {
            expectWords(`${type.name}.${field.name}(${arg.name})`, arg.description);
          }
        }
      }
    }

    expect(silent).toEqual([]);
  });

  it("describes what null means for every nullable field", () => {
    const unsaid = outputs.flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          ({ type: fieldType, description }) => !isNonNullType(fieldType) && !/null/i.test(description ?? ""),
        )
        .map(({ name }) => `${type.name}.${name}`),
    );

    expect(unsaid).toEqual([]);
  });

  it("has only nullable root fields, so that one error does not null the whole answer", () => {
    const roots = Object.values(schema.getQueryType()?.getFields() ?? {});

    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it("uses the same pagination for every list of entities", () => {
    for (const type of outputs) {
      for (const field of Object.values(type.getFields())) {
        if (!String(field.type).includes("Connection")) continue;
        expect(field.args.map(({ name, type: argType }) => `${name}: ${String(argType)}`)).toEqual(
          expect.arrayContaining(["first: Int!", "after: String"]),
        );
        expect(field.args.find(({ name }) => name === "first")?.defaultValue).toBe(20);
      }
    }
  });

  it("has the interface Node on every type with an id, and exposes no foreign key", () => {
    const objects = outputs.filter(isObjectType).map((type) => ({
      name: type.name,
      interfaces: type.getInterfaces().map(({ name }) => name),
      fields: Object.keys(type.getFields()),
    }));

    const withoutNode = objects.filter(
      ({ fields, interfaces }) => fields.includes("id") && !interfaces.includes("Node"),
    );
    const foreign = objects.flatMap(({ fields }) =>
      fields.filter((name) => /.Id$/.test(name) && name !== "factId"),
    );
    expect(withoutNode).toEqual([]);
    expect(foreign).toEqual([]);
  });
});
