import { networkPicture } from "../../../src/network/drawing/network-picture";
import { textWidth } from "../../../src/network/drawing/text-width";
import { Theme } from "../../../src/network/drawing/theme";
import { networkOf } from "../../../src/network/network";
import { chosenFrom, randomToDraw } from "./drawn-network";

const caption = { title: "A <b> network", subtitle: "drawn & dated", description: "Who met whom." };
const options = { width: 1200, height: 800, theme: Theme.LIGHT, seed: 1 };

interface Written {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * What is visible in the SVG: node labels (the only text with a halo) and node circles (the only ones with a
 * tooltip).
 */
function seenIn(svg: string) {
  const names = [...svg.matchAll(/<text ([^>]*paint-order[^>]*)>([^<]*)</g)].map(
    ([, attributes = "", text = ""]): Written => {
      const number = (name: string) => Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]);
      const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? "start";
      const [x, y, size] = [number("x"), number("y"), number("font-size")];
      const width = textWidth(text.replaceAll("&amp;", "&"), size);
      const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor as "start"];
      return { left, right: left + width, top: y - size * 0.72, bottom: y };
    },
  );
  const circles = [...svg.matchAll(/<circle cx="([^"]+)" cy="([^"]+)" r="([^"]+)"[^>]*[^/]>/g)].map(
    ([, x, y, radius]) => ({ x: Number(x), y: Number(y), radius: Number(radius) }),
  );
  return { names, circles };
}

describe("The picture of a network", () => {
  it.each([
    [20, 30],
    [60, 150],
    [140, 500],
  ])("draws no label over a label, a node or the border, with %i nodes and %i ties", (size, ties) => {
    const { names, circles } = seenIn(networkPicture(chosenFrom(randomToDraw(size, ties)), caption, options));

    expect(names.length).toBeGreaterThan(15);
    const overlapping = names.flatMap((one, place) =>
      names
        .slice(place + 1)
        .filter(
          (other) =>
            one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
        ),
    );
    const covered = names.filter((name) =>
      circles.some(({ x, y, radius }) => {
        const across = Math.max(name.left - x, 0, x - name.right);
        const down = Math.max(name.top - y, 0, y - name.bottom);
        return Math.hypot(across, down) < radius - 0.5;
      }),
    );
    const outside = names.filter(({ left, right }) => left < 0 || right > 1200);
    expect([overlapping, covered, outside]).toEqual([[], [], []]);
  });

  it("is deterministic", () => {
    const drawn = chosenFrom(randomToDraw(40, 90));

    expect(networkPicture(drawn, caption, options)).toBe(networkPicture(drawn, caption, options));
  });

  it("has alt text, escapes input, and notes what it omits", () => {
    const svg = networkPicture(chosenFrom(randomToDraw(60, 150), 30), caption, options);

    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain("<title>A &lt;b&gt; network. drawn &amp; dated</title>");
    expect(svg).toMatch(/<desc>Who met whom\. Drawn are the \d+ of \d+ whose ties weigh most\. \d+ without/);
  });

  it("colours at most six communities, and notes the number of others", () => {
    const pairs = Array.from({ length: 8 }, (_, pair) => pair * 2);
    const network = networkOf(16, {
      from: Uint32Array.from(pairs),
      to: Uint32Array.from(pairs, (one) => one + 1),
    });
    const of = Array.from({ length: 16 }, (_, node) => node >> 1);
    const labels = of.map((pair, node) => `N${pair}-${node}`);

    const svg = networkPicture(
      chosenFrom({ network, labels, communities: of, strengths: of.map(() => 1) }),
      caption,
      options,
    );

    expect(svg).toContain(">2 smaller communities<");
  });

  it("can be drawn without nodes", () => {
    const isolated = { network: networkOf(3, { from: new Uint32Array(), to: new Uint32Array() }) };
    const svg = networkPicture(
      chosenFrom({ ...isolated, labels: ["A", "B", "C"], communities: [0, 1, 2], strengths: [0, 0, 0] }),
      caption,
      options,
    );

    expect(svg).toContain("3 without any tie are left out.");
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it("points arrows from hosts to guests", () => {
    const network = networkOf(2, { from: Uint32Array.of(0), to: Uint32Array.of(1) }, { isDirected: true });
    const drawn = { network, labels: ["Host", "Guest"], communities: [0, 0], strengths: [1, 1] };

    const svg = networkPicture(chosenFrom(drawn), caption, options);

    expect(svg.match(/<polygon/g)).toHaveLength(1);
    expect(svg).toContain("from host to guest");
  });
});
