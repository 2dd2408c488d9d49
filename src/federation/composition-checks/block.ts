import type {
  DefinitionNode,
  InterfaceTypeDefinitionNode,
  InterfaceTypeExtensionNode,
  ObjectTypeDefinitionNode,
  ObjectTypeExtensionNode,
} from "graphql";

/** One declaration of a type. A subgraph may have several: the definition and extensions. */
export type Block =
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode;

export function isBlock(node: DefinitionNode): node is Block {
  return /^(?:Interface|Object)Type/.test(node.kind);
}
