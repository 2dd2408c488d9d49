import { graphOver, type Ask } from "../helpers/graph-over";
import { makeCitation, makeDocument, makeLink, makePerson, makePublication } from "../helpers/make-entities";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

const profile = makeDocument({ title: "Profile", slug: "profile", lines: 40 });
const at = (line: number, item: string) => makeCitation({ documentId: profile.id, line, item });
const [first, second] = ["https://example.org/first", "https://example.org/second"];
const thesis = makePublication({
  slug: "thesis",
  sources: [at(3, "1")],
  links: [
    makeLink({ url: first, sources: [at(3, "1"), at(4, "2")] }),
    makeLink({ url: second, sources: [at(4, "2")] }),
  ],
});

describe("The links of what cites a document", () => {
  let ask: Ask;

  beforeAll(async () => {
    const catalogue = await temporaryCatalogue();
    await upsert(catalogue, profile, thesis, makePerson({ sources: [at(9, "9")] }));
    ask = graphOver(catalogue);
  });

  const sourcesOf = async (args: string) => {
    interface Sources {
      readonly totalCount: number;
      readonly nodes: ReadonlyArray<{ citation: { line: number }; link: { url: string } | null }>;
      readonly pageInfo: { readonly endCursor: string };
    }
    const { data, errors } = await ask<{ sources: Sources }>(
      `{ sources(document: "profile" ${args}) { totalCount pageInfo { endCursor }
        nodes { citation { line } link { url } fact { id } } } }`,
    );
    expect(errors).toEqual([]);
    return data.sources;
  };
  const told = ({ nodes }: Awaited<ReturnType<typeof sourcesOf>>) =>
    nodes.map(({ citation, link }) => [citation.line, link?.url ?? null]);

  it("are among its sources, each with its own citation and address, after the fact of the same line", async () => {
    const of = { one: await sourcesOf(`item: "1"`), two: await sourcesOf(`item: "2"`) };

    expect(told(of.one)).toEqual([
      [3, null],
      [3, first],
    ]);
    expect(told(of.two)).toEqual([
      [4, first],
      [4, second],
    ]);
    expect([of.one.totalCount, of.two.totalCount]).toEqual([2, 2]);
  });

  it("are paged like the others", async () => {
    const page = await sourcesOf(`item: "2", first: 1`);
    const next = await sourcesOf(`item: "2", first: 1, after: "${page.pageInfo.endCursor}"`);

    expect([told(page), told(next)]).toEqual([[[4, first]], [[4, second]]]);
  });

  it("make their entity one of those that cite the item", async () => {
    const { data } = await ask(
      `{ publications(filter: { source: { document: "profile", item: "2" } }) { nodes { slug } } }`,
    );

    expect(data).toEqual({ publications: { nodes: [{ slug: "thesis" }] } });
  });
});
