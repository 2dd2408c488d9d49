import type { TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import { batchOf } from "./batch";
import { KeyResolver } from "./keys";
import { mutationsOf } from "./of-type";
import { RevertResolver } from "./revert";
import { UserErrorResolver } from "./user-error";

const ofTypes = new Map((Object.keys(entityClasses) as TypeName[]).map((type) => [type, mutationsOf(type)]));

const inputs = new Map([...ofTypes].map(([type, made]) => [type, made.inputs]));

export const editingResolvers: ReadonlyArray<new () => object> = [
  KeyResolver,
  RevertResolver,
  UserErrorResolver,
  ...[...ofTypes.values()].flatMap(({ resolvers }) => resolvers),
  ...batchOf(inputs),
];

/** The mutations, by name. */
export const mutationNames: readonly string[] = [
  ...[...ofTypes.keys()].flatMap((type) => [`create${type}`, `update${type}`, `remove${type}`]),
  "batch",
  "revert",
];
