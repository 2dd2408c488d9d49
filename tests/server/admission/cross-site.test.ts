import { guardedServer, rateLimitIn } from "../../helpers/guarded-server";

/** What a browser says of an image on another site's page; it says no origin. */
const image = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
const visitorsPoints = 60_000;
const query = encodeURIComponent("{ people(first: 50) { nodes { name } } }");

describe("A page of another site", () => {
  const leftAfter = async (
    path: string,
    { environment = {}, ...init }: RequestInit & { environment?: Record<string, string> },
  ) => {
    const { url, ask, watch } = await guardedServer(environment);
    const before = watch.statements;
    const { status, headers } = await fetch(`${url}${path}`, init);
    const statements = watch.statements - before;
    const { left } = await ask("{ __typename }");
    return { status, headers, statements, left: left.remaining + 10 };
  };

  it.each([
    ["an image", { headers: image }],
    ["an image on a sibling's page", { headers: { ...image, "sec-fetch-site": "same-site" } }],
    [
      "a link or a frame",
      { headers: { ...image, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" } },
    ],
    [
      "a form",
      {
        method: "POST",
        headers: { ...image, "sec-fetch-mode": "navigate", "content-type": "text/plain" },
        body: "{}",
      },
    ],
    [
      "a fetch without permission",
      { method: "POST", headers: { ...image, "content-type": "text/plain" }, body: "{}" },
    ],
    [
      "a fetch from an origin that is not allowed",
      {
        environment: { ALLOWED_ORIGINS: "https://example.org" },
        headers: { ...image, "sec-fetch-mode": "cors", origin: "https://somebody.example.org" },
      },
    ],
  ])("case 42: does not spend its visitor's points by %s of /graphql", async (_what, init) => {
    const { status, statements, left } = await leftAfter(`/graphql?query=${query}`, init);

    expect([status, statements, left]).toEqual([403, 0, visitorsPoints]);
  });

  it.each([
    ["a GET", {}],
    ["a form", { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" }],
  ])("does not spend them by %s from a browser that says nothing of the site", async (_what, init) => {
    const { status, statements, left } = await leftAfter(`/graphql?query=${query}`, init);

    expect(status).toBeGreaterThanOrEqual(400);
    expect([statements, left]).toEqual([0, visitorsPoints]);
  });

  it("spends them by a fetch that is allowed, which counts as its visitor's", async () => {
    const { status, left } = await leftAfter(`/graphql?query=${query}`, {
      headers: {
        ...image,
        "sec-fetch-mode": "cors",
        origin: "https://somebody.example.org",
        "apollo-require-preflight": "true",
      },
    });

    expect(status).toBe(200);
    expect(left).toBeLessThan(visitorsPoints);
  });
});

describe("Pictures on pages of other sites", () => {
  it("are drawn for one client, that of all such pages, and not for the visitor", async () => {
    const { url, ask } = await guardedServer({ POINTS_PER_MINUTE: "824" });
    const answers = [];
    for (const path of ["degrees.svg", "degrees.svg?theme=dark", "degrees.svg"]) {
      const { status, headers } = await fetch(`${url}/pictures/${path}`, { headers: image });
      answers.push([status, rateLimitIn(headers).remaining]);
    }

    expect(answers).toEqual([
      [200, 400],
      [429, 390],
      // It is drawn: that costs no more than its arrival.
      [200, 380],
    ]);
    const { left } = await ask("{ __typename }");
    expect(left.remaining).toBe(814);
    expect((await fetch(`${url}/pictures/degrees.svg?theme=dark`)).status).toBe(200);
  });

  it("cost one point while they are unchanged", async () => {
    const { url } = await guardedServer({ POINTS_PER_MINUTE: "1000" });
    const path = `${url}/pictures/degrees.svg`;
    const tag = (await fetch(path, { headers: image })).headers.get("etag") as string;

    const { status, headers } = await fetch(path, { headers: { ...image, "if-none-match": tag } });

    expect([status, rateLimitIn(headers).remaining]).toEqual([304, 575]);
  });
});
