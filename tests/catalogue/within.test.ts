import { findByIds, findIdOfSlug, findKnownIds } from "../../src/catalogue/queries/by-id";
import { listOf } from "../../src/catalogue/queries/lists";
import { countsOfRelation } from "../../src/catalogue/queries/relations";
import { readerWithin } from "../../src/database/reader-within";
import { PersonOrder } from "../../src/entities/orders";
import { makePerson } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

async function viewOfOnePerson() {
  const statements: string[] = [];
  const catalogue = await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) });
  const person = makePerson();
  await upsert(catalogue, person);
  const ending = new AbortController();
  const view = readerWithin(catalogue.reader, ending);
  statements.length = 0;
  return { catalogue, view, person, ending, statements };
}

describe("A reader within a signal", () => {
  it("answers as the reader itself does while the signal lasts", async () => {
    const { catalogue, view, person, statements } = await viewOfOnePerson();

    expect(await findKnownIds(view, [person.id])).toEqual(new Map([[person.id, person.id]]));
    expect(await findByIds(view, "Person", [person.id])).toEqual(
      await findByIds(catalogue.reader, "Person", [person.id]),
    );
    expect(statements).toHaveLength(3);
  });

  it("refuses every read with the signal's reason once that is aborted, and sends no statement", async () => {
    const { catalogue, view, person, ending, statements } = await viewOfOnePerson();
    const reason = new Error("The client has gone.");
    ending.abort(reason);

    const reads = [
      () => findKnownIds(view, [person.id]),
      () => findByIds(view, "Person", [person.id]),
      () => findIdOfSlug(view, "Person", person.slug),
      () => countsOfRelation(view, "Person.appearances", [person.id]),
      () => listOf(view, "people", {}, PersonOrder.A_TO_Z, { first: 1, after: null }),
    ];
    for (const read of reads) await expect(read()).rejects.toBe(reason);

    expect(statements).toEqual([]);
    expect((await findKnownIds(catalogue.reader, [person.id])).size).toBe(1);
  });

  it("answers nothing that was not answered before the end, and begins nothing after it", async () => {
    const { view, person, ending, statements } = await viewOfOnePerson();
    const twoInTurn = async () => {
      await findKnownIds(view, [person.id]);
      return findByIds(view, "Person", [person.id]);
    };
    const begun = findKnownIds(view, [person.id]);
    const ofTwoStatements = twoInTurn();
    ending.abort();
    const late = findKnownIds(view, [person.id]);

    const reason: unknown = ending.signal.reason;
    expect(await Promise.allSettled([begun, ofTwoStatements, late])).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
    // Two were asked; PostgreSQL had no connection for them yet.
    expect(statements.length).toBeLessThanOrEqual(2);
  });

  it("does not count what a page found once the signal is aborted", async () => {
    const { view, ending, statements } = await viewOfOnePerson();
    const page = await listOf(view, "people", {}, PersonOrder.A_TO_Z, { first: 1, after: null });
    ending.abort();

    await expect(page.totalCount).rejects.toBe(ending.signal.reason);
    expect(statements).toHaveLength(1);
  });

  it("ends with the first of two signals when it is a view of a view", async () => {
    const { view, person, ending, statements } = await viewOfOnePerson();
    const [inner, sooner] = [new AbortController(), AbortSignal.abort("Too late.")];

    await expect(findKnownIds(readerWithin(view, { signal: sooner }), [person.id])).rejects.toBe("Too late.");
    expect((await findKnownIds(readerWithin(view, inner), [person.id])).size).toBe(1);
    ending.abort();
    await expect(findKnownIds(readerWithin(view, inner), [person.id])).rejects.toBe(ending.signal.reason);

    expect(statements).toHaveLength(1);
  });
});
