import { parseAtomFeed } from "feedsmith";

import { LinkPurpose, LinkTarget } from "../../src/domain/links/link";
import { uuidOf } from "../../src/domain/ids";
import { Standing } from "../../src/entities/standing";
import { atom } from "../../src/formats/atom";
import type { FeedItem } from "../../src/formats/rows";
import { hostileTexts } from "../helpers/hostile-texts";
import { ada, episodeRow, site } from "./episode-rows";

const readBack = (...items: FeedItem[]) => parseAtomFeed(atom(site, { of: ada, items }));

describe("an Atom feed, read back by a parser", () => {
  it("has the ids of its thing and entries, which stay when slugs change", () => {
    const episode = episodeRow();

    const { id, entries } = readBack(episode);
    const [renamed] = readBack({ ...episode, slug: "first" }).entries ?? [];

    expect([id, entries?.[0]?.id]).toEqual([`urn:uuid:${uuidOf(ada.id)}`, `urn:uuid:${uuidOf(episode.id)}`]);
    expect(renamed?.id).toBe(entries?.[0]?.id);
  });

  it("says its licence, its addresses and the sources of each entry", () => {
    const { rights, links, entries } = readBack(episodeRow());

    expect(rights).toEqual({ value: "CC0-1.0" });
    expect(links?.map(({ rel, href }) => [rel, href])).toEqual([
      ["self", "https://example.org/graph/people/ada.atom"],
      ["alternate", "https://example.org/graph/people/ada"],
    ]);
    expect(entries?.[0]?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ["alternate", "https://example.org/graph/episodes/pilot"],
      ["via", "https://example.org/a?b=1&c=2"],
    ]);
    expect(entries?.[0]?.summary).toEqual({ value: "Talks; Source: A page" });
  });

  it.each([
    ["2021-04-29", "2021-04-29T00:00:00Z"],
    ["2023-03-22T16:00+01:00", "2023-03-22T16:00:00+01:00"],
    ["2023-03-22T16:00:05", "2023-03-22T16:00:05Z"],
    ["2021-04", undefined],
    ["2021", undefined],
    ["2021-04-29/2021-05-01", undefined],
    [null, undefined],
  ])("publishes %s at %s", (date, published) => {
    expect(readBack(episodeRow({ date })).entries?.[0]?.published).toBe(published);
  });

  it("updates an entry when it last changed, else at its date, else at a fixed time", () => {
    const changed = episodeRow();
    const dated = episodeRow({ changedAt: null, date: "2021-04-29" });
    const undated = episodeRow({ changedAt: null });

    const { updated, entries } = readBack(changed, dated, undated);

    expect(entries?.map((entry) => entry.updated)).toEqual([
      "2026-01-02T03:04:05.678Z",
      "2021-04-29T00:00:00Z",
      "2000-01-01T00:00:00Z",
    ]);
    expect(updated).toBe("2026-01-02T03:04:05.678Z");
  });

  it("leaves out what is disputed, and says what is inferred", () => {
    const { entries } = readBack(
      episodeRow({ standing: Standing.DISPUTED }),
      episodeRow({ standing: Standing.INFERRED, slug: "inferred" }),
    );

    expect(entries?.map(({ summary }) => summary?.value)).toEqual([
      "Talks; Inferred: no source says so; Source: A page",
    ]);
  });

  it("has the recordings of an entry as related links, but no disputed one", () => {
    const link = { purpose: LinkPurpose.RECORDING, pointsAt: LinkTarget.EPISODE, standing: Standing.STATED };
    const { entries } = readBack(
      episodeRow({
        links: [
          { ...link, url: "https://youtu.be/a" },
          { ...link, url: "https://youtu.be/b", standing: Standing.DISPUTED },
        ],
      }),
    );

    expect(entries?.[0]?.links?.filter(({ rel }) => rel === "related").map(({ href }) => href)).toEqual([
      "https://youtu.be/a",
    ]);
  });

  it("is well-formed for every hostile title, which comes back as XML can say it", () => {
    const titles = [
      ...Object.values(hostileTexts).flat(),
      "a & b < c > \"d\" 'e'",
      "]]>",
      "<![CDATA[x",
    ].filter((title) => title.trim() === title && title !== "");

    const entries = readBack(...titles.map((displayTitle) => episodeRow({ displayTitle }))).entries ?? [];

    expect(entries).toHaveLength(titles.length);
    const plain = (text = "") => text.replaceAll(/[\s\ufffd\p{C}]+/gu, " ").trim();
    expect(entries.map(({ title }) => plain(title?.value))).toEqual(titles.map(plain));
  });
});
