import { createHash } from "node:crypto";

import type { Caller } from "../../src/queues/fair-queue";
import { federatedServers, subgraphNames } from "../helpers/federated-servers";

const ofAllFour =
  "{ people { totalCount } shows { totalCount } awards { totalCount } dataGaps { totalCount } }";
const keys = ["reader", "writer"].map(
  (name) => `${name}=${createHash("sha256").update(`secret-of-${name}`).digest("hex")}`,
);

describe("A router's subgraphs", () => {
  it("serve its clients in turn, by a pseudonym that tells neither an address nor a key", async () => {
    const { ask, proxies, catalogue } = await federatedServers({
      isLimited: true,
      settings: { KEYS: keys.join(",") },
    });
    const { reader } = catalogue;
    const callers: Caller[] = [];
    const all = reader.all.bind(reader);
    reader.all = (statement, caller = {}) => {
      callers.push(caller);
      return all(statement, caller);
    };
    /** The names that the four received, and those with which their statements waited. */
    const namesOf = async (headers: Record<string, string>) => {
      for (const name of subgraphNames) proxies[name].received.length = 0;
      callers.length = 0;
      expect((await ask(ofAllFour, { headers })).errors).toEqual([]);
      const received = subgraphNames.map((name) => proxies[name].received[0]?.headers["x-rostrum-client"]);
      return { received: new Set(received), waited: new Set(callers.map(({ client }) => client)) };
    };

    const [one, other, again, anonymous] = [
      await namesOf({ authorization: "Bearer secret-of-reader" }),
      await namesOf({ authorization: "Bearer secret-of-writer" }),
      await namesOf({ authorization: "Bearer secret-of-reader", "x-rostrum-client": "a".repeat(22) }),
      await namesOf({}),
    ];

    for (const { received, waited } of [one, other, again, anonymous]) {
      expect(waited).toEqual(received);
      expect([...received]).toEqual([expect.stringMatching(/^[\w-]{22}$/)]);
    }
    expect(again.received).toEqual(one.received);
    expect(new Set([[...one.received], [...other.received], [...anonymous.received]].flat()).size).toBe(3);
  });
});
