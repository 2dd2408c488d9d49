import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { createGraphQLError, type ExecutionRequest, type Executor } from "@graphql-tools/utils";
import { execute, type GraphQLError, type GraphQLSchema, Kind, print } from "graphql";

import { complete } from "./complete";
import { plannable } from "./document";
import type { Path } from "./errors";
import { Gathering } from "./gathering";
import { isJsonObject, mergeInto, type JsonObject } from "./json";
import { type Answer, type Subgraphs, withVariables } from "./operation";
import { askAt, SubgraphFault, type AskSubgraph, type Sender } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** The same with the planner of GraphQL Tools, which runs wherever Node does: slower, for machines without the native one. */
export function javascriptRouter(supergraph: Supergraph, subgraphs: Subgraphs): Answer {
  const schema = stitched(supergraph, askAt(supergraph.addresses, subgraphs.ask));

  return async (request) =>
    withVariables(supergraph, request, async (conditions) => {
      const { document, variables, sender } = request;
      const gathering = new Gathering();
      const operation = plannable(document, request.operation, supergraph, conditions);
      if (operation) {
        const { data, errors = [] } = await execute({
          schema,
          document: { kind: Kind.DOCUMENT, definitions: [operation] },
          variableValues: variables,
          contextValue: sender,
        });
        if (isJsonObject(data)) mergeInto(gathering.data, data);
        for (const error of errors) addTo(gathering, error);
      }
      return complete(gathering, supergraph, request, subgraphs);
    });
}

function stitched({ sdl, addresses }: Supergraph, ask: AskSubgraph): GraphQLSchema {
  // It calls subgraphs by the names of an enum's values, which are in capitals.
  const names = new Map([...addresses.keys()].map((name) => [name.toUpperCase(), name]));
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: sdl,
    onSubschemaConfig(subschema) {
      const subgraph = names.get(subschema.name.toUpperCase()) ?? subschema.name;
      subschema.executor = (async ({ document, variables, context }: ExecutionRequest) => {
        const query = print(document);
        const { data, errors } = await ask({
          subgraph,
          query,
          variables: (variables ?? {}) as JsonObject,
          sender: context as Sender,
        });
        if (!isJsonObject(data) && errors.length === 0) {
          throw new SubgraphFault(subgraph, "BAD_ANSWER", "it answered neither data nor errors");
        }
        return { data, errors: errors.map((error) => createGraphQLError(error.message, { ...error })) };
      }) as Executor;
    },
  });
}

function addTo(gathering: Gathering, error: GraphQLError): void {
  const { message, extensions, path = [] } = error;
  const fault = faultBehind(error);
  for (const place of nullsAt(gathering.data, path)) {
    if (fault) gathering.addFault(fault, place);
    else gathering.addError({ message, extensions: { ...extensions } }, place, null);
  }
}

function faultBehind(error: GraphQLError): SubgraphFault | null {
  for (let cause: unknown = error; cause instanceof Error; cause = (cause as GraphQLError).originalError) {
    if (cause instanceof SubgraphFault) return cause;
  }
  return null;
}

/** The library leaves the places in lists out of some paths: such an error is told at every null that it can mean. */
function nullsAt(data: unknown, path: Path): Path[] {
  const found = walk(data, path, []);
  return found.length > 0 ? found : [path];
}

function walk(value: unknown, path: Path, walked: Path): Path[] {
  if (value === null) return [[...walked, ...path]];
  const [part, ...rest] = path;
  if (part === undefined || typeof value !== "object") return [];
  if (Array.isArray(value) && typeof part !== "number") {
    return value.flatMap((item, index) => walk(item, path, [...walked, index]));
  }
  return walk((value as Record<string | number, unknown>)[part], rest, [...walked, part]);
}
