import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { typescriptProcess } from "../helpers/typescript-process";
import { feedOf, filesOf, itemOf } from "./feeds/importing";

const items = 150;

/** A feed of its own, of other people than the others. */
const feed = (number: number): string =>
  feedOf(
    Array.from({ length: items }, (_, at) =>
      itemOf(
        `${number}-${at}`,
        `Talk ${at} of ${number}`,
        `<link>https://made.example/${number}/${at}</link><podcast:person role="guest">Given${at} Family${number}</podcast:person>`,
      ),
    ).join(""),
    `<title>Feed ${number}</title>`,
  );

/** In one process: of each import the bytes of the heap after each of its feeds. */
async function heapsAfterEach(...counts: readonly number[]): Promise<number[][]> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const names = Array.from({ length: total }, (_, number) => [`feed-${number}`, feed(number)] as const);
  const files = Object.values(await filesOf(Object.fromEntries(names)));
  const lists = counts.map((count) => JSON.stringify(files.splice(0, count)));
  const file = `${__dirname}/processes/heap-of-import.ts`;
  return JSON.parse(await typescriptProcess(file, [await temporaryDatabaseUrl(), ...lists])) as number[][];
}

describe("The memory of an import", () => {
  it("holds one source at a time: of the others only what the report says", async () => {
    const [few = [], many = []] = await heapsAfterEach(2, 2, 8);
    const bytesOfItem = (heap = 0, before = 0, sources = 0) =>
      Math.round((heap - before) / (sources * items));

    expect(many).toHaveLength(8);
    // Those that wait.
    expect(bytesOfItem(many[1], few[1], 6)).toBeLessThan(200);
    // Those that are in the catalogue. The report names each entity: one has two.
    expect(bytesOfItem(many[7], many[1], 6)).toBeLessThan(1_000);
  });
});
