import {
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

import { directiveValues } from "./join-directives";

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/**
 * Validates the directives of a supergraph. Throws when a directive has an invalid value, or a key names a
 * field that does not exist.
 */
export function checkSupergraph(document: DocumentNode, schema: GraphQLSchema): void {
  for (const definition of document.definitions) {
    const type = isTypeDefinitionNode(definition) ? schema.getType(definition.name.value) : undefined;
    let fieldType: GraphQLNamedType | undefined;
    visit(definition, {
      FieldDefinition({ name }) {
        const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
        fieldType = getNamedType(fields[name.value]?.type);
      },
      Directive(node) {
        const { key, requires, provides, type: own } = directiveValues(node as ConstDirectiveNode, schema);
        if (node.name.value === "join__type") checkFields(key, type, schema);
        if (node.name.value !== "join__field") return;
        checkFields(requires, type, schema);
        checkFields(provides, fieldType, schema);
        checkType(own, schema);
      },
    });
  }
}

/** Validates a field set (`key`, `requires`, `provides`) with GraphQL's own validation rules. */
function checkFields(fields: unknown, type: GraphQLNamedType | undefined, schema: GraphQLSchema): void {
  if (typeof fields !== "string") return;
  const [problem] = problemsOf(fields, type, schema);
  if (problem !== undefined) throw new Error(`"${fields}" are not fields of ${type?.name}: ${problem}`);
}

function problemsOf(fields: string, type: GraphQLNamedType | undefined, schema: GraphQLSchema): string[] {
  if (/[@$#]/.test(fields)) return ["it may hold only field names"];
  try {
    const { definitions } = parse(`fragment Fields on ${type?.name} { ${fields} }`);
    if (definitions.length > 1) return ["it may hold only field names"];
    const document = { kind: Kind.DOCUMENT, definitions } as const;
    return validate(schema, document, rules).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Validates `type:`, a field's type in one subgraph where it differs from the supergraph's. */
function checkType(text: unknown, schema: GraphQLSchema): void {
  if (typeof text !== "string") return;
  try {
    if (typeFromAST(schema, parseType(text))) return;
  } catch {
    // A syntax error is reported like an unknown type.
  }
  throw new Error(`"${text}" is not a type of the supergraph`);
}
