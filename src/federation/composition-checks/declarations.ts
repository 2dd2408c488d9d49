import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from "graphql";

import { argument, directivesOf, stringIn } from "./applied-directives";
import type { FieldSet } from "./field-sets";
import type { ReadSubgraph } from "./read-subgraph";

/** A field of an object type, as one subgraph declares it. */
export interface Declaration {
  readonly subgraph: string;
  readonly coordinate: string;
  readonly isShared: boolean;
  /** Null for an external field that is not provided: another subgraph resolves it. */
  readonly resolved: "itself" | "by @provides" | null;
  readonly overrides: string | null;
}

export function declarationsIn({
  name,
  isFederation2,
  schema,
  blocks,
  fieldSets,
}: ReadSubgraph): Declaration[] {
  const inKeys = coordinatesIn(schema, fieldSets, "key");
  const provided = coordinatesIn(schema, fieldSets, "provides");
  const objects = blocks.filter(({ kind }) => kind.startsWith("Object"));
  return objects.flatMap((block) =>
    (block.fields ?? []).map((field) => {
      const coordinate = `${block.name.value}.${field.name.value}`;
      const has = (directive: string) =>
        [block, field].some((node) => directivesOf(node, directive).length > 0);
      const [override] = directivesOf(field, "override");
      const foreign = provided.has(coordinate) ? "by @provides" : null;
      return {
        subgraph: name,
        coordinate,
        // Federation 1 has no @shareable: every field is shared.
        isShared: !isFederation2 || has("shareable") || inKeys.has(coordinate),
        resolved: has("external") ? foreign : "itself",
        overrides: (override && stringIn(argument(override, "from"))) ?? null,
      };
    }),
  );
}

function coordinatesIn(
  schema: GraphQLSchema,
  fieldSets: readonly FieldSet[],
  directive: FieldSet["directive"],
): ReadonlySet<string> {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field({ name }) {
      found.add(`${types.getParentType()?.name}.${name.value}`);
    },
  });
  for (const fieldSet of fieldSets) {
    if (fieldSet.directive === directive) visit(fieldSet.fragment, visitor);
  }
  return found;
}
