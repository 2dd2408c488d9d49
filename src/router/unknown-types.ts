import { type GraphQLInterfaceType, GraphQLObjectType, type GraphQLSchema } from "graphql";

import { isJsonObject } from "../domain/json-object";

/**
 * A schema in which an object of an interface may have a type that no subgraph knows: subgraphs with an
 * `@interfaceObject` do not say which. Such types have the fields of the interface. Introspection does not list them.
 */
export class SchemaWithUnknownTypes {
  readonly schema: GraphQLSchema;
  readonly #types = new Map<string, GraphQLObjectType>();

  constructor(known: GraphQLSchema) {
    const types = this.#types;
    this.schema = Object.create(known, {
      getType: { value: (name: string) => types.get(name) ?? known.getType(name) },
      isSubType: {
        value: (abstract: GraphQLInterfaceType, type: GraphQLObjectType) =>
          types.get(type.name) === type
            ? type.getInterfaces().includes(abstract)
            : known.isSubType(abstract, type),
      },
    }) as GraphQLSchema;
  }

  unknownTypeOf(type: GraphQLInterfaceType): GraphQLObjectType {
    const name = `_Unknown_${type.name}`;
    const { fields } = type.toConfig();
    const found =
      this.#types.get(name) ??
      new GraphQLObjectType({
        name,
        fields,
        interfaces: [type, ...type.getInterfaces()],
        isTypeOf: isJsonObject,
      });
    this.#types.set(name, found);
    return found;
  }
}
