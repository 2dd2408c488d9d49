import { makeEpisode, makePerson } from "../../helpers/make-entities";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";
import { entityOf, expectWhole, forgettable } from "./forgettable";

/** What becomes of a text with the name of a person, and whether she is asked about. */
async function forgottenIn(text: string) {
  const { catalogue, show } = await forgettable();
  const person = makePerson({
    name: "Ána María Núñez",
    alternateNames: ["Anna Nunez"],
    slug: "ana-maria-nunez",
  });
  const episode = makeEpisode({ show, title: "Episode", description: text });
  await upsert(catalogue, person, episode);

  const { places } = await catalogue.forget(testStamp, person.id);

  await expectWhole(catalogue);
  const { description } = (await entityOf(catalogue, "Episode", episode)) ?? {};
  return { description, places: places.filter(({ id, where }) => id === episode.id && where !== "history") };
}

describe("Forgetting a person whose name is written otherwise", () => {
  it.each([
    ["markup within", "With Á<b>na</b> María <i>Núñez</i>.", "With [name removed]</i>."],
    ["the family name first and a comma", "By Núñez, Ána María.", "By [name removed]."],
    ["the sort name without its comma", "With Núñez Ana María.", "With [name removed]."],
    ["another name, the family name first", "By Nunez, Anna.", "By [name removed]."],
    ["upper case", "ÁNA MARÍA NÚÑEZ SPEAKS", "[name removed] SPEAKS"],
    ["no accents", "With Ana Maria Nunez.", "With [name removed]."],
    ["a line break between", "With Ána María\n    Núñez.", "With [name removed]."],
  ])("takes it out: %s", async (_how, text, without) => {
    const { description, places } = await forgottenIn(text);

    expect(description).toBe(without);
    expect(places).toEqual([
      expect.objectContaining({ action: "REDACTED", where: "description", text: without }),
    ]);
  });

  it.each([
    "With A. Núñez.",
    "With Nunez A. M.",
    "With A.M. Nunez.",
    "With NUNEZ, A.",
    "With Á<b>.</b> M. Núñez.",
    "With Ana Nunez.",
    "With Nunez Anna.",
    "With Sue Nunez, Anna Ray.",
  ])("asks about it, and leaves it: “%s”", async (text) => {
    const { description, places } = await forgottenIn(text);

    expect(description).toBe(text);
    expect(places).toEqual([expect.objectContaining({ action: "QUESTION", where: "description", text })]);
  });

  it("neither changes nor asks about another name", async () => {
    const text = "With M. Núñez and Ana Ray, Bo Nunez.";

    expect(await forgottenIn(text)).toEqual({ description: text, places: [] });
  });
});
