"use client";

import { UserDocument, UsersDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { toPlaceVariables } from "../../../../lib/places.ts";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";

const SHOWN = 8;

interface Props {
  readonly chosen: readonly string[];
  readonly placeIds: string[] | undefined;
  readonly onChange: (ids: string[]) => void;
}

/** Finds people by name or number and keeps the chosen ones as chips. */
export function UserPicker({ chosen, placeIds, onChange }: Props) {
  const t = useTranslations("punches.people");
  const [text, setText] = useState("");
  const search = useDeferredValue(toLatinDigits(text.trim()));
  const listId = useId();
  const choose = (id: string) => {
    setText("");
    onChange([...new Set([...chosen, id])]);
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chosen.map((id) => (
        <ChosenUser key={id} id={id} onRemove={() => onChange(chosen.filter((other) => other !== id))} />
      ))}
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute start-2.5 top-2 size-4 text-muted" />
        <input
          type="search"
          className="field min-h-8 w-60 px-8 py-1 [&::-webkit-search-cancel-button]:hidden"
          placeholder={t("find")}
          aria-label={t("find")}
          aria-controls={search ? listId : undefined}
          data-testid="user-search"
          dir="auto"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === "Escape" && setText("")}
        />
        {text === "" ? null : (
          <button
            type="button"
            className="icon-button absolute end-1 top-1 size-6"
            aria-label={t("clear")}
            title={t("clear")}
            onClick={() => setText("")}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        )}
        {search ? <FoundUsers id={listId} search={search} placeIds={placeIds} onChoose={choose} /> : null}
      </div>
    </div>
  );
}

interface FoundProps {
  readonly id: string;
  readonly search: string;
  readonly placeIds: Props["placeIds"];
  readonly onChoose: (id: string) => void;
}

function FoundUsers({ id, search, placeIds, onChoose }: FoundProps) {
  const t = useTranslations("punches.people");
  const { data, error, loading, previousData } = useQuery(UsersDocument, {
    variables: { filter: { search }, first: SHOWN, ...toPlaceVariables(placeIds) },
  });
  const found = (data ?? previousData)?.users;
  const users = found?.edges.map(({ node }) => node) ?? [];
  const isIncomplete = !loading && (error !== undefined || (found?.unavailable.length ?? 0) > 0);
  return (
    <ul id={id} className="card absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-auto p-1 shadow-lg">
      {users.map((user) => (
        <li key={user.id}>
          <button
            type="button"
            className="grid w-full rounded-md px-2.5 py-1 text-start text-sm hover:bg-sunken"
            data-testid={`user-${user.id}`}
            onClick={() => onChoose(user.id)}
          >
            <span className="one-line">
              <bdi>{user.name || user.pin}</bdi>
            </span>
            <span className="one-line text-xs text-muted">
              <bdi dir="ltr">{user.pin}</bdi> · <bdi>{user.place?.name}</bdi>
            </span>
          </button>
        </li>
      ))}
      {isIncomplete ? <li className="px-2.5 py-1.5 text-sm text-warn">{t("incomplete")}</li> : null}
      {users.length === 0 && !isIncomplete ? (
        <li className="px-2.5 py-1.5 text-sm text-muted">{loading ? t("searching") : t("nobody")}</li>
      ) : null}
    </ul>
  );
}

function ChosenUser({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const t = useTranslations("punches.people");
  const { data } = useQuery(UserDocument, { variables: { id } });
  const name = data?.user?.name || id;
  return (
    <button type="button" className="chip" aria-pressed="true" aria-label={t("remove", { name })} onClick={onRemove}>
      <bdi>{name}</bdi>
      {data?.user?.name && data.user.pin ? (
        <bdi dir="ltr" className="text-xs font-normal tabular-nums">
          {data.user.pin}
        </bdi>
      ) : null}
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
