import { guardedServer, rateLimitIn } from "../../helpers/guarded-server";

const people = (first: number) => `{ people(first: ${first}) { nodes { id name } } }`;
/** All 36 appearances are of one person. */
const overPrice =
  "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } }";

describe("the RateLimit headers", () => {
  const fromPage = { headers: { origin: "https://somebody.example.org" } };

  it.each([
    ["an answer", "{ __typename }", {}, 200, 990],
    ["an answer to invalid JSON", "", { text: "{" }, 400, 990],
    [
      "a validation error",
      "{ nobody }",
      { headers: { accept: "application/graphql-response+json" } },
      400,
      990,
    ],
    ["an operation over the price limit", overPrice, {}, 400, 990],
    ["an unknown key", "{ __typename }", { headers: { authorization: "Bearer guess" } }, 401, 900],
    ["a dry run", people(50), { headers: { "x-dry-run": "true" } }, 200, 990],
  ])(
    "come with %s, and pages of other origins can read them",
    async (_what, query, asked, status, remaining) => {
      const { ask } = await guardedServer({ POINTS_PER_MINUTE: "1000" });

      const told = await ask(query, {
        ...asked,
        headers: { ...fromPage.headers, ...(asked as { headers?: object }).headers },
      });

      expect([told.status, told.left.remaining, told.left.perMinute]).toEqual([status, remaining, 1_000]);
      expect(told.headers.get("access-control-expose-headers")?.split(", ")).toEqual(
        expect.arrayContaining(["ratelimit", "ratelimit-policy", "retry-after"]),
      );
      expect(told.headers.get("vary")?.split(", ")).toEqual(
        expect.arrayContaining(["Origin", "Authorization"]),
      );
    },
  );

  it.each([
    ["by its price", "60", [people(20)], people(40), 15],
    ["before its body is read", "25", ["{ nobody }", "{ nobody }"], "{ __typename }", 5],
  ])(
    "say that the minute ends with Retry-After when a request is refused %s",
    async (_when, points, before, query, remaining) => {
      const { ask } = await guardedServer({ POINTS_PER_MINUTE: points });
      for (const one of before) await ask(one);

      const { status, headers, left } = await ask(query);

      expect([status, left.remaining, left.perMinute]).toEqual([429, remaining, Number(points)]);
      expect(headers.get("retry-after")).toBe(String(left.seconds));
    },
  );

  it("come with an event stream, with its price charged", async () => {
    const { url } = await guardedServer();
    const gone = new AbortController();

    const { headers } = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({
        query: "subscription { networkProgress(of: PEOPLE, work: BETWEENNESS) { done } }",
      }),
      signal: gone.signal,
    });
    gone.abort();

    expect(headers.get("content-type")).toContain("text/event-stream");
    expect(rateLimitIn(headers).remaining).toBe(60_000 - 43);
  });

  it("come with pictures and their refusals too", async () => {
    const { url } = await guardedServer({ POINTS_PER_MINUTE: "800" });
    const lefts = [];
    for (const path of ["degrees.svg", "portrait.svg", "network.svg"]) {
      const { status, headers } = await fetch(`${url}/pictures/${path}`, fromPage);
      expect(headers.get("access-control-expose-headers")).toContain("ratelimit");
      lefts.push([status, rateLimitIn(headers).remaining]);
    }

    expect(lefts).toEqual([
      [200, 376],
      [404, 366],
      [429, 356],
    ]);
  });
});
