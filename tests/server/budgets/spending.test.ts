import { createHash } from "node:crypto";

import { guardedServer } from "../../helpers/guarded-server";

const people = (first: number) => `{ people(first: ${first}) { nodes { id name } } }`;
const tooDear = "{ people(first: 100) { nodes { affiliations(first: 20) { nodes { id } } } } }";
const sha256 = (key: string) => createHash("sha256").update(key).digest("hex");

describe("a client's points", () => {
  it("are told in every answer: what was asked for, what it cost, what is left", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "500" });

    const { body } = await ask("{ shows(first: 50) { nodes { id } } }");

    // There are 32 shows; a list, a thing and a field each, and the page is a field.
    expect(body.extensions.cost).toEqual({
      requested: 57,
      actual: 37,
      limit: 1_000,
      remaining: 463,
      perMinute: 500,
    });
  });

  it("case 18: are refused when they are spent, before any statement, until the minute is over", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "60" });
    await ask(people(20));

    const { status, headers, body, statements } = await ask(people(40));

    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(body.errors?.[0]?.message).toMatch(
      /^Price \d+, and \d+ left of 60 a minute\. Try again in \d+ s\.$/,
    );
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", perMinute: 60 });
    expect(body.extensions.cost).toMatchObject({ requested: 50, actual: null });
    expect(statements).toBe(0);
  });

  it("are still there for less after too much was asked", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "60" });
    await ask(people(20));
    await ask(people(40));

    expect((await ask(people(2))).status).toBe(200);
  });

  it("are refused without reading the body when none is left", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "25" });
    for (let count = 0; count < 2; count += 1) await ask("{ nobody }");

    const { status, headers, body } = await ask("", { text: "no JSON" });

    expect(status).toBe(429);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", remaining: 5 });
  });

  it.each([
    ["what is no JSON", "", { text: "{" }, 10],
    ["what cannot be parsed", "{", {}, 10],
    ["what the schema does not have", "{ nobody }", {}, 10],
    ["what is too dear", tooDear, {}, 10],
    ["a variable of the wrong type", "query ($n: Int!) { people(first: $n) { totalCount } }", {}, 10],
    ["the schema itself", "{ __schema { queryType { name } } }", {}, 1],
    ["a dry run", people(50), { headers: { "x-dry-run": "true" } }, 0],
    ["a dry run of what is too dear", tooDear, { headers: { "x-dry-run": "true" } }, 0],
    ["a key that nobody has", "{ __typename }", { headers: { authorization: "Bearer guess" } }, 100],
  ])("are spent on %s too", async (_what, query, asked, points) => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "1000" });

    await ask(query, asked);

    const { body } = await ask("{ __typename }");
    expect(body.extensions.cost).toMatchObject({ actual: 1, remaining: 1_000 - points - 1 });
  });

  it("are not given back where the time was up before all was done", async () => {
    const { ask, watch } = await guardedServer({ REQUEST_TIMEOUT_MS: "20" });
    watch.onStatement = () => pass(30);

    const { body } = await ask(people(50));

    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(body.extensions.cost).toMatchObject({ requested: 62, actual: 62, remaining: 60_000 - 62 });
  });
});

describe("who has a key", () => {
  const KEYS = `report=${sha256("a-long-secret")},partner=${sha256("another-secret")}`;
  const key = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

  it("may ask for more at once, has more points, and sends longer bodies", async () => {
    const { ask } = await guardedServer({ KEYS });
    const long = {
      text: JSON.stringify({
        query: "{ __typename }",
        variables: { a: { b: "x".repeat(10) } },
        z: "x".repeat(200_000),
      }),
    };

    expect((await ask(tooDear)).status).toBe(400);
    const { status, body } = await ask(tooDear, key("a-long-secret"));
    expect(status).toBe(200);
    expect(body.extensions.cost).toMatchObject({ limit: 5_000, perMinute: 600_000 });
    expect((await ask("", { ...long })).status).toBe(413);
    expect((await ask("", { ...long, ...key("a-long-secret") })).status).toBe(200);
  });

  it("spends nobody else's points: neither another key's nor the address's", async () => {
    const { ask } = await guardedServer({ KEYS });
    await ask(people(50), key("a-long-secret"));

    const [other, nobody] = [await ask("{ __typename }", key("another-secret")), await ask("{ __typename }")];

    expect(other.body.extensions.cost.remaining).toBe(599_999);
    expect(nobody.body.extensions.cost.remaining).toBe(59_999);
  });

  it.each([
    ["a key that nobody has", "Bearer a-long-secrex"],
    ["a key's name", "Bearer report"],
    ["a key's SHA-256", `Bearer ${sha256("a-long-secret")}`],
    ["a key without the word Bearer", "a-long-secret"],
    ["nothing after the word", "Bearer "],
  ])("is told of %s, instead of being taken for somebody without", async (_what, authorization) => {
    const { ask } = await guardedServer({ KEYS });

    const { status, headers, body, statements } = await ask(people(1), { headers: { authorization } });

    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    expect(body.errors?.[0]?.extensions).toEqual({ code: "UNKNOWN_KEY" });
    expect(statements).toBe(0);
  });

  it("is refused for guessing too, when the address has spent its points on it", async () => {
    const { ask } = await guardedServer({ KEYS, POINTS_PER_MINUTE: "250" });
    const statuses: number[] = [];
    for (let guess = 0; guess < 4; guess += 1) statuses.push((await ask("", key(`guess-${guess}`))).status);

    expect(statuses).toEqual([401, 401, 429, 429]);
  });
});

describe("an address behind a proxy", () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const leftAfter = async (environment: Record<string, string>, first: string, second: string) => {
    const { ask } = await guardedServer(environment);
    await ask("{ __typename }", from(first));
    const { body } = await ask("{ __typename }", from(second));
    return body.extensions.cost.remaining;
  };

  it("is nobody's to choose: what a client says of itself counts for nothing", async () => {
    expect(await leftAfter({}, "192.0.2.1", "192.0.2.2")).toBe(59_998);
  });

  it("is what a trusted proxy says, and IPv6 goes by its first 64 bits", async () => {
    const trusted = { TRUST_PROXY: "1" };

    expect(await leftAfter(trusted, "192.0.2.1", "192.0.2.2")).toBe(59_999);
    expect(await leftAfter(trusted, "2001:db8::1", "2001:db8::2")).toBe(59_998);
    expect(await leftAfter(trusted, "2001:db8::1", "2001:db8:0:1::1")).toBe(59_999);
  });

  it("is the last that no trusted proxy has, whatever was forged before it", async () => {
    expect(
      await leftAfter({ TRUST_PROXY: "loopback" }, "198.51.100.1, 192.0.2.1", "198.51.100.2, 192.0.2.1"),
    ).toBe(59_998);
  });
});

/** Nothing else happens meanwhile. */
function pass(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
