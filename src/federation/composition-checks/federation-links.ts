import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from "graphql";

import { argument, directivesOf, stringIn } from "./applied-directives";

/** Empty for a Federation 1 subgraph. */
export function linksToFederation2({ definitions }: DocumentNode): ConstDirectiveNode[] {
  return definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => directivesOf(node, "link"))
    .filter((link) => /\/federation\/v2\./.test(stringIn(argument(link, "url")) ?? ""));
}

/** Renames `@federation__key`, and imports such as `@clef` for `@key`, to `@key`. */
export function withPlainDirectiveNames(
  typeDefs: DocumentNode,
  links: readonly ConstDirectiveNode[],
): DocumentNode {
  const imported = new Map(links.flatMap(importsOf));
  return visit(typeDefs, {
    Directive(node) {
      const name = imported.get(node.name.value) ?? node.name.value.replace(/^federation__/, "");
      return { ...node, name: { ...node.name, value: name } };
    },
  });
}

/** Maps `import: [{ name: "@key", as: "@clef" }]` to `clef` and `key`. */
function importsOf(link: ConstDirectiveNode): [string, string][] {
  const imports = argument(link, "import");
  if (imports?.kind !== Kind.LIST) return [];
  return imports.values.flatMap((value): [string, string][] => {
    if (value.kind !== Kind.OBJECT) return [];
    const { name, as } = Object.fromEntries(
      value.fields.map((field) => [field.name.value, stringIn(field.value)?.replace("@", "")]),
    );
    return name && as ? [[as, name]] : [];
  });
}
