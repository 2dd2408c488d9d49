import { makeValidator } from "envalid";

import type { Dialect } from "../database/sql/sql";
import { readDatabaseUrl } from "../database/url";
import { parsedUrl } from "../domain/links/parsed-url";
import type { AllowedOrigins } from "./allowed-origins";

export const wholeNumber = (from: number, to: number) =>
  makeValidator((text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= from && value <= to) return value;
    throw new Error(`takes a whole number from ${from} to ${to}`);
  });

export const databaseUrl = makeValidator((text) => {
  if (dialectOf(text)) return text;
  throw new Error("takes sqlite: and a file, such as sqlite:rostrum.sqlite, or postgres://USER@HOST/NAME");
});

export const postgresUrls = makeValidator((text): readonly string[] => {
  const urls = text.split(",").flatMap((url) => url.trim() || []);
  if (urls.every((url) => dialectOf(url) === "postgres")) return urls;
  throw new Error("takes URLs of replicas, such as postgres://USER@HOST/NAME,postgres://…");
});

/** Null for what is not a database's URL. */
function dialectOf(url: string): Dialect | null {
  try {
    return readDatabaseUrl(url).dialect;
  } catch {
    return null;
  }
}

export const oneOf = <Choice extends string>(choices: readonly Choice[]) =>
  makeValidator((text) => {
    if ((choices as readonly string[]).includes(text)) return text as Choice;
    throw new Error(`takes one of ${choices.join(", ")}`);
  });

export const addresses = makeValidator((text) => {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const [, name, url] = /^\s*([\w-]+)=(https?:\/\/\S+)\s*$/.exec(pair) ?? [];
      if (name && url && parsedUrl(url)) return [name, url] as const;
      throw new Error("takes names and addresses, such as people=http://127.0.0.1:4001/graphql,shows=…");
    }),
  );
});

export const subgraphSecrets = makeValidator((text) => {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const [, name, secret] = /^\s*([\w-]+)=([\x21-\x7e]{32,})\s*$/.exec(pair) ?? [];
      if (name && secret) return [name, secret] as const;
      throw new Error(
        "takes names and secrets of at least 32 characters, such as those of `openssl rand -hex 32`: people=…,shows=…",
      );
    }),
  );
});

export const subgraphNames = makeValidator((text): readonly string[] => {
  const names = text.split(",").map((name) => name.trim());
  if (text.trim() === "none") return [];
  if (names.every((name) => /^[\w-]+$/.test(name))) return names;
  throw new Error("takes none, or names of subgraphs, such as people,shows");
});

export const httpUrl = makeValidator((text) => {
  if (/^https?:\/\/\S+$/.test(text) && parsedUrl(text)) return text;
  throw new Error("takes an address such as http://127.0.0.1:4318");
});

/** Without a query, a fragment, and a slash at its end. */
export const publicUrl = makeValidator((text) => {
  const url = /^https?:\/\/\S+$/.test(text) ? parsedUrl(text) : null;
  if (url && url.search === "" && url.hash === "" && url.username === "") return url.href.replace(/\/+$/, "");
  throw new Error("takes an address such as https://example.org or https://example.org/rostrum");
});

export const contactAddress = makeValidator((text) => {
  if (/^[^\s@]+@[^\s@]+$/.test(text) || (/^https:\/\/\S+$/.test(text) && parsedUrl(text))) return text;
  throw new Error(
    "takes an e-mail address or a page, such as editors@example.org or https://example.org/contact",
  );
});

export const origins = makeValidator((text): AllowedOrigins => {
  const named = text.split(",").map((origin) => origin.trim());
  if (text.trim() === "*") return "*";
  if (text.trim() === "none") return new Set();
  if (named.every((origin) => parsedUrl(origin)?.origin === origin)) return new Set(named);
  throw new Error("takes *, none, or origins, such as https://example.org,http://localhost:5173");
});
