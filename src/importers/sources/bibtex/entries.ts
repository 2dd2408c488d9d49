/** A field of an entry: its text as TeX, with the texts of `@string` put in. */
export type Fields = ReadonlyMap<string, string>;

export type Entry = { readonly key: string; readonly type: string; readonly line: number } & (
  | { readonly fields: Fields }
  /** Why it cannot be read. */
  | { readonly broken: string }
);

/** What begins an entry: at the beginning of a line, or after one. A `%` before it makes it a comment (biber). */
const beginning = /@\s*([a-z]+)\s*([{(])/iy;

/** An entry within a value: the value has no end. */
const nextEntry = /[ \t]*@[a-z]+[ \t]*[{(][ \t]*[^\s,={}()"]+[ \t]*,/iy;

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

class Broken extends Error {}

/**
 * The entries of a BibTeX or BibLaTeX file, in its order. One that is broken costs itself: reading goes on at the next line that begins an entry.
 * Text outside of entries is a comment.
 */
export function readEntries(text: string): Entry[] {
  return new Reading(text).entries();
}

class Reading {
  readonly #text: string;
  readonly #strings = new Map(months.map((name, at) => [name, String(at + 1)]));
  #at = 0;
  #canEscape = true;
  #line = 1;
  #lineAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  entries(): Entry[] {
    const entries: Entry[] = [];
    for (let at = this.#text.indexOf("@"); at >= 0; at = this.#text.indexOf("@", this.#at)) {
      this.#at = at;
      beginning.lastIndex = at;
      const [whole, type = "", open] = beginning.exec(this.#text) ?? [];
      if (whole === undefined || this.#isComment(at)) {
        this.#at = at + 1;
        continue;
      }
      const line = this.#lineOf(at);
      this.#at = at + whole.length;
      const entry = this.#read(type.toLowerCase(), open === "{" ? "}" : ")", line);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  /** Within a word, as in an address of mail, or after a `%` on its line. */
  #isComment(at: number): boolean {
    const before = this.#text.slice(this.#text.lastIndexOf("\n", at) + 1, at);
    return /[\w.]$/.test(before) || /(?:^|[^\\])%/.test(before);
  }

  #lineOf(at: number): number {
    for (let end = this.#text.indexOf("\n", this.#lineAt); end >= 0 && end < at;) {
      this.#line += 1;
      this.#lineAt = end + 1;
      end = this.#text.indexOf("\n", this.#lineAt);
    }
    return this.#line;
  }

  #read(type: string, close: string, line: number): Entry | null {
    const start = this.#at;
    const first = this.#attempt(type, close, line);
    if (first === null || "fields" in first) return first;
    // BibTeX counts \{ as a brace, and most programs that write its files do not.
    this.#canEscape = false;
    this.#at = start;
    const second = this.#attempt(type, close, line);
    this.#canEscape = true;
    if (second !== null && "fields" in second) return second;
    this.#at = start;
    return first;
  }

  /** Null for what is no entry. */
  #attempt(type: string, close: string, line: number): Entry | null {
    let key = "";
    try {
      if (type === "comment" || type === "preamble") {
        this.#skip(close);
        return null;
      }
      if (type === "string") {
        for (const [name, value] of this.#fields(close)) this.#strings.set(name, value);
        return null;
      }
      key = this.#key(close);
      return { key, type, line, fields: new Map(this.#fields(close)) };
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return type === "comment" || type === "preamble" || type === "string"
        ? null
        : { key, type, line, broken: error.message };
    }
  }

  /** Of a comment or a preamble, to its closing brace. */
  #skip(close: string): void {
    for (let depth = 0; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (depth === 0 && character === close) {
        this.#at += 1;
        return;
      }
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      if (character === "\n" && this.#isEntryAt(this.#at + 1)) break;
    }
    throw new Broken(`Expected ${close} at its end.`);
  }

  /** Empty where the entry has none. */
  #key(close: string): string {
    const start = this.#at;
    const key = this.#match(/[^,{}"=\n]*/y).trim();
    this.#space();
    if (this.#text[this.#at] === ",") {
      this.#at += 1;
      return key;
    }
    if (this.#text[this.#at] === "=") {
      this.#at = start;
      return "";
    }
    if (this.#text[this.#at] === close) return key;
    throw new Broken(`Expected a comma after the key ${JSON.stringify(key)}.`);
  }

  *#fields(close: string): Generator<readonly [name: string, value: string]> {
    for (;;) {
      this.#space();
      while (this.#text[this.#at] === ",") {
        this.#at += 1;
        this.#space();
      }
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return;
      }
      const name = this.#match(/[^\s=,{}()"#%@]+/y).toLowerCase();
      this.#space();
      if (name === "" || this.#text[this.#at] !== "=")
        throw new Broken(name === "" ? `Expected a field or ${close}.` : `Expected = after ${name}.`);
      this.#at += 1;
      yield [name, this.#value(name)];
    }
  }

  #value(name: string): string {
    let value = this.#part(name);
    for (this.#space(); this.#text[this.#at] === "#"; this.#space()) {
      this.#at += 1;
      value += this.#part(name);
    }
    return value;
  }

  #part(name: string): string {
    this.#space();
    const first = this.#text[this.#at];
    if (first === "{") return this.#delimited(name, "}");
    if (first === '"') return this.#delimited(name, '"');
    const word = this.#match(/[^\s=,{}()"#%]+/y);
    if (word === "") throw new Broken(`Expected a value of ${name}.`);
    return /^\d/.test(word) ? word : (this.#strings.get(word.toLowerCase()) ?? word);
  }

  #delimited(name: string, close: string): string {
    const start = this.#at + 1;
    const end = this.#endOf(start, close);
    if (end === null) throw new Broken(`Expected ${close} at the end of ${name}.`);
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  /** Null where there is none before the next entry. */
  #endOf(start: number, close: string): number | null {
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (depth === 0 && character === close) return at;
      if (character === "\\" && this.#canEscape) at += 1;
      else if (character === "{") depth += 1;
      else if (character === "}") depth -= 1;
      else if (character === "\n" && this.#isEntryAt(at + 1)) return null;
      if (depth < 0) return null;
    }
    return null;
  }

  #isEntryAt(at: number): boolean {
    nextEntry.lastIndex = at;
    return nextEntry.test(this.#text);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  /** White space, and comments to the end of a line. */
  #space(): void {
    this.#match(/(?:\s|%[^\n]*)*/y);
  }
}
