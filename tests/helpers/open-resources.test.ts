import { once } from "node:events";
import { createServer } from "node:net";

import { leftOpen, openResources } from "./open-resources";

describe("what tests leave open", () => {
  it("is named, until it is closed", async () => {
    const before = openResources();
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const timer = setInterval(() => undefined, 1_000_000);

    expect(await leftOpen(before, 0)).toEqual(expect.arrayContaining(["TCPServerWrap", "Timeout"]));

    server.close();
    clearInterval(timer);
    expect(await leftOpen(before, 60_000)).toEqual([]);
  });

  it("is nothing of what was open before, and no timer that lets the process end", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const before = openResources();
    const timer = setInterval(() => undefined, 1_000_000).unref();

    expect(await leftOpen(before, 60_000)).toEqual([]);

    clearInterval(timer);
    server.close();
  });

  it("is no stream of the process itself, whenever it was first used", async () => {
    const before = openResources();

    expect(process.stdin.readable).toBe(true);

    expect(await leftOpen(before, 0)).toEqual([]);
  });
});
