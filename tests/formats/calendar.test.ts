import ICAL from "ical.js";

import { uuidOf } from "../../src/domain/ids";
import { EpisodeStatus } from "../../src/entities/episode";
import { Standing } from "../../src/entities/standing";
import { calendar } from "../../src/formats/calendar";
import type { DatedEpisode } from "../../src/formats/rows";
import { hostileTexts } from "../helpers/hostile-texts";
import { ada, episodeRow, site } from "./episode-rows";

function readBack(...episodes: DatedEpisode[]) {
  const made = new ICAL.Component(ICAL.parse(calendar(site, { of: ada, episodes })) as never);
  const events = made.getAllSubcomponents("vevent");
  const valueOf = (event: ICAL.Component, name: string) =>
    (event.getFirstPropertyValue(name) as { toString(): string } | null)?.toString() ?? null;
  return {
    calendar: made,
    events,
    all: (name: string) => events.map((event) => valueOf(event, name)),
  };
}

describe("a calendar, read back by a parser", () => {
  it.each([
    ["a day as a date", "2021-04-29", null, "2021-04-29", null],
    ["an uncertain day as a date", "2021-04-29?", null, "2021-04-29", null],
    ["an interval of days with its last day", "2023-03-20/2023-03-23", null, "2023-03-20", "2023-03-24"],
    ["a time with a zone in UTC", "2023-03-22T16:00+01:00", null, "2023-03-22T15:00:00Z", null],
    ["a time without a zone as local", "2023-03-22T16:00", null, "2023-03-22T16:00:00", null],
    ["a duration as its end", "2023-03-22T16:00Z", "PT45M", "2023-03-22T16:00:00Z", "2023-03-22T16:45:00Z"],
    ["no end for the duration of a day", "2023-03-22", "PT45M", "2023-03-22", null],
    [
      "an interval of times",
      "2023-03-22T16:00Z/2023-03-22T17:00Z",
      null,
      "2023-03-22T16:00:00Z",
      "2023-03-22T17:00:00Z",
    ],
  ])("has %s", (_name, date, duration, start, end) => {
    const { all } = readBack(episodeRow({ date, duration }));

    expect([all("dtstart"), all("dtend")]).toEqual([[start], [end]]);
  });

  it.each(["2021", "2021-04", "2021/2022", "2021-04-29/..", "2021-04/2021-05-01", null])(
    "leaves out %s, and counts it",
    (date) => {
      const { events, calendar: made } = readBack(episodeRow({ date }));

      expect(events).toEqual([]);
      expect(made.getFirstPropertyValue("x-wr-caldesc")).toBe(
        "Licence of the data: CC0-1.0. Left out, because the day is not known: 1.",
      );
    },
  );

  it("writes years of the first century with four digits", () => {
    const text = calendar(site, { of: ada, episodes: [episodeRow({ date: "0044-03-15" })] });

    expect(text).toContain("DTSTART;VALUE=DATE:00440315\r\n");
  });

  it("gives an episode the same UID in every calendar, once, and its status", () => {
    const episode = episodeRow({ date: "2021-04-29", status: EpisodeStatus.CANCELLED });

    const { all } = readBack(episode, episode);

    expect([all("uid"), all("status"), all("url")]).toEqual([
      [uuidOf(episode.id)],
      ["CANCELLED"],
      ["https://example.org/graph/episodes/pilot"],
    ]);
  });

  it("says the date as it was stated, and the sources", () => {
    const { all } = readBack(episodeRow({ date: "2021-04-29?", standing: Standing.INFERRED }));

    expect(all("description")).toEqual([
      "Talks\nDate as stated: 2021-04-29?\nInferred: no source says so\nSource: A page",
    ]);
  });

  it("leaves out what is disputed", () => {
    expect(readBack(episodeRow({ date: "2021-04-29", standing: Standing.DISPUTED })).events).toEqual([]);
  });

  it("is the same text for the same rows, whenever it is made", () => {
    const rows = { of: ada, episodes: [episodeRow({ date: "2021-04-29" })] };

    expect(calendar(site, rows)).toBe(calendar(site, rows));
    expect(calendar(site, rows)).toContain("DTSTAMP:20260102T030405Z\r\n");
  });

  it("has lines of at most 75 octets for every hostile title, which comes back without control characters", () => {
    const titles = [...Object.values(hostileTexts).flat(), "ü😀".repeat(100), 'a,b;c\\d:e"f'].filter(
      (title) => title.trim() === title && title !== "",
    );
    const episodes = titles.map((displayTitle) => episodeRow({ displayTitle, date: "2021-04-29" }));

    const lines = calendar(site, { of: ada, episodes }).split("\r\n");
    const found = readBack(...episodes).all("summary");

    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.filter((line) => /(?!\t)[\p{Cc}\p{Cs}]/u.test(line))).toEqual([]);
    const plain = (text: string | null) =>
      (text ?? "").replaceAll(/[\s\ufffd\ufffe\uffff\p{Cc}\p{Cs}]+/gu, " ").trim();
    expect(found.map(plain)).toEqual(titles.map(plain));
  });
});
