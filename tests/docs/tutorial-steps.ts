/** What a tutorial has its reader do, or see. */
export interface Step {
  readonly kind: "shows" | "changes" | "starts" | "runs" | "ends";
  /** A file, or a command. */
  readonly what: string;
  /** The lines in the fence: of the file, or of the output; null where no output is shown. */
  readonly shown: string | null;
  /** The range of these in the tutorial. */
  readonly at: readonly [number, number];
  /** The exit code. If it is not 0, the text below the command says so. */
  readonly code: number;
}

/**
 * Reads a tutorial as its steps, in their order. A fence with a file's name shows that file, or changes it where it is a
 * diff; one of `sh` is a command, and the next fence its output; `<!-- end: command -->` stands where the reader is told
 * to press Ctrl-C.
 */
export function stepsOf(markdown: string, { services }: { services: readonly string[] }): Step[] {
  const steps: Step[] = [];
  const pieces = markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$|^<!-- end: (.+) -->$/gm);
  for (const { 0: whole, 1: language = "", 2: file, 3: content = "", 4: ended, index } of pieces) {
    const from = index + whole.indexOf("\n") + 1;
    const at = [from, from + content.length] as const;
    const shown = content.trimEnd();
    const [below = ""] = markdown.slice(index + whole.length).split("```sh");
    const code = Number(/exited with (\d)/.exec(below)?.[1] ?? 0);

    if (ended) steps.push({ kind: "ends", what: ended, shown: null, at, code: 0 });
    else if (file) {
      steps.push({ kind: language === "diff" ? "changes" : "shows", what: file, shown, at, code: 0 });
    } else if (language === "sh") {
      steps.push({ kind: services.includes(shown) ? "starts" : "runs", what: shown, shown: null, at, code });
    } else steps.push({ ...(steps.pop() as Step), shown, at });
  }
  return steps;
}

/** The text of a tutorial with other lines in the fences of some steps. */
export function withShown(markdown: string, shown: ReadonlyMap<Step, string>): string {
  return [...shown].toReversed().reduce(
    (
      text,
      [
        {
          at: [from, to],
        },
        lines,
      ],
    ) => {
      return `${text.slice(0, from)}${lines}\n${text.slice(to)}`;
    },
    markdown,
  );
}

/** Makes the change of a diff; null where the lines that it changes do not stand in the text just once. */
export function changed(text: string, diff: string): string | null {
  const lines = diff.split("\n");
  const before = lines.filter((line) => !line.startsWith("+")).map((line) => line.slice(1));
  const after = lines.filter((line) => !line.startsWith("-")).map((line) => line.slice(1));
  const around = text.split(before.join("\n"));
  return around.length === 2 ? around.join(after.join("\n")) : null;
}
