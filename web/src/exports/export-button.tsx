"use client";

import type { ExportFormat, HoursFormat, StartExportInput } from "@biometricflow/sdk/generated/graphql";
import { ChevronDown, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useState } from "react";
import { ExportOutcome } from "./export-outcome.tsx";
import { useExport } from "./use-export.ts";

const FORMATS = ["XLSX", "CSV"] as const satisfies readonly ExportFormat[];
const HOURS = ["HM", "DECIMAL"] as const satisfies readonly HoursFormat[];

type ExportedRows = Pick<StartExportInput, "kind" | "attendance" | "month" | "persons" | "orderBy">;

interface Props {
  /** Which rows: what the page shows, or shows when it is pressed. */
  readonly what: ExportedRows | (() => ExportedRows);
}

/** Gives what the page shows as a file, at one press; how it is written can be chosen beside. */
export function ExportButton({ what }: Props) {
  const t = useTranslations("export");
  const locale = useLocale();
  const { run, start } = useExport();
  const [format, setFormat] = useState<(typeof FORMATS)[number]>("XLSX");
  const [hoursFormat, setHours] = useState<(typeof HOURS)[number]>("HM");
  const isBusy = run.kind === "starting" || run.kind === "running";
  const give = () => {
    if (isBusy) return;
    const { pathname, search } = window.location;
    const rows = typeof what === "function" ? what() : what;
    void start({ ...rows, format, hoursFormat, language: locale === "ar" ? "AR" : "EN", link: `${pathname}${search}` });
  };
  return (
    <div className="relative flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="flex">
        <button
          type="button"
          className="button rounded-e-none"
          aria-busy={isBusy}
          aria-disabled={isBusy}
          data-testid="export"
          data-state={run.kind}
          onClick={({ detail }) => detail < 2 && give()} // the second of two quick ones means no second file
        >
          <Download aria-hidden className={`size-4 ${isBusy ? "animate-pulse motion-reduce:animate-none" : ""}`} />
          {t("give", { format: t(`format.${format}`) })}
        </button>
        <Options>
          <Choice
            name={t("as")}
            choices={FORMATS}
            chosen={format}
            toWords={(one) => t(`format.${one}`)}
            onChoose={setFormat}
          />
          <Choice
            name={t("hours")}
            choices={HOURS}
            chosen={hoursFormat}
            toWords={(one) => t(`hoursAs.${one}`)}
            onChoose={setHours}
          />
        </Options>
      </div>
      <ExportOutcome run={run} />
    </div>
  );
}

function Options({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("export");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = ({ key }: KeyboardEvent) => key === "Escape" && setOpen(false);
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [isOpen]);
  return (
    <>
      <button
        type="button"
        className="button rounded-s-none border-s-0 px-2"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t("options")}
        title={t("options")}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown aria-hidden className="size-4" />
      </button>
      <div id={id} hidden={!isOpen} className="card absolute start-0 top-full z-30 mt-1 grid w-64 gap-3 p-3 shadow-lg">
        {children}
      </div>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly choices: readonly T[];
  readonly chosen: T;
  readonly toWords: (choice: T) => string;
  readonly onChoose: (choice: T) => void;
}

function Choice<T extends string>({ name, choices, chosen, toWords, onChoose }: ChoiceProps<T>) {
  const group = useId();
  return (
    <fieldset className="grid gap-1 text-sm">
      <legend className="pb-1 text-xs text-muted">{name}</legend>
      {choices.map((choice) => (
        <label key={choice} className="flex min-h-7 items-center gap-2">
          <input type="radio" name={group} checked={choice === chosen} onChange={() => onChoose(choice)} />
          {toWords(choice)}
        </label>
      ))}
    </fieldset>
  );
}
