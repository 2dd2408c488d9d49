import { runningServer } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

describe("the server over HTTP", () => {
  let url: string;

  beforeAll(async () => {
    ({ url } = await runningServer(await startingCatalogue()));
  });

  const post = (body: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${url}/graphql`, { method: "POST", body, headers });
  const operation = (query: string) => JSON.stringify({ query });

  it("answers a query", async () => {
    const response = await post(operation('{ person(slug: "victoria-carr") { name } }'));

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { person: { name: "Victoria Carr" } } });
  });

  it("assigns a request id, and keeps the client's own if it is safe to log", async () => {
    const own = await post(operation("{ __typename }"), {
      "content-type": "application/json",
      "x-request-id": "client-0001",
    });
    const unsafe = await post(operation("{ __typename }"), {
      "content-type": "application/json",
      "x-request-id": "<script>alert(1)</script>",
    });

    expect(own.headers.get("x-request-id")).toBe("client-0001");
    expect(unsafe.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });

  it("adds the request id to errors", async () => {
    const response = await post(operation("{ people(first: 0) { totalCount } }"));

    const { extensions } = (await response.json()) as { extensions: { requestId: string } };
    expect(extensions.requestId).toBe(response.headers.get("x-request-id"));
  });

  it("redirects / to the playground, whose policy allows no other origin", async () => {
    const root = await fetch(`${url}/`, { redirect: "manual" });
    const page = await fetch(`${url}/playground/`);

    expect(root.status).toBe(302);
    expect(root.headers.get("location")).toBe("/playground");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(page.headers.get("x-powered-by")).toBeNull();
  });

  it("leads a browser that opens /graphql to the playground, with the query of the address", async () => {
    const open = (path: string, accept: string) =>
      fetch(`${url}${path}`, { redirect: "manual", headers: { accept } });
    const page = "text/html,application/xhtml+xml,*/*;q=0.8";

    const plain = await open("/graphql", page);
    const withQuery = await open("/graphql?query=%7B__typename%7D", page);
    const client = await open("/graphql?query=%7B__typename%7D", "application/json");

    expect([plain.status, plain.headers.get("location")]).toEqual([303, "/playground/"]);
    expect(plain.headers.get("vary")).toContain("Accept");
    expect(withQuery.headers.get("location")).toBe("/playground/?query=%7B__typename%7D");
    expect(client.status).toBe(400);
  });

  it("allows WebAssembly and blob workers only for the schema map", async () => {
    const policies = await Promise.all(
      ["", "map/", "assets/"].map(async (path) =>
        (await fetch(`${url}/playground/${path}`)).headers.get("content-security-policy"),
      ),
    );

    expect(policies.map((policy) => policy?.includes("'wasm-unsafe-eval'"))).toEqual([false, true, false]);
    expect(policies.map((policy) => policy?.includes("blob:"))).toEqual([false, true, false]);
  });

  it("answers 404 with the graph's path", async () => {
    const response = await fetch(`${url}/nothing`);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [
        { message: "Nothing is at /nothing. The graph is at /graphql.", extensions: { code: "NOT_FOUND" } },
      ],
      extensions: { requestId: response.headers.get("x-request-id") },
    });
  });

  it("reports a port that is in use, with advice", async () => {
    const { port } = new URL(url);
    const catalogue = await startingCatalogue();

    await expect(runningServer(catalogue, [], Number(port))).rejects.toThrow(
      `Another process listens on 127.0.0.1:${port} already. Give --port another number.`,
    );
  });
});
