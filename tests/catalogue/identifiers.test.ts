import type { Catalogue } from "../../src/catalogue/catalogue";
import { findByIdentifier } from "../../src/catalogue/queries/identifiers";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { Standing } from "../../src/entities/standing";
import { changed, makeOrganisation, makePerson, makePublication, makeShow } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

const identifier = (scheme: IdentifierScheme, value: string, standing = Standing.STATED) =>
  [{ scheme, value, standing }] as never;
const orcid = (standing?: Standing) => identifier(IdentifierScheme.ORCID, "0000-0002-1825-0097", standing);

describe("Identifiers", () => {
  let catalogue: Catalogue;
  beforeEach(async () => {
    catalogue = await temporaryCatalogue();
  });

  const taken = (holder: { id: string }) =>
    expect.objectContaining({
      code: "IDENTIFIER_TAKEN",
      message: expect.stringContaining(holder.id) as string,
    }) as Error;
  const bearers = () => findByIdentifier(catalogue.reader, IdentifierScheme.ORCID, "0000-0002-1825-0097");

  it("lead to what bears them, of whatever type", async () => {
    const person = makePerson({ identifiers: orcid() });
    const show = makeShow({ identifiers: identifier(IdentifierScheme.PODCAST_GUID, "g") });
    const book = makePublication({ identifiers: identifier(IdentifierScheme.ISBN, "9780306406157") });
    await upsert(catalogue, person, show, book);

    expect(await bearers()).toEqual([person.id]);
    expect(await findByIdentifier(catalogue.reader, IdentifierScheme.PODCAST_GUID, "g")).toEqual([show.id]);
    expect(await findByIdentifier(catalogue.reader, IdentifierScheme.ISBN, "9780306406157")).toEqual([
      book.id,
    ]);
    expect(await findByIdentifier(catalogue.reader, IdentifierScheme.DOI, "9780306406157")).toEqual([]);
  });

  it("are refused where another bears them, in the same edit or before", async () => {
    const [first, second] = [makePerson({ identifiers: orcid() }), makePerson({ identifiers: orcid() })];

    await expect(upsert(catalogue, first, second)).rejects.toEqual(taken(first));
    await upsert(catalogue, first);
    await expect(upsert(catalogue, second)).rejects.toEqual(taken(first));
    await expect(upsert(catalogue, makeOrganisation({ identifiers: orcid() }))).rejects.toEqual(taken(first));
    expect(await bearers()).toEqual([first.id]);
  });

  it("may be borne by several while they are disputed", async () => {
    const [first, second] = [
      makePerson({ identifiers: orcid() }),
      makePerson({ identifiers: orcid(Standing.DISPUTED) }),
    ];

    await upsert(catalogue, first, second);

    expect(await bearers()).toEqual([first.id, second.id].toSorted());
  });

  it("pass from one to another in one edit", async () => {
    const [first, second] = [makePerson({ identifiers: orcid() }), makePerson()];
    await upsert(catalogue, first, second);

    await upsert(catalogue, changed(first, { identifiers: [] }), changed(second, { identifiers: orcid() }));

    expect(await bearers()).toEqual([second.id]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("go with what bore them", async () => {
    const person = makePerson({ identifiers: orcid() });
    await upsert(catalogue, person);

    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));

    expect(await bearers()).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });
});
