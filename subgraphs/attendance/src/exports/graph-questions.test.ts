import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { planExport } from "../domain/exports/export-plan.ts";
import { KINDS } from "../domain/exports/kinds.ts";
import { EXPORT_KINDS } from "../domain/exports/export-words.ts";

const graph = buildSchema(readFileSync(new URL("../../../../schema/api.graphql", import.meta.url), "utf8"));

it.each(EXPORT_KINDS)("asks the public graph for every column of %s", (kind) => {
  const { text } = planExport({
    kind,
    format: KINDS[kind].formats[0] ?? "CSV",
    language: "AR",
    hoursFormat: "HM",
    columns: KINDS[kind].columns.filter(({ isPerDate }) => isPerDate !== true).map(({ key }) => ({ key })),
    month: "2026-02",
    arguments: { filter: { from: "2026-02-01", to: "2026-02-28" } },
  }).question;
  expect(validate(graph, parse(text)).map(({ message }) => message)).toEqual([]);
});
