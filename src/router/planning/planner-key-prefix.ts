/** Prefix of the keys that the planner adds. Client keys with this prefix are renamed (`storedKeysOf`). */
export const plannerKeyPrefix = "_plan_";
