"use client";

import { type PersonNameFragment, PersonsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { toPersonName } from "./person-name.ts";
import { toLatinDigits } from "../lib/latin-digits.ts";

const SHOWN = 8;

/** Somebody who was chosen. */
export type ChosenPerson = PersonNameFragment;

interface Props {
  readonly chosen: ChosenPerson | undefined;
  readonly onChoose: (person: ChosenPerson | undefined) => void;
}

/** Finds one person by name or number. */
export function PersonPicker({ chosen, onChoose }: Props) {
  const t = useTranslations("absences");
  const locale = useLocale();
  const [text, setText] = useState("");
  const search = useDeferredValue(toLatinDigits(text.trim()));
  const listId = useId();
  if (chosen) {
    return (
      <button type="button" className="chip" aria-pressed="true" onClick={() => onChoose(undefined)}>
        <bdi>{toPersonName(chosen, locale)}</bdi>
        <bdi dir="ltr" className="text-xs font-normal">
          {chosen.pin}
        </bdi>
        <X aria-hidden className="size-3.5" />
        <span className="sr-only">{t("anotherPerson")}</span>
      </button>
    );
  }
  return (
    <span className="relative">
      <input
        type="search"
        dir="auto"
        className="field min-h-8 w-60 py-1"
        placeholder={t("findPerson")}
        aria-label={t("findPerson")}
        aria-controls={search ? listId : undefined}
        data-testid="person-search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === "Escape" && setText("")}
      />
      {search ? (
        <FoundPeople
          id={listId}
          search={search}
          onChoose={(person) => {
            setText("");
            onChoose(person);
          }}
        />
      ) : null}
    </span>
  );
}

interface FoundProps {
  readonly id: string;
  readonly search: string;
  readonly onChoose: (person: ChosenPerson) => void;
}

function FoundPeople({ id, search, onChoose }: FoundProps) {
  const t = useTranslations("absences");
  const locale = useLocale();
  const { data, previousData, error } = useQuery(PersonsDocument, { variables: { filter: { search }, first: SHOWN } });
  const people = (data ?? previousData)?.persons?.edges.map(({ node }) => node);
  return (
    <ul id={id} className="card absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-auto p-1 shadow-lg">
      {people?.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className="flex w-full gap-2 rounded-md px-2.5 py-1 text-start text-sm hover:bg-sunken"
            onClick={() => onChoose(person)}
          >
            <bdi className="grow">{toPersonName(person, locale)}</bdi>
            <bdi dir="ltr" className="text-xs text-muted">
              {person.pin}
            </bdi>
          </button>
        </li>
      ))}
      {people?.length === 0 ? <li className="px-2.5 py-1.5 text-sm text-muted">{t("nobody")}</li> : null}
      {error && !people ? <li className="px-2.5 py-1.5 text-sm text-warn">{t("notRead")}</li> : null}
    </ul>
  );
}
