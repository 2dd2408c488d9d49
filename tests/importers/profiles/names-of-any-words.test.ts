import { factsIn, readText } from "./reading";

/** A profile of Ann Lee, of these lines. */
const factsOf = (lines: string, ...types: readonly Parameters<typeof factsIn>[1][]) =>
  factsIn(readText(`# Ann Lee\n\n${lines}\n`).records, ...types);

describe("A profile whose names have words that are of other things too", () => {
  it("keeps a season of the year that is part of a name, and drops one in place of a date", () => {
    const podcasts = factsOf(
      "Podcasts:\n\n- Winter Gardens Radio Hour – Bo Ray <https://example.org/1>",
      "Show",
    );
    const talks = readText(
      "ANN LEE\n\nTALKS\n\n2019        River Forum, keynote\nAutumn      Harbour Days, panel\nSpring 2021 Tidal Summit, panel\n",
      "cv.txt",
      "Ann Lee",
    );

    expect(podcasts).toEqual(['Show title "Winter Gardens Radio Hour" kind "PODCAST"']);
    expect(factsIn(talks.records, "Show").map((fact) => fact.replace(/ kind .*/, ""))).toEqual([
      'Show title "River Forum"',
      'Show title "Harbour Days"',
      'Show title "Tidal Summit"',
    ]);
  });

  it("takes what a show is made in association with for a body, and whose head hosts it, whatever the name looks like", () => {
    const facts = factsOf(
      "Podcasts:\n\n1. Tide Talks\n\nDeveloped in association with Otter Walnut and hosted by Otter Walnut' CEO, Bo Ray.\n\n<https://example.org/1>",
      "Organisation",
      "ShowOrganisation",
      "Host",
      "Affiliation",
    );

    expect(facts).toEqual([
      'Organisation name "Otter Walnut"',
      'ShowOrganisation role "IN_ASSOCIATION"; of Show tide talks, Organisation otter walnut',
      'Host role "HOST"; of Show tide talks, Person bo ray',
      'Affiliation kind "EMPLOYMENT" roleTitle "CEO" state "CURRENT"; of Person bo ray, Organisation otter walnut',
    ]);
  });

  it("takes what someone is at, heads or has founded for a body, and whom they work with for a person", () => {
    const facts = factsOf(
      "I make games at [Yarrow Delta](https://example.org), which I co-founded in 2017. Before that I was a programmer at Cinder Gravel. I am a manager of Bo Ray.\n\n## Talks\n\n- River Forum 2019",
      "Organisation",
      "Affiliation",
    );

    expect(facts.map((fact) => fact.replace(/;.*/, ""))).toEqual([
      expect.stringContaining("Yarrow Delta"),
      expect.stringContaining('kind "FOUNDER"'),
      expect.stringContaining("Cinder Gravel"),
      expect.stringContaining('kind "EMPLOYMENT"'),
    ]);
  });

  it("takes a name in quotes for one of a thing", () => {
    const facts = factsOf(
      'Ann Lee ist Küchenchefin im "Birch Zur Mühle" in Wendel.\n\n## Vorträge\n\n- River Forum 2019',
      "Person",
      "Affiliation",
    );

    expect(facts).toEqual([
      'Person name "Ann Lee"',
      'Affiliation kind "EMPLOYMENT" roleTitle "Küchenchefin" state "CURRENT"; of Person person, Organisation birch zur muhle',
    ]);
  });

  it("is of one body, where its name has the same words in another order", () => {
    const facts = factsOf(
      "Podcasts:\n\n1. Women's Tide Network\n\n<https://example.org/1.mp3>\n\n2. Fog Talks\n\nTalks about boats and fog and much else. Produced by the Tide Women's Network.\n\n<https://example.org/2>",
      "Organisation",
    );

    expect(facts).toEqual([`Organisation name "Women's Tide Network"`]);
  });

  it("finds a body behind an account in small letters, and an account with a long name", () => {
    const facts = factsOf(
      "Podcasts:\n\n1. Book Launch Podcast – @tidecollective\n\n<https://example.org/1>\n\n2. Bo Ray talks\n\nBo writes about rivers and fog and much else on his twitter account; @borayofthetidesandfog.\n\n<https://example.org/2>",
      "Organisation",
      "Person",
    );

    expect(facts).toContain('Organisation name "tidecollective"');
    expect(facts.join("\n")).toContain("https://x.com/borayofthetidesandfog");
  });
});

describe("An entry below no heading that says what it is", () => {
  const below = (entry: string) =>
    `Podcasts:\n\n1. Tide Talks – Bo Ray\n\n<https://example.org/1>\n\n${entry}`;

  it("is a talk where it has slides", () => {
    const facts = factsOf(
      below("Saffron at University\n\n<https://speakerdeck.com/annlee/saffron>"),
      "Appearance",
      "Organisation",
    );

    expect(facts).toHaveLength(2);
    expect(facts[1]).toContain("0.75 from where it stands");
  });

  it("is no appearance where it is about something: who made it stands before", () => {
    const facts = factsOf(
      below("Harbour Beacon film about Woodlands\n\n<https://www.youtube.com/watch?v=R30pY7vMP28>"),
      "Show",
      "ShowOrganisation",
      "Host",
      "Appearance",
    );

    expect(facts.slice(2)).toEqual([
      expect.stringContaining("Appearance"),
      expect.stringContaining('Show title "Harbour Beacon film about Woodlands"'),
      'ShowOrganisation role "PUBLISHER"; of Show harbour beacon film about woodlands, Organisation harbour beacon; 0.8 from the heading',
    ]);
  });
});
