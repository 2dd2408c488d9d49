import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";

import { itemKinds, type ItemKind } from "../../src/importers/evaluation/items";
import { type Evaluated, evaluated } from "./documents";
import { readLabelled, scrambled, writeLabelled } from "./scramble";

/** Scrambles of a document, read and compared with their labels, by their seeds. None of a DOCX or PDF, or of a list. */
export async function evaluatedScrambles(
  { name: of, document }: Evaluated,
  seeds: readonly number[],
): Promise<Evaluated[]> {
  if (document === null || !/\.(?:md|txt|html)$/.test(document.file)) return [];
  const { file, folder } = document;
  const key = document.key ?? basename(file, extname(file));
  const labelled = readLabelled(file, folder);
  const name = `profile${extname(file)}`;
  const found: Evaluated[] = [];
  for (const seed of seeds) {
    const to = await mkdtemp(join(tmpdir(), "rostrum-scramble-"));
    try {
      writeLabelled(scrambled(labelled, key, extname(file), seed), to, name);
      found.push(
        await evaluated(`${of} ${seed}`, {
          file: join(to, name),
          folder: join(to, "data"),
          key: document.key,
        }),
      );
    } finally {
      await rm(to, { recursive: true });
    }
  }
  return found;
}

/** A figure that is lower in a scramble than in the document. */
export interface Fall {
  readonly scramble: string;
  readonly kind: ItemKind;
  readonly of: "precision" | "recall";
  readonly from: number;
  readonly to: number;
}

/** How much a document's figures fall in its scrambles, the worst first. */
export function fallsIn(document: Evaluated, scrambles: readonly Evaluated[]): Fall[] {
  return scrambles
    .flatMap(({ name: scramble, evaluation }) =>
      itemKinds.flatMap((kind) =>
        (["precision", "recall"] as const).flatMap((of): Fall[] => {
          const [from, to] = [document.evaluation.kinds[kind][of] ?? 1, evaluation.kinds[kind][of] ?? 1];
          return to < from ? [{ scramble, kind, of, from, to }] : [];
        }),
      ),
    )
    .toSorted((one, other) => other.from - other.to - (one.from - one.to));
}
