/** What TeX sets for its commands: letters, signs and accents. */

/** Combining characters, by the command of the accent. */
export const accents: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  h: "\u0309",
  r: "\u030A",
  H: "\u030B",
  v: "\u030C",
  d: "\u0323",
  c: "\u0327",
  k: "\u0328",
  b: "\u0331",
  t: "\u0361",
};

export const characters: Readonly<Record<string, string>> = {
  aa: "å",
  AA: "Å",
  ae: "æ",
  AE: "Æ",
  dh: "ð",
  DH: "Ð",
  dj: "đ",
  DJ: "Đ",
  i: "ı",
  j: "ȷ",
  l: "ł",
  L: "Ł",
  ng: "ŋ",
  NG: "Ŋ",
  o: "ø",
  O: "Ø",
  oe: "œ",
  OE: "Œ",
  ss: "ß",
  SS: "SS",
  th: "þ",
  TH: "Þ",
  copyright: "©",
  Dash: "—",
  dots: "…",
  emdash: "—",
  endash: "–",
  enspace: " ",
  euro: "€",
  EUR: "€",
  guillemetleft: "«",
  guillemetright: "»",
  guillemotleft: "«",
  guillemotright: "»",
  hyphen: "-",
  ldots: "…",
  P: "¶",
  pounds: "£",
  quad: " ",
  S: "§",
  slash: "/",
  space: " ",
  textasciicircum: "^",
  textbar: "|",
  textbullet: "•",
  textcopyright: "©",
  textdegree: "°",
  textellipsis: "…",
  textemdash: "—",
  textendash: "–",
  texteuro: "€",
  textexclamdown: "¡",
  textgreater: ">",
  textless: "<",
  textmu: "µ",
  textquestiondown: "¿",
  textquotedbl: '"',
  textquotedblleft: "“",
  textquotedblright: "”",
  textquoteleft: "‘",
  textquoteright: "’",
  textquotesingle: "'",
  textregistered: "®",
  texttrademark: "™",
  textunderscore: "_",
  thinspace: " ",
  // Mathematics.
  approx: "≈",
  cdot: "·",
  circ: "∘",
  degree: "°",
  ell: "ℓ",
  ge: "≥",
  geq: "≥",
  in: "∈",
  infty: "∞",
  le: "≤",
  leq: "≤",
  mathplus: "+",
  mu: "μ",
  neq: "≠",
  partial: "∂",
  pm: "±",
  rightarrow: "→",
  sim: "~",
  sqrt: "√",
  sum: "∑",
  times: "×",
  to: "→",
  ...greek(),
};

function greek(): Record<string, string> {
  const small =
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega";
  const found: Record<string, string> = {};
  for (const [at, name] of small.split(" ").entries()) {
    found[name] = String.fromCodePoint(0x3b1 + at);
    found[`${name.charAt(0).toUpperCase()}${name.slice(1)}`] = String.fromCodePoint(0x391 + at);
  }
  // TeX has no capital of its own for these, and TUGboat's Omega is a program.
  for (const name of ["Varsigma", "Omicron", "Omega", "Lambda"]) delete found[name];
  return { ...found, varepsilon: "ε", vartheta: "ϑ", varphi: "φ" };
}

/** Commands that change the font or the space, and set nothing. */
export const silentCommands =
  /^(?:it|em|bf|tt|sf|sl|rm|sc|smc|ssf|sl(?:nine|tt|c|MF)|(?:five|six|seven|eight|nine|ten|twelve)(?:rm|it|bf|tt|sl|sf|smc)|tiny|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|[hH]uge|(?:bf|md)series|(?:it|sl|sc|up)shape|(?:sf|tt|rm)family|normalfont|relax|protect|displaystyle|left|right|noindent|break|linebreak|newline|allowbreak|nobreak)$/;
