import { databaseName } from "../../src/database/url";
import { rostrum } from "../helpers/command-line";
import * as make from "../helpers/make-entities";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

describe("rostrum verify", () => {
  it("says the last change of a whole history, and what is wrong in another", async () => {
    const { catalogue, url } = await openedCatalogue();
    const person = make.makePerson({ sources: [] });
    await upsert(catalogue, person);
    const {
      last: { hash },
    } = await catalogue.verify();
    const verify = () => rostrum(["verify"], { DATABASE_URL: url });

    const whole = await verify();
    await (await rawConnection(url)).run(`update person set "description" = 'Other.'`);
    const broken = await verify();

    const last = `Change 1 is the last that chains, with the hash ${hash}.`;
    const place = `in the history of ${databaseName(url)}.`;
    expect(whole).toEqual({ code: 0, err: "", out: `${last}\nNo problem ${place}\n` });
    expect(broken).toEqual({
      code: 1,
      err: "",
      out: `${last}\nREPLAY ${person.id} is not what its history says: change 1: it was created with other values.\n1 problem ${place}\n`,
    });
  });

  it("has a last change of none in an empty catalogue, and ends with 2 without one", async () => {
    const { url } = await openedCatalogue();

    const { out } = await rostrum(["verify", "--json"], { DATABASE_URL: url });
    const missing = await rostrum(["verify"], { DATABASE_URL: "sqlite:/nowhere/none.sqlite" });

    expect(JSON.parse(out)).toEqual({ last: { number: 0, hash: "" }, problems: [] });
    expect(missing.code).toBe(2);
  });
});
