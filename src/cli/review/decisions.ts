import type { Catalogue, WriteStep } from "../../catalogue/catalogue";
import { programParts } from "../../catalogue/history/stamp";
import { mergedTypeNames, type MergedType } from "../../catalogue/identity/merged-types";
import type { DraftRecord } from "../../catalogue/queries/drafts";
import { RostrumError, shown } from "../../domain/errors";
import { typeOfId, type TypeName } from "../../domain/ids";
import { DraftKind } from "../../entities/draft-table";
import { readNamed } from "../named-entity";

/** Why a draft was not decided, or not as it was asked for; null where it was. */
export type Problem = string | null;

const deciding = (id: string) => ({ id, by: programParts.cli, kinds: [DraftKind.IMPORT] });

/** Makes what a draft proposes. */
export const accept = (catalogue: Catalogue, { id }: DraftRecord): Promise<Problem> =>
  problemOf(async () => {
    const { problems } = await catalogue.acceptDraft({
      ...deciding(id),
      why: null,
      expectedVersion: null,
      document: null,
    });
    return problems;
  });

/** Drops a draft: later imports do not propose it again. */
export const reject = (catalogue: Catalogue, { id }: DraftRecord): Promise<Problem> =>
  problemOf(() => catalogue.rejectDraft({ ...deciding(id), why: "Rejected in a review." }));

/** Accepts it, and then gives a field of what it makes another value: “roleTitle=Head of rivers”. */
export async function correct(catalogue: Catalogue, draft: DraftRecord, said: string): Promise<Problem> {
  const [, field = "", value = ""] = /^\s*(\w+)\s*=\s*(.*?)\s*$/u.exec(said) ?? [];
  if (field === "") return `Expected a field and its value, such as roleTitle=Head, but got ${shown(said)}.`;
  const type = typeOfId(draft.entityId) as TypeName;
  const { readCorrection } = await import("../../subgraphs/read-correction.js");
  const { values, problems } = readCorrection(type, [{ field, value: value === "" ? null : value }]);
  const [problem] = problems;
  if (problem) return problem.message;
  return acceptAnd(catalogue, draft, {
    kind: "update",
    type,
    id: draft.entityId,
    expectedVersion: null,
    values,
    path: [],
  });
}

/** Accepts it, and merges the one of this type that it makes into the one that is named. */
export const merge = (catalogue: Catalogue, draft: DraftRecord, said: string): Promise<Problem> =>
  withNamed(draft, said, (type, own, other) =>
    acceptAnd(catalogue, draft, {
      kind: "merge",
      type,
      survivor: other,
      absorbed: own,
      expectedVersion: null,
      expectedAbsorbedVersion: null,
      path: [],
    }),
  );

/** Accepts it, and remembers that the one of this type that it makes is never the one that is named. */
export const distinguish = (catalogue: Catalogue, draft: DraftRecord, said: string): Promise<Problem> =>
  withNamed(draft, said, (type, own, other) =>
    acceptAnd(catalogue, draft, { kind: "distinct", type, pair: [own, other], isDistinct: true, path: [] }),
  );

/** What a draft makes that may be one with another: people, organisations, shows, episodes. */
export const mergeableIn = ({ proposed }: DraftRecord): string[] =>
  Object.keys(proposed).filter((id) => mergedTypeNames.some((type) => type === typeOfId(id)));

async function withNamed(
  draft: DraftRecord,
  said: string,
  decide: (type: MergedType, own: string, other: string) => Promise<Problem>,
): Promise<Problem> {
  try {
    const { type, name } = readNamed(said.trim());
    const [own, second] = mergeableIn(draft).filter((id) => typeOfId(id) === type);
    if (own === undefined || second !== undefined)
      return `Expected that the draft makes one ${type}, but it makes ${own === undefined ? "none" : "several"}.`;
    return await decide(type, own, name);
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return error.message;
  }
}

async function acceptAnd(catalogue: Catalogue, draft: DraftRecord, step: WriteStep): Promise<Problem> {
  const refused = await accept(catalogue, draft);
  if (refused !== null) return refused;
  const stamp = { by: programParts.cli, why: "Decided in a review." };
  const problem = await problemOf(
    async () => (await catalogue.write({ stamp, steps: [step], idempotency: null })).problems,
  );
  return problem === null ? null : `it was accepted as it is, but then: ${problem}`;
}

async function problemOf(
  decide: () => Promise<ReadonlyArray<{ readonly message: string }>>,
): Promise<Problem> {
  try {
    const problems = await decide();
    return problems.length === 0 ? null : problems.map(({ message }) => message).join(" ");
  } catch (error) {
    if (!(error instanceof RostrumError)) throw error;
    return error.message;
  }
}
