import { mergedSchema } from "../../src/subgraphs/merged";
import { answerWithout } from "../helpers/answer-without";
import { Dice } from "../helpers/dice";
import {
  federatedServers,
  sorted,
  subgraphNames,
  type FederatedServers,
  type Reply,
} from "../helpers/federated-servers";
import { ofAllFive } from "../helpers/federated-questions";
import { graphOver, type Ask } from "../helpers/graph-over";
import { HeldTimeouts } from "../helpers/held-timeouts";
import { knownIn } from "../helpers/known-in";
import { runsOf } from "../helpers/operations";
import { randomOperation, type Known } from "../helpers/random-operations";

/** Each subgraph in turn is down for its share of the operations. */
const share = runsOf(subgraphNames.length);

describe("a router", () => {
  let servers: FederatedServers;
  let whole: Ask;
  let known: Known;
  beforeAll(async () => {
    // Random operations may cost more than a client may spend.
    const settings = { MAX_PRICE: "1000000", POINTS_PER_MINUTE: "1000000000" };
    servers = await federatedServers({ settings });
    whole = graphOver(servers.catalogue);
    known = await knownIn(servers.catalogue);
  });
  afterEach(() => servers.healAll());

  it.each(subgraphNames)(
    `answers ${share} random operations without %s, with everything from the other subgraphs`,
    async (name) => {
      const touched = new Set<boolean>();
      const place = subgraphNames.indexOf(name);
      const firstSeed = Number(process.env["SEED"] ?? 1 + share * place);
      await servers.proxies[name].refuse();
      // The first two touch each subgraph and none, so that both are there however seldom random ones touch it.
      const operations = [
        { query: ofAllFive, variables: {} },
        { query: "{ __typename }", variables: {} },
        ...Array.from({ length: share }, (_, index) =>
          randomOperation(mergedSchema(), known, new Dice(firstSeed + index)),
        ),
      ];
      for (const [index, operation] of operations.entries()) {
        const seed = firstSeed + index - 2;
        const expected = await answerWithout(name, whole, operation);
        const reply = await servers.ask(operation.query, operation);
        const errors = lossesIn(reply, name);
        const isSame = comparable(JSON.stringify(reply.data)) === comparable(expected.data);

        touched.add(expected.paths.length > 0);
        // The seed and the operation are part of the comparison, so that a failure shows them.
        expect({ seed, isSame, operation }).toEqual({ seed, isSame: true, operation });
        if (expected.isFaulty) continue;
        expect({ seed, paths: errors, operation }).toEqual({
          seed,
          paths: sorted(expected.paths),
          operation,
        });
      }
      expect(touched).toEqual(new Set([true, false]));
    },
  );
});

/** The fields of a type have no order: a supergraph has those of one subgraph after those of another. */
function comparable(data: string): string {
  return JSON.stringify(JSON.parse(data), (key, value: unknown) =>
    key === "fields" && Array.isArray(value) ? value.map((field) => JSON.stringify(field)).toSorted() : value,
  );
}

/** The paths of the errors that name this subgraph. */
function lossesIn({ errors }: Reply, name: string): string[] {
  const lost = errors.filter(
    ({ extensions }) => extensions?.["code"] === "DOWNSTREAM_SERVICE_ERROR" && extensions["service"] === name,
  );
  return sorted(lost.map(({ path }) => path));
}

describe("a subgraph that does not answer", () => {
  it("is waited for only once per request, so that other subgraphs keep their time", async () => {
    const timeouts = new HeldTimeouts();
    const servers = await federatedServers({ timeouts });
    // Three steps. Each asks `shows` in parallel with another subgraph that the next step needs.
    const query = `{
      person(slug: "victoria-carr") {
        appearances(first: 1) { totalCount }
        publications(first: 1) { nodes { publication {
          title
          publisher { name appearances(first: 1) { totalCount } awards(first: 1) { nodes {
            category
            conferredBy { name appearances(first: 1) { totalCount } }
          } } }
        } } }
      }
    }`;
    const expected = await answerWithout("shows", graphOver(servers.catalogue), { query, variables: {} });
    servers.proxies.shows.misbehave(() => timeouts.pass("shows"));

    const { data } = await servers.ask(query);

    expect(JSON.stringify(data)).toBe(expected.data);
    expect(expected.paths.length).toBeGreaterThan(1);
    expect(servers.proxies.shows.received).toHaveLength(1);
  });
});
