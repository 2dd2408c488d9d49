import { composeServices, transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, type DocumentNode, type GraphQLError, validateSchema } from "graphql";

import { checkSubgraphs } from "./composition-checks/check-subgraphs";
import type { CompositionProblem } from "./composition-checks/problem";

/** A subgraph, as input to composition. */
export interface SubgraphDefinition {
  readonly name: string;
  /** The address for routers. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

export type Composition =
  | { readonly supergraphSdl: string; readonly problems: readonly [] }
  | { readonly supergraphSdl: null; readonly problems: readonly CompositionProblem[] };

/**
 * Composes subgraphs by the rules of Apollo Federation 2, or returns the problems. Independent of their
 * order.
 */
export function compose(subgraphs: readonly SubgraphDefinition[]): Composition {
  const problems = [...badNames(subgraphs), ...checkSubgraphs(subgraphs)];
  return problems.length > 0 ? { supergraphSdl: null, problems } : composed(subgraphs);
}

function composed(subgraphs: readonly SubgraphDefinition[]): Composition {
  try {
    const result = composeServices(subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs })));
    const errors = result.errors ?? invalidForClients(result.supergraphDocumentNode);
    if (errors.length > 0 || result.errors) {
      return { supergraphSdl: null, problems: errors.map(asProblem) };
    }
    return { supergraphSdl: `${result.supergraphSdl.trim()}\n`, problems: [] };
  } catch (error) {
    // The composer throws for some mistakes, such as circular @requires.
    const message = `These subgraphs cannot be composed: ${(error as Error).message}`;
    return { supergraphSdl: null, problems: [{ code: "COMPOSITION_FAILED", message }] };
  }
}

/**
 * Merging can produce a schema that is invalid for clients, for example a type that lacks a field of its
 * interface.
 */
function invalidForClients(supergraph: DocumentNode): readonly GraphQLError[] {
  return validateSchema(buildASTSchema(transformSupergraphToPublicSchema(supergraph)));
}

function badNames(subgraphs: readonly SubgraphDefinition[]): CompositionProblem[] {
  const names = subgraphs.map(({ name }) => name);
  return [...new Set(names)].flatMap((name) => {
    if (name === "")
      return [{ code: "INVALID_SUBGRAPH_NAME", message: "Expected every subgraph to have a name." }];
    const count = names.filter((other) => other === name).length;
    if (count === 1) return [];
    return [
      {
        code: "INVALID_SUBGRAPH_NAME",
        message: `Expected each name once, but ${count} subgraphs have the name ${name}.`,
      },
    ];
  });
}

function asProblem({ message, extensions }: GraphQLError): CompositionProblem {
  const code = extensions["code"];
  return { code: typeof code === "string" ? code : "COMPOSITION_FAILED", message };
}
