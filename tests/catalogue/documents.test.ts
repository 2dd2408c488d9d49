import type { Catalogue } from "../../src/catalogue/catalogue";
import { idForKey } from "../../src/domain/ids";
import { makeCitation, makeDocument, makePerson } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

describe("Documents", () => {
  let catalogue: Catalogue;
  beforeEach(async () => {
    catalogue = await temporaryCatalogue();
  });

  const refused = (code: string, ...ids: string[]) =>
    expect.objectContaining({ code, message: expect.stringContaining(ids.join("")) as string }) as Error;

  it("have to be there for what cites them", async () => {
    const documentId = idForKey("Document", "nowhere");
    const person = makePerson({ sources: [makeCitation({ documentId })] });

    await expect(upsert(catalogue, person)).rejects.toEqual(refused("DANGLING_REFERENCE", documentId));
    expect(await catalogue.isEmpty()).toBe(true);
  });

  it("stay as long as something cites them", async () => {
    const document = makeDocument();
    const person = makePerson({ sources: [makeCitation({ documentId: document.id })] });
    await upsert(catalogue, document, person);

    await expect(catalogue.edit(testStamp, (edit) => edit.remove([document.id]))).rejects.toEqual(
      refused("IN_USE", document.id),
    );
    await catalogue.edit(testStamp, (edit) => edit.remove([person.id, document.id]));

    expect(await catalogue.isEmpty()).toBe(true);
    expect(await catalogue.check()).toEqual([]);
  });

  it("need no source of their own: `dataGaps` does not ask for one", async () => {
    await upsert(catalogue, makeDocument());

    expect(await catalogue.check()).toEqual([]);
  });
});
