import type { Catalogue } from "../../src/catalogue/catalogue";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";
import { mark, mergeInto, outcome } from "./merging";

describe("Two that are marked as distinct", () => {
  const marked = async (): Promise<{ catalogue: Catalogue; ids: [string, string, string] }> => {
    const { catalogue } = await openedCatalogue();
    const people = [1, 2, 3].map(() => make.makePerson());
    await upsert(catalogue, ...people);
    const ids = people.map(({ id }) => id) as [string, string, string];
    expect(outcome(await mark(catalogue, [ids[1], ids[0]]))).toEqual([]);
    return { catalogue, ids };
  };

  it("are not merged, nor is what they were merged into, until that is taken back", async () => {
    const { catalogue, ids } = await marked();
    const [one, two, three] = ids;

    expect(outcome(await mergeInto(catalogue, one, two))).toEqual([["DISTINCT", two]]);
    await mergeInto(catalogue, three, two);
    expect(outcome(await mergeInto(catalogue, three, one))).toEqual([["DISTINCT", one]]);
    expect(outcome(await mergeInto(catalogue, one, three))).toEqual([["DISTINCT", three]]);
    await mark(catalogue, [three, one], false);

    expect(outcome(await mergeInto(catalogue, one, three))).toEqual([]);
  });

  it("are two, and may be marked again", async () => {
    const { catalogue, ids } = await marked();

    expect(outcome(await mark(catalogue, [ids[0], ids[0]]))).toEqual([["BAD_USER_INPUT", null]]);
    expect(outcome(await mark(catalogue, [ids[0], ids[1]]))).toEqual([]);
  });
});
