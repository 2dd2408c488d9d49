import { keysOf, namesOf, outcomesOf, readText, recordsOf, rolesOf, whyUnreadable } from "./reading";

const ann = { id: "a1b2-ann", firstName: "Ann", lastName: "Lee", fullName: "Ann Lee" };
const bo = { id: "a1b2-bo", firstName: "Bo", lastName: "Ray", fullName: "Bo Ray" };

const session = (id: string, title: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  title,
  description: null,
  startsAt: "2024-05-02T09:00:00",
  endsAt: "2024-05-02T09:40:00",
  isServiceSession: false,
  isPlenumSession: false,
  speakers: [],
  roomId: 7,
  liveUrl: null,
  recordingUrl: null,
  status: "Accepted",
  ...more,
});

const all = {
  sessions: [
    session("101", "Salt", {
      description: "About\r\nsalt.",
      isPlenumSession: true,
      speakers: [ann.id, bo.id],
      categoryItems: [11, 21, 31, 41],
      questionAnswers: [
        { questionId: 5, answerValue: "https://slides.example/salt" },
        { questionId: 6, answerValue: "Two chairs" },
      ],
      liveUrl: "https://live.example/salt",
      recordingUrl: "https://tube.example/salt",
    }),
    session("102", "Lunch on the quay", { isServiceSession: true }),
    session("103", "Brine", { speakers: ["a1b2-cy"], status: "Canceled", startsAt: "2024-05-02T08:00:00Z" }),
    session("104", "Foam", { status: "Waitlisted", startsAt: null, endsAt: null }),
  ],
  speakers: [
    {
      ...ann,
      tagLine: "Boils water",
      bio: "Since 1999.",
      isTopSpeaker: true,
      links: [
        { title: "Blog", url: "https://ann.example", linkType: "Blog" },
        { title: "X", url: "https://x.com/ann_lee_made_up", linkType: "Twitter" },
        { title: "Company Website", url: "https://brine.example", linkType: "Company_Website" },
      ],
      questionAnswers: [
        { questionId: 8, answerValue: "Brine Works" },
        { questionId: 9, answerValue: "Chief Boiler" },
      ],
    },
    { ...bo, tagLine: "", bio: null, links: [] },
    { id: "a1b2-tba", fullName: "TBA", tagLine: "" },
  ],
  questions: [
    { id: 5, question: "Slides" },
    { id: 6, question: "What do you need?" },
    { id: 8, question: "Company" },
    { id: 9, question: "Job title" },
  ],
  categories: [
    { id: 1, title: "Session format", items: [{ id: 11, name: "Workshop" }] },
    { id: 2, title: "Language", items: [{ id: 21, name: "Portuguese" }] },
    { id: 3, title: "Topics", items: [{ id: 31, name: "Evaporation" }] },
    { id: 4, title: "Level", items: [{ id: 41, name: "Advanced" }] },
  ],
  rooms: [{ id: 7, name: "Quay" }],
};

const named = ({ id, fullName }: typeof ann) => ({ id, name: fullName });
const inGrid = session("101", "Salt", {
  room: "Quay",
  speakers: [named(ann), named(bo)],
  categories: [{ id: 1, name: "Session format", categoryItems: [{ id: 11, name: "Workshop" }] }],
});
const grid = [
  {
    date: "2024-05-02T00:00:00",
    rooms: [{ id: 7, name: "Quay", sessions: [inGrid] }],
    timeSlots: [{ slotStart: "09:00:00", rooms: [{ id: 7, session: inGrid }] }],
  },
];
const groups = [{ groupId: null, groupName: "All", sessions: [inGrid] }];
const salt = { tagLine: "", sessions: [{ id: 101, name: "Salt" }] };
const speakers = [
  { ...ann, ...salt },
  { ...bo, ...salt },
];
const onWall = { tagLine: "", isTopSpeaker: false };
const wall = [
  { ...ann, ...onWall },
  { ...bo, ...onWall },
];

const read = (value: unknown, name?: string) => readText(JSON.stringify(value), name);

const episode = (source: ReturnType<typeof readText>) => recordsOf(source, "Episode")[0]?.values;

describe("Sessionize's view All", () => {
  const source = read(all);

  it("has sessions and speakers, each an item: a service session and a proposal are none, as it should be", () => {
    const refused = source.items.flatMap((item) => (item.outcome === "refused" ? [item.why] : []));

    expect(outcomesOf(source)).toEqual(["read", "refused", "read", "refused", "read", "read", "refused"]);
    expect(refused).toEqual([
      "“Lunch on the quay” is a service session, in which no one appears.",
      "Its state is “Waitlisted”: it is a proposal.",
      "“TBA” names no single person.",
    ]);
    expect(source.items.every((item) => item.outcome !== "refused" || item.isIntended)).toBe(true);
  });

  it("says of a session its time, language, topics, links, and the roles by its format", () => {
    expect(episode(source)).toMatchObject({
      title: "Salt",
      occurredOn: "2024-05-02T09:00:00",
      duration: "PT40M",
      language: "pt",
      description: "About salt.",
      guid: "101",
      season: "2024",
    });
    expect(recordsOf(source, "Episode")[0]?.links).toEqual([
      { url: "https://slides.example/salt", purpose: "MATERIAL" },
      { url: "https://live.example/salt", purpose: "UNKNOWN" },
      { url: "https://tube.example/salt", purpose: "RECORDING" },
    ]);
    expect(rolesOf(source)).toEqual(["Ann Lee: FACILITATOR", "Bo Ray: FACILITATOR"]);
    expect(recordsOf(source, "Topic").map(({ values }) => values["label"])).toEqual(["Evaporation"]);
    expect(recordsOf(source, "Episode")[1]?.values).toMatchObject({
      status: "CANCELLED",
      occurredOn: "2024-05-02T08:00:00Z",
    });
  });

  it("says of a speaker the tag line, the biography, the company, and links: that of a company is not the person's", () => {
    const [person] = recordsOf(source, "Person");

    expect(person?.values).toEqual({ name: "Ann Lee", description: "Boils water Since 1999." });
    expect(person?.links.map(({ url, purpose }) => `${purpose} ${url}`)).toEqual([
      "PROFILE https://ann.example",
      "PROFILE https://x.com/ann_lee_made_up",
      "ABOUT https://brine.example",
    ]);
    expect(namesOf(source, "Organisation")).toEqual(["Brine Works"]);
    expect(recordsOf(source, "Affiliation")[0]?.values["roleTitle"]).toBe("Chief Boiler");
  });

  it("reports a speaker who is not there, and what the graph has no place for", () => {
    expect(source.remarks.map(({ message }) => message)).toEqual([
      "The speaker a1b2-cy of a session is not among the speakers.",
      "“Level” is left out: the graph has no place for it.",
      "“What do you need?” is left out: the graph has no place for it.",
    ]);
    expect(source.part).toBeUndefined();
  });
});

describe("The other views of Sessionize", () => {
  it.each([
    ["GridSmart", grid],
    ["Sessions", groups],
  ])("%s has the same session and people, once, and lacks what speakers are", (_view, value) => {
    const source = read(value);

    expect(outcomesOf(source)).toEqual(["read"]);
    expect(rolesOf(source)).toEqual(["Ann Lee: FACILITATOR", "Bo Ray: FACILITATOR"]);
    expect(keysOf(read(all))).toEqual(expect.arrayContaining(keysOf(source)));
    expect(source.part?.kind).toBe("sessions");
  });

  it("Speakers has sessions by their titles, and lacks when they were", () => {
    const source = read(speakers);

    expect(outcomesOf(source)).toEqual(["read", "read", "read"]);
    expect(episode(source)).toMatchObject({ title: "Salt", occurredOn: null, guid: "101" });
    expect(rolesOf(source)).toEqual(["Ann Lee: SPEAKER", "Bo Ray: SPEAKER"]);
    expect(source.part?.kind).toBe("speakers");
  });

  it("SpeakerWall has people only, and no conference", () => {
    expect(keysOf(read(wall))).toEqual(["Person a1b2-ann", "Person a1b2-bo"]);
  });

  it("are one source by the address of their event", () => {
    const keys = ["All", "GridSmart", "Speakers"].map(
      (view) => read(all, `https://sessionize.com/api/v2/Abc123/view/${view}`).key,
    );

    expect(new Set(keys)).toEqual(new Set(["https://sessionize.com/api/v2/abc123"]));
    expect(read(all, "all.json").key).toBeNull();
  });
});

const cardOf = (id: string, title: string, time: string, people = "", more = "") => `
<div data-sessionid="${id}" class="sz-session sz-session--cssgrid ${more}">
  <div class="sz-session__room">Quay</div>
  <div class="sz-session__time" data-sztz="TimeWithDuration|en-US|${time}</div>
  <h3 class="sz-session__title"><a href="#">${title}</a></h3>
  <ul class="sz-session__speakers">${people}</ul>
  <ul class="sz-session__tags"><li class="sz-tag" data-categoryname="session_format">Keynote</li></ul>
</div>`;
const utc = "2024-05-02T18:00:00.0000000Z|2024-05-02T18:50:00.0000000Z";
const pageOf = (cards: string) =>
  `<html><head><script src="https://sessionize.com/api/v2/abc123/view/GridSmart"></script></head><body>${cards}</body></html>`;

describe("Sessionize's grid in a page", () => {
  it("has a session each card, with the ids of sessions and people, and roles", () => {
    const people =
      '<li data-speakerid="a1b2-ann"><a>Ann\n Lee</a></li><li data-speakerid="a1b2-bo">Bo Ray</li>';
    const page = pageOf(
      cardOf("101", "Salt &amp; foam", `${utc}">11:00 am → 50 min`, people) +
        cardOf("102", "Open deck", `${utc}">11:00 am`, "", "sz-session--service"),
    );
    const source = readText(page);

    expect(source.items.map(({ outcome, place }) => [outcome, place.line])).toEqual([
      ["read", 2],
      ["refused", 10],
    ]);
    expect(episode(source)).toMatchObject({
      title: "Salt & foam",
      occurredOn: "2024-05-02T11:00-07:00",
      duration: "PT50M",
    });
    expect(rolesOf(source)).toEqual(["Ann Lee: KEYNOTE_SPEAKER", "Bo Ray: KEYNOTE_SPEAKER"]);
    expect(recordsOf(source, "Person").map(({ key }) => key)).toEqual(["a1b2-ann", "a1b2-bo"]);
    expect(source.key).toBe("https://sessionize.com/api/v2/abc123");
  });

  it("knows people by their names where it has no ids of them", () => {
    const source = readText(
      pageOf(
        ["101", "102"].map((id) => cardOf(id, `Salt ${id}`, `${utc}">18:00`, "<li>Ann Lee</li>")).join(""),
      ),
    );

    expect(namesOf(source, "Person")).toEqual(["Ann Lee"]);
    expect(recordsOf(source, "Appearance")).toHaveLength(2);
  });

  it.each([
    ["11:00 am", "2024-05-02T11:00-07:00"],
    ["8:00 am", "2024-05-02T08:00-10:00"],
    ["18:00", "2024-05-02T18:00Z"],
    ["11:30 pm", "2024-05-02T23:30+05:30"],
    ["5:00 am", "2024-05-03T05:00+11:00"],
    ["6:00 am", "2024-05-03T06:00+12:00"],
    ["", "2024-05-02T18:00:00Z"],
  ])("takes a card that shows %s for %s, by its moment in UTC", (shown, expected) => {
    expect(episode(readText(pageOf(cardOf("101", "Salt", `${utc}">${shown}`))))?.["occurredOn"]).toBe(
      expected,
    );
  });

  it("is no page of another kind", () => {
    expect(whyUnreadable("<html><body>Log in</body></html>")).toMatch(/^1: Expected a feed, but got a page/);
  });
});
