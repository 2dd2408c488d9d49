import { PassThrough } from "node:stream";

import { Progress } from "../../src/cli/progress";

/** A progress on a terminal or a pipe, with what it has written and a clock that is set. */
function progressOn({ isTTY }: { readonly isTTY: boolean }) {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  const clock = { ms: 0 };
  const written = () => String((stream as unknown as PassThrough).read() ?? "").replaceAll("\r\u001b[K", "|");
  return { progress: new Progress(stream, () => clock.ms), clock, written };
}

describe("The progress of a long command", () => {
  it("is a bar with rate and time left on a terminal, and is cleared at the end", () => {
    const { progress, clock, written } = progressOn({ isTTY: true });

    progress.count("Reading files", 0, 300);
    expect(written()).toBe("|Reading files [                    ] 0 of 300");
    clock.ms = 2_000;
    progress.count("Reading files", 75, 300);
    expect(written()).toBe("|Reading files [#####               ] 75 of 300 38/s, 6 s left");
    progress.count("Accepting records", 1, 1_000);
    clock.ms = 4_000;
    progress.count("Accepting records", 2, 1_000);
    expect(written()).toBe(
      "|Accepting records [                    ] 1 of 1000|Accepting records [                    ] 2 of 1000 0.5/s, 34 min left",
    );
    progress.end();
    expect(written()).toBe("|");
  });

  it("is nothing on a pipe", () => {
    const { progress, written } = progressOn({ isTTY: false });
    progress.count("Reading files", 1, 2);
    progress.end();
    expect(written()).toBe("");
  });
});
