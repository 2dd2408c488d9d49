import { digestOf, newKey } from "../../../src/domain/keys";
import { withHeldTimers } from "../../helpers/held-deadline";
import { guardedServer } from "../../helpers/guarded-server";
import { keyOf } from "../../helpers/key-of";

const people = (first: number) => `{ people(first: ${first}) { nodes { id name } } }`;
/** All 36 appearances are of one person. */
const overPrice =
  "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } }";

describe("a client's points", () => {
  it("are with every answer: requested and actual in the body, and what is left in the headers", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "500" });

    const { body, left } = await ask("{ shows(first: 50) { nodes { id } } }");

    // There are 32 shows, which bounds the page: 1 list, then an entity and a field each; the page counts as a field.
    expect(body.extensions.cost).toEqual({
      requested: 46,
      actual: 46,
      limit: 1_000,
    });
    expect([left.remaining, left.perMinute]).toEqual([454, 500]);
    expect(left.seconds).toBeGreaterThan(0);
    expect(left.seconds).toBeLessThanOrEqual(60);
  });

  it("case 18: run out: operations are refused before any statement, until the minute is over", async () => {
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
    expect(body.extensions.cost).toMatchObject({ requested: 48, actual: null });
    expect(statements).toBe(0);
  });

  it("stay available for a cheaper operation after a refusal", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "60" });
    await ask(people(20));
    await ask(people(40));

    expect((await ask(people(2))).status).toBe(200);
  });

  it("run out: the body is not even read", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "25" });
    for (let count = 0; count < 2; count += 1) await ask("{ nobody }");

    const { status, headers, body } = await ask("", { text: "no JSON" });

    expect(status).toBe(429);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", remaining: 5 });
  });

  it.each([
    ["invalid JSON", "", { text: "{" }, 10],
    ["a syntax error", "{", {}, 10],
    ["an unknown field", "{ nobody }", {}, 10],
    ["an operation over the price limit", overPrice, {}, 10],
    ["a variable of the wrong type", "query ($n: Int!) { people(first: $n) { totalCount } }", {}, 10],
    ["introspection", "{ __schema { queryType { name } } }", {}, 11],
    ["a dry run", people(50), { headers: { "x-dry-run": "true" } }, 10],
    ["a dry run of an operation over the price limit", overPrice, { headers: { "x-dry-run": "true" } }, 10],
    [
      "a dry run of a long text",
      `{ __typename } #${" ".repeat(9_000)}`,
      { headers: { "x-dry-run": "true" } },
      10 + 45,
    ],
    ["a syntax error in a long text", `{ #${" ".repeat(2_000)}`, {}, 10 + 10],
    ["an unknown field in a long text", `{ nobody } #${" ".repeat(2_000)}`, {}, 10 + 10],
    ["a long text over the price limit", `${overPrice} #${" ".repeat(2_000)}`, {}, 10 + 10],
    ["a text over the limit of characters", `{ __typename } #${" ".repeat(50_000)}`, {}, 10 + 50],
    ["invalid JSON in a long body", "", { text: `{"query":"${"x".repeat(50_000)}` }, 10 + 50],
    [
      "lists in lists in a variable",
      "",
      {
        text: `{"query":"query($v:[ID!]!){nodes(ids:$v){id}}","variables":{"v":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`,
      },
      10 + 40,
    ],
    ["an unknown key", "{ __typename }", { headers: { authorization: "Bearer guess" } }, 100],
  ])("are charged for %s too", async (_what, query, asked, points) => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "1000" });

    await ask(query, asked);

    const { body, left } = await ask("{ __typename }");
    expect(body.extensions.cost).toMatchObject({ actual: 10 });
    expect(left.remaining).toBe(1_000 - points - 10);
  });

  it("are charged for what is counted of an introspection over its limit", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "1000" });
    const fields = Array.from({ length: 25 }, (_, index) => `a${index}: fields { name args { name } }`);

    const { body, left } = await ask(`{ __schema { types { fields { type { ${fields.join(" ")} } } } } }`);

    const { limit, got } = body.errors?.[0]?.extensions ?? {};
    expect(limit).toBe("introspection");
    expect(left.remaining).toBe(1_000 - 10 - 4 - Math.floor(Number(got) / 25_000));
  });

  it("are not refunded for work that an error has taken out of the answer", async () => {
    const { ask } = await guardedServer();

    const { body } = await ask(
      "{ network(of: PEOPLE) { windows(years: 1) { flowCount flows(max: 0) { size } } } }",
    );

    const { requested, actual } = body.extensions.cost;
    expect(body).toMatchObject({
      data: { network: null },
      errors: [{ path: ["network", "windows", 0, "flows"] }],
    });
    expect(actual).toBe(requested);
  });

  it("are not refunded after a timeout", async () => {
    const { ask, watch } = await guardedServer({ REQUEST_TIMEOUT_MS: "20" });

    const { body, left } = await withHeldTimers((pass) => {
      watch.onStatement = () => pass(20);
      return ask(people(50));
    });

    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(body.extensions.cost).toMatchObject({ requested: 48, actual: 48 });
    expect(left.remaining).toBe(60_000 - 48);
  });
});

describe("a client with a key", () => {
  it("has a higher price limit, rate limit and body limit", async () => {
    const { ask, catalogue } = await guardedServer();
    const key = { headers: await keyOf(catalogue) };
    const long = {
      text: JSON.stringify({
        query: "{ __typename }",
        variables: { a: { b: "x".repeat(10) } },
        z: "x".repeat(200_000),
      }),
    };

    expect((await ask(overPrice)).status).toBe(400);
    const { status, body, left } = await ask(overPrice, key);
    expect(status).toBe(200);
    expect(body.extensions.cost).toMatchObject({ limit: 5_000 });
    expect(left.perMinute).toBe(600_000);
    expect((await ask("", { ...long })).status).toBe(413);
    expect((await ask("", { ...long, ...key })).status).toBe(200);
  });

  it("has its own rate limit, apart from other keys and from its address", async () => {
    const { ask, catalogue } = await guardedServer();
    const [one, another] = [await keyOf(catalogue), await keyOf(catalogue)];
    await ask(people(50), { headers: one });

    const [other, anonymous] = [
      await ask("{ __typename }", { headers: another }),
      await ask("{ __typename }"),
    ];

    expect(other.left.remaining).toBe(599_990);
    expect(anonymous.left.remaining).toBe(59_990);
  });

  const key = newKey();
  it.each([
    ["a key with a typo", `Bearer ${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`],
    ["a key that was cut", `Bearer ${key.slice(0, -1)}`],
    ["a text that is no key", "Bearer a-long-secrex"],
    ["a key's name", "Bearer report"],
    ["a key's SHA-256", `Bearer ${digestOf(key)}`],
    ["a key without the scheme Bearer", key],
    ["a key by Basic", `Basic ${Buffer.from(`${key}:`).toString("base64")}`],
    ["nothing after Bearer", "Bearer "],
  ])("case 43: gets an error for %s, instead of being treated as anonymous", async (_what, authorization) => {
    const { ask } = await guardedServer();

    const { status, headers, body, statements } = await ask(people(1), { headers: { authorization } });

    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    expect(body.errors?.[0]?.extensions).toEqual({ code: "UNAUTHENTICATED", reason: "MALFORMED" });
    expect(statements).toBe(0);
  });

  it("case 43: is refused after too many guesses from its address", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "250" });
    const statuses: number[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      statuses.push((await ask("", { headers: { authorization: `Bearer ${newKey()}` } })).status);
    }

    expect(statuses).toEqual([401, 401, 429, 429]);
  });
});

describe("an address behind a proxy", () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const leftAfter = async (environment: Record<string, string>, first: string, second: string) => {
    const { ask } = await guardedServer(environment);
    await ask("{ __typename }", from(first));
    return (await ask("{ __typename }", from(second))).left.remaining;
  };

  it("cannot be forged by the client", async () => {
    expect(await leftAfter({}, "192.0.2.1", "192.0.2.2")).toBe(59_980);
  });

  it("comes from a trusted proxy; IPv6 counts by /64", async () => {
    const trusted = { TRUST_PROXY: "1" };

    expect(await leftAfter(trusted, "192.0.2.1", "192.0.2.2")).toBe(59_990);
    expect(await leftAfter(trusted, "2001:db8::1", "2001:db8::2")).toBe(59_980);
    expect(await leftAfter(trusted, "2001:db8::1", "2001:db8:0:1::1")).toBe(59_990);
  });

  it("is the last one that is not a trusted proxy, ignoring forged ones before it", async () => {
    expect(
      await leftAfter({ TRUST_PROXY: "loopback" }, "198.51.100.1, 192.0.2.1", "198.51.100.2, 192.0.2.1"),
    ).toBe(59_980);
  });
});
