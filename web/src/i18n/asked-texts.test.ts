import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadMessages } from "./messages.ts";

const SOURCES = new URL("../", import.meta.url);
const BINDING = /const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:"([^"]*)")?\)/g;

/** The texts that the components of a file ask for by name, each under every namespace that its variable has in the file. */
function listAsked(source: string): readonly (readonly string[])[] {
  const bindings = [...source.matchAll(BINDING)].map(([, name = "", namespace = ""]) => ({ name, namespace }));
  return [...Map.groupBy(bindings, ({ name }) => name)].flatMap(([name, bound]) =>
    [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.markup)?\\("([^"]+)"`, "g"))].map(([, key = ""]) =>
      bound.map(({ namespace }) => (namespace === "" ? key : `${namespace}.${key}`)),
    ),
  );
}

it("has a text, and no group of texts, for everything that a component asks for by name", async () => {
  const messages = await loadMessages("en");
  const isText = (path: string) =>
    typeof path.split(".").reduce<unknown>((part, key) => Object(part)[key], messages) === "string";
  const files = globSync("**/*.tsx", { cwd: SOURCES });
  const missing = files.flatMap((file) =>
    listAsked(readFileSync(new URL(file, SOURCES), "utf8"))
      .filter((paths) => !paths.some(isText))
      .map((paths) => `${file}: ${paths.join(" or ")}`),
  );
  expect(missing).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});
