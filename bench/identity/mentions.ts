import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import type { LabelledRecord } from "../../src/catalogue/identity/evaluation";
import { filesInArchive } from "../archive";

const data = "../shared/data";

/** A person as one item of a source has them. */
export interface Mention extends LabelledRecord {
  /** What the source itself knows the person by; null where it does not say. */
  readonly person: string | null;
  /** The edition, the year or the page that it comes from. */
  readonly edition: string;
}

/** By which pairs are sampled and labels are kept: nothing of the source can be read from it. */
export const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

/** One of whom the source has no pages. */
const mentionOf = (
  source: string,
  key: string,
  name: string,
  rest: Pick<Mention, "related" | "person" | "edition">,
): Mention => ({ source, key, name, accounts: [], urls: [], ...rest });

const x = (handle: string) => (handle === "" ? [] : [{ platform: "X", handle }]);
const withScheme = (url: string) => (/^https?:/.test(url) ? url : `https://${url}`);
const profile = (beginning: string, handle: string) =>
  handle === ""
    ? []
    : [handle.includes("/") ? withScheme(handle) : `${beginning}${handle.replace(/^@/, "")}`];

/** Pages of guests and hosts. Those of one person have one group. */
export function arrestedDevops(): Mention[] {
  const mentions: Mention[] = [];
  for (const { path, text } of filesInArchive(`${data}/catalogues/arrested-devops/content.tar.gz`)) {
    const [, kind, page] = /(guest|host)\/([^/_][^/]*)\.md$/.exec(path) ?? [];
    if (kind === undefined || page === undefined) continue;
    const values = new Map(
      [...text().matchAll(/^(\w+)\s*[=:]\s*["']?(.*?)["']?\s*$/gm)].map(([, key = "", value = ""]) => [
        key.toLowerCase(),
        value,
      ]),
    );
    const of = (key: string) => values.get(key) ?? "";
    if (of("title") === "") continue;
    mentions.push({
      source: "arrested-devops",
      key: `${kind}/${page}`,
      name: of("title").trim(),
      accounts: x(of("twitter")),
      urls: [
        ...profile("https://github.com/", of("github")),
        ...profile("https://www.linkedin.com/in/", of("linkedin")),
        ...(of("website") === "" ? [] : [withScheme(of("website"))]),
      ],
      related: ["arrested-devops"],
      person: of("guest_group") || (kind === "host" ? page : null),
      edition: page,
    });
  }
  return mentions;
}

interface CodeAndTalkPerson {
  readonly name?: string;
  readonly twitter?: string;
  readonly github?: string;
  readonly home?: string;
}

/** People's pages, and whom the talks of each event name, by the same slugs. */
export function codeAndTalk(): { readonly pages: Mention[]; readonly talks: Mention[] } {
  const people = new Map<string, CodeAndTalkPerson>();
  const talks = new Map<string, string>();
  for (const { path, text } of filesInArchive(`${data}/catalogues/codeandtalk/data.tar.gz`)) {
    const [, slug] = /people\/([^/]+)\.json$/.exec(path) ?? [];
    const [, event] = /videos\/([^/]+)\/[^/]+\.json$/.exec(path) ?? [];
    try {
      if (slug !== undefined) people.set(slug, JSON.parse(text()) as CodeAndTalkPerson);
      for (const speaker of event ? ((JSON.parse(text()) as { speakers?: string[] }).speakers ?? []) : [])
        talks.set(`${event} ${speaker}`, speaker);
    } catch {
      // Two files of the source are no JSON.
    }
  }
  const shows = new Map<string, Set<string>>();
  for (const [key, slug] of talks)
    shows.set(slug, (shows.get(slug) ?? new Set()).add(seriesOf(key.split(" ")[0] ?? "")));
  const nameOf = (slug: string) => people.get(slug)?.name?.trim() ?? "";
  const pages = [...people].flatMap(([slug, { twitter = "", github = "", home = "" }]): Mention[] => {
    if (nameOf(slug) === "") return [];
    return [
      {
        source: "codeandtalk",
        key: slug,
        name: nameOf(slug),
        accounts: x(twitter),
        urls: [...profile("https://github.com/", github), ...(/^https?:/.test(home) ? [home] : [])],
        related: [...(shows.get(slug) ?? [])],
        person: slug,
        edition: "page",
      },
    ];
  });
  const ofTalks = [...talks].flatMap(([key, slug]): Mention[] => {
    const [edition = ""] = key.split(" ");
    const rest = { accounts: [], urls: [], related: [seriesOf(edition)], person: slug, edition };
    return nameOf(slug) === ""
      ? []
      : [{ source: "codeandtalk", key: `${edition}/${slug}`, name: nameOf(slug), ...rest }];
  });
  return { pages, talks: ofTalks };
}

/** The series of an edition: its key without the year. */
const seriesOf = (edition: string): string => edition.replace(/-?(?:19|20)\d\d.*$/, "");

/** Speakers, by year and the schedule's id: from 2013 on a person has one within a year, before that one a talk. */
export function fosdem(): Mention[] {
  const mentions = new Map<string, Mention>();
  for (let year = 2007; year <= 2014; year += 1) {
    const xml = gunzipSync(readFileSync(`${data}/conferences/fosdem/fosdem-${year}.xml.gz`)).toString();
    for (const [, id = "", name = ""] of xml.matchAll(/<person id="(\d+)">([^<]+)/g)) {
      const key = `${year}/${id}`;
      const rest = { accounts: [], urls: [], related: ["fosdem"], edition: String(year) };
      const text = name.replace(/&apos;|&#39;/g, "'").replace(/&amp;/g, "&");
      mentions.set(key, { source: "fosdem", key, name: text, person: year > 2012 ? key : null, ...rest });
    }
  }
  return [...mentions.values()];
}

/** Speakers of each event, by their names, and who speaks together. */
export function pyvideo(): { readonly mentions: Mention[]; readonly together: Mention[][] } {
  const mentions = new Map<string, Mention>();
  const together: Mention[][] = [];
  for (const { path, text } of filesInArchive(`${data}/conferences/pyvideo/pyvideo_json.tar.gz`)) {
    const [, edition, , file] = path.split("/");
    if (!edition || !file?.endsWith(".json")) continue;
    const { speakers = [] } = JSON.parse(text()) as { speakers?: string[] };
    const talk = [...new Set(speakers)]
      .filter((name) => !/^various|^unknown/i.test(name))
      .map((name) => {
        const key = `${edition}/${name}`;
        const mention = mentionOf("pyvideo", key, name, {
          related: [seriesOf(edition)],
          person: name,
          edition,
        });
        mentions.set(key, mention);
        return mention;
      });
    if (talk.length > 1) together.push(talk);
  }
  return { mentions: [...mentions.values()], together };
}

/** Authors of the articles of a journal, and who writes together, without names that need TeX. */
export function tugboat(): { readonly mentions: Mention[]; readonly together: Mention[][] } {
  const bib = gunzipSync(readFileSync(`${data}/bibliography/tugboat.bib.gz`)).toString("latin1");
  const mentions = new Map<string, Mention>();
  const together: Mention[][] = [];
  for (const [, authors = ""] of bib.matchAll(/^\s+author =\s+"([^"]*)"/gm)) {
    const article = authors
      .split(/\s+and\s+/)
      .map((name) => name.replaceAll(/\s+/g, " ").trim())
      .filter((name) => /^[\p{L}\p{M} .'’-]+$/u.test(name) && name.includes(" "))
      .map((name) => {
        const mention = mentionOf("tugboat", name, name, {
          related: ["tugboat"],
          person: name,
          edition: name,
        });
        mentions.set(name, mention);
        return mention;
      });
    if (article.length > 1) together.push(article);
  }
  return { mentions: [...mentions.values()], together };
}

/** Guests of a show that talks with people of every trade. */
export function dailyShow(): Mention[] {
  const rows = readFileSync(`${data}/catalogues/daily-show/daily_show_guests.csv`, "utf8")
    .split(/\r?\n/)
    .slice(1);
  return rows.flatMap((row): Mention[] => {
    const [year = "", , , , ...guests] = row.split(",");
    const name = guests.join(",").replaceAll('"', "").trim();
    const rest = { accounts: [], urls: [], related: ["daily-show"], person: null, edition: year };
    return /^[\p{L}\p{M}.'’-]+(?: [\p{L}\p{M}.'’-]+)+$/u.test(name)
      ? [{ source: "daily-show", key: `${year}/${name}`, name, ...rest }]
      : [];
  });
}
