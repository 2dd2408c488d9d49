import * as make from "../helpers/make-entities";
import { rostrum } from "../helpers/command-line";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

describe("rostrum duplicates", () => {
  it("lists pairs with their score and reasons, in words and as JSON", async () => {
    const { catalogue, url } = await openedCatalogue();
    const organisation = make.makeOrganisation({ sources: [] });
    const people = ["a", "b"].map((slug) => make.makePerson({ name: "Ann Lee", slug, sources: [] }));
    const posts = people.map((person) => make.makeAffiliation({ person, organisation, sources: [] }));
    await upsert(catalogue, organisation, ...people, ...posts);
    const run = (...words: string[]) => rostrum(["duplicates", ...words], { DATABASE_URL: url });

    const [inWords, asJson, none, unknown] = [
      await run(),
      await run("person", "--json"),
      await run("show"),
      await run("award"),
    ];

    const [one = "", other = ""] = people.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1));
    const reasons = [
      { kind: "NAME", value: "ann lee" },
      { kind: "SHARED", value: organisation.id },
    ];
    expect(inWords).toEqual({
      code: 0,
      err: "",
      out: `0.580  ${one}  ${other}\n       name: ann lee\n       shared: ${organisation.id}\n`,
    });
    expect(JSON.parse(asJson.out)).toEqual({
      type: "Person",
      total: 1,
      duplicates: [{ one, other, score: 0.58, reasons }],
    });
    expect(none.out).toBe("No two of type show look like one.\n");
    expect(unknown.code).toBe(2);
  });
});
