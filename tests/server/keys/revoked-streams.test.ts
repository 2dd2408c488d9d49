import { createClient } from "graphql-sse";

import { encodeCursor } from "../../../src/domain/cursors";
import { Role } from "../../../src/domain/roles";
import { wholeGraph } from "../../../src/server/graph";
import { keyMaxAgeMs } from "../../../src/server/keys/find-key";
import { storedKeys } from "../../../src/server/keys/stored-keys";
import { silent } from "../../helpers/graph-over";
import { keyOf } from "../../helpers/key-of";
import { served } from "../../helpers/running-server";
import { afterTests, temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { makePerson } from "../../helpers/make-entities";
import { until } from "../../helpers/until";
import { upsert } from "../../helpers/upsert";

const since = encodeCursor("changes", "OLDEST_FIRST", { sortKey: "0", id: "0" });
const subscription = `subscription { changed(since: "${since}", types: [Person]) { node { operation } } }`;

/** A server whose checks of open streams run when the test says so, with streams of an editor's key and of nobody's. */
async function world() {
  const statements: string[] = [];
  const catalogue = await temporaryCatalogue({ onStatement: (text) => void statements.push(text) });
  const headers = await keyOf(catalogue, Role.EDITOR, "alice");
  const clock = { ms: 0 };
  const findKey = storedKeys(catalogue.reader, () => clock.ms);
  const intervals = jest.spyOn(globalThis, "setInterval").mockClear();
  const server = await served((plugins) => ({ ...wholeGraph(catalogue, silent, plugins), findKey }));
  const checks = () => intervals.mock.calls.filter(([, ms]) => ms === keyMaxAgeMs).map(([check]) => check);
  const streamOf = (given: Record<string, string>) => {
    const client = createClient({ url: `${server.url}/graphql`, retryAttempts: 0, headers: given });
    afterTests(async () => client.dispose());
    return client.iterate<{ changed: object }>({ query: subscription });
  };
  afterTests(async () => intervals.mockRestore());
  const check = () => {
    clock.ms += keyMaxAgeMs;
    for (const one of checks()) one();
  };
  return { catalogue, headers, streamOf, check, checks, statements };
}

const revoked = { code: "UNAUTHENTICATED", reason: "REVOKED" };

describe("An open stream", () => {
  it("case 43: ends with UNAUTHENTICATED at the next check once its key is revoked, and others go on", async () => {
    const { catalogue, headers, streamOf, check, checks } = await world();
    await upsert(catalogue, makePerson());
    const [keyed, anonymous] = [streamOf(headers), streamOf({})];
    await Promise.all([keyed.next(), anonymous.next()]);
    // An anonymous stream has no check.
    expect(checks()).toHaveLength(1);

    check();
    await upsert(catalogue, makePerson());
    expect([await keyed.next(), await anonymous.next()]).toMatchObject([{ done: false }, { done: false }]);

    await catalogue.revokeKey("alice");
    check();
    expect(await keyed.next()).toMatchObject({ value: { errors: [{ extensions: revoked }] } });
    expect(await keyed.next()).toMatchObject({ done: true });
    await upsert(catalogue, makePerson());
    expect(await anonymous.next()).toMatchObject({ done: false, value: { data: { changed: {} } } });
  });

  it("goes on while its key cannot be checked, and the checks of many are one statement", async () => {
    const { catalogue, headers, streamOf, check, checks, statements } = await world();
    await upsert(catalogue, makePerson());
    const streams = [1, 2, 3].map(() => streamOf(headers));
    await Promise.all(streams.map((stream) => stream.next()));
    const ofKeys = () => statements.filter((text) => text.includes('from "key"')).length;
    const before = ofKeys();
    expect(checks()).toHaveLength(3);

    check();
    await until(ofKeys, (count) => count > before);
    expect(ofKeys()).toBe(before + 1);

    const all = jest.spyOn(catalogue.reader, "all").mockRejectedValue(new Error("No database."));
    check();
    all.mockRestore();
    await upsert(catalogue, makePerson());
    for (const stream of streams) expect(await stream.next()).toMatchObject({ done: false });
  });
});
