import { Mentions } from "../../src/domain/mentions";

describe("The mention of a name", () => {
  it.each([
    ["Ann Lee", "With ÁNN LEE.", "With [name removed]."],
    ["Ann Lee", "Lee, ann-lee", "Lee, [name removed]"],
    ["Ann Lee", "https://example.org/annlee/2", "https://example.org/[name removed]/2"],
    ["Ann Lee", "Ann\n      Lee", "[name removed]"],
    ["Ánn Lee", "https://example.org/%C3%A1nn%20lee?", "https://example.org/[name removed]?"],
    ["Ann Lee", "?by=A%6En+Lee", "?by=[name removed]"],
    ["Ann Lee", "<b>&Aacute;nn&nbsp;L&#101;&#xE9;</b>", "<b>[name removed]</b>"],
    ["王小明", "与王小明谈教育", "与[name removed]谈教育"],
    ["王小明", "?q=%E7%8E%8B%E5%B0%8F%E6%98%8E&b", "?q=[name removed]&b"],
    ["田中 太郎", "田中太郎さん", "[name removed]さん"],
    ["สมชาย ใจดี", "นายสมชาย ใจดีครับ", "นาย[name removed]ครับ"],
    ["Ann Lee", "与Ann Lee谈", "与[name removed]谈"],
    ["Νίκος Παπάς", "ΝΙΚΟΣ ΠΑΠΑΣ", "[name removed]"],
  ])("of %j is found in %j", (name, text, without) => {
    expect(new Mentions([name]).without(text)).toBe(without);
  });

  it.each([
    ["Ann Lee", "Joann Lee"],
    ["Ann Lee", "Ann Leeds"],
    ["Ann Lee", "Ann and Lee"],
    ["Ann Lee", "Ann %FF Lee &#99999999; &; %"],
    ["Ann Lee", "J%C3%B6ann Lee"],
    ["Ann Lee", "&Aacute;&aacute;nn Lee"],
    ["", "Ann Lee"],
  ])("of %j is not in %j", (name, text) => {
    expect(new Mentions([name]).isIn(text)).toBe(false);
  });
});
