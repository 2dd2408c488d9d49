import type { TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import { mergedTypeNames, mergedTypes } from "../../catalogue/identity/merged-types";
import { AsOfResolver } from "./as-of/as-of";
import { computedAsOf } from "./as-of/computed";
import { relationsAsOf } from "./as-of/relations";
import { batchOf } from "./batch";
import { DistinctResolver } from "./distinct";
import { ForgetPersonResolver } from "./forget";
import { DuplicateResolver } from "./duplicates";
import { DraftPayloadResolver, DraftResolver } from "./drafts/drafts";
import { ProposalResolver } from "./drafts/propose";
import { KeyResolver } from "./keys";
import { mergesOf } from "./merge";
import { mutationsOf } from "./of-type";
import { RevertResolver } from "./revert";
import { UserErrorResolver } from "./user-error";

const ofTypes = new Map((Object.keys(entityClasses) as TypeName[]).map((type) => [type, mutationsOf(type)]));

const merges = mergedTypeNames.flatMap((type) => {
  const made = ofTypes.get(type);
  return made ? mergesOf(type, made.payload) : [];
});

const inputs = new Map([...ofTypes].map(([type, made]) => [type, made.inputs]));

export const editingResolvers: ReadonlyArray<new () => object> = [
  AsOfResolver,
  ...relationsAsOf,
  ...computedAsOf,
  DraftPayloadResolver,
  DraftResolver,
  KeyResolver,
  ForgetPersonResolver,
  ProposalResolver,
  RevertResolver,
  UserErrorResolver,
  ...[...ofTypes.values()].flatMap(({ resolvers }) => resolvers),
  ...merges,
  DistinctResolver,
  DuplicateResolver,
  ...batchOf(inputs),
];

/** The mutations, by name. */
export const mutationNames: readonly string[] = [
  ...[...ofTypes.keys()].flatMap((type) => [`create${type}`, `update${type}`, `remove${type}`]),
  ...mergedTypeNames.flatMap((type) => [`merge${mergedTypes[type]}`, `unmerge${type}`]),
  "markDistinct",
  "unmarkDistinct",
  "batch",
  "forgetPerson",
  "revert",
  "proposeCorrection",
  "requestRemoval",
  "acceptDraft",
  "rejectDraft",
];
