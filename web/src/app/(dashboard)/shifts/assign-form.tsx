"use client";

import type { AssignShiftInput } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import { type ChosenPerson, PersonPicker } from "../../../attendance/person-picker.tsx";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { DateBox } from "../../../ui/date-box.tsx";

const TARGETS = ["place", "department", "person"] as const;

interface Props {
  readonly places: readonly KnownPlace[];
  readonly today: string;
  readonly onAsk: (input: Omit<AssignShiftInput, "shiftId">) => void;
}

/** Whom to give a shift, and when. */
export function AssignForm({ places, today, onAsk }: Props) {
  const t = useTranslations("shifts");
  const [kind, setKind] = useState<(typeof TARGETS)[number]>("place");
  const [placeId, setPlace] = useState(places[0]?.id ?? "");
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [person, setPerson] = useState<ChosenPerson>();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState<string | null>(null);
  const target = toTarget(kind, { placeId, departmentId, personId: person?.id });
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (target) onAsk({ ...target, from, to });
      }}
    >
      <Select
        name={t("giveTo")}
        value={kind}
        options={TARGETS.map((one) => [one, t(`target.${one}`)])}
        onChange={(value) => setKind(TARGETS.find((one) => one === value) ?? "place")}
      />
      {kind === "place" ? (
        <Select
          name={t("target.place")}
          value={placeId}
          options={places.map(({ id }) => [id, toPlaceName(places, id)])}
          onChange={setPlace}
        />
      ) : null}
      {kind === "department" ? <DepartmentField chosen={departmentId} onChange={setDepartment} /> : null}
      {kind === "person" ? <PersonPicker chosen={person} onChoose={setPerson} /> : null}
      <DateBox name={t("from")} testId="assign-from" value={from} onChange={(date) => setFrom(date ?? from)} />
      <DateBox name={t("toOpen")} testId="assign-to" value={to} onChange={setTo} />
      <button
        type="submit"
        className="button min-h-8 py-1"
        disabled={target === undefined || (to !== null && to < from)}
        data-testid="assign-preview"
      >
        {t("give")}
      </button>
    </form>
  );
}

interface SelectProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

function Select({ name, value, options, onChange }: SelectProps) {
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={name}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface Targets {
  readonly placeId: string;
  readonly departmentId: string | null;
  readonly personId: string | undefined;
}

function toTarget(kind: (typeof TARGETS)[number], { placeId, departmentId, personId }: Targets) {
  if (kind === "place") return placeId ? { placeId } : undefined;
  if (kind === "department") return departmentId ? { departmentId } : undefined;
  return personId ? { personId } : undefined;
}
