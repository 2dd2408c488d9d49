import { wholeGraph } from "../../../src/server/graph";
import { federatedServers } from "../../helpers/federated-servers";
import { silent } from "../../helpers/graph-over";
import { guardedServer, rateLimitIn } from "../../helpers/guarded-server";
import { served } from "../../helpers/running-server";
import { getFrom, type Refusal } from "./get-from";

const paths = ["/people/victoria-carr", "/people/victoria-carr.atom", "/people/victoria-carr.ics"];

describe("the ETag of an address", () => {
  it("is of the revisions that it reads, so that an unchanged answer costs a statement and a point", async () => {
    const { url, watch } = await guardedServer();
    for (const path of paths) {
      const first = await getFrom(url)(path);
      const tag = first.headers.get("etag") ?? "";
      const left = rateLimitIn(first.headers).remaining;
      const before = watch.statements;

      const again = await getFrom(url)(path, { "if-none-match": tag });

      expect([path, again.status, await again.text(), again.headers.get("etag")]).toEqual([
        path,
        304,
        "",
        tag,
      ]);
      expect([path, watch.statements - before]).toEqual([path, 1]);
      expect([path, left - rateLimitIn(again.headers).remaining]).toEqual([path, 1]);
      expect([path, again.headers.get("cache-control")]).toEqual([path, "public, no-cache"]);
    }
  });

  it("is another for another form and after an edit", async () => {
    const { url } = await guardedServer();
    const tags = await Promise.all(
      paths.map(async (path) => (await getFrom(url)(path)).headers.get("etag") ?? ""),
    );

    expect(new Set(tags).size).toBe(paths.length);
    const crossed = await getFrom(url)(paths[0] as string, { "if-none-match": tags.slice(1).join(", ") });
    expect(crossed.status).toBe(200);
  });
});

describe("the ETag of an address at another public address", () => {
  it("is another, because the text is", async () => {
    const path = paths[0] as string;
    const [here, elsewhere] = [
      await guardedServer(),
      await guardedServer({ PUBLIC_URL: "https://example.org" }),
    ];
    const first = (await getFrom(elsewhere.url)(path)).headers.get("etag") ?? "";

    const moved = await getFrom(here.url)(path, { "if-none-match": first });

    expect([first === "", moved.status]).toEqual([false, 200]);
  });
});

describe("the price of an address", () => {
  it("is that of its operation, which a rate limit holds", async () => {
    const { url } = await guardedServer({ POINTS_PER_MINUTE: "1500" });
    const ask = () => getFrom(url)("/people/victoria-carr.atom");
    const first = await ask();
    let last = first;
    for (let count = 1; count < 20 && last.status === 200; count += 1) last = await ask();

    expect([first.status, last.status]).toEqual([200, 429]);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is refused over the maximum price, before any statement", async () => {
    const { url, watch } = await guardedServer({ MAX_PRICE: "20" });
    const before = watch.statements;

    const response = await getFrom(url)("/people/victoria-carr");

    expect([response.status, ((await response.json()) as Refusal).errors[0]?.extensions["code"]]).toEqual([
      400,
      "LIMIT_EXCEEDED",
    ]);
    expect(watch.statements).toBe(before);
  });
});

describe("the public address", () => {
  it("is that of PUBLIC_URL, with the licence of the data", async () => {
    const { url } = await guardedServer({
      PUBLIC_URL: "https://example.org/graph/",
      DATA_LICENCE: "CC0-1.0",
    });

    const response = await getFrom(url)("/shows/wed-talks");
    const document = (await response.json()) as Record<string, unknown>;

    expect(document["url"]).toBe("https://example.org/graph/shows/wed-talks");
    expect(document["mainEntityOfPage"]).toMatchObject({ license: "https://spdx.org/licenses/CC0-1.0" });
    expect(response.headers.get("link")).toContain('<https://spdx.org/licenses/CC0-1.0>; rel="license"');
    expect(response.headers.get("link")).toContain("<https://example.org/graph/shows/wed-talks.atom>");
  });
});

describe("the address of a thing at a router", () => {
  it("answers as in one process, and with 503 when a subgraph that it needs is down", async () => {
    const { router, catalogue, proxies } = await federatedServers();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
    const atRouter = [
      "/people/victoria-carr.atom",
      "/organisations/british-army.atom",
      "/shows/wed-talks.ics",
    ];

    for (const path of atRouter) {
      const [here, there] = [await getFrom(url)(path), await getFrom(new URL(router).origin)(path)];
      const text = (await there.text()).replaceAll(new URL(router).origin, url);
      expect([path, there.status, text]).toEqual([path, 200, await here.text()]);
      const tag = there.headers.get("etag") ?? "";
      const again = await getFrom(new URL(router).origin)(path, { "if-none-match": tag });
      expect([path, again.status]).toEqual([path, 304]);
    }
    await proxies.works.refuse();
    expect((await getFrom(new URL(router).origin)("/people/victoria-carr")).status).toBe(503);
  });
});
