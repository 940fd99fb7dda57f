"use client";

import type { ExportKind } from "@biometricflow/sdk/generated/graphql";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { toDateSpan } from "../../../attendance/range.ts";
import { type ExportDraft, toStartInput } from "../../../exports/export-draft.ts";
import { KIND_CHOICES, type KindChoice, listKinds } from "../../../exports/export-kinds.ts";
import { ExportOutcome } from "../../../exports/export-outcome.tsx";
import { useExport } from "../../../exports/use-export.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import type { KnownPlace } from "../../../lib/places.ts";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { placeParser } from "../../../ui/place-search.ts";
import { ColumnPicker } from "./column-picker.tsx";
import { DraftFields } from "./draft-fields.tsx";
import { DraftPreview } from "./draft-preview.tsx";

const [FIRST_KIND] = KIND_CHOICES;
const kindParser = parseAsStringLiteral(KIND_CHOICES.map(({ kind }) => kind));

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
  /** Called when there is something new among the files. */
  readonly onChange: () => void;
}

/** A file to ask for: of what, of when and whom, with which columns; its first rows are shown before. */
export function NewExport({ places, today, onChange }: Props) {
  const t = useTranslations("exports.new");
  const words = useTranslations("export");
  const { role } = useFrame();
  const [asked, setKind] = useQueryState("kind", kindParser);
  const kinds = listKinds(role);
  const choice = kinds.find(({ kind }) => kind === asked) ?? FIRST_KIND;
  if (choice === undefined) return null;
  return (
    <section className="card mb-6 grid grid-cols-1 gap-4 p-4" aria-label={t("title")} data-testid="new-export">
      <h2 className="font-semibold">{t("title")}</h2>
      <ChoiceChips<ExportKind>
        name={t("kind")}
        choices={kinds.map(({ kind }) => kind)}
        chosen={choice.kind}
        toWords={(kind) => words(`kind.${kind}`)}
        onChoose={(kind) => kind && void setKind(kind)}
        testId="kind"
      />
      <p className="-mt-2 text-sm text-muted">{t(`about.${choice.kind}`)}</p>
      <DraftForm key={choice.kind} {...{ choice, places, today, onChange }} />
    </section>
  );
}

function DraftForm({ choice, places, today, onChange }: Props & { readonly choice: KindChoice }) {
  const t = useTranslations("exports.new");
  const locale = useLocale();
  const [place] = useQueryState("place", placeParser);
  const { run, start } = useExport();
  const [draft, setDraft] = useState<Omit<ExportDraft, "place">>({
    format: choice.formats[0] ?? "CSV",
    span: toDateSpan({ range: choice.kind === "PAYROLL" ? "last-month" : null, from: null, to: null }, today),
    month: today.slice(0, 7),
    ...{ department: null, groupBy: "PERSON", hoursFormat: "HM", columns: null },
  });
  const language = locale === "ar" ? "AR" : "EN";
  const input = toStartInput(choice, { ...draft, place }, { places, language });
  const isBusy = run.kind === "starting" || run.kind === "running";
  const canStart = !isBusy && draft.columns?.length !== 0;
  useEffect(() => {
    if (run.kind !== "idle") onChange();
  }, [run.kind, onChange]);
  const change = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const link = () => `${window.location.pathname}${window.location.search}`;
  return (
    <>
      <DraftFields choice={choice} draft={draft} places={places} onChange={change} />
      {choice.formats.includes("PDF") ? (
        <p className="text-sm text-muted">{t("printed")}</p>
      ) : (
        <>
          <ColumnPicker kind={choice.kind} chosen={draft.columns} onChange={(columns) => change({ columns })} />
          <DraftPreview input={input} />
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={!canStart}
          data-testid="export-start"
          onClick={({ detail }) => {
            if (canStart && detail < 2) void start({ ...input, link: link() }); // two quick ones mean one file
          }}
        >
          <Download aria-hidden className="size-4" />
          {t("make")}
        </button>
        <ExportOutcome run={run} />
      </div>
    </>
  );
}
