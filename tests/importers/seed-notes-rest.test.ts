import { idForKey } from "../../src/domain/ids";
import { PublicationKind, Standing } from "../../src/entities";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { Facts, standingsOf } from "./facts";

/** How each other entry of the profile is represented. */
let facts: Facts;
beforeAll(async () => {
  facts = await Facts.ofData();
});

describe("the talks of the profile", () => {
  it("that are workshops have a facilitator, a book made for them, and no university", () => {
    const [episode] = facts.show("workshops-at-university").episodes;

    expect(facts.show("workshops-at-university")).toMatchObject({ kind: "WORKSHOP", organisations: [] });
    expect(episode?.links).toMatchObject([{ platform: "BOOK_CREATOR", purpose: "MATERIAL" }]);
    expect(facts.episode("workshops-at-university/victoria-carr-1").appearances).toMatchObject([
      { person: "victoria-carr", roles: ["FACILITATOR"], onBehalfOfIds: [] },
    ]);
  });

  it("at the World Education Summit are one conference in two years: in 2023 two graphics, each with a strand of its own, in 2024 a year", () => {
    const show = facts.show("world-education-summit");
    expect(show.kind).toBe("CONFERENCE");
    expect(show.episodes).toMatchObject([
      {
        season: "2023",
        title: null,
        strand: "Living Books",
        description: expect.stringContaining("Lead with Love") as string,
        occurredOn: { edtf: "2023-03-20/2023-03-23", precision: "INTERVAL" },
      },
      {
        season: "2023",
        title: "Change Management: more than simply managing change",
        strand: "Brave Leaders",
        occurredOn: { edtf: "2023-03-22T16:00Z", precision: "TIME" },
      },
      { season: "2024", title: null, occurredOn: { edtf: "2024", precision: "YEAR" }, publishedOn: null },
    ]);
    expect(
      standingsOf(facts.one("Episode", "world-education-summit/victoria-carr-2024"), "occurredOn"),
    ).toEqual([null]);
  });

  it("at the Defence Women's Network of 2022 are dated by the tags of an address, of which there are two: inferred", () => {
    const episode = facts.one("Episode", "defence-womens-network-conference/2022");

    expect(episode.occurredOn).toMatchObject({ edtf: "2022", precision: "YEAR" });
    expect(standingsOf(episode, "occurredOn")).toEqual(["INFERRED"]);
    expect(standingsOf(episode, "season")).toEqual(["INFERRED"]);
  });

  it("at the Defence Women's Network are an appearance at a conference, stated, with a page as evidence", () => {
    expect(facts.episode("defence-womens-network-conference/undated").appearances).toMatchObject([
      {
        person: "victoria-carr",
        standing: "STATED",
        links: [
          { canonicalUrl: "https://defencewomensnetwork.com/conference-speakers-page", purpose: "EVIDENCE" },
        ],
      },
    ]);
  });

  it("in the Sky News documentary are none: it is about her school and, as her profile lists it, about her", () => {
    expect(facts.show("sky-news-documentary")).toMatchObject({
      kind: "BROADCAST",
      organisations: ["PUBLISHER sky-news"],
    });
    expect(facts.episode("sky-news-documentary/woodlands")).toMatchObject({
      about: ["victoria-carr", "woodlands-primary-school"],
      appearances: [],
    });
  });
});

describe("the award of the profile", () => {
  it("has one finalist and six on its shortlist, credited as they were, each with a role and on behalf of an organisation", () => {
    const award = facts.one("Award", "chartered-manager-of-the-year-2023");
    const honours = facts.where("Honour", { awardId: award.id });

    expect(award).toMatchObject({
      name: "CMI Awards",
      category: "Chartered Manager of the Year",
      year: "2023",
    });
    expect(facts.keyOf(award.conferredById)).toBe("chartered-management-institute");
    expect(honours.map(({ outcome }) => outcome)).toEqual([
      "FINALIST",
      ...Array.from({ length: 6 }, () => "SHORTLISTED"),
    ]);
    expect(
      honours.map(({ creditedAs, roleTitle, onBehalfOfId }) => [
        creditedAs,
        roleTitle,
        facts.keyOf(onBehalfOfId),
      ]),
    ).toEqual([
      ["Dr. Victoria Carr CMgr MCMI", "Headteacher", "woodlands-primary-school"],
      [
        "Godwin Simon CMgr FCMI",
        "Divisional Medical Director, Consultant Physician and Endocrinologist",
        "medway-nhs-trust",
      ],
      ["Tom Olliver CMgr FCMI", "Senior Mobility Manager", "qiddiya"],
      ["Fiona Apio-Matanda CMgr FCMI", "Head of Employment Programmes", "royal-borough-of-greenwich"],
      ["Harish Kathiresan CMgr FCMI", "Innovation Strategy Manager", "united-utilities"],
      [
        "Jennifer Baines CMgr MCMI",
        "Head of South East and London Enforcement",
        "gangmaster-and-labour-abuse-authority",
      ],
      [
        "Heather West CMgr MCMI",
        "Corporate Manager Targeted & Short Term Services",
        "ceredigion-county-council",
      ],
    ]);
  });
});

describe("the heading of the profile with nothing under it", () => {
  it("has no object: nothing rests on it alone", async () => {
    const profile = idForKey("Document", "profile");
    const onlyThere = (await readDataFolder("data")).entities.filter(
      ({ sources }) =>
        sources.length > 0 && sources.every(({ documentId, line }) => documentId === profile && line === 289),
    );

    expect(onlyThere).toEqual([]);
  });
});

describe("the press and the blogs of the profile", () => {
  it("are publications, of which none states its author but for one: whose blogs the TES has", () => {
    const texts = facts
      .all("Publication")
      .filter(({ kind }) => ["BLOG_POST", "ARTICLE", "NEWS_STORY"].includes(kind));
    const contributions = texts.flatMap(({ id }) => facts.where("Contribution", { publicationId: id }));

    expect(texts).toHaveLength(28);
    expect(
      contributions
        .filter(({ standing }) => standing !== Standing.INFERRED)
        .map(({ contributorId }) => facts.keyOf(contributorId)),
    ).toEqual(["tom-rogers"]);
  });

  it("are inferred to be hers where they stand under Blogs, but for an issue of which it is not said what she did", () => {
    const blogs = facts
      .all("Publication")
      .filter(({ sources }) => sources.some(({ line }) => line !== null && line > 341 && line < 363));

    const roles = blogs.flatMap(({ slug, kind }) =>
      facts
        .publication(slug)
        .contributions.map(
          ({ contributor, role, standing }) => `${kind}: ${contributor} ${role} ${standing}`,
        ),
    );
    expect(roles.toSorted()).toEqual([
      ...Array.from({ length: 8 }, () => "BLOG_POST: victoria-carr AUTHOR INFERRED"),
      "EDITED_ISSUE: victoria-carr CONTRIBUTOR INFERRED",
    ]);
    expect(facts.publication("bera-bites-7")).toMatchObject({
      kind: "EDITED_ISSUE",
      issue: "7",
      publisher: "bera",
    });
  });

  it("are not hers as an author where they are news", () => {
    expect(facts.publication("schools-question-need-for-the-new-reception-baseline")).toMatchObject({
      publisher: "nursery-world",
      contributions: [],
    });
    expect(
      facts.publication("thoughts-from-dr-vic-carr").contributions.map(({ role }) => role),
    ).not.toContain("AUTHOR");
  });

  it("have fifteen local stories, all of the Chester Standard, about her school, and by nobody known", () => {
    const stories = facts.where("Publication", { kind: PublicationKind.NEWS_STORY });

    expect(stories).toHaveLength(15);
    for (const { slug } of stories) {
      const story = facts.publication(slug);
      expect(story).toMatchObject({
        containerTitle: "Chester Standard",
        publisher: "chester-standard",
        contributions: [],
      });
      expect(story.about).toContain("woodlands-primary-school");
      expect(facts.aboutPerson(story.id, "victoria-carr")).toMatchObject([
        { standing: "INFERRED", inferredFrom: "it is listed in her profile" },
      ]);
    }
  });
});

describe("the books and the thesis of the profile", () => {
  it("are two books with titles, hers by inference", () => {
    for (const key of ["leading-with-love", "authentic-school-improvement"]) {
      expect(facts.publication(key)).toMatchObject({
        kind: "BOOK",
        contributions: [{ contributor: "victoria-carr", role: "AUTHOR", standing: "INFERRED" }],
      });
    }
    expect(facts.one("Publication", "leading-with-love").title).toBe("Leading with Love");
    expect(facts.one("Publication", "authentic-school-improvement").title).toBe(
      "Authentic School Improvement",
    );
  });

  it("are a thesis at the University of Chester, with its handle, its title, and a line of ours for its abstract", () => {
    expect(facts.publication("the-neoliberal-educational-imaginary")).toMatchObject({
      kind: "THESIS",
      title:
        "The Neoliberal Educational “Imaginary” as experienced by a group of Primary School Headteachers",
      publisher: "university-of-chester",
      identifiers: [{ scheme: "HANDLE", value: "10034/622189", standing: "STATED" }],
      abstract: expect.stringMatching(/^.{20,110}\.$/) as string,
      contributions: [{ contributor: "victoria-carr", role: "AUTHOR", standing: "STATED" }],
    });
  });
});
