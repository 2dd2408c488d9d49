import { Readable } from "node:stream";

import schema from "@jsonresume/schema/schema.json";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { parseRssFeed } from "feedsmith";
import { readSheet } from "read-excel-file/node";

import { folders, pathOf, type PageType } from "../../../src/formats/site";
import { forms, formsOf } from "../../../src/server/pages/forms";
import { demonstrationCatalogue } from "../../helpers/demonstration-catalogue";
import { graphOver } from "../../helpers/graph-over";
import { guardedServer } from "../../helpers/guarded-server";
import { runningServer } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { testStamp } from "../../helpers/test-stamp";
import { getFrom } from "./get-from";

const types = ["Person", "Show", "Organisation", "Topic", "Publication"] as const satisfies PageType[];

async function slugsOf(ask: ReturnType<typeof graphOver>, type: PageType, first: number): Promise<string[]> {
  const { data } = await ask<{ of: { nodes: ReadonlyArray<{ slug: string }> } }>(
    `{ of: ${folders[type]}(first: ${first}) { nodes { slug } } }`,
  );
  return data.of.nodes.map(({ slug }) => slug);
}

/** The address of the next page, if there is one. */
const nextOf = (response: Response): string | undefined =>
  /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];

describe("a list over HTTP", () => {
  it("is there in each form that its page names, by its ending and by Accept, with an ETag", async () => {
    const { url } = await guardedServer({ POINTS_PER_MINUTE: "1000000" });
    const get = getFrom(url);
    const slugs = {
      Person: "victoria-carr",
      Show: "wed-talks",
      Organisation: "british-army",
      Topic: "leadership",
      Publication: "transition",
    };

    for (const type of types) {
      for (const form of formsOf(type)) {
        const { ending, mediaType } = forms[form];
        const path = pathOf(type, slugs[type], ending);
        const first = await get(path);
        expect([path, first.status, first.headers.get("content-type")?.split(";")[0]]).toEqual([
          path,
          200,
          mediaType,
        ]);
        const again = await get(path, { "if-none-match": first.headers.get("etag") ?? "" });
        expect([path, again.status]).toEqual([path, 304]);
        if (form === "jsonResume") continue;
        const accepted = await get(pathOf(type, slugs[type]), { accept: mediaType });
        expect([path, Buffer.from(await accepted.arrayBuffer())]).toEqual([
          path,
          Buffer.from(await first.arrayBuffer()),
        ]);
      }
    }
  });

  it("goes on at the next page until all rows were there once, by CSV and XLSX alike", async () => {
    const { url } = await runningServer(await demonstrationCatalogue());
    const ask = graphOver(await demonstrationCatalogue());
    const { data } = await ask<{ topics: { nodes: ReadonlyArray<{ slug: string }> } }>(
      "{ topics(first: 1, orderBy: MOST_WORKS_FIRST) { nodes { slug } } }",
    );
    const [slug = ""] = data.topics.nodes.map((one) => one.slug);
    const read = async (ending: string, rowsIn: (bytes: Buffer) => Promise<unknown[][]>) => {
      const ids: unknown[] = [];
      let pages = 0;
      for (let next: string | undefined = pathOf("Topic", slug, ending); next !== undefined; pages += 1) {
        const response = await getFrom("")(new URL(next, url).href);
        const [head = [], ...rows] = await rowsIn(Buffer.from(await response.arrayBuffer()));
        expect(head[0]).toBe("Appearance");
        ids.push(...rows.map(([id]) => id));
        next = nextOf(response);
      }
      return { ids, pages };
    };

    const csv = await read(".csv", async (bytes) => parse(bytes));
    const xlsx = await read(".xlsx", async (bytes) => readSheet(Readable.from([bytes])));

    expect(csv.pages).toBeGreaterThan(1);
    expect(new Set(csv.ids).size).toBe(csv.ids.length);
    expect(xlsx).toEqual(csv);
  });

  it("refuses a cursor that is none", async () => {
    const { url } = await guardedServer();

    const response = await getFrom(url)("/people/victoria-carr.csv?after=nothing");

    expect(response.status).toBe(400);
  });

  it("has names only of those who are not forgotten, and is gone of who is", async () => {
    const catalogue = await startingCatalogue();
    const { url } = await runningServer(catalogue);
    const before = await (await getFrom(url)("/shows/wed-talks.rss")).text();
    await catalogue.forget(testStamp, "victoria-carr");

    const [feed, ...gone] = await Promise.all(
      [
        "/shows/wed-talks.rss",
        "/people/victoria-carr.rss",
        "/people/victoria-carr.bib",
        "/people/victoria-carr.resume.json",
      ].map((path) => getFrom(url)(path)),
    );

    expect(before).toContain("Victoria Carr");
    expect(await feed?.text()).not.toContain("Carr");
    expect(gone.map(({ status }) => status)).toEqual([410, 410, 410]);
  });

  it("is a feed with people for every show and person", async () => {
    const catalogue = await demonstrationCatalogue();
    const { url } = await runningServer(catalogue);
    const people = new Set<string>();

    for (const type of ["Show", "Person"] as const) {
      for (const slug of await slugsOf(graphOver(catalogue), type, 10)) {
        const feed = parseRssFeed(await (await getFrom(url)(pathOf(type, slug, ".rss"))).text());
        expect(feed.title).toBeTruthy();
        for (const item of feed.items ?? [])
          for (const { display, role } of item.podcast?.persons ?? []) people.add(`${role} ${display}`);
      }
    }

    expect([...people].some((one) => one.startsWith("host "))).toBe(true);
    expect([...people].some((one) => one.startsWith("guest "))).toBe(true);
  });

  it.each([
    ["starting", startingCatalogue],
    ["demonstration", demonstrationCatalogue],
  ])("is a résumé by the schema of JSON Resume for every person of the %s catalogue", async (_, open) => {
    const catalogue = await open();
    const { url } = await runningServer(catalogue);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const isResume = ajv.compile(schema);

    const sections = new Set<string>();
    for (const slug of await slugsOf(graphOver(catalogue), "Person", 40)) {
      const resume = (await (await getFrom(url)(pathOf("Person", slug, ".resume.json"))).json()) as Record<
        string,
        unknown[]
      >;
      isResume(resume);
      expect([slug, isResume.errors]).toEqual([slug, null]);
      for (const [name, list] of Object.entries(resume))
        if (Array.isArray(list) && list.length > 0) sections.add(name);
    }

    expect([...sections]).toEqual(expect.arrayContaining(["work", "publications"]));
  });
});
