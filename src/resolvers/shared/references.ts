import { findBySlug, findTombstone, type SluggedId } from "../../catalogue/queries/by-id";
import { NotFound, RostrumError, shown } from "../../domain/errors";
import { expectId, isId, typeOfId, type TypeName } from "../../domain/ids";
import type { EntityTypes } from "../../entities";
import type { Context } from "./context";
import { expectEither } from "./either";

/** Finds an entity by id or slug, or by slug alone, of which a client gives exactly one; null if there is none. Throws GONE for a person who was forgotten. */
export async function findOne<Name extends TypeName>(
  { reader, loaders }: Context,
  type: Name,
  { id, slug }: { id: string | null; slug: string | null },
): Promise<EntityTypes[Name] | null> {
  expectEither({ id, slug });
  const wanted = slug ?? id ?? "";
  const found = await findWanted({ reader, loaders }, type, wanted, slug !== null || !isId(wanted));
  if (found === null && type === "Person") await assertNotForgotten(reader, wanted);
  return found;
}

async function findWanted<Name extends TypeName>(
  { reader, loaders }: Pick<Context, "reader" | "loaders">,
  type: Name,
  wanted: string,
  isSlug: boolean,
): Promise<EntityTypes[Name] | null> {
  if (isSlug) return findBySlug(reader, type, wanted);
  return typeOfId(wanted) === type
    ? ((await loaders.nodeById.load(wanted)) as EntityTypes[Name] | null)
    : null;
}

async function assertNotForgotten(reader: Context["reader"], reference: string): Promise<void> {
  const { forgottenAt = null } = (await findTombstone(reader, "Person", reference)) ?? {};
  if (forgottenAt === null) return;
  throw new RostrumError("GONE", `This person was forgotten at their request, at ${forgottenAt}.`, {
    forgottenAt,
  });
}

const notFound: SluggedId = { id: null, nearest: [] };

/** The id for an id or a slug. An id of no entity stays as it is; throws NOT_FOUND for a slug that no entity has. */
export async function idOfMember(context: Context, type: TypeName, reference: string): Promise<string> {
  if (!isId(reference)) return (await idOfReference(context, type, reference)) as string;
  return (await context.loaders.nodeById.load(reference))?.id ?? reference;
}

/** Resolves a filter's id or slug to an id. Throws NOT_FOUND if no entity has it. */
export async function idOfReference(
  { loaders }: Context,
  type: TypeName,
  reference: string | null | undefined,
): Promise<string | null> {
  if (reference === null || reference === undefined) return null;
  if (isId(reference)) {
    const found = await loaders.nodeById.load(expectId(type, reference));
    if (found) return found.id;
    throw new NotFound(`No ${type} has the id ${shown(reference)}.`, { type, id: reference });
  }

  const { id, nearest } = (await loaders.idBySlug.load([type, reference])) ?? notFound;
  if (id !== null) return id;
  const hint = nearest.length > 0 ? ` Near it: ${nearest.join(", ")}.` : "";
  throw new NotFound(`No ${type} has the slug ${shown(reference)}.${hint}`, {
    type,
    slug: reference.slice(0, 100),
  });
}
