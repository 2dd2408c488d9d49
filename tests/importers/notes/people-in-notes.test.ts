import { eachOnce } from "../../../src/importers/sources/notes/each-once";
import { hostsOfNotes } from "../../../src/importers/sources/notes/hosts-of-notes";
import { notesOfMarkdown, peopleInNotes } from "../../../src/importers/sources/notes/notes";

const told = (text: string) =>
  eachOnce(peopleInNotes(notesOfMarkdown(text))).map(({ name, as, inference, links = [] }) =>
    [name, as, inference.confidence, ...links].join(", "),
  );

describe("People under a heading of notes", () => {
  it.each([
    ["a list", "## Guests\n\n* Ann Lee\n* Bo Ray", ["Ann Lee, guest, 0.95", "Bo Ray, guest, 0.95"]],
    ["one of them", "# Guest\n- Ann Lee", ["Ann Lee, guest, 0.95"]],
    [
      "with a page",
      "## Our guests\n- [Ann Lee](https://ann.example/)",
      ["Ann Lee, guest, 0.95, https://ann.example/"],
    ],
    [
      "with more pages, of the one before",
      "## Guests\n- [Ann Lee](https://ann.example/)\n- [@annlee](https://social.example/annlee)\n- Bo Ray\n  - [Twitter](https://social.example/bo)",
      [
        "Ann Lee, guest, 0.95, https://ann.example/, https://social.example/annlee",
        "Bo Ray, guest, 0.95, https://social.example/bo",
      ],
    ],
    [
      "with what they do",
      "### Guests\n- Ann Lee, Senior Chartist at Kelp Coast\n- **Bo Ray** - writes about nets\n- Cy Fox (he/him)",
      ["Ann Lee, guest, 0.95", "Bo Ray, guest, 0.95", "Cy Fox, guest, 0.95"],
    ],
    [
      "several of a line",
      "Guests\n------\nAnn Lee, Bo Ray and Cy Fox",
      ["Ann Lee, guest, 0.95", "Bo Ray, guest, 0.95", "Cy Fox, guest, 0.95"],
    ],
    [
      "a biography",
      "## About our guest\n\nAnn Lee is a chartist. She has worked with Bo Ray for years.",
      ["Ann Lee, guest, 0.95"],
    ],
    ["a heading in bold", "**Guests:**\n\n- Ann Lee\n\n**Links:**\n\n- Kelp Coast", ["Ann Lee, guest, 0.95"]],
    [
      "in HTML",
      "<h3>Guests</h3><ul><li><a href='https://ann.example/'>Ann Lee</a></li></ul>",
      ["Ann Lee, guest, 0.95, https://ann.example/"],
    ],
    ["hosts too", "## Hosts\n- Ann Lee\n## Guests\n- Bo Ray", ["Ann Lee, host, 0.95", "Bo Ray, guest, 0.95"]],
    [
      "a name of one word with a page",
      "## Guests\n- [swyx](https://swyx.example/)\n- Cher",
      ["swyx, guest, 0.6, https://swyx.example/"],
    ],
    [
      "in other languages",
      "## Invités\n- Ann Lee\n\n## Gäste\n- Bo Ray",
      ["Ann Lee, guest, 0.95", "Bo Ray, guest, 0.95"],
    ],
    [
      "sponsors, links and picks",
      "## Kelp Coast - Sponsor\nTry Tide Tables.\n## Links\n- [Bo Ray](https://bo.example/)\n## Picks\n- Ann: Fishing Boats",
      [],
    ],
    ["links about guests", "## Guest Links\n- [Kelp Coast](https://kelp.example/)", []],
    ["various", "## Guests\n- Various speakers\n- See below", []],
    ["links after the guests", "## Guests\n- Ann Lee\n\nLinks\n\n- Kelp Coast", ["Ann Lee, guest, 0.95"]],
  ])("%s", (_what, text, people) => {
    expect(told(text)).toEqual(people);
  });

  it("say from which heading they are", () => {
    const [found] = peopleInNotes(notesOfMarkdown("## Special Guests\n- Ann Lee"));

    expect(found?.inference.from).toBe("the heading “Special Guests”, under which it stands");
  });
});

describe("Guests in the first sentences of notes", () => {
  it.each([
    ["In this episode, Cy and Di talk with Ann Lee about nets.", ["Ann Lee, guest, 0.75"]],
    [
      "We chat with Dr. Ann Lee PhD and Bo van Ray, of Kelp Coast.",
      ["Dr. Ann Lee, guest, 0.75", "Bo van Ray, guest, 0.75"],
    ],
    ["Cy is joined by Ann Lee. They sail.", ["Ann Lee, guest, 0.75"]],
    ["All about nets with special guest Ann Lee, from Kelp Coast!", ["Ann Lee, guest, 0.75"]],
    ["We talk with people about Ann Lee.", []],
    ["Ann and Bo talk to each other.", []],
    ["## Notes\nWe talk with Ann Lee.", []],
  ])("%s: %j", (text, people) => {
    expect(told(text)).toEqual(people);
  });

  it("are surer with a heading that says the same", () => {
    expect(told("We talk with Ann Lee.\n\n## Guests\n- Ann Lee")).toEqual(["Ann Lee, guest, 0.99"]);
  });
});

describe("Hosts of a show by the notes of its episodes", () => {
  const hostsOf = (...texts: readonly string[]) =>
    hostsOfNotes(texts.map(notesOfMarkdown)).map(({ name, inference }) => `${name}, ${inference.confidence}`);

  it("are those who speak in more than half of them", () => {
    expect(
      hostsOf(
        "In this episode, Ann Lee and Bo Ray talk about nets.",
        "In this episode of Tides, Ann Lee talks about boats.",
        "Ann Lee discusses maps.",
        "It is autumn.",
      ),
    ).toEqual(["Ann Lee, 0.8"]);
  });

  it("are called by first names, where the notes mostly say the same full name elsewhere", () => {
    const links = "\n\n## Links\n- [Ann Lee's boat](https://ann.example/)\n";

    expect(
      hostsOf(
        `Ann and Bo talk about nets.${links}`,
        `In this one Ann and Bo are back.${links}`,
        `It's late! In this episode, Bo and Ann answer your questions.${links}`,
      ),
    ).toEqual(["Ann Lee, 0.7"]);
    expect(hostsOf("Ann talks.", "Ann talks.", "Ann talks. ## Ann Lee and Ann Low")).toEqual([]);
  });

  it("are not known by one or two", () => {
    expect(hostsOf("Ann Lee talks about nets.", "Ann Lee talks about maps.")).toEqual([]);
  });
});
