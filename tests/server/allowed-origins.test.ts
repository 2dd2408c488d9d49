import { readSettings } from "../../src/server/settings";
import { wholeGraph } from "../../src/server/graph";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

const page = "https://somebody.example.org";

describe("a cross-origin page", () => {
  const serverFor = async (environment: Record<string, string>) => {
    const { allowedOrigins } = readSettings(environment);
    const catalogue = await startingCatalogue();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins), {
      close: () => catalogue.close(),
      allowedOrigins,
    });
    return `${url}/graphql`;
  };
  const ask = (url: string, { body = '{"query":"{ __typename }"}', type = "application/json" } = {}) =>
    fetch(url, { method: "POST", body, headers: { "content-type": type, origin: page } });
  const mayAsk = (url: string) =>
    fetch(url, {
      method: "OPTIONS",
      headers: {
        origin: page,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });

  it("case 41: may send requests without credentials, and read the request id", async () => {
    const url = await serverFor({});

    const [before, answer] = [await mayAsk(url), await ask(url)];

    expect(before.status).toBe(204);
    expect(before.headers.get("access-control-allow-methods")).toBe("GET, POST");
    expect(before.headers.get("access-control-allow-headers")).toBe("*, authorization");
    for (const { headers } of [before, answer]) {
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("access-control-expose-headers")).toContain("x-request-id");
      expect(headers.get("vary")).toContain("Origin");
    }
  });

  it("can read refusals too", async () => {
    const url = await serverFor({});

    const refused = await ask(url, { body: "{" });

    expect(refused.status).toBe(400);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("cannot send anything without a preflight (CSRF)", async () => {
    const url = await serverFor({});

    const form = await ask(url, { type: "text/plain" });

    expect(form.status).toBe(415);
    expect(await form.text()).not.toContain('"data"');
  });

  it("may send requests only if the setting lists its origin", async () => {
    const [named, unnamed, none] = await Promise.all([
      serverFor({ ALLOWED_ORIGINS: `https://example.org,${page}` }),
      serverFor({ ALLOWED_ORIGINS: "https://example.org" }),
      serverFor({ ALLOWED_ORIGINS: "none" }),
    ]);

    expect((await mayAsk(named)).headers.get("access-control-allow-origin")).toBe(page);
    expect((await ask(named)).headers.get("access-control-allow-origin")).toBe(page);
    for (const url of [unnamed, none]) {
      expect((await mayAsk(url)).headers.get("access-control-allow-origin")).toBeNull();
      expect((await ask(url)).headers.get("access-control-allow-origin")).toBeNull();
      expect((await ask(url)).headers.get("vary")).toContain("Origin");
    }
  });
});
