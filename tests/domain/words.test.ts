import * as fc from "fast-check";

import { cutAtMatches, excerptOf, maxWordLength, maxWords, soughtIn, wordsOf } from "../../src/domain/words";
import { operations } from "../helpers/operations";

/** "A [marked] text": what stands in brackets is what matched. */
const marked = (text: string, sought: string) =>
  cutAtMatches(text, soughtIn(sought))
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join("");

const anyText = fc.string({ unit: "binary", maxLength: 60 });

describe("the words of a text", () => {
  it.each([
    ["Łódź, KRAKÓW – Gdańsk", ["lodz", "krakow", "gdansk"]],
    ["O’Brien & Sons", ["obrien", "sons"]],
    ["½ ﬁsh", ["1", "2", "fish"]],
    ["ΟΔΥΣΣΕΥΣ Οδυσσεύς", ["οδυσσευσ", "οδυσσευσ"]],
    ["日本 語", ["日本", "語"]],
    ["🎙️ \u0000 \uD800 -- \t\n", []],
    ["", []],
  ])("%j are %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("are cut between characters, never within one", () => {
    expect(wordsOf("𝒜".repeat(100))).toEqual(["a".repeat(maxWordLength)]);
    expect(wordsOf("𐐷".repeat(100))).toEqual(["𐐷".repeat(maxWordLength)]);
  });

  it("hold letters and digits only, whatever the text, and stay as they are when read again", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: "grapheme" })), (text) => {
        const words = wordsOf(text);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,63}$/u);
        expect(wordsOf(words.join(" "))).toEqual(words);
      }),
      { numRuns: 10 * operations },
    );
  });
});

describe("what a text asks for", () => {
  it("is its first twelve words", () => {
    const text = Array.from({ length: 20 }, (_, index) => `w${index}`).join(" ");

    expect(soughtIn(text).words).toEqual(text.split(" ").slice(0, maxWords));
    expect(soughtIn(text).isLastOpen).toBe(false);
  });

  it.each([
    ["arm", true],
    ["army ", false],
    ["army!", false],
    ["O'", true],
    ["", false],
  ])("ends openly, as somebody types: %j %s", (text, isLastOpen) => {
    expect(soughtIn(text).isLastOpen).toBe(isLastOpen);
  });
});

describe("marking", () => {
  it.each([
    ["Élan vital", "elan", "[Élan] vital"],
    ["Élan vital", "vit", "Élan [vital]"],
    ["Élan vital", "vit ", "Élan vital"],
    ["Vital vitality", "vital x", "[Vital] vitality"],
    ["‘Leading’ with love, leading on", "leading", "‘[Leading]’ with love, [leading] on"],
    ["O’Brien’s", "obriens", "[O’Brien’s]"],
    ["<b>bold</b>", "b", "<[b]>[bold]</[b]>"],
    ["Brand™ new", "brandtm ", "[Brand™] new"],
    ["", "a", ""],
    ["a", "", "a"],
  ])("%j for %j gives %j", (text, sought, expected) => {
    expect(marked(text, sought)).toBe(expected);
  });

  it("keeps the text, whatever it is and whatever is looked for", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, sought) => {
        const parts = cutAtMatches(text, soughtIn(sought));

        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
      { numRuns: 10 * operations },
    );
  });

  it("finds a word of the text wherever it stands", () => {
    const anyWord = fc.string({ unit: fc.constantFrom("é", "ß", "L", "σ", "ﬁ", "7", "語"), minLength: 1 });
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1 }), fc.nat(), (words, place) => {
        const word = words[place % words.length] ?? "";
        const parts = cutAtMatches(words.join(", "), soughtIn(`${word} `));

        expect(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toContain(word);
      }),
    );
  });
});

/** A half of a character without the other. */
const halves = /\p{Cs}/u;

describe("an excerpt", () => {
  const excerpt = (text: string, sought: string) =>
    excerptOf(cutAtMatches(text, soughtIn(sought)))
      .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
      .join("");

  it("is the whole of a short text", () => {
    expect(excerpt("Head teacher and army reservist.", "army")).toBe("Head teacher and [army] reservist.");
  });

  it("is cut at spaces on both sides of the first match", () => {
    const words = (count: number) => "word ".repeat(count);

    const found = excerpt(`${words(100)}army ${words(100)}`, "army");

    expect(found).toMatch(/^… (word ){9}\[army\] (word )+…$/);
    expect(found.length).toBeLessThan(220);
  });

  it("is short, and without half characters, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400, size: "max" }), (text) => {
        const parts = excerptOf(cutAtMatches(`${text} army ${text}`, soughtIn("army")));
        const whole = parts.map((part) => part.text).join("");

        expect(parts.some(({ isMatch }) => isMatch)).toBe(true);
        expect(whole.length).toBeLessThan(300);
        expect(halves.test(whole) && !halves.test(text)).toBe(false);
      }),
    );
  });
});
