import { readdirSync, readFileSync } from "node:fs";

import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import {
  candidateQueries,
  ourSubjectQuery,
  subjectsIn,
  variablesFor,
  type Candidates,
} from "../../web/playground/subjects";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { askerOf, graphOver, silent, type Ask } from "../helpers/graph-over";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const examples = readdirSync(`${projectFolder}/examples`)
  .filter((name) => name.endsWith(".graphql"))
  .map((name) => [name, readFileSync(`${projectFolder}/examples/${name}`, "utf8")] as const);

/** Lists that are empty where all is well: a folder without problems has a source for everything; nothing has this link. */
const emptyByIntent = new Set([
  "08-data-gaps.graphql noSource.nodes",
  "07-resolve.graphql unknown.bearers.nodes",
  // All of it has one source, which contradicts nothing.
  "25-sources.graphql person.contradictions",
  "25-sources.graphql person.affiliations.nodes.contradictions",
]);

describe("the examples on the demonstration catalogue, with the subjects that the playground finds there", () => {
  let ask: Ask;
  let subjects: Record<string, unknown>;

  beforeAll(async () => {
    const { limits } = readSettings({});
    ask = askerOf(wholeGraph(await demonstrationCatalogue(), silent, [], limits));
    subjects = await subjectsBy(ask);
  });

  it.each(examples)(
    "%s has an answer within the limits, and none of its lists is empty",
    async (name, query) => {
      const { data, errors } = await ask(query, variablesFor(query, subjects));

      expect(errors).toEqual([]);
      const empty = emptyListsIn(data).map((path) => `${name} ${path}`);
      expect(empty.filter((path) => !emptyByIntent.has(path))).toEqual([]);
    },
  );

  it("are not about our own data there, and are here", async () => {
    const ours = graphOver(await startingCatalogue());

    const [there, here] = await Promise.all([ask(ourSubjectQuery), ours(ourSubjectQuery)]);

    expect(there.data).toEqual({ person: null });
    expect(here.data).toEqual({ person: { id: expect.any(String) as string } });
  });

  it("has a subject for every variable of theirs, but for a link that is unknown and a moment", () => {
    const names = examples.flatMap(([, query]) => namesIn(query));

    expect([...new Set(names)].filter((name) => !(name in subjects))).toEqual(["unknown", "at"]);
  });
});

describe("the examples on an empty catalogue", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await temporaryCatalogue());
  });

  it.each(examples)("%s has no error, but for naming what is not there", async (_name, query) => {
    const { errors } = await ask(query);

    expect(errors.filter(({ extensions }) => extensions?.["code"] !== "NOT_FOUND")).toEqual([]);
    const defaults = [...query.matchAll(/\$\w+: \w+!? = ("[^"]*")/g)].map(([, value = "-"]) =>
      value.slice(1, -1).replace(/^.*\//, ""),
    );
    const variables = namesIn(query);
    for (const { message, extensions } of errors) {
      expect(defaults.some((value) => message.includes(value))).toBe(true);
      expect(variables).toContain(extensions?.["variable"]);
    }
  });

  it.each(examples)("%s says in its comment which variables to set on other data", (_name, query) => {
    const [comment = ""] = query.split("\nquery ");
    const said = new Set([...comment.matchAll(/\$(\w+)/g)].map(([, name]) => name));

    expect(namesIn(query).filter((name) => !said.has(name))).toEqual([]);
  });

  it("leaves no subject, so that the defaults stay", async () => {
    expect(await subjectsBy(ask)).toEqual({});
  });
});

/** The names of the variables of an operation. */
const namesIn = (query: string) => [...query.matchAll(/\$(\w+): \[?\w/g)].map(([, name]) => name ?? "");

async function subjectsBy(ask: Ask) {
  const answers = await Promise.all(candidateQueries.map((query) => ask<Partial<Candidates>>(query)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  return subjectsIn(Object.assign({}, ...answers.map(({ data }) => data)) as Candidates);
}

/** The lists of an answer without an element in any place where they stand, by their path without indices. */
function emptyListsIn(data: unknown): string[] {
  const lengths = new Map<string, number>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) {
      const name = path.join(".");
      lengths.set(name, (lengths.get(name) ?? 0) + value.length);
      for (const element of value) visit(element, path);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, field] of Object.entries(value)) visit(field, [...path, key]);
    }
  };
  visit(data, []);
  return [...lengths].flatMap(([path, length]) => (length === 0 ? [path] : []));
}
