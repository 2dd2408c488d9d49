import type { TypeName } from "../domain/ids";

/** What can be followed: what has a page. By the argument that names it. */
export const followedTypes = {
  person: "Person",
  organisation: "Organisation",
  show: "Show",
  episode: "Episode",
  publication: "Publication",
  award: "Award",
  topic: "Topic",
} as const satisfies Record<string, TypeName>;

const followed = new Set<TypeName>(Object.values(followedTypes));

export const canBeFollowed = (type: TypeName): boolean => followed.has(type);
