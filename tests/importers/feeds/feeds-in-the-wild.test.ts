import { namesOf, readText, recordsOf, rolesOf } from "../schedules/reading";

const rss = (namespaces: string, channel: string, items = ""): string =>
  `<rss version="2.0" ${namespaces}><channel><title>Kelp Radio</title>${channel}${items}</channel></rss>`;

const plain =
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"';

const valuesOf = (text: string) => recordsOf(readText(text), "Episode").map(({ values }) => values);

/** Those who are inferred, with how sure that is. */
const inferredIn = (text: string): string[] =>
  readText(text).records.flatMap(({ type, references, inference }) => {
    const person = references["personId"];
    return inference && person && "key" in person ? [`${type} ${person.key} ${inference.confidence}`] : [];
  });

describe("A feed", () => {
  it.each([
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "https://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://itunes.com/dtds/podcast-1.0.dtd/",
  ])("has the namespace of iTunes as %s too", (space) => {
    const item = "<item><guid>a</guid><title>Tides</title><itunes:season>3</itunes:season></item>";
    expect(valuesOf(rss(`xmlns:itunes="${space}"`, "", item))[0]).toMatchObject({ season: "3" });
  });

  it("has tags in another case, as people write them by hand", () => {
    const item =
      "<item><GUID>a</GUID><title>Tides</title><pubdate>Tue, 05 Mar 2024 08:00:00 GMT</pubdate><itunes:episodetype>Bonus</itunes:episodetype></item>";
    expect(valuesOf(rss(plain, "", item))[0]).toMatchObject({
      guid: "a",
      kind: "BONUS",
      publishedOn: "2024-03-05T08:00:00Z",
    });
  });

  it.each([
    ["<link>https://kelp.example/show/</link>", "https://kelp.example/a.mp3"],
    [
      "<link>/show</link><itunes:new-feed-url>https://kelp.example/rss/feed.xml</itunes:new-feed-url>",
      "https://kelp.example/a.mp3",
    ],
  ])("has addresses that are relative to what it says of itself: %s", (channel, url) => {
    const item =
      '<item><guid>a</guid><title>Tides</title><link>www.kelp.example/1</link><enclosure url="/a.mp3"/></item>';
    const source = readText(rss(plain, channel, item));
    expect(recordsOf(source, "Episode")[0]?.links.map((link) => link.url)).toEqual([
      "https://www.kelp.example/1",
      url,
    ]);
    expect(source.remarks).toEqual([]);
  });

  it.each([
    ["Kelp &lt;b&gt;forests&lt;/b&gt;", "Kelp forests"],
    ["Kelp &amp;#8211; a plant", "Kelp – a plant"],
    ["Lists of &lt;T&gt;", "Lists of <T>"],
    ["R&amp;D", "R&D"],
  ])("has titles without HTML: %s", (written, title) => {
    expect(valuesOf(rss(plain, "", `<item><guid>a</guid><title>${written}</title></item>`))[0]).toMatchObject(
      {
        title,
      },
    );
  });

  it.each([
    ["Mi, 09 Mär 2022 20:59:06 +0100", "2022-03-09T20:59:06+01:00"],
    ["3 de marzo de 2024", "2024-03-03"],
    ["1er août 2023", "2023-08-01"],
    ["March 3rd, 2024", "2024-03-03"],
    ["March 3, 2024 9:30 PM", "2024-03-03T21:30"],
    ["02/24/2024", "2024-02-24"],
    ["24/02/2024", "2024-02-24"],
  ])("has dates in words and numbers: %s", (written, publishedOn) => {
    const item = `<item><guid>a</guid><title>Tides</title><pubDate>${written}</pubDate></item>`;
    expect(valuesOf(rss(plain, "", item))[0]).toMatchObject({ publishedOn });
  });

  it("reports a date that may be two days, and a duration that is none", () => {
    const item =
      "<item><guid>a</guid><title>Tides</title><pubDate>03/04/2024</pubDate><itunes:duration>an hour (60)</itunes:duration></item>";
    expect(readText(rss(plain, "", item)).remarks.map(({ message }) => message)).toEqual([
      "“03/04/2024” is no date.",
      "“an hour (60)” is no duration.",
    ]);
  });

  it.each([
    ["1h 2m", "PT1H2M"],
    ["62 min", "PT1H2M"],
    ["PT3720S", "PT1H2M"],
    ["1:02:00", "PT1H2M"],
  ])("has durations in words: %s", (written, duration) => {
    const item = `<item><guid>a</guid><title>Tides</title><itunes:duration>${written}</itunes:duration></item>`;
    expect(valuesOf(rss(plain, "", item))[0]).toMatchObject({ duration });
  });
});

describe("The people of a feed", () => {
  const person = (name: string, attributes = "") => `<podcast:person ${attributes}>${name}</podcast:person>`;

  it.each([
    [person("Ann Lee, Bo Ray"), ["Ann Lee: HOST", "Bo Ray: HOST"]],
    [person("Ann Lee &amp; Bo Ray (co-host)"), ["Ann Lee: HOST", "Bo Ray: CO_HOST"]],
    [person("Lee, Ann"), ["Lee, Ann: HOST"]],
    [person("Kelp &amp; Sand"), ["Kelp & Sand: HOST"]],
    [person("Ann Lee (co-host)"), ["Ann Lee: CO_HOST"]],
    [person("Ann Lee (Kelp Lab)"), ["Ann Lee (Kelp Lab): HOST"]],
    [person("Zoé Petit", 'role="Animatrice"'), ["Zoé Petit: HOST"]],
    [person("Ute Kern", 'role="Moderatorin" group="Sendung"'), ["Ute Kern: MODERATOR"]],
    [person("Prof. Dr. Ann Lee"), ["Ann Lee: HOST"]],
  ])("are those of its tags: %s", (tag, roles) => {
    expect(rolesOf(readText(rss(plain, tag)))).toEqual(roles);
  });

  it("have all their titles before the name", () => {
    const [ann] = recordsOf(readText(rss(plain, person("Prof. Dr. Ann Lee"))), "Person");
    expect(ann?.values).toEqual({ name: "Ann Lee", honorificPrefix: "Prof. Dr" });
  });

  it("are its contributors, as Podlove has them: the feed's are hosts, others of an item guests", () => {
    const contributor = (name: string, url: string) =>
      `<atom:contributor><atom:name>${name}</atom:name><atom:uri>${url}</atom:uri></atom:contributor>`;
    const ann = contributor("Ann Lee", "https://ann.example");
    const text = rss(
      `${plain} xmlns:atom="http://www.w3.org/2005/Atom"`,
      ann,
      `<item><guid>a</guid><title>Tides</title>${ann}${contributor("Bo Ray", "https://bo.example")}${contributor("moe", "")}</item>`,
    );

    expect(inferredIn(text)).toEqual(["Host ann lee 0.8", "Appearance bo ray 0.7", "Appearance moe 0.6"]);
    expect(recordsOf(readText(text), "Person")[1]?.links[0]?.url).toBe("https://bo.example");
  });

  it("are authors in a script without capital letters too, and less surely", () => {
    expect(inferredIn(rss(plain, "<itunes:author>ليلى حداد</itunes:author>"))).toEqual([
      "Host ليلى حداد 0.6",
    ]);
  });

  it("are no organisations, whatever stands beside a name", () => {
    const item =
      "<item><guid>a</guid><title>Tides</title><description>Guests: Ann Lee - Founder, Kelp GmbH; Bo Ray – CFO, Sand Inc</description></item>";
    const text = rss(plain, "<itunes:author>Kelp Verein</itunes:author>", item);
    expect(namesOf(readText(text), "Person")).toEqual(["Ann Lee", "Bo Ray"]);
  });
});
