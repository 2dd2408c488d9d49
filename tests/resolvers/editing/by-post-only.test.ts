import { Role } from "../../../src/domain/roles";
import { guardedServer } from "../../helpers/guarded-server";
import { keyOf } from "../../helpers/key-of";

const mutation =
  'mutation { updatePerson(input: { id: "victoria-carr", honorificPrefix: "Prof" }) { person { version } } }';
const stream = { accept: "text/event-stream" };

describe("A mutation of an editor", () => {
  it.each([
    ["by GET", "GET", {}, 405],
    ["by GET for an event stream", "GET", stream, 200],
    ["by POST for an event stream", "POST", stream, 200],
    ["as a dry run", "POST", { "x-dry-run": "true" }, 200],
    ["as a dry run by another word", "POST", { "x-dry-run": "1" }, 400],
  ])("%s changes nothing", async (_how, method, more, expected) => {
    const { url, ask, catalogue } = await guardedServer();
    const headers = {
      "content-type": "application/json",
      "apollo-require-preflight": "1",
      ...more,
      ...(await keyOf(catalogue, Role.EDITOR)),
    };

    const response = await fetch(
      method === "GET" ? `${url}/graphql?query=${encodeURIComponent(mutation)}` : `${url}/graphql`,
      { method, headers, ...(method === "GET" ? {} : { body: JSON.stringify({ query: mutation }) }) },
    );

    expect(response.status).toBe(expected);
    expect(await response.text()).not.toContain('"version"');
    const { body } = await ask('{ person(slug: "victoria-carr") { version } }');
    expect(body.data).toEqual({ person: { version: 1 } });
  });

  it("by POST is priced, and made once", async () => {
    const { ask, catalogue } = await guardedServer();

    const { body, left } = await ask(mutation, { headers: await keyOf(catalogue, Role.EDITOR) });

    expect(body.data).toEqual({ updatePerson: { person: { version: 2 } } });
    expect(body.extensions.cost).toMatchObject({ limit: 5_000, requested: body.extensions.cost.actual });
    expect(left.remaining).toBe(600_000 - (body.extensions.cost.actual ?? 0));
    expect(body.extensions.cost.actual).toBeGreaterThanOrEqual(30);
  });
});
