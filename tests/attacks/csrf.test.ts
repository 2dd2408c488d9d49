import { type Attacked, attackedServer, expectHarmless, expectRefused, posted } from "./attacked";

const harmless = JSON.stringify({ query: "{ __typename }" });
const search = "query={__typename}";

describe("A page of another site, which can send some requests without a preflight", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer();
  });

  it.each([
    ["text", "text/plain", harmless],
    ["text that says to be JSON as well", "text/plain; application/json", harmless],
    ["a form", "application/x-www-form-urlencoded", search],
    [
      "a form in parts",
      "multipart/form-data; boundary=x",
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${harmless}\r\n--x--\r\n`,
    ],
    ["a letter", "message/rfc822", harmless],
    ["a letter of any kind", "message/*", harmless],
    ["two types", "application/json, text/plain", harmless],
    ["a type with a blank in it", "application /json", harmless],
    ["GraphQL as such", "application/graphql", "{ __typename }"],
    ["no type", "", harmless],
  ])("case 40: has nothing run that it sends as %s", async (_what, type, body) => {
    const outcome = await server.strike(posted(body, { "content-type": type }));

    await expectRefused(server, outcome, { status: 415, code: "BAD_REQUEST" });
  });

  it("case 40: has nothing run that it sends without a type", async () => {
    const outcome = await server.strike({ method: "POST", body: harmless });

    await expectRefused(server, outcome, { status: 415, code: "BAD_REQUEST" });
  });

  it.each([
    ["bare", {}, 400],
    ["with a type that any form has", { "content-type": "text/plain" }, 415],
    ["with an empty header", { "apollo-require-preflight": "" }, 400],
  ])("case 40: has nothing run by a GET %s", async (_what, headers, status) => {
    const outcome = await server.strike({ path: `/graphql?${search}`, headers });

    await expectRefused(server, outcome, { status, code: "BAD_REQUEST" });
  });

  it("is told of itself when it has asked", async () => {
    const outcome = await server.strike({
      path: `/graphql?${search}`,
      headers: { "apollo-require-preflight": "1" },
    });

    expect(outcome).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
  });

  it.each([
    "mutation { __typename }",
    'mutation { removeTopic(input: { id: "defence" }) { removed } }',
    "subscription { networkProgress(of: PEOPLE, work: CLOSENESS) { done } }",
  ])("case 23: has nothing run by a GET of %s", async (query) => {
    const outcome = await server.strike({
      path: `/graphql?query=${encodeURIComponent(query)}`,
      headers: { "apollo-require-preflight": "1" },
    });

    expect(outcome.headers["allow"]).toBe("POST");
    await expectRefused(server, outcome, { status: 405, code: "BAD_REQUEST" });
    await expectHarmless(server, outcome);
  });
});
