import { existsSync } from "node:fs";

import { chromium, type Browser, type Page } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export async function launchChromium(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error(`There is no Chromium at ${executablePath}. Set CHROMIUM.`);
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ],
  });
}

/** What a page says on its console, throws, or asks of anybody but these: it grows as the page lives. */
export function complaintsOf(page: Page, origins: readonly string[]): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const isAllowed = origins.some((origin) => request.url().startsWith(`${origin}/`));
    if (!isAllowed && !/^(data|blob):/.test(request.url())) complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}

/** How wide the page is, in pixels: wider than its window if one has to scroll sideways. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth");
