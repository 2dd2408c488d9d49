import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { EntityInput } from "../../src/catalogue/commands/derived-columns";
import { inputOf, type State } from "../../src/catalogue/history/state";
import { readStates } from "../../src/catalogue/history/read-states";
import { programParts } from "../../src/catalogue/history/stamp";
import { makeCitation, makeDocument, makePublication } from "../helpers/make-entities";
import { runsOf } from "../helpers/operations";
import { openedCatalogue } from "../helpers/temporary-database";

/** What a source says of a publication. */
interface Saying {
  readonly title: string;
  readonly publishedOn: string | null;
  readonly volume: string | null;
}

const publication = makePublication({ key: "both", title: "Both" });

const documentOf = (source: string) => makeDocument({ key: source, title: source });

/** An import of a source: the first one has the publication, the others speak of it. Null: it says nothing of it. */
async function say(catalogue: Catalogue, source: string, saying: Saying | null) {
  const document = documentOf(source);
  const sources = [makeCitation({ documentId: document.id, line: null, item: source })];
  const state: State = {
    slug: "both",
    kind: "ARTICLE",
    displayTitle: saying?.title,
    ...saying,
    sources,
    standing: "STATED",
  };
  const given = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null));
  const entity = inputOf("Publication", publication.id, given);
  const isFirst = source === "first";
  return catalogue.load(
    {
      folder: `import ${source}`,
      entities: [document, ...(isFirst && saying ? [entity] : [])],
      others: isFirst || !saying ? [] : [publication.id],
      stating: {
        documentId: document.id,
        ofOthers: isFirst || !saying ? [] : [{ entity, fields: new Set(Object.keys(given)), isWhole: true }],
      },
      leftOut: { records: 0, problems: [] },
    },
    { by: programParts.import },
  );
}

const sayings = fc.record({
  title: fc.constantFrom("Both", "both", "Other"),
  publishedOn: fc.constantFrom(null, "2020", "2020-05", "2020-05-03", "2020-05-04", "2021"),
  volume: fc.constantFrom(null, "1", "2"),
});
const others = ["second", "third"] as const;
const steps = fc.array(fc.tuple(fc.constantFrom("first", ...others), sayings), { maxLength: 5 });

const numRuns = runsOf(8);

describe("What sources say of one entity", () => {
  const stated = async (catalogue: Catalogue) =>
    (await readStates(catalogue.reader, [publication.id])).get(publication.id);

  const opened = async () => (await openedCatalogue()).catalogue;

  it("is what they say last, whatever each has said before", async () => {
    await fc.assert(
      fc.asyncProperty(sayings, steps, fc.tuple(sayings, sayings, sayings), async (start, before, last) => {
        const [catalogue, fresh] = [await opened(), await opened()];
        await say(catalogue, "first", start);
        for (const other of others) await say(catalogue, other, start);
        for (const [source, saying] of before) await say(catalogue, source, saying);
        for (const one of [catalogue, fresh]) {
          for (const [at, source] of ["first", ...others].entries()) await say(one, source, last[at] ?? null);
        }

        expect(await stated(catalogue)).toEqual(await stated(fresh));
        for (const [at, source] of ["first", ...others].entries())
          expect(await say(catalogue, source, last[at] ?? null)).toMatchObject({ changed: [], added: [] });
        expect(await catalogue.check()).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("is without one of them as if that had never said anything", async () => {
    await fc.assert(
      fc.asyncProperty(sayings, sayings, sayings, async (first, second, third) => {
        const [catalogue, without] = [await opened(), await opened()];
        await say(catalogue, "first", first);
        await say(catalogue, "second", second);
        await say(catalogue, "third", third);
        await say(catalogue, "second", null);
        await say(catalogue, "third", third);
        await say(without, "first", first);
        await say(without, "third", third);

        expect(await stated(catalogue)).toEqual(await stated(without));
      }),
      { numRuns },
    );
  });

  it("leaves what an editor says as it is", async () => {
    await fc.assert(
      fc.asyncProperty(sayings, steps, fc.constantFrom("1999", "2019-11"), async (first, later, edited) => {
        const catalogue = await opened();
        await say(catalogue, "first", first);
        for (const [at, source] of others.entries()) await say(catalogue, source, later[at]?.[1] ?? null);
        const entity = inputOf("Publication", publication.id, {
          ...(await stated(catalogue)),
          title: "As edited",
          publishedOn: edited,
        }) as EntityInput<"Publication">;
        await catalogue.edit({ by: "alice" }, (edit) => edit.upsert("Publication", [entity]));

        for (const [source, saying] of later) await say(catalogue, source, saying);

        expect(await stated(catalogue)).toMatchObject({ title: "As edited", publishedOn: edited });
      }),
      { numRuns },
    );
  });
});
