import { buildSchema, execute, GraphQLError, type GraphQLSchema, parse } from "graphql";

import type { JsonObject } from "../../../src/domain/json-object";
import { firstDifference } from "../../helpers/compare-answers";
import { Dice } from "../../helpers/dice";
import type { Answer, Ask } from "../../helpers/graph-over";
import { runsOf } from "../../helpers/operations";
import { asksType, isAsked } from "./asked-fields";
import type { RandomCase } from "./random-case";
import { makeCases } from "./random-cases";
import { servedGraph, type ServedSubgraph } from "./served-graph";

/** Asked of each graph. */
const operationsEach = 10;
const graphs = runsOf(operationsEach);
const firstGraph = Number(process.env["LAYOUT"] ?? 1);

describe("graphs of random cases, spread over random subgraphs", () => {
  it.each(Object.keys(makeCases) as Array<keyof typeof makeCases>)(
    "answer like one schema: %s, alone and among others",
    async (kind) => {
      for (let seed = firstGraph; seed < firstGraph + Math.max(2, graphs / 3); seed += 1) {
        const dice = new Dice(seed);
        const others = (Object.keys(makeCases) as Array<keyof typeof makeCases>).filter(
          () => dice.roll() < 0.2,
        );
        const cases: RandomCase[] = [kind, ...(seed % 2 === 0 ? others : [])].map((one, n) =>
          makeCases[one](n, dice),
        );
        const { operationsSdl } = cases[0] as RandomCase;
        const { supergraph, ask } = servedGraph(subgraphsOf(cases, dice), (sdl) =>
          cases.reduce((text, { change }) => change?.(text) ?? text, sdl),
        );
        const comparison = {
          known: () => ["nobody"],
          operations: operationsEach,
          // Other operations for each graph: some have the same schema.
          seed: Number(process.env["SEED"] ?? 1 + (seed - 1) * operationsEach),
          schema: cases.length === 1 && operationsSdl ? buildSchema(operationsSdl) : supergraph.apiSchema,
        };

        const difference = await firstDifference(
          wholeOf(cases, supergraph.apiSchema),
          checking(ask, cases, supergraph.apiSchema),
          comparison,
        );

        expect({ graph: seed, difference }).toEqual({ graph: seed, difference: null });
      }
    },
  );
});

/** Each case takes subgraphs at random. */
function subgraphsOf(cases: readonly RandomCase[], dice: Dice): Record<string, ServedSubgraph> {
  const parts = new Map<
    string,
    { sdl: string; servedSdl: string; resolvers: Record<string, Record<string, unknown>> }
  >();
  for (const { shares } of cases) {
    let free = ["one", "two", "three", "four"];
    for (const { sdl, servedSdl = sdl, resolvers = {} } of shares) {
      const name = dice.oneOf(free);
      free = free.filter((one) => one !== name);
      const part = parts.get(name) ?? { sdl: "", servedSdl: "", resolvers: {} };
      parts.set(name, part);
      part.sdl += `\n${sdl}`;
      part.servedSdl += `\n${servedSdl}`;
      for (const [type, fields] of Object.entries(resolvers)) {
        part.resolvers[type] = { ...part.resolvers[type], ...fields };
      }
    }
  }
  return Object.fromEntries(parts);
}

/** The same graph as one schema. */
function wholeOf(cases: readonly RandomCase[], schema: GraphQLSchema): Ask {
  const rootValue = Object.assign({}, ...cases.map(({ whole }) => whole)) as JsonObject;
  const whole: Ask = async (query, variables = {}) => {
    const document = parse(query);
    for (const { unreachable } of cases) {
      if (unreachable && isAsked(unreachable, query, schema)) return refused;
    }
    const { data, errors = [] } = await execute({
      schema,
      document,
      rootValue,
      variableValues: variables,
      typeResolver: (value, _context, info, { name }) => {
        const { __typename: type, isLost } = value as { __typename: string; isLost?: boolean };
        if (isLost === true && asksType(name, info)) throw new Error("lost");
        return type;
      },
    });
    return { data: JSON.parse(JSON.stringify(data ?? null)) as never, errors };
  };
  return whole;
}

const refused: Answer<never> = { data: null as never, errors: [] };

/** A refusal has a path and a message of its own. A request that nothing asked for is an error. */
function checking(ask: Ask, cases: readonly RandomCase[], schema: GraphQLSchema): Ask {
  const checked: Ask = async (query, variables) => {
    for (const { askedTypes = [] } of cases) askedTypes.length = 0;
    const answer = await ask<never>(query, variables);
    for (const { typed, askedTypes = [] } of cases) {
      if (askedTypes.length === 0 || (typed && isAsked(typed, query, schema))) continue;
      return { ...answer, errors: [...answer.errors, new GraphQLError("a type was asked for without need")] };
    }
    const [error] = answer.errors;
    const isRefused = error?.extensions?.["code"] === "BAD_SUPERGRAPH" && (error.path?.length ?? 0) > 1;
    return isRefused ? refused : answer;
  };
  return checked;
}
