import { Catalogue } from "../../src/catalogue/catalogue";
import { DraftKind } from "../../src/entities/draft-table";
import { afterTests } from "../helpers/after-tests";
import { knownIn } from "../helpers/known-in";
import { rostrum } from "../helpers/command-line";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";

it("rostrum drafts lists corrections and removals that are not decided", async () => {
  const databaseUrl = await startingDatabaseUrl();
  const run = (...words: readonly string[]) => rostrum(["drafts", ...words], { DATABASE_URL: databaseUrl });
  expect((await run()).out).toBe("No draft is open.\n");

  const catalogue = await Catalogue.open(databaseUrl);
  afterTests(() => catalogue.close());
  const [person = ""] = (await knownIn(catalogue))("Person");
  const asked = { entityId: person, why: "She said so." };
  const [correction, removal] = [
    await catalogue.propose(
      {
        ...asked,
        kind: DraftKind.CORRECTION,
        proposed: { description: "Speaks." },
        source: "https://example.org/",
        contact: null,
      },
      10,
    ),
    await catalogue.propose(
      { ...asked, kind: DraftKind.REMOVAL, proposed: {}, source: null, contact: "me@example.org" },
      10,
    ),
  ];

  const { out } = await run();
  const { drafts } = JSON.parse((await run("--json")).out) as { drafts: Array<Record<string, unknown>> };

  const lines = out.split("\n").map((line) => line.split(/ {2,}/));
  expect(lines[1]).toEqual([correction.id, "correction", person, "description", expect.anything()]);
  expect(lines[2]).toEqual([removal.id, "removal", person, "–", expect.anything()]);
  expect(drafts).toMatchObject([
    {
      id: correction.id,
      values: { description: "Speaks." },
      why: "She said so.",
      source: "https://example.org/",
    },
    { id: removal.id, kind: "REMOVAL", contact: "me@example.org" },
  ]);
});
