import { newKey } from "../../../src/domain/keys";
import { Role } from "../../../src/domain/roles";
import { guardedServer } from "../../helpers/guarded-server";
import { keyOf } from "../../helpers/key-of";

const who = "{ viewer { name role expiresAt } }";

describe("A request with a key", () => {
  it.each(Object.values(Role))("of the role %s is told whose it is", async (role) => {
    const { ask, catalogue } = await guardedServer();
    const headers = await keyOf(catalogue, role, `the-${role}`);

    const { status, body } = await ask(who, { headers });

    expect([status, body.data]).toEqual([200, { viewer: { name: `the-${role}`, role, expiresAt: null } }]);
  });

  it("runs the statements that it runs without one", async () => {
    const { ask, catalogue } = await guardedServer();
    const headers = await keyOf(catalogue);
    const query = "{ people(first: 3) { nodes { name } } }";
    await ask(query);
    await ask(query, { headers });

    const [anonymous, keyed] = [await ask(query), await ask(query, { headers })];

    expect(anonymous.statements).toBeGreaterThan(0);
    expect(keyed.statements).toBe(anonymous.statements);
  });

  it("that is unknown is told so", async () => {
    const { ask } = await guardedServer();

    const { status, body, headers } = await ask(who, { headers: { authorization: `Bearer ${newKey()}` } });

    expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      {
        message: "Expected `Authorization: Bearer` with a key that is known here, or no such header.",
        extensions: { code: "UNAUTHENTICATED", reason: "UNKNOWN" },
      },
    ]);
  });

  it("case 43: that was revoked is told so", async () => {
    const { ask, catalogue } = await guardedServer();
    const headers = await keyOf(catalogue, Role.EDITOR, "revoked");
    await catalogue.revokeKey("revoked");

    const { status, body } = await ask(who, { headers });

    expect([status, body.errors?.[0]?.extensions]).toEqual([
      401,
      { code: "UNAUTHENTICATED", reason: "REVOKED" },
    ]);
  });

  it("that has expired is told so", async () => {
    const { ask, catalogue } = await guardedServer();
    const expiresAt = new Date(Date.now() + 60_000);
    const { key } = await catalogue.createKey({ role: Role.EDITOR, expiresAt });
    const clock = jest.spyOn(Date, "now").mockReturnValue(expiresAt.getTime());

    const { status, body } = await ask(who, { headers: { authorization: `Bearer ${key}` } });
    clock.mockRestore();

    expect([status, body.errors?.[0]?.extensions]).toEqual([
      401,
      { code: "UNAUTHENTICATED", reason: "EXPIRED" },
    ]);
  });

  it("that cannot be checked gets 503, and is not treated as anonymous", async () => {
    const { ask, catalogue, watch } = await guardedServer();
    const headers = await keyOf(catalogue);
    watch.gate = Promise.reject(new Error("The database does not answer."));
    watch.gate.catch(() => {});

    const { status, body, headers: got } = await ask("{ __typename }", { headers });
    watch.gate = Promise.resolve();

    expect([status, got.get("retry-after"), body.errors?.[0]?.extensions]).toEqual([
      503,
      "1",
      { code: "KEY_UNCHECKED", retryAfterSeconds: 1 },
    ]);
  });

  it("case 43: has it in the header Authorization only: no cookie, no parameter", async () => {
    const { ask, catalogue, url } = await guardedServer();
    const { key } = await catalogue.createKey({ role: Role.ADMIN });

    const cookie = await ask(who, { headers: { cookie: `key=${key}; authorization=Bearer ${key}` } });
    const parameters = new URLSearchParams({ query: who, key, access_token: key });
    const parameter = await fetch(`${url}/graphql?${parameters.toString()}`, {
      headers: { "apollo-require-preflight": "1" },
    });

    expect(cookie.body.data).toEqual({ viewer: null });
    expect(await parameter.json()).toMatchObject({ data: { viewer: null } });
  });

  it("gets an answer about itself that no cache stores, and pictures that only its own cache does", async () => {
    const { catalogue, url } = await guardedServer();
    const headers = { "apollo-require-preflight": "1", ...(await keyOf(catalogue)) };
    const cachingOf = async (path: string) => {
      const { headers: got } = await fetch(`${url}${path}`, { headers });
      return [got.get("etag") !== null, got.get("cache-control"), got.get("vary")?.includes("Authorization")];
    };

    expect(await cachingOf(`/graphql?query=${encodeURIComponent(who)}`)).toEqual([false, "no-store", true]);
    expect(await cachingOf("/graphql?query={people{totalCount}}")).toEqual([true, "no-cache", true]);
    expect(await cachingOf("/pictures/degrees.svg")).toEqual([true, "no-cache", true]);
  });
});
