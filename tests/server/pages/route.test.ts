import { getFrom, type Refusal } from "./get-from";
import { changed } from "../../helpers/make/changed";
import * as make from "../../helpers/make-entities";
import { runningServer } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { LinkPurpose } from "../../../src/domain/links/link";
import { mergeInto } from "../../catalogue/merging";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

const tables = [".csv", ".xlsx"];
const bibliographies = [".bib", ".ris", ".csl.json"];
const bibliographyTypes = [
  "application/x-bibtex",
  "application/x-research-info-systems",
  "application/vnd.citationstyles.csl+json",
];

describe("the address of a thing", () => {
  let url: string;
  let get: ReturnType<typeof getFrom>;

  beforeAll(async () => {
    ({ url } = await runningServer(await startingCatalogue()));
    get = getFrom(url);
  });

  it.each([
    ["application/ld+json", 200, "application/ld+json; charset=utf-8"],
    ["application/json", 200, "application/ld+json; charset=utf-8"],
    ["*/*", 200, "application/ld+json; charset=utf-8"],
    ["application/atom+xml", 200, "application/atom+xml; charset=utf-8"],
    ["text/calendar", 200, "text/calendar; charset=utf-8"],
    [browser, 303, "text/html; charset=utf-8"],
    ["image/png", 406, "application/json; charset=utf-8"],
  ])("answers Accept: %s with %i", async (accept, status, type) => {
    const response = await get("/people/victoria-carr", { accept });

    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
    expect(response.headers.get("vary")).toMatch(/\bAccept\b/);
  });

  it.each([
    [
      "/people/victoria-carr",
      [".jsonld", ".atom", ".ics", ".resume.json", ".rss", ...tables, ...bibliographies],
    ],
    ["/shows/wed-talks", [".jsonld", ".atom", ".ics", ".rss", ...tables]],
    ["/organisations/british-army", [".jsonld", ".atom", ".ics", ".rss", ...tables, ...bibliographies]],
    ["/topics/women-in-defence", [".jsonld", ".atom", ".ics", ".rss", ...tables, ...bibliographies]],
    ["/episodes/wed-talks-leading-from-the-front", [".jsonld", ".ics"]],
    ["/publications/insight-60", [".jsonld", ...bibliographies]],
    ["/awards/chartered-manager-of-the-year-2023", [".jsonld"]],
  ])("%s has the forms %j", async (path, endings) => {
    const all = [".jsonld", ".atom", ".ics", ".resume.json", ".rss", ...tables, ...bibliographies];
    const found = await Promise.all(all.map(async (ending) => (await get(path + ending)).status));

    expect(all.filter((_ending, index) => found[index] === 200)).toEqual(endings);
    expect(found.filter((status) => status !== 200 && status !== 404)).toEqual([]);
  });

  it("says what there is where a form is not, and where none is accepted", async () => {
    const [form, accepted] = await Promise.all([
      get("/publications/insight-60.atom"),
      get("/publications/insight-60", { accept: "image/png" }),
    ]);
    const messages = [form, accepted].map(
      async (response) => ((await response.json()) as Refusal).errors[0]?.message,
    );

    expect(await Promise.all(messages)).toEqual([
      `Expected one of ${[".jsonld", ...bibliographies].map((ending) => `/publications/insight-60${ending}`).join(", ")}.`,
      `Expected an accept header for one of application/ld+json, ${bibliographyTypes.join(", ")}, application/json, text/html, but got "image/png".`,
    ]);
  });

  it("names its other forms and its canonical address, for programs of any origin", async () => {
    const { headers } = await get("/people/victoria-carr.atom", { origin: "https://example.org" });

    expect(headers.get("link")?.split(", ")).toEqual([
      `<${url}/people/victoria-carr>; rel="canonical"`,
      `<${url}/people/victoria-carr.jsonld>; rel="alternate"; type="application/ld+json"`,
      `<${url}/people/victoria-carr.ics>; rel="alternate"; type="text/calendar"`,
      `<${url}/people/victoria-carr.resume.json>; rel="alternate"; type="application/json"`,
      `<${url}/people/victoria-carr.rss>; rel="alternate"; type="application/rss+xml"`,
      `<${url}/people/victoria-carr.csv>; rel="alternate"; type="text/csv"`,
      `<${url}/people/victoria-carr.xlsx>; rel="alternate"; type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"`,
      ...bibliographies.map(
        (ending, at) =>
          `<${url}/people/victoria-carr${ending}>; rel="alternate"; type="${bibliographyTypes[at]}"`,
      ),
    ]);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toContain("link");
  });

  it("leads a browser to the playground, with its question filled in", async () => {
    const response = await get("/people/victoria-carr", { accept: browser });
    const { pathname, searchParams } = new URL(
      response.headers.get("location") ?? "",
      `${url}/people/victoria-carr`,
    );

    expect(pathname).toBe("/playground/");
    expect(JSON.parse(searchParams.get("variables") ?? "")).toEqual({ id: "victoria-carr" });
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: searchParams.get("query"), variables: { id: "victoria-carr" } }),
    });
    expect(await answer.json()).toMatchObject({ data: { thing: { name: "Victoria Carr" } } });
  });

  it("answers HEAD with the headers of GET", async () => {
    const [head, whole] = [
      await get("/people/victoria-carr.ics", {}, "HEAD"),
      await get("/people/victoria-carr.ics"),
    ];

    expect(await head.text()).toBe("");
    for (const name of ["etag", "content-type", "content-length", "cache-control", "link"]) {
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
    }
  });

  it.each(["POST", "PUT", "DELETE"])("refuses %s", async (method) => {
    const response = await get("/people/victoria-carr", {}, method);

    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it.each([
    "/people/nobody",
    "/people/nobody.atom",
    "/organisations/nobody.atom",
    "/topics/nobody.ics",
    "/people/person_1111111111111111111111",
    "/people/show_2BdWC6y4sb7UYW52xqG4kz",
    "/organisations/show_2BdWC6y4sb7UYW52xqG4kz.atom",
    "/people/victoria-carr/",
    "/people",
    "/documents/profile",
    "/people/'--.ics",
  ])("is nowhere at %s", async (path) => {
    const response = await get(path);
    const { errors } = (await response.json()) as Refusal;

    expect([response.status, errors[0]?.extensions["code"]]).toEqual([404, "NOT_FOUND"]);
  });

  it.each(["/people/%00.ics", "/people/%ff"])("cannot read %s", async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it("case 45: a forged Host is only in the answer to it, and not at all if it is no host", async () => {
    const http = await import("node:http");
    const body = await new Promise<string>((resolve, reject) => {
      http
        .get(`${url}/shows/wed-talks.atom`, { headers: { host: 'evil"><x>' } }, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part: string) => (text += part));
          response.on("end", () => resolve(`${String(response.headers["link"])} ${text}`));
        })
        .on("error", reject);
    });

    expect(body).toContain("http://localhost/shows/wed-talks");
    expect(body).not.toContain("evil");
  });
});

describe("the address of a thing that has changed", () => {
  it("redirects from ids and former slugs, in the same form", async () => {
    const catalogue = await temporaryCatalogue();
    const ada = make.makePerson({ slug: "ada" });
    await upsert(catalogue, ada);
    await upsert(catalogue, changed(ada, { slug: "ada-lovelace" }));
    const { url } = await runningServer(catalogue);

    for (const path of [`/people/${ada.id}`, "/people/ada"]) {
      for (const ending of ["", ".atom", ".ics", ".jsonld"]) {
        const response = await getFrom(url)(path + ending);
        const location = response.headers.get("location") ?? "";
        expect([response.status, new URL(location, url + path).href]).toEqual([
          308,
          `${url}/people/ada-lovelace${ending}`,
        ]);
      }
    }
  });

  it("redirects from every name of what was merged into it, as queries do, and is gone once it is removed itself", async () => {
    const catalogue = await temporaryCatalogue();
    const links = [make.makeLink({ url: "https://example.org/countess", purpose: LinkPurpose.PROFILE })];
    const [ada, ada2] = [make.makePerson({ slug: "ada" }), make.makePerson({ slug: "a-lovelace", links })];
    await upsert(catalogue, ada, ada2);
    await upsert(catalogue, changed(ada2, { slug: "countess" }));
    await mergeInto(catalogue, ada.id, ada2.id);
    const { url } = await runningServer(catalogue);
    const get = getFrom(url);

    for (const path of [ada2.id, "a-lovelace", "countess"].map((name) => `/people/${name}`)) {
      for (const ending of ["", ".atom", ".ics", ".jsonld"]) {
        const response = await get(path + ending);
        const location = response.headers.get("location") ?? "";
        expect([response.status, new URL(location, url + path).href]).toEqual([
          308,
          `${url}/people/ada${ending}`,
        ]);
      }
    }
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: `query ($id: ID!, $ids: [ID!]!) {
          node(id: $id) { id } nodes(ids: $ids) { id } byId: person(id: $id) { id } bySlug: person(id: "countess") { id }
          resolve(url: "https://example.org/countess") { kind node { id } }
        }`,
        variables: { id: ada2.id, ids: [ada2.id, ada.id] },
      }),
    });
    const one = { id: ada.id };
    expect(await answer.json()).toEqual({
      data: { node: one, nodes: [one, one], byId: one, bySlug: one, resolve: { kind: "ONE", node: one } },
    });
    await catalogue.edit(testStamp, (edit) => edit.remove([ada.id]));
    const statuses = [ada.id, ada2.id, "countess.ics"].map(
      async (name) => (await get(`/people/${name}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([410, 410, 410]);
  });

  it("is gone where it was removed, by id and by slug", async () => {
    const catalogue = await temporaryCatalogue();
    const [ada, body] = [make.makePerson({ slug: "ada" }), make.makeOrganisation({ slug: "body" })];
    await upsert(catalogue, ada, body);
    await catalogue.edit(testStamp, async (edit) => {
      await edit.remove([ada.id, body.id]);
    });
    const { url } = await runningServer(catalogue);

    for (const path of [`/people/${ada.id}`, "/people/ada.atom", "/organisations/body.atom"]) {
      const response = await getFrom(url)(path);
      const { errors } = (await response.json()) as Refusal;
      expect([path, response.status, errors[0]?.extensions]).toEqual([
        path,
        410,
        { code: "GONE", removedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
      ]);
    }
  });
});
