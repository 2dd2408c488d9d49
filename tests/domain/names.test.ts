import * as fc from "fast-check";

import { fold, sortNameOf } from "../../src/domain/names";
import { operations } from "../helpers/operations";

describe("a folded name", () => {
  it.each([
    ["Victoria CARR", "victoria carr"],
    ["  Fiona   Apio-Matanda ", "fiona apio matanda"],
    ["Pooky_Knightsmith", "pooky knightsmith"],
    ["José Núñez", "jose nunez"],
    ["Jose\u0301 Nu\u0301n\u0303ez", "jose nunez"],
    ["Löwy", "lowy"],
    ["Straße", "strasse"],
    ["STRAẞE", "strasse"],
    ["Søren Ærø", "soren aero"],
    ["ŁUKASZ", "lukasz"],
    ["Þórður Guðmundsson", "thordur gudmundsson"],
    ["İstanbul", "istanbul"],
    ["Œuvre Đorđe", "oeuvre dorde"],
    ["O'Hara", "ohara"],
    ["O’Hara", "ohara"],
    ["O‘Hara", "ohara"],
    ["Hawaiʻi", "hawaii"],
    ["The Teachers' Podcast", "the teachers podcast"],
    ["#Leadership – what’s on your mind?", "leadership whats on your mind"],
    ["ﬁnal ½", "final 1 2"],
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full width"],
    ["Жанна Агузарова", "жанна агузарова"],
    ["李雷", "李雷"],
    ["?!", ""],
    ["", ""],
  ])("of %j is %j", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

  it("is its own fold", () => {
    fc.assert(
      fc.property(text, (name) => expect(fold(fold(name))).toBe(fold(name))),
      { numRuns: 10 * operations },
    );
  });

  it("is the same whether its accents are composed or not", () => {
    fc.assert(
      fc.property(text, (name) => expect(fold(name.normalize("NFD"))).toBe(fold(name.normalize("NFC")))),
      { numRuns: 10 * operations },
    );
  });

  it("holds letters and digits, and single spaces between them", () => {
    fc.assert(
      fc.property(text, (name) => expect(fold(name)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)),
    );
  });

  it("does not make one of two different names", () => {
    expect(fold("Victoria Carr")).not.toBe(fold("Victoria Maguire"));
    expect(fold("Anna Lee")).not.toBe(fold("Annalee"));
  });
});

describe("the sort name", () => {
  it.each([
    ["Victoria Carr", "Carr, Victoria"],
    ["Ross Morrison McGill", "McGill, Ross Morrison"],
    ["Ludwig van Beethoven", "van Beethoven, Ludwig"],
    ["Ursula von der Leyen", "von der Leyen, Ursula"],
    ["Natalie Maddox-Hussain", "Maddox-Hussain, Natalie"],
    ["Van Morrison", "Morrison, Van"],
    ["  TJ   Juttla ", "Juttla, TJ"],
    ["Madonna", "Madonna"],
    ["", ""],
  ])("of %j is %j", (name, sortName) => {
    expect(sortNameOf(name)).toBe(sortName);
  });
});
