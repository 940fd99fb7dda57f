"use client";

import { ExportColumnsDocument, type ExportKind } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type DraftColumn, moveColumn } from "../../../exports/export-draft.ts";

interface Props {
  readonly kind: ExportKind;
  /** Null for the usual ones. */
  readonly chosen: readonly DraftColumn[] | null;
  readonly onChange: (columns: readonly DraftColumn[] | null) => void;
}

/** Which columns, in which order, under which names. A payroll takes other names than ours: there it stands open. */
export function ColumnPicker({ kind, chosen, onChange }: Props) {
  const t = useTranslations("exports.columns");
  const language = useLocale() === "ar" ? "AR" : "EN";
  const { data } = useQuery(ExportColumnsDocument, { variables: { kind, language } });
  const all = data?.exportColumns ?? [];
  const columns = chosen ?? all.filter(({ isUsual }) => isUsual).map(({ key }) => ({ key, name: "" }));
  const rest = all.filter(({ key }) => !columns.some((column) => column.key === key));
  const toName = (key: string) => all.find((column) => column.key === key)?.name ?? key;
  return (
    <details className="rounded-lg border border-line" open={kind === "PAYROLL"} data-testid="columns">
      <summary className="cursor-pointer px-3 py-2 text-sm font-medium">
        {t("title")} <span className="font-normal text-muted">{t("count", { count: columns.length })}</span>
      </summary>
      <div className="grid gap-3 border-t border-line p-3">
        <ol className="grid grid-cols-1 gap-x-4 gap-y-1.5 lg:grid-cols-2">
          {columns.map((column, index) => (
            <ColumnRow
              key={column.key}
              {...{ column, usual: toName(column.key) }}
              onName={(name) => onChange(columns.map((one, at) => (at === index ? { ...one, name } : one)))}
              onMove={(by) => onChange(moveColumn(columns, index, by))}
              onRemove={() => onChange(columns.filter((_one, at) => at !== index))}
            />
          ))}
        </ol>
        {columns.length === 0 ? <p className="text-sm text-warn">{t("none")}</p> : null}
        <div className="flex flex-wrap items-center gap-3">
          <AddColumn rest={rest} onAdd={(key) => onChange([...columns, { key, name: "" }])} />
          {chosen === null ? null : (
            <button type="button" className="button min-h-8 py-1" onClick={() => onChange(null)}>
              {t("usual")}
            </button>
          )}
        </div>
      </div>
    </details>
  );
}

interface AddProps {
  readonly rest: readonly { readonly key: string; readonly name: string }[];
  readonly onAdd: (key: string) => void;
}

function AddColumn({ rest, onAdd }: AddProps) {
  const t = useTranslations("exports.columns");
  if (rest.length === 0) return null;
  return (
    <select
      className="field min-h-8 max-w-60 py-1"
      aria-label={t("add")}
      value=""
      onChange={({ target }) => target.value && onAdd(target.value)}
    >
      <option value="">{t("add")}</option>
      {rest.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface RowProps {
  readonly column: DraftColumn;
  /** The name that it has when it is given none. */
  readonly usual: string;
  readonly onName: (name: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ColumnRow({ column: { key, name }, usual, onName, onMove, onRemove }: RowProps) {
  const t = useTranslations("exports.columns");
  const buttons = [
    { Icon: ArrowUp, label: t("up", { name: usual }), press: () => onMove(-1) },
    { Icon: ArrowDown, label: t("down", { name: usual }), press: () => onMove(1) },
    { Icon: X, label: t("remove", { name: usual }), press: onRemove },
  ];
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-1.5 text-sm" data-testid={`column-${key}`}>
      <span className="w-full truncate leading-relaxed text-muted sm:w-32 sm:shrink-0" title={usual}>
        {usual}
      </span>
      <input
        className="field min-h-8 w-0 min-w-0 grow py-1"
        dir="auto"
        maxLength={200}
        aria-label={t("name", { name: usual })}
        placeholder={usual}
        value={name}
        onChange={({ target }) => onName(target.value)}
      />
      {buttons.map(({ Icon, label, press }) => (
        <button
          key={label}
          type="button"
          className="icon-button size-8 shrink-0"
          aria-label={label}
          title={label}
          onClick={press}
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </li>
  );
}
