/** What a key allows, from the least to the most: each role may do what those before it may. */
export enum Role {
  READER = "READER",
  EDITOR = "EDITOR",
  ADMIN = "ADMIN",
}

const ranks = Object.values(Role);

/** Whether the holder of this role may do what the other one may. Null: without a key. */
export function includesRole(role: Role | null, needed: Role): boolean {
  return role !== null && ranks.indexOf(role) >= ranks.indexOf(needed);
}
