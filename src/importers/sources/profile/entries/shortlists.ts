import { HonourOutcome } from "../../../../entities/honour";
import type { Line } from "../blocks/block";
import { type FullName, fullNameIn, isPerson } from "../people/names-in";

/** Someone of a list of those who were shortlisted, with what they are where. */
export interface Candidate extends FullName {
  readonly line: number;
  readonly roleTitle: string | null;
  readonly organisation: string | null;
  readonly outcome: HonourOutcome;
}

const candidate =
  /^((?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2}?)((?:\s\p{Lu}[\p{L}]*\p{Lu}\p{L}*)+)\s+(.+)$/u;

/** The candidates of lines with columns: “Ann Lee FRSA Head of Tides, Harbour Trust”, apart by tabs. */
export function candidatesIn(lines: readonly Line[]): Candidate[] {
  return lines
    .filter(({ text }) => text.includes("\t"))
    .flatMap(({ text, line }) =>
      text.split("\t").flatMap((cell): Candidate[] => {
        const [, name = "", letters = "", rest = ""] = candidate.exec(cell.trim()) ?? [];
        if (!isPerson(name)) return [];
        const at = Math.max(rest.lastIndexOf(", "), rest.lastIndexOf(" - "));
        // A comma within the name of the body: its last words begin with a capital letter after the last comma.
        return [
          {
            ...fullNameIn(name),
            suffix: letters.trim(),
            line,
            roleTitle: at < 0 ? null : rest.slice(0, at).trim(),
            organisation:
              at < 0
                ? null
                : rest
                    .slice(at)
                    .replace(/^[,\s-]+/, "")
                    .trim(),
            outcome: HonourOutcome.SHORTLISTED,
          },
        ];
      }),
    );
}
