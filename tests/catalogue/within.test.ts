import { NameOrder } from "../../src/entities/orders";
import { makePerson, makeTopic } from "../helpers/make-entities";
import { put } from "../helpers/put";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

async function viewOfOnePerson() {
  const statements: string[] = [];
  const catalogue = await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) });
  const person = makePerson();
  await put(catalogue, person);
  const ending = new AbortController();
  const view = catalogue.within(ending.signal);
  statements.length = 0;
  return { catalogue, view, person, ending, statements };
}

describe("A catalogue within a signal", () => {
  it("answers as the whole one does while the signal lasts", async () => {
    const { catalogue, view, person, statements } = await viewOfOnePerson();

    expect(await view.findKnownIds([person.id])).toEqual(new Set([person.id]));
    expect(await view.findByIds("Person", [person.id])).toEqual(
      await catalogue.findByIds("Person", [person.id]),
    );
    expect(statements).toHaveLength(3);
  });

  it("refuses every read with the signal's reason once that is aborted, and sends no statement", async () => {
    const { catalogue, view, person, ending, statements } = await viewOfOnePerson();
    const reason = new Error("The client has gone.");
    ending.abort(reason);

    const reads = [
      () => view.isEmpty(),
      () => view.check(),
      () => view.findKnownIds([person.id]),
      () => view.findByIds("Person", [person.id]),
      () => view.findIdOfSlug("Person", person.slug),
      () => view.countsOfRelation("appearancesByPersonId", [person.id]),
      () => view.listPeople({}, NameOrder.A_TO_Z, { first: 1, after: null }),
    ];
    for (const read of reads) await expect(read()).rejects.toBe(reason);

    expect(statements).toEqual([]);
    expect((await catalogue.findKnownIds([person.id])).size).toBe(1);
  });

  it("answers nothing that was not answered before the end, and begins nothing after it", async () => {
    const { view, person, ending, statements } = await viewOfOnePerson();
    const begun = view.findKnownIds([person.id]);
    const ofManyStatements = view.check();
    ending.abort();
    const late = view.findKnownIds([person.id]);

    const reason: unknown = ending.signal.reason;
    expect(await Promise.allSettled([begun, ofManyStatements, late])).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
      { status: "rejected", reason },
    ]);
    expect(statements).toHaveLength(2);
  });

  it("does not count what a page found once the signal is aborted", async () => {
    const { view, ending, statements } = await viewOfOnePerson();
    const page = await view.listPeople({}, NameOrder.A_TO_Z, { first: 1, after: null });
    ending.abort();

    await expect(page.totalCount).rejects.toBe(ending.signal.reason);
    expect(statements).toHaveLength(1);
  });

  it("ends with the first of two signals when it is a view of a view", async () => {
    const { view, person, ending, statements } = await viewOfOnePerson();
    const [inner, sooner] = [new AbortController(), AbortSignal.abort("Too late.")];

    await expect(view.within(sooner).findKnownIds([person.id])).rejects.toBe("Too late.");
    expect((await view.within(inner.signal).findKnownIds([person.id])).size).toBe(1);
    ending.abort();
    await expect(view.within(inner.signal).findKnownIds([person.id])).rejects.toBe(ending.signal.reason);

    expect(statements).toHaveLength(1);
  });

  it("writes whatever has become of the signal, in the queue of the one writer", async () => {
    const { catalogue, view, ending } = await viewOfOnePerson();
    const [first, second] = [makeTopic(), makeTopic()];
    ending.abort();

    await Promise.all([put(view, first), put(catalogue, second)]);

    expect((await catalogue.findKnownIds([first.id, second.id])).size).toBe(2);
  });

  it("closes nothing: the connections are the whole catalogue's", async () => {
    const { catalogue, view, person } = await viewOfOnePerson();

    await view.close();

    expect((await view.findKnownIds([person.id])).size).toBe(1);
    expect((await catalogue.findKnownIds([person.id])).size).toBe(1);
  });
});
