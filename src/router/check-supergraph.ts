import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  NoUnusedFragmentsRule,
  parse,
  parseType,
  specifiedRules,
  typeFromAST,
  validate,
  visit,
} from "graphql";

import { valuesOf } from "./join-directives";

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/**
 * Throws, and says why, where a supergraph is not what it says it is: a directive with values that it does not take, a key of
 * fields that there are not. Hive's planner believes what it reads, and would take the whole process with it.
 */
export function checkSupergraph(document: DocumentNode): void {
  const schema = buildASTSchema(document);
  for (const definition of document.definitions) {
    const type = isTypeDefinitionNode(definition) ? schema.getType(definition.name.value) : undefined;
    let fieldType: GraphQLNamedType | undefined;
    visit(definition, {
      FieldDefinition({ name }) {
        const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
        fieldType = getNamedType(fields[name.value]?.type);
      },
      Directive(node) {
        const { key, requires, provides, type: own } = valuesOf(node as ConstDirectiveNode, schema);
        if (node.name.value === "join__type") checkFields(key, type, schema);
        if (node.name.value !== "join__field") return;
        checkFields(requires, type, schema);
        checkFields(provides, fieldType, schema);
        checkType(own, schema);
      },
    });
  }
}

/** Fields by which a type is known, or that a subgraph brings of it: text, to which GraphQL's own rules apply. */
function checkFields(fields: unknown, type: GraphQLNamedType | undefined, schema: GraphQLSchema): void {
  if (typeof fields !== "string") return;
  const [problem] = problemsOf(fields, type, schema);
  if (problem !== undefined) throw new Error(`"${fields}" are no fields of ${type?.name}: ${problem}`);
}

function problemsOf(fields: string, type: GraphQLNamedType | undefined, schema: GraphQLSchema): string[] {
  if (/[@$#]/.test(fields)) return ["it holds more than names"];
  try {
    const { definitions } = parse(`fragment Fields on ${type?.name} { ${fields} }`);
    if (definitions.length > 1) return ["it holds more than names"];
    const document = { kind: Kind.DOCUMENT, definitions } as const;
    return validate(schema, document, rules).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** A field's type in one subgraph, where it is another than in the whole. */
function checkType(text: unknown, schema: GraphQLSchema): void {
  if (typeof text !== "string") return;
  try {
    if (typeFromAST(schema, parseType(text))) return;
  } catch {
    // It is told like one that there is not.
  }
  throw new Error(`"${text}" is no type of it`);
}
