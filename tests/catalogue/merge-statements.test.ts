import type { Catalogue } from "../../src/catalogue/catalogue";
import { listDataGaps } from "../../src/catalogue/queries/data-gaps";
import type { Citation } from "../../src/entities/citation";
import { Standing } from "../../src/entities/standing";
import { DataGapKind } from "../../src/projections/data-gaps/kinds";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";
import { expectWhole, mergeInto, outcome, stateOf, takeOut } from "./merging";

const [one, two, three] = ["One", "Two", "Three"].map((title) => make.makeDocument({ title }));

/** What a document says of a field; nothing: it is a source of the whole. */
const says = (document: { readonly id: string } | undefined, more: Partial<Citation> = {}) =>
  make.makeCitation({ documentId: document?.id ?? "", line: null, item: "1", ...more });

const { DISPUTED, STATED } = Standing;

/** The sources of a record that the first of its documents made, and of which the second one says otherwise. */
const sourcesOf = (field: string, first = one, second = two) => [
  says(first),
  says(first, { field, value: `As ${first?.title} had it`, standing: STATED }),
  says(second),
  says(second, { field, value: `As ${second?.title} has it`, standing: DISPUTED }),
];

const show = make.makeShow();

/** Two records of one, each with what sources say otherwise. */
const pairs = {
  person: [
    make.makePerson({ name: "Ann Lee", sources: sourcesOf("name") }),
    make.makePerson({ name: "Ann Leigh", sources: sourcesOf("name", three, two) }),
  ],
  organisation: [
    make.makeOrganisation({ name: "Kelp", sources: sourcesOf("locality") }),
    make.makeOrganisation({ name: "Kelp Coast", sources: sourcesOf("locality", two, three) }),
  ],
  show: [
    make.makeShow({ title: "Tides", sources: sourcesOf("title") }),
    make.makeShow({ title: "Tide Tables", sources: sourcesOf("title", three, one) }),
  ],
  episode: [
    make.makeEpisode({ show, title: "Maps", occurredOn: "2020", sources: sourcesOf("title") }),
    make.makeEpisode({ show, title: "Charts", occurredOn: "2021", sources: sourcesOf("title", two, one) }),
  ],
};

async function opened(): Promise<Catalogue> {
  const { catalogue } = await openedCatalogue();
  for (const document of [one, two, three]) if (document) await upsert(catalogue, document);
  await upsert(catalogue, show, ...Object.values(pairs).flat());
  return catalogue;
}

describe("What sources say otherwise of two records of one", () => {
  it.each(Object.entries(pairs))(
    "is with the one that remains, and is with each again after an un-merge: %s",
    async (_, pair) => {
      const [survivor, absorbed] = pair;
      if (!survivor || !absorbed) throw new Error("Expected two.");
      const catalogue = await opened();
      const before = await catalogue.statedHash();

      await mergeInto(catalogue, survivor.id, absorbed.id);

      const state = await stateOf(catalogue, survivor.id);
      const said = ((state?.["sources"] ?? []) as readonly Citation[]).flatMap(({ value }) => value ?? []);
      expect(new Set(said)).toEqual(
        new Set([...survivor.sources, ...absorbed.sources].flatMap(({ value }) => value ?? [])),
      );
      const { nodes } = await listDataGaps(
        catalogue.reader,
        { kinds: [DataGapKind.CONTRADICTION] },
        { first: 100, after: null },
      );
      expect(nodes.map(({ id }) => id)).toContain(survivor.id);
      expect(nodes.map(({ id }) => id)).not.toContain(absorbed.id);
      await expectWhole(catalogue);

      expect(outcome(await takeOut(catalogue, absorbed.id))).toEqual([]);
      expect(await catalogue.statedHash()).toBe(before);
      await expectWhole(catalogue);
    },
  );
});
