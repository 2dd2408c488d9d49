import { federatedServers, subgraphNames } from "../helpers/federated-servers";
import { inThreeSteps, ofAllFive } from "../helpers/federated-questions";
import { silence } from "../helpers/misbehaviours";
import type { Received } from "../helpers/subgraph-proxy";
import { until } from "../helpers/until";

describe("a client that disconnects", () => {
  it("aborts the requests to the subgraphs", async () => {
    const { proxies, ask } = await federatedServers();
    for (const name of subgraphNames) proxies[name].misbehave(silence);
    const leaving = new AbortController();
    const asked = ask(ofAllFive, { signal: leaving.signal });
    await until(() => subgraphNames.every((name) => proxies[name].received.length === 1), Boolean);

    leaving.abort();

    await expect(asked).rejects.toThrow("aborted");
    const received = subgraphNames.map((name) => proxies[name].received[0] as Received);
    expect(await Promise.all(received.map(({ wasLeft }) => wasLeft))).toEqual(subgraphNames.map(() => true));
  });

  it("causes no further step of the plan", async () => {
    const { proxies, ask } = await federatedServers();
    const leaving = new AbortController();
    proxies.discovery.misbehave(async (response, real, asked) => {
      const { body } = await real(asked);
      leaving.abort();
      await proxies.discovery.received[0]?.wasLeft;
      response.end(body);
    });

    await expect(ask(inThreeSteps, { signal: leaving.signal })).rejects.toThrow("aborted");
    await proxies.discovery.received[0]?.wasLeft;
    await proxies.discovery.heal();
    // The same steps again, in which those of the first request would have come too.
    await ask(inThreeSteps);

    expect(proxies.discovery.received).toHaveLength(2);
    expect(proxies.shows.received).toHaveLength(1);
    expect(proxies.people.received).toHaveLength(1);
  });
});
