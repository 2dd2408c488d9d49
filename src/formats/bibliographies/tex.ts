const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

/** Text that TeX sets as it is. An empty group keeps signs apart that would become one: `--`, two quotes. */
export function texOf(text: string): string {
  return text
    .replaceAll(/[\\{}~^&%$#_]/g, (sign) => signs[sign] as string)
    .replaceAll(/([-'`,<>?!])(?=[-'`,<>])/g, "$1{}");
}

/** A title: words with a capital letter, but for the first letter of a sentence, are in braces. */
export function titleAsTex(title: string): string {
  let startsSentence = true;
  return title
    .split(" ")
    .map((word) => {
      const letters = startsSentence ? word.replace(/^\P{L}*\p{Lu}/u, "") : word;
      startsSentence = /[:.?!–—]["'”’)\]]*$/u.test(word);
      const [, core = word, behind = ""] = /^(.*?)([:;,.?!]*)$/u.exec(word) ?? [];
      return /\p{Lu}/u.test(letters) ? `{${texOf(core)}}${texOf(behind)}` : texOf(word);
    })
    .join(" ");
}

/** An address or an identifier, in which TeX's signs stand for themselves; what would end the value is percent-encoded. */
export const verbatim = (text: string): string =>
  text.replaceAll(/[\\{}\s]/gu, (sign) => encodeURIComponent(sign));
