import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isObjectType,
  Kind,
} from "graphql";

import { directiveValues } from "./join-directives";

/** Which subgraphs resolve the fields of a supergraph's object types. */
export interface FieldHomes {
  /** By type and field name, "Person.appearances": the names of the subgraphs. */
  readonly ofField: ReadonlyMap<string, readonly string[]>;
  /** By type: the subgraph that resolves most of its fields; several if they resolve equally many. */
  readonly ofType: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<DocumentNode, FieldHomes>();

/** Reads the directives of the join specification, once per supergraph. */
export function fieldHomes(supergraph: DocumentNode): FieldHomes {
  const homes = known.get(supergraph) ?? readHomes(supergraph);
  known.set(supergraph, homes);
  return homes;
}

function readHomes(supergraph: DocumentNode): FieldHomes {
  const schema = buildASTSchema(supergraph, { assumeValid: true });
  const valuesOf = (directives: readonly ConstDirectiveNode[] | undefined, name: string) =>
    (directives ?? [])
      .filter((directive) => directive.name.value === name)
      .map((directive) => directiveValues(directive, schema));
  const names = new Map(
    supergraph.definitions
      .flatMap((definition) =>
        definition.kind === Kind.ENUM_TYPE_DEFINITION ? (definition.values ?? []) : [],
      )
      .flatMap(({ name, directives }) =>
        valuesOf(directives, "join__graph").map((graph) => [name.value, String(graph["name"])] as const),
      ),
  );

  const ofField = new Map<string, readonly string[]>();
  const ofType = new Map<string, readonly string[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.astNode) continue;
    const joined = valuesOf(type.astNode.directives, "join__type");
    const homesOf = (field: FieldDefinitionNode) => {
      const own = valuesOf(field.directives, "join__field");
      // Without @join__field every subgraph that has the type has the field.
      const graphs = (own.length > 0 ? own : joined).filter(
        ({ external, usedOverridden }) => external !== true && usedOverridden !== true,
      );
      return [...new Set(graphs.flatMap(({ graph }) => names.get(String(graph)) ?? []))];
    };
    const fields = (type.astNode.fields ?? []).map((field) => [field.name.value, homesOf(field)] as const);
    for (const [field, homes] of fields) ofField.set(`${type.name}.${field}`, homes);
    ofType.set(type.name, mostFrequent(fields.flatMap(([, homes]) => homes)));
  }
  return { ofField, ofType };
}

function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([name]) => name);
}
