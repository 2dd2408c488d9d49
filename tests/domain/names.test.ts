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
    ["がっこう", "がっこう"],
    ["か\u3099つこう", "がつこう"],
    ["ｶﾞｯｺｳ", "ガッコウ"],
    ["हिन्दी", "हिन्दी"],
    ["தமிழ்", "தமிழ்"],
    ["สวัสดี", "สวัสดี"],
    ["김민수", "김민수"],
    ["김민수".normalize("NFD"), "김민수"],
    ["Nguyễn Thị", "nguyen thi"],
    ["Ѐ Ё Й", "е е и"],
    ["Ὅμηρος", "ομηροσ"],
    ["שָׁלוֹם", "שלום"],
    ["أحـــمَد", "احمد"],
    ["می\u200cخواهم", "میخواهم"],
    ["soft\u00adhyphen", "softhyphen"],
    ["zero\u200bwidth", "zero width"],
    ["1️⃣ first", "1 first"],
    ["Ħamrun", "hamrun"],
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
      fc.property(text, (name) =>
        expect(fold(name)).toMatch(/^([\p{L}\p{N}][\p{L}\p{N}\p{M}]*( [\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*)?$/u),
      ),
    );
  });

  it("does not make one of two different names", () => {
    expect(fold("Victoria Carr")).not.toBe(fold("Victoria Maguire"));
    expect(fold("Anna Lee")).not.toBe(fold("Annalee"));
    expect(fold("かき")).not.toBe(fold("かぎ"));
    expect(fold("パリ")).not.toBe(fold("バリ"));
    expect(fold("कि")).not.toBe(fold("का"));
    expect(fold("มา")).not.toBe(fold("ม้า"));
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
    ["Martin Luther King Jr.", "King, Martin Luther, Jr."],
    ["Martin Luther King, Jr.", "King, Martin Luther, Jr."],
    ["John Smith III", "Smith, John, III"],
    ["Ann Lee, PhD", "Lee, Ann, PhD"],
    ["Ali bin Ahmed", "bin Ahmed, Ali"],
    ["Robert De Niro", "De Niro, Robert"],
    ["Weird Al Yankovic", "Yankovic, Weird Al"],
    ["José Ortega y Gasset", "Ortega y Gasset, José"],
    ["Carr, Victoria", "Carr, Victoria"],
    ["山田 太郎", "山田, 太郎"],
    ["宮﨑　駿", "宮﨑, 駿"],
    ["김 민수", "김, 민수"],
    ["李雷", "李雷"],
    ["ジョン・スミス", "ジョン・スミス"],
    ["Nagy Imre", "Imre, Nagy"],
  ])("of %j is %j", (name, sortName) => {
    expect(sortNameOf(name)).toBe(sortName);
  });
});
