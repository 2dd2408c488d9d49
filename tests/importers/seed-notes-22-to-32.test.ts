import { Facts, hostsOf, standingsOf } from "./facts";

/** How each podcast of the profile is represented, entry by entry: one test for each decision that was taken. */
let facts: Facts;
beforeAll(async () => {
  facts = await Facts.ofData();
});

describe("of the podcasts of the profile, entry", () => {
  it("22, the Women's Defence Network, is a conference of 2022, of which a post on LinkedIn is evidence", () => {
    const episode = facts.episode("defence-womens-network-conference/2022");

    expect(facts.show("defence-womens-network-conference").kind).toBe("CONFERENCE");
    expect(facts.one("Organisation", "defence-womens-network").alternateNames).toContain(
      "Women's Defence Network",
    );
    expect(episode.season).toBe("2022");
    expect(standingsOf(episode, "show")).toEqual(["INFERRED"]);
    expect(episode.links).toEqual([]);
    expect(episode.appearances.flatMap(({ links }) => links)).toMatchObject([
      { platform: "LINKEDIN", purpose: "EVIDENCE" },
    ]);
    expect(facts.all("Episode").flatMap(({ links }) => links.map(({ platform }) => platform))).not.toContain(
      "LINKEDIN",
    );
  });

  it("22, Leader Connect, is a course that she presents, with a page of her own at #interview", () => {
    const show = facts.show("leader-connect");
    const { appearances } = facts.episode("leader-connect/establishing-a-legacy-and-reflecting-upon-it");

    expect(show.kind).toBe("COURSE");
    expect(appearances).toMatchObject([
      {
        roles: ["PRESENTER"],
        links: [
          {
            purpose: "PROFILE",
            pointsAt: "PERSON",
            canonicalUrl: "https://leader-connect.co.uk/presenters/dr-victoria-carr#interview",
          },
        ],
      },
    ]);
  });

  it("23 is about the book that it launches, and 25 does not say which it launches", () => {
    expect(facts.episode("teacher-toolkit-book-launch/leading-with-love").about).toEqual([
      "leading-with-love",
    ]);
    expect(facts.episode("collectived-book-launch/book-launch").about).toEqual([]);
    expect(facts.show("collectived-book-launch").about).toEqual([]);
  });

  it("24 is an event with a keynote, the news story is about it, and nobody is invented for the mayor", () => {
    const show = facts.show("centre-for-educational-leadership-launch");
    const episode = facts.episode("centre-for-educational-leadership-launch/keynote");

    expect(show.kind).toBe("EVENT");
    expect(show.organisations).toEqual([
      "ORGANISER centre-for-educational-leadership",
      "ORGANISER liverpool-john-moores-university",
    ]);
    expect(facts.keyOf(facts.one("Organisation", "centre-for-educational-leadership").parentId)).toBe(
      "liverpool-john-moores-university",
    );
    expect(episode).toMatchObject({ occurredOn: null, publishedOn: null, links: [{ purpose: "ABOUT" }] });
    expect(episode.appearances).toMatchObject([{ person: "victoria-carr", roles: ["KEYNOTE_SPEAKER"] }]);
    expect(facts.all("Person").filter(({ name }) => /mayor|rotheram/i.test(name))).toEqual([]);
  });

  it("26 has one heading for the series and the seminar: where one ends is inferred", () => {
    expect(standingsOf(facts.one("Show", "ceres-seminar-series"), "title")).toEqual(["INFERRED"]);
    expect(
      standingsOf(facts.one("Episode", "ceres-seminar-series/leadership-and-strategic-direction"), "title"),
    ).toEqual(["INFERRED"]);
  });

  it("26 is a seminar series of CERES, which is part of the university, and names no host", () => {
    expect(facts.show("ceres-seminar-series")).toMatchObject({
      kind: "SEMINAR_SERIES",
      hosts: [],
      organisations: ["ORGANISER ceres", "ORGANISER liverpool-john-moores-university"],
    });
    expect(facts.keyOf(facts.one("Organisation", "ceres").parentId)).toBe("liverpool-john-moores-university");
  });

  it("28 is a WED Talk with its interviewer, about the Army, her corps, headship and a book without a title", () => {
    const episode = facts.episode("wed-talks/leading-from-the-front");
    const book = facts.publication("book-on-army-officer-recruitment");

    expect(facts.show("wed-talks").organisations).toEqual(["PUBLISHER women-empowering-defence"]);
    expect(episode.title).toBe("Leading From The Front");
    expect(hostsOf(episode.hosts)).toEqual(["gemma-vinton STATED"]);
    expect(episode.about).toEqual(
      expect.arrayContaining([
        "book-on-army-officer-recruitment",
        "british-army",
        "headship",
        "intelligence-corps",
        "women-in-male-dominated-fields",
      ]),
    );
    expect(book).toMatchObject({
      kind: "BOOK",
      title: null,
      basedOnId: facts.one("Publication", "ma-dissertation-in-military-history").id,
      about: ["british-army", "officer-recruitment"],
    });
    expect(facts.publication("ma-dissertation-in-military-history")).toMatchObject({
      kind: "THESIS",
      title: null,
      about: ["military-history"],
      contributions: [{ contributor: "victoria-carr", role: "AUTHOR", standing: "STATED" }],
    });
    // Her co-author is not named, so is not there.
    expect(book.contributions.map(({ contributor, standing }) => [contributor, standing])).toEqual([
      ["victoria-carr", "STATED"],
    ]);
  });

  it("29 is episode 44 of the Centre for Army Leadership, below the Army, with no host but a research fellow", () => {
    const show = facts.show("centre-for-army-leadership-podcast");

    expect(show).toMatchObject({
      title: null,
      hosts: [],
      organisations: ["PUBLISHER centre-for-army-leadership"],
    });
    expect(show.episodes).toMatchObject([{ number: 44, title: "Leading with Love" }]);
    expect(facts.episode("centre-for-army-leadership-podcast/44").hosts).toEqual([]);
    expect(facts.keyOf(facts.one("Organisation", "centre-for-army-leadership").parentId)).toBe(
      "british-army",
    );
    expect(facts.affiliations("victoria-carr")).toContainEqual(
      expect.objectContaining({
        organisation: "centre-for-army-leadership",
        kind: "INVITED_POSITION",
        roleTitle: "Senior Research Fellow",
        standing: "STATED",
      }),
    );
  });

  it("30 credits Natalie and Gemma, and who they are is inferred", () => {
    const { hosts } = facts.show("16-days-of-action");

    expect(hosts.map(({ person, creditedAs, standing }) => [person, creditedAs, standing])).toEqual([
      ["natalie-maddox-hussain", "Natalie", "INFERRED"],
      ["gemma-vinton", "Gemma", "INFERRED"],
    ]);
  });

  it("30 is about gender-based violence and what is called Fear Free", () => {
    expect(facts.show("16-days-of-action").about).toEqual([
      "fear-free",
      "gender-based-violence",
      "women-in-defence",
    ]);
    expect(facts.episode("16-days-of-action/victoria-carr-1").about).toEqual([
      "fear-free",
      "gender-based-violence",
    ]);
  });

  it("32 is no podcast but an article, number 60 of the Centre for Army Leadership", () => {
    expect(facts.publication("insight-60")).toMatchObject({
      kind: "ARTICLE",
      number: "60",
      publisher: "centre-for-army-leadership",
      about: ["leadership", "military-leadership"],
    });
    expect(facts.all("Episode").filter(({ displayTitle }) => displayTitle.includes("Insight"))).toEqual([]);
  });
});
