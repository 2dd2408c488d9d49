import { readdirSync, readFileSync } from "node:fs";

import type { Reader } from "../../src/database/statements";
import { wholeGraph } from "../../src/server/graph";
import { CatalogueBounds } from "../../src/server/limits/catalogue-bounds";
import { internalRequest } from "../../src/server/request-context";
import { type QueryPath, readSettings } from "../../src/server/settings";
import type { Catalogue } from "../../src/catalogue/catalogue";
import { mergeInto } from "../catalogue/merging";
import { compiledGraph } from "../helpers/compiled-graph";
import { graphOver, silent } from "../helpers/graph-over";
import { makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";

type Person = ReturnType<typeof makePerson>;

const [kept, merged, removed, forgotten] = ["kept", "merged", "removed", "forgotten"].map((slug) =>
  makePerson({ slug, name: slug, sources: [] }),
) as [Person, Person, Person, Person];

/** People of whom one was merged into another, one removed and one forgotten. */
async function afterEdits(): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue();
  const show = makeShow({ slug: "show" });
  const episode = makeEpisode({ slug: "episode", show });
  await upsert(catalogue, kept, merged, removed, forgotten, show, episode);
  await upsert(catalogue, makeAppearance({ key: "one", person: merged, episode }));
  await mergeInto(catalogue, kept.id, merged.id);
  await catalogue.edit(testStamp, (edit) => edit.remove([removed.id]));
  await catalogue.forget(testStamp, forgotten.id);
  return catalogue;
}

/** The whole result with its price, by one path. */
async function answered(
  catalogue: Catalogue,
  queryPath: QueryPath,
  query: string,
  operationName?: string,
): Promise<string> {
  const bounds = new CatalogueBounds(catalogue.reader);
  const { limits } = readSettings({});
  const { server, contextOf } = wholeGraph(catalogue, silent, [], limits, bounds, { queryPath });
  const { body } = await server.executeOperation(
    { query, operationName },
    { contextValue: contextOf(internalRequest("a-test")) },
  );
  return JSON.stringify(body);
}

describe("both paths", () => {
  it("say alike what became of an entity, by each of its names and in filters", async () => {
    const catalogue = await afterEdits();
    const [loaders, compiled] = [graphOver(catalogue), compiledGraph(catalogue)];
    const names = [kept, merged, removed, forgotten].flatMap(({ id, slug }) => [id, slug]);

    for (const name of [...names, "nobody", "person_1111111111111111111111", "show_zzz", ""]) {
      for (const query of [
        `query ($name: ID) { person(id: $name) { id name appearances { totalCount nodes { person { slug } } } } }`,
        `query ($name: ID) { appearances(filter: { person: $name }) { totalCount edges { cursor node { id } } } }`,
        `query ($name: ID) { appearances(filter: { relatedTo: { person: $name } }) { totalCount edges { because { factId } } } }`,
      ]) {
        const [one, other] = [await loaders(query, { name }), await compiled.ask(query, { name })];
        expect({ name, query, answer: JSON.stringify(other) }).toEqual({
          name,
          query,
          answer: JSON.stringify(one),
        });
      }
    }
    expect(compiled.logged).toEqual([]);
  });

  it("refuse alike what names no operation of the document", async () => {
    const catalogue = await startingCatalogue();
    const two = "query A { __typename } query B { __typename }";

    for (const name of [undefined, "", "C"]) {
      const refused = await answered(catalogue, "compiled", two, name);

      expect(refused).toBe(await answered(catalogue, "loaders", two, name));
      expect(refused).toContain("OPERATION_RESOLUTION_FAILURE");
    }
  });

  it("give each example the same answer, at the same price", async () => {
    const catalogue = await startingCatalogue();
    const folder = `${projectFolder}/examples`;

    for (const name of readdirSync(folder).filter((file) => /^(01|04|09|11|14).*\.graphql$/.test(file))) {
      const query = readFileSync(`${folder}/${name}`, "utf8");
      expect(await answered(catalogue, "compiled", query)).toBe(await answered(catalogue, "loaders", query));
    }
  });

  it("say alike that a deadline has passed", async () => {
    const catalogue = await startingCatalogue();
    const ask = async (queryPath: QueryPath) => {
      const { server, contextOf } = wholeGraph(catalogue, silent, [], null, undefined, { queryPath });
      const request = internalRequest("a-test");
      request.abort(new Error("The deadline has passed."));
      const { body } = await server.executeOperation(
        { query: '{ people { nodes { name } } person(slug: "victoria-carr") { name } }' },
        { contextValue: contextOf(request) },
      );
      return JSON.stringify(body);
    };

    expect(await ask("compiled")).toBe(await ask("loaders"));
  });
});

it("what fails in the database is logged once, and the resolvers answer", async () => {
  const catalogue = await startingCatalogue();
  const { reader } = catalogue;
  const failing: Reader = {
    textOf: (statement) => reader.textOf(statement),
    async all(statement, caller) {
      if (reader.textOf(statement).endsWith("as json")) throw new Error("disk I/O error");
      return reader.all(statement, caller);
    },
  };
  const compiled = compiledGraph(Object.create(catalogue, { reader: { value: failing } }) as Catalogue);
  const question = "{ people(first: 2) { nodes { name } } }";

  const answer = await compiled.ask(question);

  expect(JSON.stringify(answer)).toBe(JSON.stringify(await graphOver(catalogue)(question)));
  expect(compiled.logged).toHaveLength(1);
  expect(compiled.logged[0]).toContain("a compiled statement failed");
});
