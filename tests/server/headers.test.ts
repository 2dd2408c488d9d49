import { runningServer } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

const json = { "content-type": "application/json" };
const operation = JSON.stringify({ query: "{ __typename }" });

/** Headers that protect a user who opens an answer in a browser. */
const strict = {
  "content-security-policy": "default-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
};

describe("the headers of every route", () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await runningServer(await startingCatalogue()));
  });

  /** All headers except those of HTTP, of the content and of the request id. */
  const headersOf = async (path: string, init: RequestInit = {}) => {
    const { headers } = await fetch(`${url}${path}`, { redirect: "manual", ...init });
    return Object.fromEntries(
      [...headers].filter(([name]) => name in strict || /powered|server|version/.test(name)),
    );
  };

  it.each<[string, string, RequestInit]>([
    ["an answer", "/graphql", { method: "POST", headers: json, body: operation }],
    ["a refused operation", "/graphql", { method: "POST", headers: json, body: '{"query":"{"}' }],
    ["a body that is not JSON", "/graphql", { method: "POST", headers: json, body: "{" }],
    ["a query by GET", "/graphql?query={__typename}", { headers: { "apollo-require-preflight": "1" } }],
    ["a cross-origin GET without preflight", "/graphql?query={__typename}", {}],
    ["a preflight", "/graphql", { method: "OPTIONS" }],
    ["/livez", "/livez", {}],
    ["/readyz", "/readyz", {}],
    ["the redirect to the playground", "/", {}],
    ["/graphql in a browser", "/graphql", { headers: { accept: "text/html" } }],
    ["an unknown path", "/metrics", {}],
    ["an invalid URL", "/%E0%A4%A", {}],
  ])("%s allows a browser nothing, and says nothing of what answers", async (_what, path, init) => {
    expect(await headersOf(path, init)).toEqual(strict);
  });

  it("the page for people in the graph may have a style, and nothing else", async () => {
    const { "content-security-policy": policy } = await headersOf("/contact");

    expect(policy?.split(";").toSorted()).toEqual([
      "default-src 'none'",
      "frame-ancestors 'none'",
      "style-src 'unsafe-inline'",
    ]);
  });

  it("the playground may load only its own files", async () => {
    const { "content-security-policy": policy, ...others } = await headersOf("/playground/");

    const { "content-security-policy": _policy, ...strictOthers } = strict;
    expect(others).toEqual(strictOthers);
    expect(policy?.split(";").toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "worker-src 'self'",
    ]);
  });
});
