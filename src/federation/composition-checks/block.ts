import type {
  DefinitionNode,
  InterfaceTypeDefinitionNode,
  InterfaceTypeExtensionNode,
  ObjectTypeDefinitionNode,
  ObjectTypeExtensionNode,
} from "graphql";

/** One declaration of a type: a subgraph may have several, its definition and extensions. */
export type Block =
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode;

export function isBlock(node: DefinitionNode): node is Block {
  return /^(?:Interface|Object)Type/.test(node.kind);
}
