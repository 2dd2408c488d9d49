import type { TypeName } from "../../../domain/ids";
import type { DeclaredPrice } from "../../shared/price";

/** The types whose rows are the facts of networks. A network is priced as if it had all of them: filters are not counted. */
const reads: readonly TypeName[] = [
  "Appearance",
  "Affiliation",
  "Contribution",
  "Honour",
  "Partnership",
  "ShowOrganisation",
];

const perThousandFacts = (asked: number, askedPerThousand: number): DeclaredPrice => ({
  asked,
  askedPerThousand,
  reads,
});

/** Prices of networks: what the CPU takes per thousand facts, compared with a page of twenty rows (docs/limits.md). */
export const networkPrices = {
  /** To read the facts and to make the network, or to find press tours. */
  network: perThousandFacts(20, 28),
  /** A measure that goes over all ties once or a few times. */
  measure: perThousandFacts(2, 1),
  /** A measure that goes over all ties for many members, or with each seed. */
  longMeasure: perThousandFacts(5, 2),
  /** Random networks that a network is held against. */
  draws: perThousandFacts(25, 10),
  /** Networks of all windows: each fact is in one. */
  windows: { ...perThousandFacts(5, 2), assumedSize: 10 },
  windowNetwork: { ...perThousandFacts(5, 80), each: 2 },
  /** Communities of all windows, with several runs each. */
  flows: { ...perThousandFacts(5, 115), each: 1 },
  progress: perThousandFacts(30, 30),
  degrees: { assumedSize: 500, atMost: ["Person", "Show", "Organisation"] },
} as const satisfies Record<string, DeclaredPrice>;
