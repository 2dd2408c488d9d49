import { findBySlug, findIdOfSlug, findKnownIds, findTombstone } from "../../src/catalogue/queries/by-id";
import { listChanges } from "../../src/catalogue/queries/changes";
import * as make from "../helpers/make-entities";
import { graphOver } from "../helpers/graph-over";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";
import { mergeInto } from "./merging";

const [ann, anne, anna] = ["ann", "anne", "anna"].map((slug) =>
  make.makePerson({ slug, name: slug, sources: [] }),
) as [
  ReturnType<typeof make.makePerson>,
  ReturnType<typeof make.makePerson>,
  ReturnType<typeof make.makePerson>,
];

const nodes = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

async function threePeople() {
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ann, anne, anna);
  const nodesOf = async (...ids: string[]) => {
    const { data } = await graphOver(catalogue)<{ nodes: Array<{ id: string } | null> }>(nodes, { ids });
    return data.nodes.map((node) => node?.id ?? null);
  };
  return { catalogue, nodesOf };
}

describe("The id and the slugs of an entity that was merged", () => {
  it("lead to the remaining one, and after a merge of that to the last one", async () => {
    const { catalogue, nodesOf } = await threePeople();
    await upsert(catalogue, make.changed(ann, { slug: "annie" }));

    await mergeInto(catalogue, anne.id, ann.id);

    expect(await nodesOf(ann.id, anne.id, anna.id)).toEqual([anne.id, anne.id, anna.id]);
    await mergeInto(catalogue, anna.id, anne.id);
    expect(await nodesOf(ann.id, anne.id, anna.id)).toEqual([anna.id, anna.id, anna.id]);
    for (const slug of ["ann", "annie", "anne", "anna"]) {
      expect((await findBySlug(catalogue.reader, "Person", slug))?.id).toBe(anna.id);
      expect((await findIdOfSlug(catalogue.reader, "Person", slug)).id).toBe(anna.id);
    }
    expect(await findKnownIds(catalogue.reader, [ann.id])).toEqual(new Map([[ann.id, anna.id]]));
    expect(await findTombstone(catalogue.reader, "Person", ann.id)).toBeNull();
    expect(await catalogue.check()).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("lead to nothing once the remaining one is removed, and again to it once it is back", async () => {
    const { catalogue, nodesOf } = await threePeople();
    await mergeInto(catalogue, anne.id, ann.id);
    await catalogue.edit(testStamp, (edit) => edit.remove([anne.id]));

    expect(await nodesOf(ann.id)).toEqual([null]);
    expect(await findTombstone(catalogue.reader, "Person", "ann")).toMatchObject({ was: ann.id });
    await upsert(catalogue, anne);

    expect(await nodesOf(ann.id)).toEqual([anne.id]);
  });

  it("are its own again once it is there again, which the history tells apart from a creation", async () => {
    const { catalogue, nodesOf } = await threePeople();
    await mergeInto(catalogue, anne.id, ann.id);
    await upsert(catalogue, ann);

    expect(await nodesOf(ann.id, anne.id)).toEqual([ann.id, anne.id]);
    expect((await findIdOfSlug(catalogue.reader, "Person", "ann")).id).toBe(ann.id);
    const { nodes: changes } = await listChanges(
      catalogue.reader,
      { since: null },
      { first: 9, after: null },
    );
    expect(
      changes
        .filter(({ entityId }) => entityId === ann.id)
        .map(({ operation, version, into }) => [operation, version, into]),
    ).toEqual([
      ["CREATED", 1, null],
      ["MERGED", 2, anne.id],
      ["UNMERGED", 3, null],
    ]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });
});
