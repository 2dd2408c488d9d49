import {
  buildSchema,
  execute,
  type ExecutionResult,
  GraphQLError,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from "graphql";

import { subgraphs } from "../../src/subgraphs";
import { mergedSchema } from "../../src/subgraphs/merged";
import type { SubgraphName } from "../../src/subgraphs/subgraph";
import type { Ask } from "./graph-over";
import type { RandomOperation } from "./random-operations";

export interface AnswerWithout {
  readonly data: string;
  /** The paths of the errors that the lost subgraph causes. */
  readonly paths: ReadonlyArray<ReadonlyArray<string | number>>;
  /** Whether the whole graph has errors too: the client's own, of which some may be lost with the subgraph. */
  readonly isFaulty: boolean;
}

const typeKey = "typeForTheTest";
const schema = buildSchema(printSchema(mergedSchema()));

/**
 * What a router must answer when one subgraph does not answer: each of its fields fails, and GraphQL itself says what
 * that nulls. Told from what the whole graph answers, and from the subgraphs' tables of contents.
 */
export async function answerWithout(
  subgraph: SubgraphName,
  whole: Ask,
  { query, variables }: RandomOperation,
): Promise<AnswerWithout> {
  const answer = await whole(print(withTypes(query)), variables);
  const result = execute({
    schema,
    document: parse(query),
    variableValues: variables,
    rootValue: JSON.parse(JSON.stringify(answer.data)) as unknown,
    fieldResolver(source: Record<string, unknown>, _args, _context, { parentType, fieldName, path }) {
      if (ownerOf(parentType.name, fieldName) === subgraph) throw new GraphQLError("lost");
      return Object.hasOwn(source, path.key) ? source[path.key] : null;
    },
    typeResolver: (value) => (value as Record<string, string>)[typeKey],
  }) as ExecutionResult;
  return {
    data: JSON.stringify(result.data),
    paths: (result.errors ?? []).map(({ path = [] }) => path),
    isFaulty: answer.errors.length > 0,
  };
}

function withTypes(query: string) {
  const field = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: typeKey },
    name: { kind: Kind.NAME, value: "__typename" },
  } as const;
  return visit(parse(query), {
    SelectionSet: (set) => ({ ...set, selections: [field, ...set.selections] }),
  });
}

/** Whose field it is; null where it comes with whatever it stands in. */
function ownerOf(type: string, field: string): SubgraphName | null {
  if (type === "Query") return nameOf(({ queries }) => queries.includes(field));
  if (field === "id") return null;
  return (
    nameOf(({ adds }) => addedTo(adds, type).includes(field)) ??
    nameOf(({ owns }) => owns.includes(type as never))
  );
}

function addedTo(
  adds: Readonly<Record<string, readonly string[] | undefined>>,
  type: string,
): readonly string[] {
  return adds[type] ?? [];
}

function nameOf(isIt: (subgraph: (typeof subgraphs)[number]) => boolean): SubgraphName | null {
  return subgraphs.find(isIt)?.name ?? null;
}
