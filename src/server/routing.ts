import type { ApolloServer } from "@apollo/server";
import { execute, getOperationAST, type OperationDefinitionNode } from "graphql";

import { RostrumError } from "../domain/errors";
import type { Answer, Subgraphs } from "../router/operation";
import { overEvents, type SubscribeToSubgraph } from "../router/over-events";
import { javascriptPlanner } from "../router/planning/javascript-planner";
import { loadNativePlanner } from "../router/planning/native-planner";
import { routerBy } from "../router/router";
import { subscriberBy, type Subscriber } from "../router/subscribing";
import type { Sender } from "../router/subrequest";
import { readSupergraph, type Supergraph } from "../router/supergraph";
import type { LetIn } from "./streams/subscription";

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<Sender>>[0]["gateway"]>;
type SchemaListener = Parameters<Gateway["onSchemaLoadOrUpdate"]>[0];

export type PlannerName = "native" | "javascript";

interface Served {
  readonly supergraph: Supergraph;
  readonly planner: PlannerName;
  readonly answer: Answer;
  readonly subscriber: Subscriber;
}

/** What a router answers by: one supergraph, which another may replace while it serves. */
export class Routing {
  readonly #subgraphs: Subgraphs;
  readonly #subscribe: SubscribeToSubgraph;
  readonly #wanted: PlannerName | null;
  /** Those that requests under way still belong to, by the schema that they were validated against. */
  readonly #byApiSchema = new WeakMap<object, Served>();
  #served: Served;
  #tellOf: SchemaListener = () => {};

  /** `planner` null: the native one where it runs and is fit, else the other. Throws `BAD_SUPERGRAPH` for one that cannot be served. */
  constructor(
    supergraphSdl: string,
    subgraphs: Subgraphs,
    planner: PlannerName | null = null,
    subscribe: SubscribeToSubgraph = overEvents({ addressOf: () => undefined }),
  ) {
    this.#subgraphs = subgraphs;
    this.#subscribe = subscribe;
    this.#wanted = planner;
    this.#served = this.#prepare(supergraphSdl);
  }

  get planner(): PlannerName {
    return this.#served.planner;
  }

  get supergraph(): Supergraph {
    return this.#served.supergraph;
  }

  /** Serves another supergraph from the next request on. One that cannot be served changes nothing: `BAD_SUPERGRAPH`. */
  replace(supergraphSdl: string): void {
    this.#served = this.#prepare(supergraphSdl);
    this.#tell();
  }

  /** Answers a subscription, one answer after another. */
  async subscribe({ schema, document, operationName, variables }: LetIn, sender: Sender) {
    const { subscriber } = this.#byApiSchema.get(schema) ?? this.#served;
    const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
    return subscriber({ document, operation, key: "", variables, sender });
  }

  /** How Apollo Server asks it. */
  get gateway(): Gateway {
    return {
      load: async () => {
        this.#tell();
        return {
          executor: async ({ schema, document, operation, operationName, queryHash, request, context }) => {
            // What is wrong with the choice of an operation, graphql itself says best.
            if (!operation) return execute({ schema, document, operationName });
            const { answer } = this.#byApiSchema.get(schema) ?? this.#served;
            return answer({
              document,
              operation,
              key: `${queryHash}:${operationName ?? ""}`,
              variables: request.variables ?? {},
              sender: context as Sender,
            });
          },
        };
      },
      onSchemaLoadOrUpdate: (listener) => {
        this.#tellOf = listener;
        return () => {
          this.#tellOf = () => {};
        };
      },
      stop: async () => {},
    };
  }

  #tell(): void {
    const { apiSchema, sdl } = this.#served.supergraph;
    this.#tellOf({ apiSchema, coreSupergraphSdl: sdl });
  }

  #prepare(supergraphSdl: string): Served {
    const supergraph = readSupergraph(supergraphSdl);
    const subscriber = subscriberBy(supergraph, this.#subgraphs, this.#subscribe);
    const served = { supergraph, subscriber, ...this.#answerBy(supergraph) };
    this.#byApiSchema.set(supergraph.apiSchema, served);
    return served;
  }

  #answerBy(supergraph: Supergraph): Pick<Served, "planner" | "answer"> {
    // Where an alias hides what a field requires, the native planner ends the process: nobody gets it who did not ask for it.
    const isFit = this.#wanted === "native" || !supergraph.hasRequires;
    const native = this.#wanted === "javascript" || !isFit ? null : loadNativePlanner();
    if (this.#wanted === "native" && !native) {
      throw new RostrumError(
        "BAD_SETTING",
        "The native planner does not run on this machine. Set PLANNER to javascript or auto.",
      );
    }
    return {
      planner: native ? "native" : "javascript",
      answer: routerBy(native ?? javascriptPlanner, supergraph, this.#subgraphs),
    };
  }
}
