import { barsOf, degreePicture } from "../../../src/network/drawing/degree-picture";
import { flowPicture } from "../../../src/network/drawing/flow-picture";
import { Theme } from "../../../src/network/drawing/theme";
import { TimelineKind } from "../../../src/network/drawing/timeline-kind";
import { timelinePicture } from "../../../src/network/drawing/timeline-picture";

const caption = { title: "T", subtitle: "S", description: "D" };
const options = { width: 1000, height: 600, theme: Theme.LIGHT };

describe("Bars of a degree distribution", () => {
  it("are one per degree when there are few", () => {
    expect(barsOf([1, 0, 3])).toEqual([
      { from: 0, to: 0, members: 1 },
      { from: 1, to: 1, members: 0 },
      { from: 2, to: 2, members: 3 },
    ]);
  });

  it("double their span when there are many, and include everyone", () => {
    const bars = barsOf(Array.from({ length: 100 }, () => 1));

    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [1, 1],
      [2, 3],
      [4, 7],
      [8, 15],
      [16, 31],
      [32, 63],
      [64, 127],
    ]);
    expect(bars.reduce((sum, { members }) => sum + members, 0)).toBe(100);
  });

  it("are described in the picture", () => {
    expect(degreePicture(new Uint32Array(100).fill(1), caption, options)).toContain("twice as many numbers");
    expect(degreePicture(Uint32Array.of(1), caption, options)).not.toMatch(/NaN|twice as many/);
  });
});

describe("The flow between communities", () => {
  const windows = [
    { label: "2021", blocks: [{ place: 0, members: 4, name: "Ann" }], bands: [] },
    {
      label: "2022",
      blocks: [
        { place: 0, members: 3, name: "Ann" },
        { place: "small" as const, members: 2, name: "Bob" },
      ],
      bands: [
        { from: 0, to: 0, members: 2 },
        { from: 0, to: "small" as const, members: 1 },
        { from: 0, to: null, members: 1 },
        { from: null, to: 0, members: 1 },
        { from: null, to: "small" as const, members: 1 },
      ],
    },
  ];

  it("fills each block with its incoming and outgoing bands", () => {
    const svg = flowPicture(windows, caption, options);

    const blocks = [...svg.matchAll(/<rect x="[^"]+" y="([^"]+)" width="15" height="([^"]+)"/g)];
    const [first, second] = blocks.map(([, y, height]) => ({ top: Number(y), height: Number(height) }));
    const starts = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const left = Math.min(...starts.map(([x]) => x as number));
    const fromFirst = starts.filter(([x]) => x === left).map(([, y]) => y as number);
    const unit = (first?.height ?? 0) / 4;
    expect(fromFirst.map((y) => Math.round((y - (first?.top ?? 0)) / unit))).toEqual([0, 2, 3]);
    expect(second?.height).toBeCloseTo(3 * unit, 1);
  });

  it("names the members of a block, and explains open ends", () => {
    const svg = flowPicture(windows, caption, options);

    expect(svg).toContain(">Ann +3</text>");
    expect(svg).toContain(">2 in small ones</text>");
    expect(svg).toContain("in the open");
  });

  it("can be drawn without windows", () => {
    expect(flowPicture([], caption, options)).not.toMatch(/NaN|Infinity/);
  });
});

describe("A timeline", () => {
  const item = { kind: TimelineKind.APPEARANCE, label: "Pilot", from: "2021-03-01", to: "2021-03-01" };

  it("draws year dates as bars over the year, and undated items in their own column", () => {
    const row = {
      label: "School",
      items: [
        item,
        { ...item, kind: TimelineKind.HONOUR, from: "2022-01-01", to: "2022-12-31" },
        { ...item, label: "Lost", from: null, to: null },
      ],
    };
    const svg = timelinePicture([row], caption, options);

    const bar = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="8"/.exec(svg);
    const years = [...svg.matchAll(/<line x1="([\d.]+)" y1="[\d.]+" x2="\1"/g)].map(([, x]) => Number(x));
    expect(years).toHaveLength(3);
    expect(Number(bar?.[1])).toBeCloseTo(years[1] as number, 1);
    expect(Number(bar?.[1]) + Number(bar?.[2])).toBeCloseTo(years[2] as number, 1);
    const lost = /<circle cx="([\d.]+)"[^>]*><title>Lost, undated/.exec(svg);
    expect(Number(lost?.[1])).toBeGreaterThan(years[2] as number);
  });

  it("notes the number of omitted rows", () => {
    const rows = Array.from({ length: 100 }, (_, show) => ({ label: `Show ${show}`, items: [item] }));
    const svg = timelinePicture(rows, caption, options);

    const shown = svg.match(/>Show \d+</g)?.length ?? 0;
    expect(svg).toContain(`${100 - shown} of 100 rows found no room.`);
  });

  it("can be drawn without dates", () => {
    const row = { label: "School", items: [{ ...item, from: null, to: null }] };

    expect(timelinePicture([row], caption, options)).not.toMatch(/NaN|Infinity/);
  });
});
