/** Characters that XML 1.0 cannot represent, not even escaped: controls, lone surrogates and two noncharacters; and controls that it only discourages. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** With U+FFFD for each character that XML cannot represent: no calendar should have them either. */
export function writable(text: string): string {
  return text.replace(unwritable, "\ufffd");
}

/** Escapes text for an element or an attribute; characters that XML cannot represent become U+FFFD. */
export function escapeXml(text: string): string {
  return writable(text).replace(/[&<>"\n\r\t]/g, (found) => escapes[found] as string);
}

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element with attributes, without null ones, and optional children. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = startTag(name, attributes);
  return children.length === 0 ? `${written.slice(0, -1)}/>` : `${written}${children.join("")}</${name}>`;
}

/** The start tag of a long element. */
export function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>`;
}
