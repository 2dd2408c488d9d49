/** Groups keys by question. */
export function alikeIn<Key>(
  keys: readonly Key[],
  questionOf: (key: Key) => unknown,
): Array<[Key, ...Key[]]> {
  const groups = new Map<string, [Key, ...Key[]]>();
  for (const key of keys) {
    const question = JSON.stringify(questionOf(key));
    const group = groups.get(question);
    if (group) group.push(key);
    else groups.set(question, [key]);
  }
  return [...groups.values()];
}
