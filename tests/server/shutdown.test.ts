import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Catalogue } from "../../src/catalogue/catalogue";
import { Connections } from "../../src/server/http/connections";
import { runningServer } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

describe("stopping the server", () => {
  it("finishes a running request, and accepts no more", async () => {
    const requests = 8;
    const begun = countdown(requests);
    const catalogue = await startingCatalogue((sql) => {
      if (/from "appearance" x\s+where .* order by x\."sortOn"/s.test(sql)) begun.step();
    });
    const server = await runningServer(catalogue);
    const underWay = Promise.all(
      Array.from({ length: requests }, () =>
        ask(server.url, "{ appearances(first: 100) { nodes { person { name } episode { hosts { id } } } } }"),
      ),
    );
    await begun.finished;

    const stopped = server.stop();

    for (const { status } of await underWay) expect(status).toBe(200);
    await stopped;
    await expect(ask(server.url, "{ __typename }")).rejects.toThrow("fetch failed");
  });

  it("closes the catalogue last, once", async () => {
    const close = jest.spyOn(Catalogue.prototype, "close");
    const server = await runningServer(await startingCatalogue());

    await server.stop();

    expect(close).toHaveBeenCalledTimes(1);
    close.mockRestore();
  });

  it("leaves nothing of it in memory", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;

    const server = await stoppedServer();

    // A turn of the event loop after each, since what a WeakRef has answered stays for that turn.
    for (let turn = 0; turn < 20 && server.deref(); turn += 1) {
      await nextTurn();
      collectGarbage();
    }
    expect(server.deref()).toBeUndefined();
  });
});

async function stoppedServer(): Promise<WeakRef<Server>> {
  const server = createServer();
  const connections = new Connections(server);
  connections.answerWith((_request, response) => response.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await connections.close();
  return new WeakRef(server);
}

function ask(url: string, query: string) {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
}

/** A promise that resolves after some turns of the event loop. */
function countdown(steps: number) {
  let left = steps;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const step = () => {
    left -= 1;
    if (left === 0) finish();
  };
  return { step, finished };
}
