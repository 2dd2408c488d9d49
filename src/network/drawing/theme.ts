/** Light for paper and most pages, dark for dark pages. */
export enum Theme {
  LIGHT = "LIGHT",
  DARK = "DARK",
}

export interface Colours {
  readonly background: string;
  readonly text: string;
  /** Secondary text and lines. */
  readonly muted: string;
  readonly line: string;
  /** Colours of groups, the largest first. */
  readonly groups: readonly string[];
  /** For anything without its own colour. */
  readonly other: string;
}

/** Paul Tol's bright scheme: distinguishable with any colour vision, on white and on black. */
const groups = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377"];

export const coloursOf: Readonly<Record<Theme, Colours>> = {
  LIGHT: {
    background: "#ffffff",
    text: "#1c2126",
    muted: "#59636e",
    line: "#8b95a1",
    groups,
    other: "#a9b0b8",
  },
  DARK: {
    background: "#14181d",
    text: "#eceff2",
    muted: "#a3aeb9",
    line: "#75808c",
    groups: ["#6b9fd4", "#ee6677", "#3fae52", "#ccbb44", "#66ccee", "#d065a3"],
    other: "#6f7984",
  },
};

/** Font fallbacks with equal metrics, so that measured widths hold for each. */
export const fontFamily = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";
