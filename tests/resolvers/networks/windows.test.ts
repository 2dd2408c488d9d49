import { graphOver } from "../../helpers/graph-over";
import { largeCatalogue } from "../../helpers/large-catalogue";

interface Window {
  fromYear: number;
  toYear: number;
  flowCount: number;
  flows: Array<{ from: number | null; to: number | null; size: number; members: { totalCount: number } }>;
}

async function windowsOf(query: string): Promise<Window[]> {
  const { catalogue } = await largeCatalogue();
  const { data, errors } = await graphOver(catalogue)<{ network: { windows: Window[] } }>(query);
  expect(errors).toEqual([]);
  return data.network.windows;
}

describe("The windows of a network", () => {
  it("number a community alike in all of them: who came into it is who may leave it", async () => {
    const windows = await windowsOf(
      `{ network(of: PEOPLE) { windows(years: 2) { fromYear toYear
         flowCount flows(max: 100) { from to size members { totalCount } } } } }`,
    );

    const there = (numbers: Array<number | null>) =>
      [...new Set(numbers.filter((number) => number !== null))].toSorted((one, other) => one - other);
    const [, ...later] = windows;
    const came = later.map(({ flows }) => there(flows.map(({ to }) => to)));
    const left = later.map(({ flows }) => there(flows.map(({ from }) => from)));
    expect(came.length).toBeGreaterThan(2);
    expect(came.flat().some((number) => number > 5)).toBe(true);
    expect(left.slice(1)).toEqual(came.slice(0, -1));
    for (const { size, members } of later.flatMap(({ flows }) => flows))
      expect(members.totalCount).toBe(size);
  });

  it("list `max` flows, the largest ones", async () => {
    const windows = await windowsOf(
      `{ network(of: PEOPLE) { windows(years: 2) { flowCount all: flows(max: 100) { size } flows(max: 2) { size } } } }`,
    );

    const { all, flows, flowCount } = windows[1] as Window & { all: unknown[] };
    expect(flowCount).toBeGreaterThan(2);
    expect(all).toHaveLength(flowCount);
    expect(flows).toEqual(all.slice(0, 2));
  });

  it("follow one another without a gap, and end with the last year of which anything is known", async () => {
    const windows = await windowsOf(
      `{ network(of: PEOPLE) { windows(years: 3) { fromYear toYear flows { size } } } }`,
    );

    expect(windows[0]?.flows).toEqual([]);
    const afterEach = windows.slice(0, -1).map(({ toYear }) => toYear + 1);
    expect(windows.slice(1).map(({ fromYear }) => fromYear)).toEqual(afterEach);
    expect([windows[0]?.fromYear, windows.at(-1)?.toYear]).toEqual([2015, 2024]);
  });
});
