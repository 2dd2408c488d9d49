import type { Dice } from "../../helpers/dice";

type Resolvers = Record<string, Record<string, unknown>>;

/** What one case puts into a subgraph. */
export interface Share {
  readonly sdl: string;
  readonly servedSdl?: string;
  readonly resolvers?: Resolvers;
}

/** A case of what planners get wrong: types and root fields of its own, spread over up to three subgraphs. */
export interface RandomCase {
  readonly shares: readonly [Share, ...Share[]];
  /** What the whole graph answers, by root field. */
  readonly whole: Readonly<Record<string, unknown>>;
  /** Makes of the composed supergraph one as other programs compose it. */
  readonly change?: (sdl: string) => string;
  /** Fields that no subgraph resolves below a root field. */
  readonly unreachable?: AskedFields;
  /** Fields for which the types of objects must be asked. Without them `askedTypes` stays empty. */
  readonly typed?: AskedFields;
  readonly askedTypes?: unknown[];
  /** A schema without what most random operations select, for those that select the rest only. */
  readonly operationsSdl?: string;
}

export interface AskedFields {
  readonly root: string;
  readonly fields: readonly string[];
  /** Type conditions on other types count too. */
  readonly type?: string;
}

/** Makes a case. `n` is part of all its names. */
export type MakeCase = (n: number, dice: Dice) => RandomCase;
