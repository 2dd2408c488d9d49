import { readdirSync, readFileSync } from "node:fs";

import { type ExecutionResult, parse } from "graphql";

import { Catalogue } from "../../src/catalogue/catalogue";
import { encodeCursor } from "../../src/domain/cursors";
import { idPrefixes, type TypeName } from "../../src/domain/ids";
import { entityShapes } from "../../src/entities/columns";
import { projections as allProjections } from "../../src/projections";
import { subgraphGraph } from "../../src/server/graph";
import { internalRequest } from "../../src/server/request-context";
import { subgraphs } from "../../src/subgraphs";
import { discovery } from "../../src/subgraphs/discovery";
import { subgraphSchema } from "../../src/subgraphs/slices";
import type { Subgraph } from "../../src/subgraphs/subgraph";
import { mergedSchema } from "../../src/subgraphs/merged";
import { Dice } from "../helpers/dice";
import { editor } from "../helpers/editor";
import { federatedGraphOf } from "../helpers/federated-graph";
import { type Ask, silent } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import { operations } from "../helpers/operations";
import { randomOperation, type Known } from "../helpers/random-operations";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";
import { afterTests } from "../helpers/after-tests";

/** Ids, slugs, the revision, the keys of clients and who was forgotten: every subgraph may read these tables. */
const identity = ["node", "slug", "revision", "key", "forgotten", "forgotten_key"];
/** Views, by the subgraph that owns all of their tables. */
const views: Readonly<Record<string, readonly string[]>> = { shows: ["episode_host"] };

describe("over one database", () => {
  const tablesReadBy = new Map<string, Set<string>>(subgraphs.map(({ name }) => [name, new Set()]));
  const writes: string[] = [];
  let ask: Ask;
  let askAsEditor: Ask;
  let readBounds: () => Promise<void>;
  let subscribe: () => Promise<ExecutionResult>;
  let known: Known;

  /** The tables that it owns and has not read, and the projections of which it has read no table. */
  const unreadBy = (subgraph: Subgraph) => {
    const isRead = (table: string) => tablesReadBy.get(subgraph.name)?.has(table) ?? false;
    return [
      ...ownTables(subgraph).filter((table) => !isRead(table)),
      ...subgraph.projections.filter((one) => !tablesOfProjection(one).some(isRead)),
    ];
  };

  beforeAll(async () => {
    const url = await startingDatabaseUrl();
    const open = async (onStatement?: (sql: string) => void) => {
      const catalogue = await Catalogue.open(url, { onStatement });
      afterTests(() => catalogue.close());
      return catalogue;
    };
    known = await knownIn(await open());

    const catalogues = new Map<string, Catalogue>();
    for (const { name } of subgraphs) {
      catalogues.set(
        name,
        await open((sql) => {
          for (const table of tablesIn(sql)) tablesReadBy.get(name)?.add(table);
          if (!/^\s*(select|with)\b/i.test(sql)) writes.push(`${name}: ${sql}`);
        }),
      );
    }
    const catalogueOf = ({ name }: Subgraph) => catalogues.get(name) as Catalogue;
    ask = federatedGraphOf(catalogueOf);
    askAsEditor = federatedGraphOf(catalogueOf, { key: editor });
    subscribe = async () => {
      const graph = subgraphGraph(discovery, catalogueOf(discovery), silent);
      const since = encodeCursor("changes", "OLDEST_FIRST", { sortKey: "0", id: "0" });
      const [person] = known("Person");
      const document = parse(`subscription { changed(person: "${person}", since: "${since}") { cursor } }`);
      const admission = {
        schema: subgraphSchema(discovery),
        document,
        operationName: undefined,
        variables: {},
      };
      const events = graph.startSubscription(admission, graph.contextOf(internalRequest("a-test")));
      for await (const event of events) return event;
      throw new Error("Expected an event, but none came.");
    };
    readBounds = async () => {
      for (const one of subgraphs) {
        await subgraphGraph(one, catalogues.get(one.name) as Catalogue, silent).readBounds?.();
      }
    };
  });

  it("each subgraph reads only its own tables, and writes none", async () => {
    const examples = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));
    await readBounds();
    expect((await subscribe()).errors).toBeUndefined();
    for (const name of examples) await ask(readFileSync(`${projectFolder}/examples/${name}`, "utf8"));
    for (const question of rareQuestions(known)) {
      expect((await ask(question)).errors).toEqual([]);
    }
    expect((await askAsEditor("{ drafts { totalCount } }")).errors).toEqual([]);
    // A table that is new in a subgraph may take more operations than `npm test` makes, until it has a question above.
    for (
      let seed = 1;
      seed <= operations || (seed <= 2_000 && subgraphs.flatMap(unreadBy).length > 0);
      seed += 1
    ) {
      const { query, variables } = randomOperation(mergedSchema(), known, new Dice(seed));
      await ask(query, variables);
    }

    for (const subgraph of subgraphs) {
      const { name, projections } = subgraph;
      const read = [...(tablesReadBy.get(name) ?? [])];
      const allowed = new Set([
        ...ownTables(subgraph),
        ...projections.flatMap(tablesOfProjection),
        ...identity,
      ]);
      const forbidden = "readsAll" in subgraph ? [] : read.filter((table) => !allowed.has(table));
      expect([name, forbidden]).toEqual([name, []]);
      // Guards against a test that finds nothing to check.
      expect([name, unreadBy(subgraph)]).toEqual([name, []]);
    }
    expect(writes).toEqual([]);
  });

  it("editing alone writes, and the owners complete what it returns", async () => {
    const [person] = known("Person");
    const { data, errors } = await askAsEditor<Record<string, { person: unknown; userErrors: unknown[] }>>(
      `mutation ($id: ID!) { updatePerson(input: { id: $id, honorificPrefix: "Prof" }) {
         person { id honorificPrefix appearances(first: 1) { totalCount } } userErrors { code } } }`,
      { id: person },
    );

    expect(errors).toEqual([]);
    expect(data["updatePerson"]).toEqual({
      person: {
        id: person,
        honorificPrefix: "Prof",
        appearances: { totalCount: expect.any(Number) as number },
      },
      userErrors: [],
    });
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter((write) => !write.startsWith("editing: "))).toEqual([]);
  });
});

/** They read the tables that random operations read most seldom. */
function rareQuestions(known: Known): string[] {
  const [[organisation], [person], [topic]] = [known("Organisation"), known("Person"), known("Topic")];
  return [
    `{ people(filter: { affiliatedWith: "${organisation}" }) { totalCount } }`,
    '{ people(filter: { source: { item: "14" } }) { totalCount } shows(filter: { source: { item: "14" } }) { totalCount } }',
    `{ publications(filter: { source: { item: "14" }, relatedTo: { organisation: "${organisation}" } }) { totalCount } }`,
    `{ publications(filter: { publisher: "${organisation}" }) { totalCount } }`,
    `{ shows(filter: { organisation: "${organisation}" }) { totalCount } }`,
    `{ organisations(first: 1) { nodes { partnerships(filter: { to: "${organisation}" }) { totalCount } } } }`,
    `{ node(id: "${idPrefixes.Partnership}_1111111111111111111111") { ... on Partnership { topics { label } } } }`,
    "{ people(filter: { platforms: { any: [YOUTUBE] } }) { totalCount } shows(filter: { platforms: { any: [YOUTUBE] } }) { totalCount } }",
    "{ publications(filter: { platforms: { any: [YOUTUBE] } }) { totalCount } network(of: PEOPLE, filter: { platforms: { any: [YOUTUBE] } }) { order } }",
    `{ network(of: PEOPLE, filter: { topics: { any: ["${topic}"] } }) { order } }`,
    `{ shows(first: 1) { nodes { about(filter: { participant: "${person}" }) { totalCount } } } }`,
    '{ shows(first: 1) { nodes { about(filter: { dates: { from: "2020" } }) { totalCount } } } }',
    `{ timeline(person: "${person}", filter: { dates: { from: "2020" } }) { totalCount } }`,
    `{ asOf(id: "${person}", at: "2999-01-01T00:00:00Z") { ... on PersonAsOf { appearances { totalCount } } } }`,
  ];
}

const ownTables = ({ name, owns, tables = [] }: Subgraph): string[] => [
  ...tables,
  ...new Set(owns.flatMap(tablesOf)),
  ...(views[name] ?? []),
];

/** The table of a type, and those of its parts. */
const tablesOf = (type: TypeName): string[] => [
  idPrefixes[type],
  ...entityShapes[type].columns.flatMap(({ part }) => part?.table ?? []),
];

const tablesOfProjection = (name: string): string[] =>
  allProjections
    .filter((one) => one.name === name)
    .flatMap(({ tables }) => tables.map((table) => table.name));

/** The tables and views that a statement names, without its own CTEs (`with g as …`) and functions that give rows. */
function tablesIn(sql: string): string[] {
  const own = new Set(
    [...sql.matchAll(/(?:\bwith|,)\s+"?(\w+)"?(?:\([^)]*\))?\s+as\s*(?:materialized\s*)?\(/gi)].map(
      ([, name]) => name,
    ),
  );
  return [...sql.matchAll(/\b(?:from|join)\s+"?(\w+)\b"?(?!\()/gi)]
    .map(([, name]) => name as string)
    .filter((name) => name !== "lateral" && !own.has(name));
}
