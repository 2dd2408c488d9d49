import { Role } from "../../src/domain/roles";
import { callersOf } from "../helpers/callers-of";
import { keyOf } from "../helpers/key-of";
import { ofAllFive } from "../helpers/federated-questions";
import { federatedServers, subgraphNames } from "../helpers/federated-servers";

describe("A router's subgraphs", () => {
  it("serve its clients in turn, by a pseudonym that tells neither an address nor a key", async () => {
    const { ask, proxies, catalogue } = await federatedServers({ isLimited: true });
    const [reader, writer] = [
      await keyOf(catalogue, Role.READER, "reader"),
      await keyOf(catalogue, Role.READER, "writer"),
    ];
    // Each of the five knows the keys then.
    await ask(ofAllFive, { headers: writer });
    const callers = callersOf(catalogue.reader);
    /** The names that the five received, and those with which their statements waited. */
    const namesOf = async (headers: Record<string, string>) => {
      for (const name of subgraphNames) proxies[name].received.length = 0;
      callers.length = 0;
      expect((await ask(ofAllFive, { headers })).errors).toEqual([]);
      const received = subgraphNames.map((name) => proxies[name].received[0]?.headers["x-rostrum-client"]);
      return { received: new Set(received), waited: new Set(callers.map(({ client }) => client)) };
    };

    const [one, other, again, anonymous] = [
      await namesOf(reader),
      await namesOf(writer),
      await namesOf({ ...reader, "x-rostrum-client": "a".repeat(22) }),
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
