import { Mentions } from "../../src/domain/mentions";

describe("a name in a text", () => {
  const ann = new Mentions(["Ann Lee", "Jose Nunez", "Søren Æbelø"]);

  it.each([
    ["Episode 3: Ann Lee on maths", "Episode 3: [name removed] on maths"],
    ["ANN  LEE’s book", "[name removed]’s book"],
    ["by Ánn-Lee.", "by [name removed]."],
    ["https://annlee.example/ann_lee", "https://[name removed].example/[name removed]"],
    ["José Núñez and Ann Lee", "[name removed] and [name removed]"],
    ["Jose\u0301 Nu\u0301n\u0303ez", "[name removed]"],
    ["soren aebelo", "[name removed]"],
    ["with A<b>nn</b> Lee.", "with [name removed]."],
    ["<p>Ann<br/>\n<i class='x'>Lee</i></p>", "<p>[name removed]</i></p>"],
    ["**Ann** __Lee__", "**[name removed]__"],
    ["Ann\r\n   Lee", "[name removed]"],
    ["ÁNN LEÉ", "[name removed]"],
    [`<a title="Ann Lee" href="/x">her</a>`, `<a title="[name removed]" href="/x">her</a>`],
  ])("%s is found, whatever its case, accents and punctuation", (text, without) => {
    expect(ann.isIn(text)).toBe(true);
    expect(ann.without(text)).toBe(without);
  });

  it.each(["Ann Leeds", "Joann Lee", "Ann and Lee", "Ann spoke. Then Lee did.", "Lee Ann", ""])(
    "is not found in “%s”",
    (text) => {
      expect(ann.isIn(text)).toBe(false);
      expect(ann.without(text)).toBe(text);
    },
  );

  it("is found in scripts whose marks are letters, and in parts or whole", () => {
    const names = new Mentions(["がくと 山本", "김민수", "ｶﾞｸﾄ"]);

    expect(names.without("山本 がくと: がくと 山本")).toBe("山本 がくと: [name removed]");
    expect(names.without("か\u3099くと 山本".normalize("NFD"))).toBe("[name removed]");
    expect(names.without("김민수".normalize("NFD"))).toBe("[name removed]");
    expect(names.without("ｶﾞｸﾄ")).toBe("[name removed]");
    expect(names.isIn("かくと 山本")).toBe(false);
  });

  const inverted = new Mentions(["Ann Lee"], ["Lee, Ann", "Lee Ray, Ann"]);

  it.each([
    ["by Lee, Ann.", "by [name removed]."],
    ["Poe, Bo; LEE, ANN; Ray, Cy", "Poe, Bo; [name removed]; Ray, Cy"],
    ["Lee,\nÁnn (chair)", "[name removed] (chair)"],
    ["Lee Ray, Ann", "[name removed]"],
    ["<li>Lee, <b>Ann</b></li>", "<li>[name removed]</b></li>"],
  ])("is found with the family name first and a comma: %s", (text, without) => {
    expect(inverted.without(text)).toBe(without);
  });

  it.each(["Lee Ann", "Sue Lee, Ann Ray", "Sue Lee, Ann", "with Lee, Ann Ray"])(
    "is not found with the family name first in “%s”: without a comma, or as parts of other names",
    (text) => {
      expect(inverted.without(text)).toBe(text);
    },
  );

  it("is taken out as a whole where one name is a part of another", () => {
    expect(new Mentions(["Ann Lee", "Ann Lee Smith"]).without("Ann Lee Smith, Ann Lee")).toBe(
      "[name removed], [name removed]",
    );
  });

  it("is none where nothing is looked for", () => {
    expect(new Mentions(["", "–"]).isIn("Ann Lee –")).toBe(false);
  });
});
