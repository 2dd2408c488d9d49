import { accents, characters, silentCommands } from "./tex-characters";

/** What stands for braces and signs that are meant, while those of TeX are taken away. */
const kept: ReadonlyArray<readonly [written: RegExp, mark: string, meant: string]> = [
  [/\\\{/g, "\uE000", "{"],
  [/\\\}/g, "\uE001", "}"],
  [/\\\$/g, "\uE002", "$"],
  [/\\~(?=\{\}|$|\/)/g, "\uE003", "~"],
  [/\\(?:textbackslash|backslash)(?![A-Za-z])[ \t]*(?:\{\})?/g, "\uE005", "\\"],
  [/\\(?:textbraceleft|lbrace)(?![A-Za-z])[ \t]*(?:\{\})?/g, "\uE006", "{"],
  [/\\(?:textbraceright|rbrace)(?![A-Za-z])[ \t]*(?:\{\})?/g, "\uE007", "}"],
  [/\\textdollar(?![A-Za-z])[ \t]*(?:\{\})?/g, "\uE008", "$"],
  [/\\textasciitilde(?![A-Za-z])[ \t]*(?:\{\})?/g, "\uE009", "~"],
  // A space that is meant, also after a command.
  [/\\(?:\\|[,;: ])/g, "\uE004", " "],
];

const letterCommand = new RegExp(`\\\\(${namesOf(characters)})(?![A-Za-z])[ \\t\\r\\n]*(?:\\{\\})?`, "g");
const signAccent = /\\([`'^~=."])\s*(?:\{\s*(\p{L}\p{M}*)|(\p{L}\p{M}*))/gu;
const letterAccent = /\\([uhrHvdckbt])(?:\s*\{\s*(\p{L}\p{M}*)|\s+(\p{L}\p{M}*))/gu;

/** \'{\^e} has two. */
const maxAccents = 3;

function namesOf(commands: object): string {
  return Object.keys(commands)
    .toSorted((a, b) => b.length - a.length)
    .join("|");
}

/** The text that TeX would set, in one line: accents and signs as characters, no fonts. An unknown command sets its own name: \LaTeX is LaTeX. */
export function textOfTex(tex: string): string {
  let text = tex.replaceAll(/\s+/gu, " ");
  if (!/[\\{}$~`'-]/.test(text)) return text.normalize("NFC").trim();
  for (const [written, mark] of kept) text = text.replaceAll(written, mark);
  text = withoutCommandsOfSpace(text).replaceAll(
    letterCommand,
    (_, name: string) => characters[name] as string,
  );
  text = withAccents(text)
    .replaceAll(/\\(?:enquote|mkbib(?:quote|double))\*?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, "“$1”")
    .replaceAll("---", "—")
    .replaceAll("--", "–")
    .replaceAll("``", "“")
    .replaceAll("''", "”")
    .replaceAll("~", "\uE004")
    .replaceAll(/\\[&%#_]/g, (sign) => sign.slice(1))
    .replaceAll(/\\([a-zA-Z@]+)\*? *(\{\})?(?=(\{)?)/g, commandText)
    .replaceAll(/[{}$]|\\/g, "");
  for (const [, mark, meant] of kept) text = text.replaceAll(mark, meant);
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

/** With what they have as arguments and is not text: addresses, lengths, notes. */
function withoutCommandsOfSpace(tex: string): string {
  return tex
    .replaceAll(/\\(?:begin|end|[hv]space\*?|noopsort|label|cite[a-z]*|thanks|footnote)\s*\{[^{}]*\}/g, " ")
    .replaceAll(/\\href\s*\{[^{}]*\}/g, "")
    .replaceAll(/\\kern\s*-?[\d.]+\s*[a-z]{2}/g, "")
    .replaceAll(/\\path\|([^|]*)\|/g, "$1")
    .replaceAll(/\\[-/!@]/g, "{}");
}

function withAccents(tex: string): string {
  let text = tex;
  const accented = (_whole: string, accent: string, inBraces?: string, bare?: string) => {
    const base = (inBraces ?? bare ?? "").replace("ı", "i").replace("ȷ", "j");
    const opening = inBraces === undefined ? "" : "{";
    return `${opening}${(base + (accents[accent] ?? "")).normalize("NFC")}`;
  };
  for (let round = 0; round < maxAccents; round += 1) {
    // A group around one letter says nothing more: \'{{e}}, \'{\^{e}}.
    const next = text
      .replaceAll(/\{(\p{L}\p{M}*)\}/gu, (group, letter: string, at: number, all: string) =>
        at > 0 && /[{`'^~=."]$/.test(all.slice(at - 1, at)) ? letter : group,
      )
      .replaceAll(signAccent, accented)
      .replaceAll(letterAccent, accented);
    if (next === text) break;
    text = next;
  }
  return text;
}

/** A command with an argument sets the argument. */
function commandText(command: string, name: string, empty: string | undefined, argument: string | undefined) {
  if (silentCommands.test(name) || (argument !== undefined && empty === undefined)) return "";
  const isLogo = /[A-Z]/.test(name);
  return empty === undefined && !isLogo && command.endsWith(" ") ? `${name} ` : name;
}
