import { Facts, hostsOf, standingsOf } from "./facts";

/** How each podcast of the profile is represented, entry by entry: one test for each decision that was taken. */
let facts: Facts;
beforeAll(async () => {
  facts = await Facts.ofData();
});

describe("of the podcasts of the profile, entry", () => {
  it("1 is a show of Persyou's with FOBISIA as sponsor, and links to no episode", () => {
    const show = facts.show("inspiring-leadership");

    expect(show).toMatchObject({
      kind: "PODCAST",
      title: "Inspiring Leadership",
      alternateTitles: ["Persyou Talks"],
    });
    expect(show.organisations).toEqual(["PUBLISHER persyou", "SPONSOR fobisia"]);
    expect(hostsOf(show.hosts)).toEqual(["nicholas-mckie STATED"]);
    expect(facts.affiliations("nicholas-mckie")).toMatchObject([
      { organisation: "persyou", kind: "DIRECTORSHIP", roleTitle: "Director" },
    ]);
    expect(show.links.map(({ pointsAt }) => pointsAt)).toEqual(["SHOW", "SHOW"]);
    expect(show.episodes.flatMap(({ links }) => links)).toEqual([]);
    expect(show.episodes.map((episode) => standingsOf(episode, "show"))).toEqual([["INFERRED"]]);
  });

  it("2 and 10 are one show with two episodes that have no titles, and short links that point at them, we infer", () => {
    const show = facts.show("the-teachers-podcast");

    expect(facts.all("Show").filter(({ title }) => title?.includes("Teachers' Podcast"))).toHaveLength(1);
    expect(show.organisations).toEqual(["IN_ASSOCIATION classroom-secrets"]);
    expect(hostsOf(show.hosts)).toEqual(["claire-riley STATED"]);
    expect(facts.affiliations("claire-riley")).toMatchObject([
      { organisation: "classroom-secrets", roleTitle: "CEO" },
    ]);
    expect(show.episodes.map(({ title, displayTitle }) => [title, displayTitle])).toEqual([
      [null, "The Teachers' Podcast: Victoria Carr (entry 2)"],
      [null, "The Teachers' Podcast: Victoria Carr (entry 10)"],
    ]);
    const links = show.episodes.flatMap((episode) => episode.links);
    expect(links.map(({ pointsAt, standing, platform }) => `${platform} ${pointsAt} ${standing}`)).toEqual([
      "APPLE_PODCASTS EPISODE INFERRED",
      "SPOTIFY EPISODE INFERRED",
      "SPOTIFY EPISODE INFERRED",
      "APPLE_PODCASTS EPISODE INFERRED",
    ]);
  });

  it("3 tells of a founder of teachmeet icons, his handle, and his blogs for the TES", () => {
    const tom = facts.one("Person", "tom-rogers");

    expect(hostsOf(facts.show("tom-rogers-talks").hosts)).toEqual(["tom-rogers STATED"]);
    expect(facts.affiliations("tom-rogers")).toMatchObject([
      { organisation: "teachmeet-icons", kind: "FOUNDER", start: { edtf: "2015" } },
    ]);
    expect(tom.accounts).toMatchObject([{ platform: "X", handle: "@rogershistory" }]);
    expect(tom.description).toContain("blogs for the TES");
    expect(facts.publication("tom-rogers-blogs-for-the-tes")).toMatchObject({
      title: null,
      kind: "BLOG_POST",
      publisher: "tes",
      containerTitle: "TES",
      abstract: expect.stringContaining("More than 100") as string,
      contributions: [{ contributor: "tom-rogers", role: "AUTHOR", standing: "STATED" }],
    });
  });

  it.each([
    ["3", "teachmeet-icons", ["teacher-cpd"]],
    ["5", "every-teacher-matters", ["teacher-wellbeing"]],
    ["9", "flourishing-education", ["mental-health"]],
    ["12", "teach-well-alliance", ["teacher-wellbeing", "mental-health"]],
  ])("%s says what %s is for", (_, key, topics) => {
    expect(facts.one("Organisation", key).topicIds.map((id) => facts.keyOf(id))).toEqual(topics);
  });

  it("4 has its episode's title from the slug that Apple gave it, not its show's", () => {
    const show = facts.show("leadership-laid-bare");

    expect(show.title).toBe("Leadership Laid Bare");
    expect(show.episodes.map(({ title }) => title)).toEqual(["Real leadership with Dr Victoria Carr"]);
  });

  it.each([
    ["5", "every-teacher-matters-podcast", "suneta-bagri"],
    ["12", "teach-well-alliance-podcast", "steve-waters"],
    ["15", "creative-education-podcast", "pooky-knightsmith"],
    ["21", "teacher-toolkit-podcast", "ross-morrison-mcgill"],
  ])("%s does not say outright who hosts %s: it is inferred", (_, show, host) => {
    expect(hostsOf(facts.show(show).hosts)).toEqual([`${host} INFERRED`]);
  });

  it.each([
    ["7 and 8", "the-teachers-point-of-view", ["tj-juttla STATED"]],
    ["27 and 31", "frank-and-stan-chat", ["frank-norris STATED", "stan-johnson STATED"]],
  ])("%s are one show, %s, with two episodes whose numbers are not the profile's", (_, key, hosts) => {
    const show = facts.show(key);

    expect(hostsOf(show.hosts)).toEqual(hosts);
    expect(show.episodes.map(({ number }) => number)).toEqual([null, null]);
    expect(facts.all("Show").filter(({ title }) => title === show.title)).toHaveLength(1);
  });

  it("27 and 31 tell of a former CEO, without dates", () => {
    expect(facts.affiliations("frank-norris").find(({ roleTitle }) => roleTitle === "CEO")).toMatchObject({
      organisation: "coop-academies-trust",
      state: "FORMER",
      start: null,
      end: null,
    });
  });

  it.each([
    ["9", "flourishing-education", "Flourishing Education", "fabienne-vailes"],
    ["12", "teach-well-alliance-podcast", null, "steve-waters"],
    ["14", "key-voices", "Key Voices", "caroline-doherty"],
    ["15", "creative-education-podcast", null, "pooky-knightsmith"],
  ])("%s has a heading that is not its show: %s", (_, key, title, host) => {
    const show = facts.show(key);

    expect(show.title).toBe(title);
    expect(show.hosts.map(({ person }) => person)).toEqual([host]);
    expect(show.organisations).toHaveLength(1);
  });

  it("9 has its number and title in its address", () => {
    expect(facts.episode("flourishing-education/55")).toMatchObject({
      number: 55,
      title: "The power of language and how we can all be everyday heroes with Dr Victoria Carr",
    });
    expect(facts.show("key-voices").organisations).toEqual(["PUBLISHER the-key"]);
  });

  it("11 has another title, and an episode 2 whose date is not that of the post about it", () => {
    expect(facts.show("primary-education-voices")).toMatchObject({
      title: "Primary Education Voices",
      alternateTitles: ["Primary Edu Voices"],
    });
    expect(facts.episode("primary-education-voices/2")).toMatchObject({
      number: 2,
      occurredOn: null,
      publishedOn: null,
      links: [{ purpose: "ABOUT" }],
    });
  });

  it("16 and 17 keep the punctuation of their titles, and 17 its strand", () => {
    expect(facts.show("leadership-whats-on-your-mind").title).toBe("#Leadership – what’s on your mind?");
    expect(facts.show("courageous-leaders").title).toBe("Courageous Leaders: mistakes, mishaps, triumphs!");
    expect(facts.show("courageous-leaders").episodes).toMatchObject([
      { strand: "Mistakes, Mishaps, Triumphs" },
    ]);
  });

  it("18 is hosted by another Victoria, who is never merged with the first", () => {
    const [host] = facts.show("we-lead-well").hosts;

    expect(host?.person).toBe("victoria-maguire");
    expect(facts.one("Person", "victoria-maguire").name).toBe("Victoria Maguire");
    expect(host?.personId).not.toBe(facts.one("Person", "victoria-carr").id);
    expect(facts.one("Person", "victoria-carr").alternateNames).not.toContain("Victoria Maguire");
  });

  it("19 has two hosts with nicknames, and is episode 11 of season 8", () => {
    const show = facts.show("magic-academy-podcast");

    expect(show.hosts.map(({ person, creditedAs }) => [person, creditedAs])).toEqual([
      ["rusty-earnshaw", "Rusty"],
      ["jon-fletcher", "Fletch"],
    ]);
    expect(show.episodes).toMatchObject([{ season: "8", number: 11 }]);
  });

  it("20 is spelt as written, with the other spelling beside it", () => {
    expect(facts.show("twinkle-podcast")).toMatchObject({
      title: "Twinkle Podcast",
      alternateTitles: ["Twinkl Podcast"],
      organisations: ["PUBLISHER twinkle-slt"],
    });
    expect(facts.one("Organisation", "twinkle-slt").alternateNames).toEqual(["Twinkl SLT"]);
  });

  it("21 is number 139, dated by its address, and about what is tagged #edtechpod", () => {
    expect(facts.episode("teacher-toolkit-podcast/139")).toMatchObject({
      number: 139,
      publishedOn: { edtf: "2022-09-17", precision: "DAY" },
    });
    expect(facts.show("teacher-toolkit-podcast").about).toContain("educational-technology");
    expect(facts.one("Topic", "educational-technology").description).toContain("#edtechpod");
  });
});
