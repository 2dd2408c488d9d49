import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
} from "graphql";

import { type Block, isBlock } from "./block";
import { linksToFederation2, withPlainDirectiveNames } from "./federation-links";
import { type FieldSet, fieldSetsIn } from "./field-sets";

export interface SubgraphDocument {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

export interface ReadSubgraph {
  readonly name: string;
  readonly isFederation2: boolean;
  readonly schema: GraphQLSchema;
  readonly blocks: readonly Block[];
  readonly fieldSets: readonly FieldSet[];
}

/** Null when a type is missing or a field set does not parse. The composer itself refuses both. */
export function readSubgraph({ name, typeDefs }: SubgraphDocument): ReadSubgraph | null {
  const links = linksToFederation2(typeDefs);
  const { definitions } = withPlainDirectiveNames(typeDefs, links);
  const blocks = definitions.filter(isBlock);
  const types: DocumentNode = { kind: Kind.DOCUMENT, definitions: typesIn(definitions) };
  try {
    const schema = buildASTSchema(types, { assumeValid: true });
    return { name, isFederation2: links.length > 0, schema, blocks, fieldSets: blocks.flatMap(fieldSetsIn) };
  } catch {
    return null;
  }
}

/**
 * A subgraph may extend types that it does not define. Its directives may use scalars that only the
 * federation specification defines.
 */
function typesIn(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const defined = new Set(definitions.filter(isTypeDefinitionNode).map(({ name }) => name.value));
  return definitions.flatMap((node) => {
    if (isTypeDefinitionNode(node)) return [node];
    if (!isTypeExtensionNode(node)) return [];
    if (defined.has(node.name.value)) return [node];
    defined.add(node.name.value);
    return [{ ...node, kind: node.kind.replace("Extension", "Definition") } as DefinitionNode];
  });
}
