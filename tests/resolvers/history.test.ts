import type { Catalogue } from "../../src/catalogue/catalogue";
import { eraseHistory } from "../../src/catalogue/commands/erase-history";
import { typeOfId } from "../../src/domain/ids";
import { Role } from "../../src/domain/roles";
import { entityClasses } from "../../src/entities/entity-classes";
import { graphOver, type Ask } from "../helpers/graph-over";
import { changed, makeEpisode, makePerson, makeShow, testDocumentId } from "../helpers/make-entities";
import { opened, openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert, upsertInto } from "../helpers/upsert";
import { everything } from "../catalogue/everything";

interface Changes {
  readonly edges: ReadonlyArray<{ readonly cursor: string }>;
  readonly nodes: ReadonlyArray<Record<string, unknown>>;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

const selection = `edges { cursor } pageInfo { endCursor hasNextPage } totalCount nodes {
  number entity type operation version at why source run fields { field before after } node { id } }`;

const ann = makePerson({ name: "Ann", slug: "ann", sources: [] });
const [show, bea] = [makeShow({ sources: [] }), makePerson({ name: "Bea", sources: [] })];
const stamp = { by: "ada", why: "She wrote.", source: "https://example.org/ann", run: "run_1" };

/** Ann is created (1), renamed (2); Bea is created (3), and gone (4). */
async function lived() {
  const { catalogue, url } = await openedCatalogue();
  await upsert(catalogue, ann);
  await catalogue.edit(stamp, (edit) => upsertInto(edit, [changed(ann, { name: "Anne" })]));
  await upsert(catalogue, bea);
  await catalogue.edit(testStamp, (edit) => edit.remove([bea.id]));
  const editor = { name: "eva", role: Role.EDITOR, expiresAt: null };
  return { catalogue, url, ask: graphOver(catalogue, editor), anonymously: graphOver(catalogue) };
}

describe("`changes`", () => {
  let ask: Ask;
  let anonymously: Ask;
  let catalogue: Catalogue;
  let url: string;

  beforeEach(async () => {
    ({ ask, anonymously, catalogue, url } = await lived());
  });

  const changesOf = async (args = ""): Promise<Changes> => {
    const { data, errors } = await ask<{ changes: Changes }>(`{ changes${args} { ${selection} } }`);
    expect(errors).toEqual([]);
    return data.changes;
  };

  it("are creations, edits and removals in the order of their commits, with the entity as it is now", async () => {
    const { nodes, totalCount } = await changesOf();

    const untold = { why: null, source: null, run: null };
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
    const { by: _, ...told } = stamp;
    const gone = { entity: bea.id, type: "Person", node: null, at, ...untold };
    const there = { entity: ann.id, type: "Person", node: { id: ann.id }, at };
    const renamed = [{ field: "name", before: "Ann", after: "Anne" }];
    expect(totalCount).toBe(4);
    expect(nodes.slice(0, 3)).toEqual([
      { number: 1, operation: "CREATED", version: 1, fields: [], ...there, ...untold },
      { number: 2, operation: "UPDATED", version: 2, fields: renamed, ...there, ...told },
      { number: 3, operation: "CREATED", version: 1, fields: [], ...gone },
    ]);
    expect(nodes[3]).toMatchObject({ number: 4, operation: "REMOVED", version: 2 });
    expect(nodes[3]?.["fields"]).toContainEqual({ field: "name", before: "Bea", after: null });
  });

  it("go on after a cursor, that of the last change too, once there are more", async () => {
    const first = await changesOf("(first: 3)");
    const second = await changesOf(`(first: 3, after: "${first.pageInfo.endCursor}")`);
    const last = second.pageInfo.endCursor;
    const none = await changesOf(`(since: "${last}")`);
    await upsert(catalogue, show);
    const more = await changesOf(`(since: "${last}")`);
    const paged = await changesOf(
      `(first: 1, since: "${first.edges[0]?.cursor}", after: "${first.edges[1]?.cursor}")`,
    );

    const counts = [first, second, none, more, paged].map(({ totalCount }) => totalCount);
    expect(counts).toEqual([4, 4, 0, 1, 4]);
    expect(paged.nodes).toMatchObject([{ number: 3 }]);
    const numbers = [first, second, none, more].map(({ nodes }) => nodes.map(({ number }) => number));
    expect(numbers).toEqual([[1, 2, 3], [4], [], [5]]);
    expect([first, second].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
  });

  it("have null for fields that were erased, and for why", async () => {
    const { writer } = await opened({}, url);
    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [ann.id]);
      return { result: undefined, commit: true };
    });

    const { nodes } = await changesOf();

    expect(nodes.map(({ fields }) => fields)).toEqual([[], null, [], expect.any(Array)]);
    expect(nodes[1]).toMatchObject({ why: null, source: null, run: "run_1" });
  });

  it("refuse a cursor of another list", async () => {
    const { data } = await ask<{ people: Changes }>("{ people { pageInfo { endCursor } } }");

    const { errors } = await ask(`{ changes(since: "${data.people.pageInfo.endCursor}") { totalCount } }`);

    expect(errors).toMatchObject([{ extensions: { code: "BAD_CURSOR" } }]);
  });

  it("tell a client without a key not who made them", async () => {
    const { data, errors } = await anonymously("{ changes(first: 1) { nodes { by } } }");

    expect(data).toEqual({ changes: { nodes: [{ by: null }] } });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

describe("What is gone", () => {
  it("is shown by `changes` to an editor only: neither what it said, nor why, nor who says so", async () => {
    const { catalogue, ask, anonymously } = await lived();
    await catalogue.edit({ ...stamp, why: "Bea asked." }, (edit) =>
      upsertInto(edit, [changed(bea, { name: "Be" })]),
    );
    await catalogue.edit({ ...stamp, why: "Bea asked again." }, (edit) => edit.remove([bea.id]));
    const question = "{ changes { nodes { entity operation why source fields { field before after } } } }";

    const told = await anonymously<{ changes: Changes }>(question);
    const toldToEditor = await ask<{ changes: Changes }>(question);

    const ofBea = ({ data }: typeof told) => data.changes.nodes.filter(({ entity }) => entity === bea.id);
    const hidden = { why: null, source: null };
    expect(told.errors).toEqual([]);
    expect(ofBea(told)).toMatchObject([
      { operation: "CREATED", ...hidden, fields: null },
      { operation: "REMOVED", ...hidden, fields: null },
      { operation: "CREATED", ...hidden, fields: null },
      { operation: "REMOVED", ...hidden, fields: null },
    ]);
    expect(JSON.stringify(told.data)).not.toContain('"Be');
    expect(told.data.changes.nodes[1]).toMatchObject({ why: stamp.why, fields: [{ before: "Ann" }] });
    expect(ofBea(toldToEditor).at(-1)).toMatchObject({ why: "Bea asked again.", source: stamp.source });
    expect(JSON.stringify(ofBea(toldToEditor).at(-1))).toContain('"Be');
  });
});

describe("`history`", () => {
  it.each(Object.keys(entityClasses))("of a %s has its changes", async (type) => {
    const { catalogue } = await openedCatalogue();
    await upsert(catalogue, ...everything);
    const ask = graphOver(catalogue);
    const id = [...everything.map((one) => one.id), testDocumentId].find((one) => typeOfId(one) === type);

    const { data, errors } = await ask(
      `query ($id: ID!) { node(id: $id) { ... on ${type} { history { totalCount nodes { operation version entity } } } } }`,
      { id },
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      node: { history: { totalCount: 1, nodes: [{ operation: "CREATED", version: 1, entity: id }] } },
    });
  });

  it("is newest first, in pages, and one statement for all of a page", async () => {
    const statements: string[] = [];
    const { catalogue } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    await upsert(catalogue, ann, bea);
    for (const name of ["A.", "B."]) {
      await upsert(catalogue, changed(ann, { name }), changed(bea, { name: `${name} too` }));
    }
    const ask = graphOver(catalogue);
    const question = `query ($after: String) { people { nodes { history(first: 2, after: $after) {
      pageInfo { endCursor hasNextPage } nodes { version fields { field after } } } } } }`;
    interface People {
      readonly people: { readonly nodes: ReadonlyArray<{ readonly history: Changes }> };
    }
    statements.length = 0;
    const { data } = await ask<People>(question);
    const [first] = data.people.nodes;
    const { data: rest } = await ask<People>(question, { after: first?.history.pageInfo.endCursor });

    expect(statements.filter((text) => text.includes('"change"'))).toHaveLength(2);
    expect(data.people.nodes.map(({ history }) => history.nodes.map(({ version }) => version))).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect(first?.history.nodes[0]).toEqual({ version: 3, fields: [{ field: "name", after: "B." }] });
    expect(rest.people.nodes.map(({ history }) => history.nodes.map(({ version }) => version))).toEqual([
      [1],
      [1],
    ]);
  });

  it("tells a date as EDTF, and a list as JSON", async () => {
    const { catalogue } = await openedCatalogue();
    const episode = makeEpisode({ show, occurredOn: "2021-05", sources: [] });
    const { id, slug, title } = episode;
    await upsert(catalogue, show, episode);
    await upsert(catalogue, makeEpisode({ id, slug, title, show, occurredOn: "2021-05-03", sources: [] }));
    await upsert(catalogue, changed(show, { alternateTitles: ["B", "A"] }));

    const { data } = await graphOver(catalogue)<{ changes: Changes }>(
      "{ changes { nodes { fields { field before after } } } }",
    );

    expect(data.changes.nodes.slice(2)).toEqual([
      { fields: [{ field: "occurredOn", before: "2021-05", after: "2021-05-03" }] },
      { fields: [{ field: "alternateTitles", before: null, after: '["B","A"]' }] },
    ]);
  });
});
