import { Dice } from "../../helpers/dice";

/** A field as one subgraph declares it. */
export interface LaidField {
  readonly type: string;
  readonly args?: string;
  readonly directives?: readonly string[];
  /** The required field of another subgraph, from which the value is made. */
  readonly requires?: string;
  /** `@external`: resolved only where it is provided. */
  readonly isExternal?: boolean;
  /** The field of another subgraph that comes with the object (`@provides`). */
  readonly provides?: string;
  /** Another subgraph overrides it. */
  readonly isOverridden?: boolean;
}

export interface LaidSubgraph {
  readonly name: string;
  /** The keys that it accepts, by type. */
  readonly keys: Map<string, string[]>;
  readonly types: Map<string, Map<string, LaidField>>;
  readonly members: string[];
  readonly things: string[];
}

/** The types that a reference leads to, by `Type.field`. */
export type Targets = Map<string, readonly string[]>;

export interface Layout {
  readonly subgraphs: readonly LaidSubgraph[];
  readonly targets: Targets;
}

/** The possible keys of a type. */
const keyChoices = ["id", "sku", "code part", "box { id }"];

/**
 * "plain": one key of one field, shared fields and references, also to interfaces and unions. "all":
 * everything.
 */
export type Features = "all" | "plain";

/** A graph of a few types, split over two to four subgraphs. It may fail to compose; then try the next. */
export function randomLayout(dice: Dice, features: Features): Layout {
  return new Layer(dice, features).layout();
}

class Layer {
  readonly #dice: Dice;
  readonly #subgraphs: LaidSubgraph[];
  readonly #targets: Targets = new Map();
  readonly #types: string[];
  readonly #hasAll: boolean;

  constructor(dice: Dice, features: Features) {
    this.#dice = dice;
    this.#hasAll = features === "all";
    this.#types = ["A", "B", "C", "D"].slice(0, 2 + this.#upTo(3));
    this.#subgraphs = ["one", "two", "three", "four"].slice(0, 2 + this.#upTo(3)).map((name) => ({
      name,
      keys: new Map(),
      types: new Map(),
      members: [],
      things: [],
    }));
  }

  layout(): Layout {
    for (const type of this.#types) this.#layKeys(type);
    for (const type of this.#types) this.#layScalars(type);
    this.#layAbstract();
    for (const type of this.#types) this.#layReferences(type);
    this.#layRoots();
    return { subgraphs: this.#subgraphs, targets: this.#targets };
  }

  #layKeys(type: string): void {
    const pool = this.#hasAll ? keyChoices.filter(() => this.#chance(0.6)) : ["id"];
    const idType = this.#dice.oneOf(this.#hasAll ? ["ID!", "String!"] : ["ID!"]);
    for (const subgraph of this.#some(this.#subgraphs, 0.7)) {
      const some = this.#some(pool.length > 0 ? pool : keyChoices, 0.5);
      // A key that most subgraphs accept lets more layouts compose.
      const keys = [...new Set([...(pool[0] !== undefined && this.#chance(0.7) ? [pool[0]] : []), ...some])];
      subgraph.keys.set(type, keys);
      const fields = new Map<string, LaidField>();
      for (const name of keys.flatMap(ownFields)) {
        fields.set(name, { type: typeOfKey(name, idType), directives: ["@shareable"] });
      }
      subgraph.types.set(type, fields);
    }
  }

  #layScalars(type: string): void {
    const havers = this.#havers(type);
    const plain: Array<{ name: string; owner: LaidSubgraph }> = [];
    for (let index = 0; index < 3 + this.#upTo(4); index += 1) {
      const name = `f${index}`;
      const owner = this.#dice.oneOf(havers);
      const other = this.#dice.oneOf(havers);
      const fields = owner.types.get(type) as Map<string, LaidField>;
      const others = other.types.get(type) as Map<string, LaidField>;
      const chance = this.#hasAll ? this.#dice.roll() : 0.5 + this.#dice.roll() / 2;
      const needed = plain.find((one) => one.owner !== owner && !fields.has(one.name));
      if (chance < 0.35 && needed) {
        fields.set(needed.name, { type: "String", isExternal: true, directives: ["@external"] });
        const directives = [`@requires(fields: "${needed.name}")`];
        fields.set(name, { type: "String", requires: needed.name, directives });
      } else if (chance < 0.45 && other !== owner) {
        fields.set(name, { type: "String", isOverridden: true });
        others.set(name, { type: "String", directives: [`@override(from: "${owner.name}")`] });
      } else if (chance < 0.6 && other !== owner) {
        fields.set(name, { type: this.#hasAll ? "String!" : "String", directives: ["@shareable"] });
        others.set(name, { type: "String", directives: ["@shareable"] });
      } else if (chance < 0.75) fields.set(name, { type: "String", args: "(x: Int)" });
      else {
        fields.set(name, { type: "String" });
        plain.push({ name, owner });
      }
    }
    for (const haver of this.#some(havers, 0.7)) {
      haver.types.get(type)?.set("name", { type: "String", directives: ["@shareable"] });
    }
    for (const haver of this.#some(havers, 0.4)) {
      haver.types.get(type)?.set("value", { type: "Value", directives: ["@shareable"] });
      const parts = haver.types.get("Value") ?? new Map<string, LaidField>();
      haver.types.set("Value", parts);
      for (const part of this.#some(["a", "b", "c"], 0.5)) {
        parts.set(part, { type: "String", directives: ["@shareable"] });
      }
    }
  }

  #layAbstract(): void {
    const things = this.#some(this.#types, 0.6);
    for (const { types, members, things: here } of this.#subgraphs) {
      const known = this.#types.filter((type) => types.has(type));
      members.push(...known.filter(() => this.#chance(0.7)));
      const objects = known.filter((type) => things.includes(type));
      // An interface needs a field that all its types have.
      if (objects.every((type) => types.get(type)?.has("name"))) here.push(...objects);
    }
  }

  #layReferences(type: string): void {
    for (let index = 0; index < 1 + this.#upTo(3); index += 1) {
      const owner = this.#dice.oneOf(this.#havers(type));
      const { field, targets } = this.#reference(owner);
      owner.types.get(type)?.set(`r${index}`, field);
      this.#targets.set(`${type}.r${index}`, targets);
    }
  }

  #layRoots(): void {
    for (const subgraph of this.#subgraphs) {
      const roots = new Map<string, LaidField>();
      subgraph.types.set("Query", roots);
      for (let index = 0; index < 2; index += 1) {
        const name = `${subgraph.name}${index}`;
        const { field, targets } = this.#reference(subgraph);
        roots.set(name, field);
        this.#targets.set(`Query.${name}`, targets);
      }
      for (const type of this.#types) {
        if (!subgraph.types.has(type) || this.#chance(0.6)) continue;
        roots.set(`all${type}`, { type: `[${type}]`, directives: ["@shareable"] });
        this.#targets.set(`Query.all${type}`, [type]);
      }
    }
  }

  #reference(owner: LaidSubgraph): { field: LaidField; targets: readonly string[] } {
    const known = this.#types.filter((type) => owner.types.has(type));
    const target = this.#dice.oneOf([
      ...known,
      ...(owner.members.length > 0 ? ["Any", "Any"] : []),
      ...(owner.things.length > 0 ? ["Thing", "Thing"] : []),
      ...(known.length > 0 ? [] : ["String"]),
    ]);
    const type = this.#dice.oneOf([target, `[${target}]`, `[${target}!]!`, `[[${target}]]`]);
    if (target === "Any") return { field: { type }, targets: owner.members };
    if (target === "Thing") return { field: { type }, targets: owner.things };
    const provides = this.#providable(owner, target);
    if (provides === undefined) return { field: { type }, targets: [target] };
    const external: LaidField = { type: "String", isExternal: true, directives: ["@external"] };
    owner.types.get(target)?.set(provides, external);
    return { field: { type, provides, directives: [`@provides(fields: "${provides}")`] }, targets: [target] };
  }

  /** A plain field of the type that only another subgraph resolves. That subgraph then marks it shareable. */
  #providable(owner: LaidSubgraph, type: string): string | undefined {
    if (!this.#hasAll || this.#chance(0.6)) return undefined;
    for (const { types } of this.#subgraphs) {
      for (const [name, { directives, args }] of types.get(type) ?? []) {
        const isPlain = /^f\d/.test(name) && !directives && args === undefined;
        const others = this.#subgraphs.flatMap((one) => one.types.get(type)?.get(name) ?? []);
        if (!isPlain || others.length > 1) continue;
        if (owner.types.get(type)?.has(name)) continue;
        types.get(type)?.set(name, { type: "String", directives: ["@shareable"] });
        return name;
      }
    }
    return undefined;
  }

  #havers(type: string): LaidSubgraph[] {
    return this.#subgraphs.filter(({ types }) => types.has(type));
  }

  /** At least one of the items. */
  #some<Item>(items: readonly Item[], chance: number): Item[] {
    const some = items.filter(() => this.#chance(chance));
    return some.length > 0 ? some : [this.#dice.oneOf(items)];
  }

  #chance(chance: number): boolean {
    return this.#dice.roll() < chance;
  }

  #upTo(max: number): number {
    return Math.floor(this.#dice.roll() * max);
  }
}

/** The top-level fields of a key. */
export function ownFields(key: string): string[] {
  return key.replace(/ \{.*\}/, "").split(" ");
}

function typeOfKey(name: string, idType: string): string {
  if (name === "box") return "Box!";
  return name === "id" ? idType : "String!";
}
