/** Reads Prometheus's text format, and throws for a line that is none: samples by name and labels as they are written. */
export function readExposition(text: string) {
  const samples = new Map<string, number>();
  const help = new Map<string, string>();
  const types = new Map<string, string>();
  if (!text.endsWith("\n")) throw new Error("Expected the last line to end, but it does not.");
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const [, about, of = "", rest = ""] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (about) {
      (about === "HELP" ? help : types).set(of, rest);
      continue;
    }
    const [, series = "", value = ""] =
      /^([a-zA-Z_:][\w:]*(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})?) ([-+]?(?:[\d.]+(?:e[-+]?\d+)?|Inf|nan))$/i.exec(
        line,
      ) ?? [];
    if (series === "") throw new Error(`Expected a sample, but got ${line}`);
    if (samples.has(series)) throw new Error(`Expected ${series} once, but it comes again.`);
    samples.set(series, Number(value.replace("Inf", "Infinity")));
  }
  return { samples, help, types };
}
