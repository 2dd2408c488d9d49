/** What XML 1.0 has no way to write, not even escaped: controls, halves of characters, and two that are none. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Text for XML, within an element or an attribute; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, "\ufffd").replace(/[&<>"\n\r\t]/g, (found) => escapes[found] as string);
}

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** A tag with its attributes; those that are null are left out. With children it is closed after them, else at once. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = startTag(name, attributes);
  return children.length === 0 ? `${written.slice(0, -1)}/>` : `${written}${children.join("")}</${name}>`;
}

/** What a long element begins with. */
export function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>`;
}
