import { raw } from "../../src/database/sql/sql";
import { opened } from "../helpers/temporary-database";

/** Holds the only connection until it is aborted. */
const endless = raw(
  "with recursive count(n) as (select 1 union all select n + 1 from count where n < 1e12) select sum(n) from count",
);

async function heldReader() {
  const texts: string[] = [];
  const { reader } = await opened({ readers: 1, onStatement: (text) => texts.push(text) });
  texts.length = 0;
  const holding = new AbortController();
  const held = reader.all(endless, { client: "many", signal: holding.signal });
  const open = async () => {
    holding.abort(new Error("opened"));
    await expect(held).rejects.toThrow("opened");
  };
  const ask = (client: string, n: number, signal?: AbortSignal) =>
    reader.all(raw(`select ${n} as "${client}"`), { client, signal });
  /** Without the endless one, which on PostgreSQL may not have been sent. */
  const sent = () => texts.filter((text) => text.startsWith("select"));
  return { sent, ask, open };
}

describe("Statements that wait for a connection", () => {
  it("are served by client in turn: one client's many do not hold up another's one", async () => {
    const { sent, ask, open } = await heldReader();
    const asked = [...Array(6).keys()].map((n) => ask("many", n));
    asked.push(ask("one", 0), ask("two", 0), ask("two", 1));

    await open();
    await Promise.all(asked);

    expect(sent().slice(0, 2)).toEqual(['select 0 as "one"', 'select 0 as "two"']);
  });

  it("of a client that has left are not sent", async () => {
    const { sent, ask, open } = await heldReader();
    const leaving = new AbortController();
    const left = Promise.allSettled([0, 1, 2].map((n) => ask("many", n, leaving.signal)));
    const stayed = ask("one", 0);

    leaving.abort(new Error("gone"));
    expect((await left).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await open();
    await stayed;

    expect(sent()).toEqual(['select 0 as "one"']);
  });
});
