import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { editor } from "../../helpers/editor";
import { type Ask, graphOver } from "../../helpers/graph-over";
import * as make from "../../helpers/make-entities";
import { openedCatalogue } from "../../helpers/temporary-database";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";
import { changesIn, feedOf, filesOf, itemOf } from "./importing";

interface Draft {
  readonly id: string;
  readonly entity: string;
  readonly [field: string]: unknown;
}

describe("What an import is not sure enough of", () => {
  let catalogue: Catalogue;
  let feed: string;
  let ask: Ask;
  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
    ask = graphOver(catalogue, editor);
    const items = itemOf("a", "1: Maps - Ann Lee") + itemOf("b", "2: Nets - Bo Ray");
    ({ feed } = await filesOf({ feed: feedOf(items) }));
    await importFiles(catalogue, [feed]);
  });

  const waiting = async (): Promise<Draft[]> => {
    const { data, errors } = await ask<{ drafts: { nodes: Draft[] } }>(
      "{ drafts(kind: IMPORT) { nodes { id: draft entity type state version why confidence place source node { id } values { field value } } } }",
    );
    expect(errors).toEqual([]);
    return data.drafts.nodes;
  };
  const decide = async (mutation: string, input: object): Promise<Record<string, unknown>> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await ask<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message }
         node { ... on Appearance { standing inferredFrom person { name slug } sources { document { title } } } } } }`,
      { input },
    );
    expect(errors).toEqual([]);
    return data[mutation] as Record<string, unknown>;
  };

  it("waits for an editor, in the order of the source, and is nothing that the graph shows", async () => {
    const [ann, bo] = await waiting();

    expect(ann).toMatchObject({
      type: "Appearance",
      state: "OPEN",
      version: 0,
      why: "Ann Lee, guest of “1: Maps - Ann Lee”, from its title, “1: Maps - Ann Lee”",
      confidence: 0.7,
      place: `${feed}:3`,
      source: null,
      node: null,
    });
    expect(ann?.["values"]).toContainEqual({ field: "standing", value: "INFERRED" });
    expect(bo).toMatchObject({ place: `${feed}:4` });
    const { data } = await graphOver(catalogue)("{ people { totalCount } appearances { totalCount } }");
    expect(data).toEqual({ people: { totalCount: 0 }, appearances: { totalCount: 0 } });
  });

  it("is accepted with the person whom only it mentions, and belongs to its source: the next import changes nothing", async () => {
    const [ann] = await waiting();

    const accepted = await decide("acceptDraft", { id: ann?.id });

    expect(accepted).toEqual({
      userErrors: [],
      node: {
        standing: "INFERRED",
        inferredFrom: "its title, “1: Maps - Ann Lee”",
        person: { name: "Ann Lee", slug: "ann-lee" },
        sources: [{ document: { title: "Feed of Made Up" } }],
      },
    });
    const again = await importFiles(catalogue, [feed]);
    expect([changesIn(again), again.run]).toEqual([[], null]);
    expect((await waiting()).map(({ place }) => place)).toEqual([`${feed}:4`]);
    expect(await decide("acceptDraft", { id: ann?.id })).toMatchObject({
      userErrors: [{ code: "CONFLICT" }],
    });
    expect(await catalogue.check()).toEqual([]);
  });

  it("is not proposed again once it was rejected, also after others were decided", async () => {
    const [ann, bo] = await waiting();

    expect(await decide("rejectDraft", { id: ann?.id, why: "Another Ann." })).toMatchObject({
      userErrors: [],
    });
    const { waiting: left } = await importFiles(catalogue, [feed]);

    expect(left.map(({ what }) => what)).toEqual(["Bo Ray, guest of “2: Nets - Bo Ray”"]);
    expect((await waiting()).map(({ id }) => id)).toEqual([bo?.id]);
  });

  it("waits no more once its source no longer says it, or an import is less demanding", async () => {
    await importFiles(catalogue, [feed], { acceptAbove: 0.6 });

    expect(await waiting()).toEqual([]);
    const { data } = await ask("{ appearances { nodes { person { name } } } }");
    expect(data).toMatchObject({ appearances: { nodes: [{}, {}] } });
  });

  it("refers to what its person was merged into meanwhile", async () => {
    const { feed: both } = await filesOf({
      feed: feedOf(itemOf("c", "3: Tides - Cy Fox") + itemOf("d", "4: Sand - Cy Fox")),
    });
    await importFiles(catalogue, [both]);
    const [one, other] = (await waiting()).filter(({ why }) => String(why).startsWith("Cy Fox"));
    await decide("acceptDraft", { id: one?.id });
    const survivor = make.makePerson({ name: "Cyrus Fox", slug: "cyrus-fox" });
    await upsert(catalogue, survivor);
    const { data } = await ask(
      "mutation ($input: MergeInput!) { mergePeople(input: $input) { userErrors { code } } }",
      { input: { survivor: "cyrus-fox", absorbed: "cy-fox" } },
    );
    expect(data).toEqual({ mergePeople: { userErrors: [] } });

    const accepted = await decide("acceptDraft", { id: other?.id });

    expect(accepted).toMatchObject({ userErrors: [], node: { person: { slug: "cyrus-fox" } } });
    // The survivor has another name than the credit.
    const credited = ["changed Appearance null", "changed Appearance null"];
    expect(changesIn(await importFiles(catalogue, [both]))).toEqual(credited);
    expect(changesIn(await importFiles(catalogue, [both]))).toEqual([]);
  });

  it("is cleared when its person is forgotten, and comes back by no import", async () => {
    const [ann] = await waiting();
    await decide("acceptDraft", { id: ann?.id });
    const { feed: second } = await filesOf({ feed: feedOf(itemOf("z", "9: Knots - Ann Lee")) });
    await importFiles(catalogue, [second]);
    const { data } = await ask<{ person: { id: string } }>('{ person(slug: "ann-lee") { id } }');
    expect((await waiting()).map(({ why }) => why)).toContainEqual(
      expect.stringContaining("Knots - Ann Lee"),
    );

    await catalogue.forget(testStamp, data.person.id);

    expect((await waiting()).map(({ why }) => why)).toEqual([expect.stringContaining("Bo Ray")]);
  });
});
