import { Unreadable } from "./unreadable";

/** A run of text of one font, and where it stands on its page. */
export interface PdfRun {
  readonly text: string;
  readonly font: string;
  readonly left: number;
  readonly right: number;
  /** Null where it is not linked. */
  readonly url: string | null;
}

/** A line of text of a PDF. */
export interface PdfLine {
  /** Counted from 1. */
  readonly page: number;
  /** From the bottom of the page. */
  readonly y: number;
  readonly runs: readonly PdfRun[];
}

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";

/** Longer documents are no profiles. */
const maxPages = 200;

/** The lines of a PDF, or why there are none: it is encrypted, broken, or a picture. Nothing of it is run or drawn. */
export async function pdfLinesOf(bytes: Uint8Array): Promise<readonly PdfLine[] | string> {
  const { getDocumentProxy } = (await import("unpdf")) as unknown as Reader;
  try {
    // It takes the bytes that it is given.
    const document = await getDocumentProxy(bytes.slice(), { verbosity: 0, isEvalSupported: false });
    if (document.numPages > maxPages)
      return `Expected a PDF of at most ${maxPages} pages, but got ${document.numPages}.`;
    const lines: PdfLine[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      const found = await document.getPage(page);
      const { items } = await found.getTextContent();
      const links = (await found.getAnnotations()).flatMap(linkIn);
      lines.push(...linesOf(items, links, page));
    }
    return lines.length === 0
      ? "Expected a PDF with text, but its pages have none: perhaps they are pictures."
      : lines;
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "PasswordException") return "Expected a PDF without a password, but it is encrypted.";
    return `It is no PDF that can be read: ${message}`;
  }
}

/** The lines of a file; throws Unreadable where there are none. */
export function linesOfPdf(pages: readonly PdfLine[] | string | null): readonly PdfLine[] {
  if (typeof pages === "object" && pages !== null) return pages;
  throw new Unreadable(pages ?? "Expected a PDF.");
}

/** What is used of the library, whose own types are not found from here. */
interface Reader {
  readonly getDocumentProxy: (
    bytes: Uint8Array,
    options: Readonly<Record<string, unknown>>,
  ) => Promise<Document>;
}

interface Document {
  readonly numPages: number;
  readonly getPage: (page: number) => Promise<{
    readonly getTextContent: () => Promise<{ readonly items: readonly Item[] }>;
    readonly getAnnotations: () => Promise<
      ReadonlyArray<{ readonly url?: unknown; readonly rect?: unknown }>
    >;
  }>;
}

interface Item {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly fontName?: string;
}

interface PdfLink {
  readonly url: string;
  readonly rect: readonly number[];
}

const linkIn = ({ url, rect }: { readonly url?: unknown; readonly rect?: unknown }): PdfLink[] =>
  typeof url === "string" && Array.isArray(rect) ? [{ url, rect: rect.map(Number) }] : [];

function linesOf(items: readonly Item[], links: readonly PdfLink[], page: number): PdfLine[] {
  const lines: Array<{ page: number; y: number; runs: PdfRun[] }> = [];
  for (const { str = "", transform = [], width = 0, fontName = "" } of items) {
    const [left = 0, y = 0] = transform.slice(4);
    if (str === "") continue;
    const middle = left + width / 2;
    const link = links.find(
      ({ rect: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }) => middle >= x1 && middle <= x2 && y >= y1 - 3 && y <= y2,
    );
    const run: PdfRun = { text: str, font: fontName, left, right: left + width, url: link?.url ?? null };
    const line = lines.at(-1);
    if (line && Math.abs(line.y - y) < 2) line.runs.push(run);
    else if (str.trim() !== "") lines.push({ page, y, runs: [run] });
  }
  return lines;
}
