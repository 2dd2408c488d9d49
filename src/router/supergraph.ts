import {
  extractLinkImplementations,
  transformSupergraphToPublicSchema,
} from "@theguild/federation-composition";
import {
  assertValidSchema,
  buildASTSchema,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  Kind,
  type NameNode,
  parse,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
} from "graphql";

import { RostrumError } from "../domain/errors";
import { checkSupergraph } from "./check-supergraph";
import { isJsonObject } from "../domain/json-object";
import { oncePerSupergraph } from "./once-per-supergraph";
import { SchemaWithUnknownTypes } from "./unknown-types";

/** A valid supergraph, ready to be served. */
export interface Supergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
  /** The schema for clients. */
  readonly apiSchema: GraphQLSchema;
  /** The same, for completing responses. */
  readonly completion: SchemaWithUnknownTypes;
  /** The schema with what clients do not see (`@inaccessible`): subgraphs' objects may have it. */
  readonly wholeSchema: GraphQLSchema;
  /** The address of each subgraph, by name. */
  readonly addresses: ReadonlyMap<string, string>;
  /** All fields that are part of a key. */
  readonly keyFields: ReadonlySet<string>;
}

/** Reads a supergraph's SDL. Throws `BAD_SUPERGRAPH` with the reason if it cannot be served. */
export const readSupergraph = oncePerSupergraph((sdl): Supergraph => {
  try {
    const document = parse(sdl, { noLocation: true });
    const addresses = new Map(
      directivesOf(document, "join__graph").map((graph) => [argument(graph, "name"), argument(graph, "url")]),
    );
    if (addresses.size === 0) throw new Error("it names no subgraph (`@join__graph`)");
    const wholeSchema = buildASTSchema(document);
    checkSupergraph(document, wholeSchema);
    const apiSchema = schemaOf(
      withoutLinkedDirectives(transformSupergraphToPublicSchema(document), document),
    );
    return {
      sdl,
      document,
      apiSchema,
      completion: new SchemaWithUnknownTypes(apiSchema),
      wholeSchema,
      addresses,
      keyFields: new Set(
        directivesOf(document, "join__type").flatMap((type) => argument(type, "key").match(/\w+/g) ?? []),
      ),
    };
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
});

export function badSupergraph(why: string): RostrumError {
  return new RostrumError(
    "BAD_SUPERGRAPH",
    `Expected a supergraph as \`rostrum compose\` makes it, but ${why}${/[.?!]$/.test(why) ? "" : "."}`,
  );
}

/**
 * The schema for clients. `isTypeOf` rejects values that are not objects, because subgraph data is not
 * trusted.
 */
function schemaOf(document: DocumentNode): GraphQLSchema {
  const schema = buildASTSchema(document);
  assertValidSchema(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !isIntrospectionType(type)) type.isTypeOf = isJsonObject;
  }
  return schema;
}

/** Directives that subgraphs composed (`@composeDirective`) are for routers. Clients do not get them. */
function withoutLinkedDirectives(api: DocumentNode, supergraph: DocumentNode): DocumentNode {
  const { links } = extractLinkImplementations(supergraph);
  const linked = new Set(links.flatMap(({ imports }) => imports.map(({ name, as }) => as ?? name)));
  const remove = ({ name }: { readonly name: NameNode }) => (linked.has(`@${name.value}`) ? null : undefined);
  return visit(api, { Directive: remove, DirectiveDefinition: remove });
}

function directivesOf(document: DocumentNode, name: string): ConstDirectiveNode[] {
  const all = document.definitions.flatMap((definition) => [
    ...("directives" in definition ? (definition.directives ?? []) : []),
    ...(definition.kind === Kind.ENUM_TYPE_DEFINITION
      ? (definition.values ?? []).flatMap(({ directives = [] }) => directives)
      : []),
  ]);
  return all.filter((directive) => directive.name.value === name) as ConstDirectiveNode[];
}

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): string {
  const value = given.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : "";
}
