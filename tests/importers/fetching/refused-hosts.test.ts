import { AllowedHosts, type Resolve } from "../../../src/importers/fetching/allowed-hosts";
import { Fetcher, type FetcherOptions } from "../../../src/importers/fetching/fetcher";
import { isPublicAddress } from "../../../src/importers/fetching/public-address";
import { FeedServer } from "./feed-server";

/** As if a name server had these records, and counts how often it is asked. */
function resolving(records: Readonly<Record<string, ReadonlyArray<readonly string[]>>>) {
  const asked: string[] = [];
  const resolve: Resolve = (name, _options, done) => {
    const answers = records[name] ?? [[]];
    const found = answers[Math.min(asked.filter((one) => one === name).length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { resolve, asked };
}

describe("A host that is not public", () => {
  let server: FeedServer;

  beforeAll(async () => {
    server = await FeedServer.started({ "/": "here" });
  });

  beforeEach(() => server.requested());

  afterAll(() => server.stop());

  /** Why an address is not fetched; the outcome where it is. */
  const outcomeOf = (address: string, options: FetcherOptions = {}) =>
    new Fetcher({ backoffMs: 1, ...options }).fetch(address).then(
      ({ outcome }) => outcome,
      (error: Error) => error.message,
    );

  it.each([
    "http://127.0.0.1",
    "http://127.1",
    "http://2130706433",
    "http://0x7f000001",
    "http://0177.0.0.1",
    "http://127.000.000.1",
    "http://①②⑦.⓪.⓪.①",
    "http://0.0.0.0",
    "http://0",
    "http://[::1]",
    "http://[::]",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://[::7f00:1]",
    "http://[64:ff9b::127.0.0.1]",
    "http://[2002:7f00:1::]",
    "http://localhost",
  ])("case 50: %s is this machine, and gets no request", async (origin) => {
    expect(await outcomeOf(`${origin}:${server.port}/`)).toMatch(
      /^Expected a public host, but .* private or reserved/,
    );
    expect(server.requested()).toEqual([]);
  });

  it.each([
    ["is private", ["10.0.0.1", "172.16.0.1", "192.168.1.1", "fc00::1", "fd12:3456::1"]],
    ["is link-local", ["169.254.0.1", "fe80::1", "fe80::1%eth0"]],
    [
      "tells machines of a cloud about themselves",
      ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
    ],
    ["is shared by a carrier", ["100.64.0.1", "100.127.255.255"]],
    [
      "is reserved",
      [
        "0.1.2.3",
        "192.0.2.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "2001:db8::1",
        "ff02::1",
        "100::1",
        "fec0::1",
        "4000::1",
      ],
    ],
    [
      "is one of these within IPv6",
      ["::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:a00:1::", "2001:0:1::", "::a00:1"],
    ],
    ["is none", ["", "example.org", "1.2.3", "1.2.3.4.5"]],
  ])("case 50: it %s: no such address is public", (_what, all) => {
    expect(all.filter(isPublicAddress)).toEqual([]);
  });

  it("is distinguished from public addresses", () => {
    const all = [
      "8.8.8.8",
      "100.63.255.255",
      "172.32.0.1",
      "2606:4700::1111",
      "::ffff:8.8.8.8",
      "64:ff9b::808:808",
    ];
    expect(all.filter((one) => !isPublicAddress(one))).toEqual([]);
  });

  it("case 50: has a name like any other: where all that it leads to is private, it gets no request", async () => {
    const { resolve } = resolving({ "feeds.example": [["127.0.0.1", "::1", "10.1.2.3"]] });

    expect(await outcomeOf(server.at("/", "feeds.example"), { resolve })).toBe(
      "Expected a public host, but feeds.example is 127.0.0.1, ::1, 10.1.2.3, which is private or reserved. --allow-host feeds.example allows it.",
    );
    expect(server.requested()).toEqual([]);
  });

  it("case 51: is not connected to where its name leads elsewhere at each look: what is connected to is what was checked (DNS rebinding)", async () => {
    const { resolve, asked } = resolving({
      "rebind.example": [["8.8.8.8", "127.0.0.1"], ["127.0.0.1"]],
    });
    const { lookup } = new AllowedHosts([], resolve);
    const look = (all: boolean) =>
      new Promise((done) => {
        lookup("rebind.example", { all }, (error, found) => done(error?.message ?? found));
      });

    expect(await look(true)).toEqual([{ address: "8.8.8.8", family: 4 }]);
    expect(asked).toEqual(["rebind.example"]);
    expect(await look(false)).toMatch(/^Expected a public host/);
  });

  it("case 51: is refused at every hop, also after a host that is allowed", async () => {
    const { resolve } = resolving({ "inside.example": [["127.0.0.1"]] });
    const allowHosts = ["127.0.0.1"];
    const targets = [
      "http://inside.example",
      "http://localhost",
      "http://[::1]",
      "http://169.254.169.254",
      "http://127.0.0.2",
    ];
    for (const [at, target] of targets.entries())
      server.routes[`/${at}`] = { status: 302, headers: { location: `${target}:${server.port}/` } };

    for (const at of targets.keys())
      expect(await outcomeOf(server.at(`/${at}`), { allowHosts, resolve })).toMatch(
        /^Expected a public host, but /,
      );
    expect(server.requested()).toEqual(targets.map((_, at) => `/${at}`));
  });

  it("is requested where a person has named it: by its name, its address, or its address of IPv6", async () => {
    const { resolve } = resolving({ "inside.example": [["127.0.0.1"]] });
    const byName = { resolve, allowHosts: ["Inside.example"] };

    expect(await outcomeOf(server.at("/", "inside.example"), byName)).toBe("sent");
    expect(await outcomeOf(server.at("/"), { allowHosts: ["127.0.0.1"] })).toBe("sent");
    expect(await outcomeOf(server.at("/"), byName)).toMatch(/^Expected a public host/);
    expect(await outcomeOf("http://[::1]:1/", { allowHosts: ["[::1]"], maxTries: 1 })).toMatch(
      /^The connection failed/,
    );
  });

  it.each([
    "file:///etc/passwd",
    "ftp://127.0.0.1/feed",
    "data:text/xml,<rss/>",
    "javascript:1",
    "gopher://127.0.0.1/",
    "ws://127.0.0.1/",
  ])("case 50: has no address such as %s, nor is there a redirect to it", async (address) => {
    const why = `Expected an http or https address, but got "${address.split(":")[0]}:".`;
    server.routes["/away"] = { status: 301, headers: { location: address } };

    expect(await outcomeOf(address, { allowHosts: ["127.0.0.1"] })).toBe(why);
    expect(await outcomeOf(server.at("/away"), { allowHosts: ["127.0.0.1"] })).toBe(why);
  });
});
