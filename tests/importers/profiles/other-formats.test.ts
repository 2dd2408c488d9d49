import { factsIn, readFixture, readText } from "./reading";

describe("A profile in HTML", () => {
  it("is what a reader sees of the page: no scripts, menus, fees or testimonials", () => {
    const { records, items } = readFixture("weaver.html");

    expect(factsIn(records, "Person", "Show", "Episode", "Publication", "Affiliation")).toEqual([
      'Person name "Ingrid Solberg-Oye"',
      'Show title "The Loom" kind "PODCAST"',
      'Person name "Tove Rask"',
      'Episode title "Ingrid and the knots" number 9 status "HELD"; of Show the loom; RECORDING https://podcasts.apple.com/gb/podcast/the-loom/id1470099001?i=1000533299001',
      'Show title "Warp Talk" kind "BROADCAST"',
      'Person name "Anders Lie"',
      'Episode status "HELD"; of Show warp talk; RECORDING https://www.youtube.com/watch?v=4tGhB_u8XaA; RECORDING https://www.youtube.com/watch?v=pL0o_W2cRaB',
      'Show title "Morning Boat" kind "BROADCAST"',
      'Episode publishedOn "2021-08-01" status "HELD"; of Show morning boat',
      'Show title "Linen Fair" kind "EVENT"',
      'Episode title "Knots without tears" season "2024" occurredOn "2024-10-17/2024-10-19" status "HELD"; of Show linen fair',
      'Show title "Summit of Crafts" kind "CONFERENCE"',
      'Episode title "Old looms" season "2020" occurredOn "2020" status "HELD"; of Show summit of crafts',
      'Person name "Lena Moe" honorificPrefix "Dr"',
      'Publication kind "BOOK" title "A Year of Sails" publishedOn "2018"; of Organisation fjord books',
      'Affiliation kind "MEMBERSHIP" roleTitle "Chair" state "CURRENT"; of Person person, Organisation fjord sail guild',
      'Affiliation kind "EMPLOYMENT" state "UNKNOWN"; of Person lena moe, Organisation university of fjords; 0.8 from the name in brackets behind theirs',
    ]);
    expect(items).toHaveLength(6);
  });

  it("refuses elements that are deeper than people write", () => {
    expect(() => readText("<div>".repeat(600), "page.html")).toThrow(
      "Expected elements at most 500 deep, but got more.",
    );
  });
});

describe("A list of objects in YAML", () => {
  it("is a table: what each row is called, where, when and what it links to", () => {
    const rows = [
      "- subject: A dialog on rivers",
      "  at: River Club",
      "  date: 2019/04/18",
      "  type: talk",
      "  links: [{ title: Deck, url: https://speakerdeck.com/ann/rivers }]",
      "- subject: My rivers",
      "  at: Design Talk",
      "  date: 2018/06/20",
      "  type: podcast",
      "  links: [{ title: Podcast, url: https://designtalk.example.org/episodes/157 }]",
    ].join("\n");

    const { records } = readText(rows, "talks.yml", "Ann Lee");

    expect(factsIn(records, "Show", "Episode").map((fact) => fact.split("; of ")[0])).toEqual([
      'Show title "River Club" kind "EVENT"',
      'Episode title "A dialog on rivers" season "2019" occurredOn "2019-04-18" status "HELD"',
      'Show title "Design Talk" kind "PODCAST"',
      'Episode title "My rivers" number 157 publishedOn "2018-06-20" status "HELD"',
    ]);
  });
});
