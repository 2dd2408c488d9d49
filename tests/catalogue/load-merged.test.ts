import type { AnyEntity } from "../../src/entities/entity-classes";
import { openedCatalogue } from "../helpers/temporary-database";
import { makeDocument } from "../helpers/make-entities";
import { contentOf, expectWhole, mergeInto } from "./merging";
import { twoRecords } from "./two-records";

describe("A load of a folder whose entities were merged since", () => {
  it("takes the merge back no more than it changes what the merge has made", async () => {
    const { catalogue } = await openedCatalogue();
    const { vic, dr, all } = twoRecords();
    const document = makeDocument({ key: "test-document", title: "What tests are taken from" });
    const load = (entities: readonly AnyEntity[]) =>
      catalogue.load({ folder: "/data", entities, leftOut: { records: 0, problems: [] } });
    await load([document, ...all]);
    await mergeInto(catalogue, vic.id, dr.id);
    const merged = await contentOf(catalogue);

    const again = await load([document, ...all]);
    expect(again).toMatchObject({ run: null, added: [], changed: [], removed: [] });
    expect(await contentOf(catalogue)).toEqual(merged);

    await load([document, ...all.filter(({ id }) => id !== dr.id)]);
    expect((await contentOf(catalogue)).merged).toEqual(merged.merged);
    await expectWhole(catalogue);
  });
});
