/** Members that pairs make one, directly or by others. */
export class Groups<Member> {
  readonly #groupOf = new Map<Member, Member[]>();

  of(member: Member): readonly Member[] {
    return this.#groupOf.get(member) ?? [member];
  }

  unite(one: Member, other: Member): void {
    const [mine, theirs] = [this.of(one), this.of(other)];
    if (mine.includes(other)) return;
    const group = [...mine, ...theirs];
    for (const member of group) this.#groupOf.set(member, group);
  }

  /** Those of more than one. */
  get all(): ReadonlyArray<readonly Member[]> {
    return [...new Set(this.#groupOf.values())];
  }
}
