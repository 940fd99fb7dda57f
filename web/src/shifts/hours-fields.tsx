"use client";

import type { ShiftHoursInput, ShiftPairing } from "@biometricflow/sdk/generated/graphql";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type HoursDraft, MINUTE_GROUPS, type MinuteKey, type SpanDraft } from "./hours-draft.ts";
import { toNumbered } from "../lib/numbered.ts";

const PAIRINGS = ["FIRST_LAST", "ALTERNATING", "STATE"] as const satisfies readonly ShiftPairing[];
const MOST_SPANS = 3;
const MOST_MINUTES = 1_440;

interface Props {
  readonly draft: HoursDraft;
  /** What holds where a field is empty. */
  readonly below: ShiftHoursInput;
  readonly onChange: (draft: HoursDraft) => void;
}

/** Every key of a shift, in groups; an empty field is left to what is below, which stands there in grey. */
export function HoursFields({ draft, below, onChange }: Props) {
  const t = useTranslations("shifts");
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Group title={t("group.hours")}>
        <SpanFields spans={draft.spans} below={below} onChange={(spans) => onChange({ ...draft, spans })} />
        <Choice
          name={t("key.flexible")}
          value={draft.flexible}
          options={(["yes", "no"] as const).map((one) => [one, t(`flexible.${one}`)])}
          usual={t(below.flexible ? "flexible.yes" : "flexible.no")}
          onChange={(flexible) =>
            onChange({ ...draft, flexible: flexible === "yes" || flexible === "no" ? flexible : "" })
          }
        />
        <Choice
          name={t("key.pairing")}
          value={draft.pairing}
          options={PAIRINGS.map((one) => [one, t(`pairing.${one}`)])}
          usual={t(`pairing.${below.pairing ?? "FIRST_LAST"}`)}
          onChange={(text) => onChange({ ...draft, pairing: PAIRINGS.find((one) => one === text) ?? "" })}
        />
      </Group>
      {(["tolerance", "pay", "day"] as const).map((group) => (
        <Group key={group} title={t(`group.${group}`)}>
          {MINUTE_GROUPS[group].map((key) => (
            <MinuteField
              key={key}
              name={t(`key.${key}`)}
              value={draft.minutes[key]}
              usual={below[key] ?? 0}
              onChange={(text) => onChange({ ...draft, minutes: withMinutes(draft.minutes, key, text) })}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

function withMinutes(minutes: HoursDraft["minutes"], key: MinuteKey, text: string): HoursDraft["minutes"] {
  return { ...minutes, [key]: text };
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="mb-1 text-xs font-medium text-muted">{title}</legend>
      {children}
    </fieldset>
  );
}

interface SpanProps {
  readonly spans: readonly SpanDraft[];
  readonly below: ShiftHoursInput;
  readonly onChange: (spans: readonly SpanDraft[]) => void;
}

function SpanFields({ spans, below, onChange }: SpanProps) {
  const t = useTranslations("shifts");
  const shown = spans.length > 0 ? spans : [{ start: "", end: "" }];
  const put = (index: number, change: Partial<SpanDraft>) => {
    const next = shown.map((span, at) => (at === index ? { ...span, ...change } : span));
    onChange(next.length === 1 && next[0]?.start === "" && next[0].end === "" ? [] : next);
  };
  return (
    <div className="grid gap-2">
      {toNumbered(shown).map(({ number, item: span }) => (
        <SpanRow
          key={number}
          span={span}
          below={below}
          onChange={(change) => put(number - 1, change)}
          onRemove={shown.length > 1 ? () => onChange(shown.filter((one) => one !== span)) : undefined}
        />
      ))}
      {shown.length < MOST_SPANS ? (
        <button
          type="button"
          className="button min-h-7 justify-self-start py-0.5"
          onClick={() => onChange([...shown, { start: "", end: "" }])}
        >
          <Plus aria-hidden className="size-4" />
          {t("addSpan")}
        </button>
      ) : null}
    </div>
  );
}

interface SpanRowProps {
  readonly span: SpanDraft;
  readonly below: ShiftHoursInput;
  readonly onChange: (change: Partial<SpanDraft>) => void;
  readonly onRemove: (() => void) | undefined;
}

function SpanRow({ span, below, onChange, onRemove }: SpanRowProps) {
  const t = useTranslations("shifts");
  const [start, end] = [below.start ?? "", below.end ?? ""];
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <TimeField
        name={t("key.start")}
        value={span.start}
        usual={start}
        onChange={(text) => onChange({ start: text })}
      />
      <span aria-hidden>–</span>
      <TimeField name={t("key.end")} value={span.end} usual={end} onChange={(text) => onChange({ end: text })} />
      {onRemove ? (
        <button
          type="button"
          className="icon-button size-7"
          aria-label={t("removeSpan", { start: span.start })}
          title={t("removeSpan", { start: span.start })}
          onClick={onRemove}
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  );
}

interface TextProps {
  readonly name: string;
  readonly value: string;
  readonly usual: string;
  readonly onChange: (text: string) => void;
}

/** A wall time; typed as text, as the browser's own field would follow the browser's language. */
function TimeField({ name, value, usual, onChange }: TextProps) {
  return (
    <input
      className="field min-h-8 w-20 py-1 text-center tabular-nums"
      dir="ltr"
      inputMode="numeric"
      pattern="([01]\d|2[0-3]):[0-5]\d"
      maxLength={5}
      aria-label={name}
      placeholder={usual || "--:--"}
      value={value}
      onChange={({ target }) => onChange(toTimeText(target.value))}
    />
  );
}

/** `0800` becomes `08:00`; digits of any script become Latin ones. */
function toTimeText(text: string): string {
  const digits = text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replaceAll(/[^\d:]/g, "");
  return /^\d{4}$/.test(digits) ? `${digits.slice(0, 2)}:${digits.slice(2)}` : digits;
}

function MinuteField({ name, value, usual, onChange }: Omit<TextProps, "usual"> & { readonly usual: number }) {
  const t = useTranslations("shifts");
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="min-w-0 grow">
        {name}
      </label>
      <input
        id={id}
        type="number"
        min={0}
        max={MOST_MINUTES}
        className="field min-h-8 w-20 py-1 text-end tabular-nums"
        placeholder={String(usual)}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="w-8 text-xs text-muted">{t("minutes")}</span>
    </div>
  );
}

interface ChoiceProps extends TextProps {
  readonly options: readonly (readonly [value: string, text: string])[];
}

function Choice({ name, value, options, usual, onChange }: ChoiceProps) {
  const t = useTranslations("shifts");
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <label htmlFor={id} className="min-w-0 grow">
        {name}
      </label>
      <select
        id={id}
        className="field min-h-8 max-w-full py-1"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t("asBelow", { usual })}</option>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
