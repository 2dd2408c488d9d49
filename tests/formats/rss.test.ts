import * as fc from "fast-check";
import { parseRssFeed } from "feedsmith";

import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { newId } from "../../src/domain/ids";
import { AppearanceRole } from "../../src/entities/appearance";
import { EpisodeKind } from "../../src/entities/episode";
import { HostRole } from "../../src/entities/host";
import { ShowKind } from "../../src/entities/show";
import { Standing } from "../../src/entities/standing";
import { rfc822Of } from "../../src/formats/dates";
import { piecesOf } from "../../src/formats/list-text";
import { rss, type RssEpisode, type RssItem, type RssSubject } from "../../src/formats/rss";
import { hostileTexts } from "../helpers/hostile-texts";
import { runsOf } from "../helpers/operations";
import { ada, episodeRow, site } from "./episode-rows";
import { dated } from "./work-rows";

const show: RssSubject = {
  __typename: "Show",
  id: newId("Show"),
  slug: "talks",
  displayTitle: "Talks",
  showKind: ShowKind.PODCAST,
};

const heardEpisode = (more: Partial<RssEpisode> = {}): RssEpisode => ({
  ...episodeRow(),
  guid: null,
  kind: EpisodeKind.FULL,
  number: null,
  numberDisplay: null,
  season: null,
  seasonName: null,
  publishedOn: null,
  hosts: [],
  appearances: { nodes: [] },
  ...more,
});

const link = (url: string, purpose: LinkPurpose, pointsAt = LinkTarget.EPISODE) => ({
  url,
  purpose,
  pointsAt,
  standing: Standing.STATED,
});

const person = (name: string, ...urls: string[]) => ({
  standing: Standing.STATED,
  creditedAs: null,
  person: {
    __typename: "Person" as const,
    id: newId("Person"),
    slug: name.toLowerCase().replaceAll(" ", "-"),
    name,
    links: urls.map((url) => link(url, LinkPurpose.PROFILE, LinkTarget.PERSON)),
  },
});

async function readBack(of: RssSubject, ...episodes: RssEpisode[]) {
  const items = episodes.map((episode): RssItem => ({ episode, appearance: null }));
  return feedWith(of, items);
}

async function feedWith(of: RssSubject, items: readonly RssItem[]) {
  let text = "";
  for await (const piece of piecesOf(rss, site, of, [items])) text += piece;
  return parseRssFeed(text);
}

describe("an RSS feed, read back by feedsmith", () => {
  it("says of a show its title, page, language, guid, hosts and licence", async () => {
    const guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
    const feed = await readBack({
      ...show,
      description: "Of <maps> & charts",
      language: "en-GB",
      identifiers: [{ scheme: IdentifierScheme.PODCAST_GUID, value: guid, standing: Standing.STATED }],
      links: [link("https://example.org/talks", LinkPurpose.PROFILE, LinkTarget.SHOW)],
      hosts: { nodes: [{ ...person("Ann Lee", "https://example.org/ann"), role: HostRole.CO_HOST }] },
    });

    expect(feed).toMatchObject({
      title: "Talks",
      link: "https://example.org/talks",
      description: "Of &lt;maps&gt; &amp; charts",
      language: "en-GB",
      copyright: "CC0-1.0",
      podcast: {
        guid,
        persons: [{ display: "Ann Lee", role: "co-host", group: "cast", href: "https://example.org/ann" }],
      },
    });
  });

  it("says of an episode its guid, date, recording, length, place in the series, transcript and people", async () => {
    const { items } = await readBack(
      show,
      heardEpisode({
        guid: "guid-1",
        kind: EpisodeKind.TRAILER,
        number: 3,
        numberDisplay: "3b",
        season: "2",
        seasonName: "Coasts",
        duration: "PT1H2M3S",
        publishedOn: dated("2023-03-22T16:00+01:00"),
        links: [
          link("https://example.org/page", LinkPurpose.ABOUT),
          link("https://example.org/1.mp3?a=1&b=2", LinkPurpose.RECORDING),
          link("https://example.org/1.vtt", LinkPurpose.TRANSCRIPT),
        ],
        hosts: [
          { ...person("Ann Lee"), role: HostRole.MODERATOR },
          { ...person("Cy Fox"), role: HostRole.ORGANISER },
        ],
        appearances: {
          nodes: [
            { ...person("Bo Ray"), roles: [AppearanceRole.PANELLIST] },
            { ...person("Di Dee"), roles: [AppearanceRole.GUEST], standing: Standing.DISPUTED },
          ],
        },
      }),
    );

    expect(items).toMatchObject([
      {
        title: "Pilot",
        link: "https://example.org/page",
        guid: { value: "guid-1", isPermaLink: false },
        pubDate: "Wed, 22 Mar 2023 16:00:00 +0100",
        enclosures: [{ url: "https://example.org/1.mp3?a=1&b=2", length: 0, type: "audio/mpeg" }],
        itunes: { duration: 3723, season: 2, episode: 3, episodeType: "trailer" },
        podcast: {
          season: { number: 2, name: "Coasts" },
          episode: { number: 3, display: "3b" },
          transcripts: [{ url: "https://example.org/1.vtt", type: "text/vtt" }],
          persons: [
            {
              display: "Ann Lee",
              role: "host",
              group: "cast",
              href: "https://example.org/graph/people/ann-lee",
            },
            { display: "Bo Ray", role: "guest", group: "cast" },
          ],
        },
      },
    ]);
    expect(items?.[0]?.podcast?.persons).toHaveLength(2);
  });

  it("says on a person's feed of each episode the show, and in which role the person appears", async () => {
    const appearance = { ...person("Ada"), roles: [AppearanceRole.KEYNOTE_SPEAKER] };

    const { title, description, items } = await feedWith(ada, [
      { episode: heardEpisode({ guid: "of-the-show" }), appearance },
    ]);

    expect([title, description]).toEqual(["Ada", "Appearances: Ada"]);
    expect(items).toMatchObject([
      {
        title: "Pilot",
        description: "Ada, keynote speaker; Talks",
        source: { title: "Talks", url: "https://example.org/graph/shows/talks.rss" },
        guid: { value: expect.stringMatching(/^urn:uuid:/) as string },
      },
    ]);
  });

  it("leaves out disputed episodes, and recordings that no player can play", async () => {
    const { items } = await readBack(
      show,
      heardEpisode({ standing: Standing.DISPUTED }),
      heardEpisode({ links: [link("https://youtu.be/abc", LinkPurpose.RECORDING)] }),
    );

    expect(items).toHaveLength(1);
    expect(items?.[0]).toMatchObject({ link: "https://youtu.be/abc" });
    expect(items?.[0]?.enclosures).toBeUndefined();
  });

  it("has every title and name as it is, whatever stands in it", async () => {
    const anyText = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
      .map((text) => text.replaceAll(/\s+/gu, " ").trim())
      .filter((text) => text !== "");
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, name) => {
        const { items } = await readBack(
          show,
          heardEpisode({
            displayTitle: title,
            appearances: { nodes: [{ ...person("x"), roles: [], creditedAs: name, person: null }] },
          }),
        );

        expect([items?.[0]?.title, items?.[0]?.podcast?.persons?.[0]?.display]).toEqual([title, name]);
      }),
      { numRuns: runsOf(1) },
    );
  });

  it("is well-formed for every hostile title, which comes back as XML can say it", async () => {
    const titles = Object.values(hostileTexts)
      .flat()
      .filter((title) => title.trim() === title && title !== "");

    const { items } = await readBack(show, ...titles.map((displayTitle) => heardEpisode({ displayTitle })));

    const plain = (text = "") => text.replaceAll(/[\s\ufffd\p{C}]+/gu, " ").trim();
    expect(items?.map(({ title }) => plain(title))).toEqual(titles.map(plain));
  });

  it.each([
    ["2021-04-29", "Thu, 29 Apr 2021 00:00:00 +0000"],
    ["2023-03-22T16:00:05Z", "Wed, 22 Mar 2023 16:00:05 +0000"],
    ["2023-03-22T16:00-05:30", "Wed, 22 Mar 2023 16:00:00 -0530"],
    ["2021-04", null],
    ["2021/2022", null],
  ])("publishes %s at %s", (edtf, written) => {
    expect(rfc822Of(dated(edtf))).toBe(written);
  });
});
