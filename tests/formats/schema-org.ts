import { readFileSync } from "node:fs";

/** Properties by type, inherited ones too: schema.org's vocabulary, as schema-dts has it. */
export function schemaOrgVocabulary(): (type: string) => ReadonlySet<string> {
  const text = readFileSync(require.resolve("schema-dts/dist/schema.d.ts"), "utf8");
  const interfaces = new Map<
    string,
    { readonly parents: readonly string[]; readonly own: readonly string[] }
  >();
  for (const [, name = "", parents = "", body = ""] of text.matchAll(
    /^(?:export )?interface (\w+)(?:<[^{]*?>)?(?: extends ([^{]+?))? \{\n([\s\S]*?)^\}/gm,
  )) {
    const own = [...body.matchAll(/^ {4}"([\w@]+)"\??: /gm)].map(([, property = ""]) => property);
    interfaces.set(name, { parents: parents.split(", "), own });
  }
  const propertiesOf = (name: string): string[] => {
    const { parents, own } = interfaces.get(name) ?? { parents: [], own: [] };
    return [...own, ...parents.flatMap(propertiesOf)];
  };
  const known = new Map<string, ReadonlySet<string>>();
  return (type) => {
    const found = known.get(type);
    if (found !== undefined) return found;
    // Role is a type with parameters there, so that only its base is an interface.
    const name = [`${type}Leaf`, `${type}Base`].find((one) => interfaces.has(one));
    if (name === undefined) throw new Error(`schema.org has no type ${type}.`);
    const properties = new Set(propertiesOf(name));
    known.set(type, properties);
    return properties;
  };
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each property in a document that its type does not have: `Event.hasPart`. Reversed ones are of the other end. */
export function unknownProperties(
  document: unknown,
  propertiesOf: (type: string) => ReadonlySet<string>,
): string[] {
  const wrong: string[] = [];
  const check = (node: Node, property: string): void => {
    const type = String(node["@type"]);
    // A Role repeats the property that it stands in.
    if (type !== "Role" && !propertiesOf(type).has(property)) wrong.push(`${type}.${property}`);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    propertiesOf(String(value["@type"]));
    for (const [property, of] of Object.entries(value)) {
      if (property === "@reverse") {
        for (const [reversed, works] of Object.entries(of as Record<string, Node[]>)) {
          for (const work of works) check(work, reversed);
          visit(works);
        }
        continue;
      }
      if (!property.startsWith("@")) check(value, property);
      visit(of);
    }
  };
  visit(document);
  return wrong;
}
