import type { ApolloServer } from "@apollo/server";
import { execute, getOperationAST, type OperationDefinitionNode, print } from "graphql";

import type { Answer, SubgraphAccess } from "../router/operation";
import { sseTransport, type SubscribeToSubgraph } from "../router/sse-transport";
import { keptKeys } from "../router/operation-keys";
import { PlanCache } from "../router/plan-cache";
import { createRouter } from "../router/router";
import { createSubscriber, type Subscriber } from "../router/subscriber";
import type { SubgraphRequestContext } from "../router/subrequest";
import { readSupergraph, type Supergraph } from "../router/supergraph";
import type { Clearable } from "./kept-texts";
import { setPrices } from "./limits/supergraph-prices";
import type { SubscriptionAdmission } from "./streams/subscription-admission";

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<SubgraphRequestContext>>[0]["gateway"]>;
type SchemaListener = Parameters<Gateway["onSchemaLoadOrUpdate"]>[0];

interface Served {
  readonly supergraph: Supergraph;
  readonly answer: Answer;
  readonly subscriber: Subscriber;
  readonly plans: Clearable;
}

/** Holds the router's current supergraph, which can be replaced while serving. */
export class Routing {
  readonly #subgraphs: SubgraphAccess;
  readonly #subscribe: SubscribeToSubgraph;
  /** Supergraphs that running requests still use, by the schema that validated them. */
  readonly #byApiSchema = new WeakMap<object, Served>();
  #served: Served;
  #onSchema: SchemaListener = () => {};

  /** Throws `BAD_SUPERGRAPH`. */
  constructor(
    supergraphSdl: string,
    subgraphs: SubgraphAccess,
    subscribe: SubscribeToSubgraph = sseTransport({ addressOf: () => undefined, timeoutMs: 5_000 }),
  ) {
    this.#subgraphs = subgraphs;
    this.#subscribe = subscribe;
    this.#served = this.#prepare(supergraphSdl);
  }

  get supergraph(): Supergraph {
    return this.#served.supergraph;
  }

  /** Plans, and what they are made of: texts of operations that clients sent. */
  get plans(): Clearable {
    const caches = () => [this.#served.plans, keptKeys];
    return {
      get kept() {
        return caches().reduce((sum, { kept }) => sum + kept, 0);
      },
      clear: () => caches().forEach((cache) => cache.clear()),
    };
  }

  /** Replaces the supergraph for all later requests. Throws `BAD_SUPERGRAPH`, and then changes nothing. */
  replace(supergraphSdl: string): void {
    this.#served = this.#prepare(supergraphSdl);
    this.#publishSchema();
  }

  /** Executes a subscription. */
  async subscribe(
    { schema, document, operationName, variables }: SubscriptionAdmission,
    context: SubgraphRequestContext,
  ) {
    const { subscriber } = this.#byApiSchema.get(schema) ?? this.#served;
    const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
    const key = `${document.loc?.source.body ?? print(document)}:${operationName ?? ""}`;
    return subscriber({ document, operation, key, variables, context });
  }

  /** Apollo Server's interface for gateways. */
  get gateway(): Gateway {
    return {
      load: async () => {
        this.#publishSchema();
        return {
          executor: async ({ schema, document, operation, operationName, queryHash, request, context }) => {
            // Apollo Server wants graphql's own error when no operation is selected.
            if (!operation) return execute({ schema, document, operationName: request.operationName });
            const { answer } = this.#byApiSchema.get(schema) ?? this.#served;
            return answer({
              document,
              operation,
              key: `${queryHash}:${operationName ?? ""}`,
              variables: request.variables ?? {},
              context: context as SubgraphRequestContext,
            });
          },
        };
      },
      onSchemaLoadOrUpdate: (listener) => {
        this.#onSchema = listener;
        return () => {
          this.#onSchema = () => {};
        };
      },
      stop: async () => {},
    };
  }

  #publishSchema(): void {
    const { apiSchema, sdl } = this.#served.supergraph;
    this.#onSchema({ apiSchema, coreSupergraphSdl: sdl });
  }

  #prepare(supergraphSdl: string): Served {
    const supergraph = readSupergraph(supergraphSdl);
    setPrices(supergraph);
    const plans = new PlanCache(supergraph);
    const served = {
      supergraph,
      plans,
      answer: createRouter(plans, supergraph, this.#subgraphs),
      subscriber: createSubscriber(plans, supergraph, this.#subgraphs, this.#subscribe),
    };
    this.#byApiSchema.set(supergraph.apiSchema, served);
    return served;
  }
}
