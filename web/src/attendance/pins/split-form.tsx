"use client";

import type { PersonNameFragment, PinPartInput } from "@biometricflow/sdk/generated/graphql";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { KnownPlace } from "../../lib/places.ts";
import { DateBox } from "../../ui/date-box.tsx";
import { toPersonName } from "../person-name.ts";
import { NEW_PART, type PartDraft, toPartInputs } from "./split-parts.ts";

const MOST_PARTS = 10;

interface Props {
  readonly parts: readonly PartDraft[];
  /** Who has the number now. */
  readonly persons: readonly PersonNameFragment[];
  readonly places: readonly KnownPlace[];
  readonly isBusy: boolean;
  readonly onChange: (parts: readonly PartDraft[]) => void;
  readonly onAsk: (parts: readonly PinPartInput[]) => void;
}

/** Which people have the PIN, each with places and dates; open dates mean always, no place means everywhere. */
export function SplitForm({ parts, persons, places, isBusy, onChange, onAsk }: Props) {
  const t = useTranslations("pins");
  const inputs = toPartInputs(parts);
  const canAsk = inputs !== undefined && inputs.length > 1;
  return (
    <form
      className="grid gap-3 rounded-lg border border-line p-3 text-sm"
      data-testid="split-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) onAsk(inputs);
      }}
    >
      <p className="text-muted">{t("splitAbout")}</p>
      {persons.length > 0 ? <p className="text-muted">{t("knownAbout")}</p> : null}
      {parts.map((part, index) => (
        <PartFields
          key={`part-${index + 1}`}
          part={part}
          number={index + 1}
          persons={persons}
          places={places}
          onChange={(next) => onChange(parts.map((one, at) => (at === index ? { ...one, ...next } : one)))}
          onRemove={parts.length > 2 ? () => onChange(parts.filter((_one, at) => at !== index)) : undefined}
        />
      ))}
      {inputs === undefined ? <p className="text-warn">{t("nameless")}</p> : null}
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary min-h-8 py-1" disabled={!canAsk || isBusy}>
          {t("preview")}
        </button>
        <button
          type="button"
          className="button min-h-8 py-1"
          disabled={parts.length >= MOST_PARTS}
          onClick={() => onChange([...parts, NEW_PART])}
        >
          {t("onePartMore")}
        </button>
      </p>
    </form>
  );
}

interface PartProps {
  readonly part: PartDraft;
  readonly number: number;
  readonly persons: readonly PersonNameFragment[];
  readonly places: readonly KnownPlace[];
  readonly onChange: (next: Partial<PartDraft>) => void;
  /** Undefined where no fewer make several. */
  readonly onRemove: (() => void) | undefined;
}

function PartFields({ part, number, persons, places, onChange, onRemove }: PartProps) {
  const { personId, name, placeIds, from, to } = part;
  const t = useTranslations("pins");
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t("part", { number })}</legend>
      {persons.length > 0 ? (
        <WhoField personId={personId} number={number} persons={persons} onChange={(id) => onChange({ personId: id })} />
      ) : null}
      {personId === null ? (
        <input
          type="text"
          dir="auto"
          className="field min-h-8 w-48 py-1"
          aria-label={t("name")}
          placeholder={t("name")}
          value={name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      ) : null}
      <DateBox
        name={t("from")}
        testId={`part-from-${number}`}
        value={from}
        onChange={(date) => onChange({ from: date })}
      />
      <DateBox name={t("to")} testId={`part-to-${number}`} value={to} onChange={(date) => onChange({ to: date })} />
      <PlaceChips places={places} chosen={placeIds} onChange={(ids) => onChange({ placeIds: ids })} />
      {onRemove ? (
        <button
          type="button"
          className="icon-button size-8"
          aria-label={t("removePart", { number })}
          title={t("removePart", { number })}
          onClick={onRemove}
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </fieldset>
  );
}

interface WhoProps {
  readonly personId: string | null;
  readonly number: number;
  readonly persons: readonly PersonNameFragment[];
  readonly onChange: (id: string | null) => void;
}

/** Somebody who has the number already, or somebody new. */
function WhoField({ personId, number, persons, onChange }: WhoProps) {
  const t = useTranslations("pins");
  const locale = useLocale();
  return (
    <select
      className="field min-h-8 w-auto max-w-full py-1"
      aria-label={t("part", { number })}
      data-testid={`part-who-${number}`}
      value={personId ?? ""}
      onChange={({ target }) => onChange(target.value || null)}
    >
      {persons.map((person) => (
        <option key={person.id} value={person.id}>
          {t("known", { name: toPersonName(person, locale), pin: person.pin ?? "" })}
        </option>
      ))}
      <option value="">{t("somebodyNew")}</option>
    </select>
  );
}

interface ChipsProps {
  readonly places: readonly KnownPlace[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function PlaceChips({ places, chosen, onChange }: ChipsProps) {
  return places.map(({ id, name }) => (
    <button
      key={id}
      type="button"
      className="chip"
      aria-pressed={chosen.includes(id)}
      onClick={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
    >
      <bdi>{name ?? id}</bdi>
    </button>
  ));
}
