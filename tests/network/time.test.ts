import { Random } from "../../src/domain/random";
import { growth } from "../../src/network/time/growth";
import { orderedPath, orderedReach } from "../../src/network/time/ordered-paths";
import { pressTours } from "../../src/network/time/press-tours";
import { within, windowsBetween, type TimedEntries } from "../../src/network/time/windows";

/** "a1@3": a was at event 1 in year 3; "@?" for an unknown date. */
function was(...entries: string[]): TimedEntries {
  const parts = entries.map((entry) => entry.split("@") as [string, string]);
  return {
    from: Uint32Array.from(parts, ([who]) => who.charCodeAt(0) - 97),
    to: Uint32Array.from(parts, ([who]) => Number(who.slice(1))),
    times: Float64Array.from(parts, ([, when]) => (when === "?" ? NaN : Number(when))),
  };
}

describe("Windows", () => {
  it("are half-open, and know the position of each entry", () => {
    const entries = was("a0@1", "b0@2", "c1@3", "d1@?");

    const found = within({ ...entries, weights: Float64Array.of(5, 6, 7, 8) }, { from: 2, until: 3 });

    expect(found.rows).toEqual(Uint32Array.of(1));
    expect([found.from[0], found.to[0], found.weights?.[0], found.times[0]]).toEqual([1, 0, 6, 2]);
  });

  it("are consecutive, and refuse descending times", () => {
    expect(windowsBetween([1, 2, 4])).toEqual([
      { from: 1, until: 2 },
      { from: 2, until: 4 },
    ]);
    expect(() => within(was("a0@1"), { from: 2, until: 2 })).toThrow(
      "Expected a window that begins before it ends, but got 2 to 2.",
    );
    expect(() => within({ ...was("a0@1"), times: new Float64Array() }, { from: 1, until: 2 })).toThrow(
      "Expected 1 times, one an entry, but got 0.",
    );
  });
});

describe("Growth", () => {
  it("counts the totals of a window, and the new part", () => {
    const entries = was("a0@1", "a0@2", "b0@2", "b1@3", "a1@?");

    expect(growth(entries, windowsBetween([2, 3, 4]))).toEqual([
      { from: 2, until: 3, entries: 2, left: 2, newLeft: 1, right: 1, newRight: 0, links: 2, newLinks: 1 },
      { from: 3, until: 4, entries: 1, left: 1, newLeft: 0, right: 1, newRight: 1, links: 1, newLinks: 1 },
    ]);
  });
});

describe("Paths in the order of time", () => {
  // Ann met Ben in 1, Ben met Cat in 2; Cat met Dan earlier, in 1.
  const meetings = was("a0@1", "b0@1", "b1@2", "c1@2", "c2@1", "d2@1");

  it("lead to later meetings, never to earlier ones", () => {
    const reach = orderedReach(4, meetings, 0);

    expect(Array.from(reach.arrivals)).toEqual([-Infinity, 1, 2, NaN]);
    expect(orderedPath(reach, 2)).toEqual([
      { from: 0, to: 1, event: 0, time: 1 },
      { from: 1, to: 2, event: 1, time: 2 },
    ]);
    expect([orderedPath(reach, 0), orderedPath(reach, 3)]).toEqual([[], null]);
  });

  it("do not continue at an equal time", () => {
    expect(orderedReach(3, was("a0@1", "b0@1", "b1@1", "c1@1"), 0).arrivals[2]).toBeNaN();
    expect(orderedReach(3, was("b1@1", "c1@1", "a2@1", "b2@1"), 0).arrivals[2]).toBeNaN();
  });

  it("connect only nodes at the same time, for long events", () => {
    expect(orderedReach(2, was("a0@1", "b0@2"), 0).arrivals[1]).toBeNaN();
  });

  it("start at a given time", () => {
    const late = orderedReach(4, meetings, 1, { after: 2 });

    expect(Array.from(late.arrivals)).toEqual([NaN, 2, 2, NaN]);
    expect(() => orderedReach(4, meetings, 4)).toThrow("Expected a source from 0 to 3, but got 4.");
  });

  it("ignore undated meetings", () => {
    expect(orderedReach(2, was("a0@?", "b0@?"), 0).arrivals[1]).toBeNaN();
  });
});

describe("Press tours", () => {
  // Ann is on three shows within a month, and on one show in each of the two years before.
  const years = was("a0@0", "a0@365", "a1@730", "a2@740", "a3@755");

  it("are several shows within a month, at twice the lifetime rate or more", () => {
    const [tour, ...others] = pressTours(years);

    expect(others).toEqual([]);
    expect(tour).toMatchObject({ node: 0, first: 730, last: 755, rows: Uint32Array.of(2, 3, 4) });
    expect(tour?.factor).toBeCloseTo(3 / 30 / (5 / 755), 12);
  });

  it("say how often chance makes one as dense", () => {
    const [tour] = pressTours(was("a0@0", "a1@200", "a2@210", "a3@365"), { maxPValue: 1 });

    expect(tour?.pValue).toBeGreaterThan(0.3);
    expect(pressTours(was("a0@0", "a1@200", "a2@210", "a3@365"))).toEqual([]);
    expect(pressTours(years)[0]?.pValue).toBeLessThan(0.05);
    expect(pressTours(years)).toEqual(pressTours(years));
  });

  it("are not had by people whose dates are random, but for one in twenty", () => {
    const random = new Random(4);
    const dates = Array.from({ length: 600 }, (_, person) =>
      Array.from(
        { length: 3 + random.below(12) },
        () => [person, random.below(20), random.below(3_000)] as const,
      ),
    ).flat();
    const entries = {
      from: Uint32Array.from(dates, ([person]) => person),
      to: Uint32Array.from(dates, ([, show]) => show),
      times: Float64Array.from(dates, ([, , day]) => day),
    };
    const touring = (maxPValue: number) =>
      new Set(pressTours(entries, { maxPValue }).map(({ node }) => node)).size;

    expect(touring(1)).toBeGreaterThan(0.3 * 600);
    expect(touring(0.05)).toBeLessThan(0.07 * 600);
  });

  it("need several shows, and a longer lifetime", () => {
    expect(pressTours(was("a0@0", "a0@365", "a1@730", "a1@740", "a1@755"))).toEqual([]);
    expect(pressTours(was("a0@0", "a1@5", "a2@10"))).toEqual([]);
    expect(pressTours(was("a0@0", "a1@?", "a2@?", "a3@400"))).toEqual([]);
  });

  it("merge if their windows overlap", () => {
    const long = was("a0@0", "a1@20", "a2@40", "a3@60", "a0@900", "a0@2000", "a1@2010");

    expect(pressTours(long, { maxPValue: 1 }).map(({ first, last }) => [first, last])).toEqual([
      [0, 60],
      [2000, 2010],
    ]);
  });

  it("are sorted by node, and require a span", () => {
    const two = was("b0@0", "b1@1", "b2@900", "a0@5", "a1@6", "a2@900");

    expect(pressTours(two, { maxPValue: 1 }).map(({ node }) => node)).toEqual([0, 1]);
    expect(pressTours(two, { leastFactor: 1_000 })).toEqual([]);
    expect(() => pressTours(two, { span: 0 })).toThrow("Expected a span above 0, but got 0.");
  });
});
