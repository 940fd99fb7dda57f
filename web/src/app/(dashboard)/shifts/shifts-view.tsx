"use client";

import { ShiftsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { type KnownPlace, toPlaceScope } from "../../../lib/places.ts";
import { FigureLegend } from "../../../shifts/day-figure.tsx";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { ShiftCard } from "./shift-card.tsx";
import { ShiftForm } from "./shift-form.tsx";
import { shiftsParams, shiftsSearch } from "./shifts-search.ts";

const EDITORS: readonly (string | null)[] = ["ADMIN", "HR"];
const GIVERS: readonly (string | null)[] = ["ADMIN", "HR", "PLACE_ADMIN"];

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** The hours that people work by: each shift with its versions, and who was given it. */
export function ShiftsView({ places, today }: Props) {
  const t = useTranslations("shifts");
  const [{ place, shift: open }, setSearch] = useQueryStates(shiftsSearch, { history: "push" });
  const { shifts, defaults, error, reread } = useShifts();
  const scope = usePlaceScope(toPlaceScope(place, places), { absent: [], reread });
  const { role } = useFrame();
  const [isNew, setNew] = useState(false);
  const done = (id: string) => {
    setNew(false);
    void setSearch({ shift: id });
    reread();
  };
  return (
    <PageFrame
      title={t("title")}
      status={shifts ? t("count", { count: shifts.length }) : t("subtitle")}
      actions={EDITORS.includes(role) && defaults ? <NewButton onClick={() => setNew(true)} /> : null}
      scope={scope}
      params={shiftsParams}
      isServerPage={false}
      isKept
    >
      {error && !shifts ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!shifts && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
      {shifts?.length === 0 && !isNew ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      <div className="grid grid-cols-1 gap-4">
        {isNew && defaults ? (
          <ShiftForm defaults={defaults} today={today} onDone={done} onClose={() => setNew(false)} />
        ) : null}
        {shifts && shifts.length > 0 ? <FigureLegend /> : null}
        {defaults
          ? shifts?.map((shift) => (
              <ShiftCard
                key={shift.id}
                shift={shift}
                defaults={defaults}
                places={scope.asked}
                today={today}
                isOpen={shift.id === open}
                rights={{ canEdit: EDITORS.includes(role), canGive: GIVERS.includes(role) }}
                onToggle={() => void setSearch({ shift: shift.id === open ? null : shift.id })}
                onChanged={reread}
              />
            ))
          : null}
      </div>
    </PageFrame>
  );
}

function useShifts() {
  const { data, error, refetch } = useQuery(ShiftsDocument, { fetchPolicy: "cache-and-network" });
  return { shifts: data?.shifts, defaults: data?.shiftDefaults, error, reread: () => void refetch() };
}

function NewButton({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations("shifts");
  return (
    <button type="button" className="button button-primary" data-testid="shift-new" onClick={onClick}>
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </button>
  );
}
