import { namesOf, outcomesOf, readText, recordsOf, rolesOf } from "../schedules/reading";

const read = (...stated: readonly object[]) =>
  readText(
    stated
      .map(
        (one) =>
          `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", ...one })}</script>`,
      )
      .join("\n"),
    "page.html",
  );

const person = (name: string) => ({ "@type": "Person", name });

describe("What stands within another object of a page", () => {
  it("is there too: episodes of a series", () => {
    const source = read({
      "@type": "PodcastSeries",
      name: "Kelp Radio",
      hasPart: [{ "@type": "PodcastEpisode", name: "One", actor: "Ann Lee" }],
      episode: { "@type": "PodcastEpisode", name: "Two", datePublished: "2023-01-08" },
    });
    expect(namesOf(source, "Episode")).toEqual(["Two", "One"]);
    expect(namesOf(source, "Show")).toEqual(["Kelp Radio"]);
    expect(outcomesOf(source)).toEqual(["read", "read", "read"]);
  });

  it.each([
    [
      "an item of a list",
      {
        "@type": "ItemList",
        itemListElement: [
          { "@type": "ListItem", item: { "@type": "Event", name: "Maps", performer: person("Ann Lee") } },
        ],
      },
    ],
    [
      "what a page is about",
      { "@type": "ItemPage", mainEntity: { "@type": "Event", name: "Maps", performer: person("Ann Lee") } },
    ],
    [
      "an event of a performer",
      { "@type": "Person", name: "Ann Lee", performerIn: { "@type": "Event", name: "Maps" } },
    ],
  ])("is there too: %s", (_what, stated) => {
    expect(rolesOf(read(stated))).toEqual(["Ann Lee: SPEAKER"]);
    expect(read(stated).remarks).toEqual([]);
  });

  it("is there once where it is stated by itself too", () => {
    const episode = { "@type": "PodcastEpisode", "@id": "https://kelp.example/1", name: "One" };
    const source = read({
      "@graph": [
        { "@type": "PodcastSeries", "@id": "https://kelp.example/", name: "Kelp Radio", episode: [episode] },
        { ...episode, partOfSeries: { "@id": "https://kelp.example/" } },
      ],
    });
    expect(source.items.map(({ title }) => title)).toEqual(["Kelp Radio", "One"]);
  });

  it("are the sessions of the days of a conference", () => {
    const session = (name: string) => ({ "@type": "Event", name, performer: person("Ann Lee") });
    const source = read({
      "@type": "Event",
      name: "Kelp Days",
      subEvent: [
        { "@type": "Event", name: "Day 1", subEvent: [session("Maps"), session("Nets")] },
        session("Sand"),
      ],
    });
    expect(namesOf(source, "Episode")).toEqual(["Maps", "Nets", "Sand"]);
  });
});

describe("The people of an event", () => {
  const event = { "@type": "Event", name: "Maps", startDate: "2024-05-02T19:00:00-05:00" };

  it("have the role that stands between the event and them", () => {
    const role = { "@type": "PerformanceRole", roleName: "Moderatorin", performer: person("Ute Kern") };
    expect(rolesOf(read({ ...event, performer: [role, person("Ann Lee")] }))).toEqual([
      "Ann Lee: SPEAKER",
      "Ute Kern: MODERATOR",
    ]);
  });

  it("are no groups and bodies, which are credited as they are", () => {
    const performer = [{ "@type": "MusicGroup", name: "The Gulls" }, "Kelp Society", "Ann Lee"];
    const source = read({ ...event, performer });
    expect(namesOf(source, "Person")).toEqual(["Ann Lee"]);
    expect(recordsOf(source, "Appearance").map(({ values }) => values["creditedAs"])).toEqual([
      "The Gulls",
      "Kelp Society",
      null,
    ]);
  });

  it("are beside the bodies that organise it", () => {
    const source = read({
      ...event,
      organizer: [{ "@type": "Organization", name: "Map Club" }, person("Ann Lee")],
    });
    expect(namesOf(source, "Organisation")).toEqual(["Map Club"]);
    expect(recordsOf(source, "ShowOrganisation")).toHaveLength(1);
    expect(rolesOf(source)).toEqual(["Ann Lee: ORGANISER"]);
  });

  it.each([
    ["2024-05-02T20:30:00-05:00", "PT1H30M"],
    ["2024-05-04T20:30:00-05:00", null],
  ])("were there as long as it went on, unless it was for days: until %s", (endDate, duration) => {
    expect(recordsOf(read({ ...event, endDate }), "Episode")[0]?.values["duration"]).toBe(duration);
  });
});
