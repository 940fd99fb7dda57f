"use client";

import {
  PinEvidenceDocument,
  type PinEvidenceQuery,
  PinEvidenceWithCardsDocument,
  type PinEvidenceWithCardsQuery,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { toFailure } from "../../graphql/apollo-client.ts";
import { toNumbered } from "../../lib/numbered.ts";
import { type KnownPlace, toPlaceName } from "../../lib/places.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import { toRights } from "../rights.ts";

interface Props {
  readonly pin: string;
  /** Where the PIN is enrolled. */
  readonly placeIds: readonly string[];
  readonly places: readonly KnownPlace[];
}

/** What the readers keep of a PIN, side by side: names, cards for those who may see them, and the last punches. */
export function PinEvidence({ pin, placeIds, places }: Props) {
  const t = useTranslations("pins.evidence");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid gap-2">
      <p>
        <button
          type="button"
          className="button min-h-8 py-1"
          aria-expanded={isOpen}
          data-testid="pin-evidence-open"
          onClick={() => setOpen(!isOpen)}
        >
          {t("open")}
        </button>
      </p>
      {isOpen ? (
        <div className="grid gap-3" data-testid="pin-evidence">
          <p className="text-sm text-muted">{t("about")}</p>
          {placeIds.map((id) => (
            <AtPlace key={id} userId={`${id}/${encodeURIComponent(pin)}`} place={toPlaceName(places, id)} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

type Answer = PinEvidenceQuery | PinEvidenceWithCardsQuery;
type User = NonNullable<Answer["user"]>;

function AtPlace({ userId, place }: { readonly userId: string; readonly place: string }) {
  const t = useTranslations("pins.evidence");
  const { seesCards } = toRights(useFrame().role);
  const { data, error, refetch } = useQuery<Answer, { id: string }>(
    seesCards ? PinEvidenceWithCardsDocument : PinEvidenceDocument,
    { variables: { id: userId }, fetchPolicy: "no-cache" }, // cards stay no longer than they are looked at
  );
  if (error) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className="skeleton h-20" aria-busy="true" data-testid="loading" />;
  const { user } = data;
  return user === null ? <p className="text-sm text-muted">{t("gone", { place })}</p> : <Kept {...{ user, place }} />;
}

/** Card and privilege were asked for those alone who may see them. */
interface Enrolment {
  readonly name: string;
  readonly privilege?: string;
  readonly cardNumber?: string | null;
  readonly device: { readonly id: string; readonly name: string | null } | null;
}

const CELL = "px-3 py-1.5 text-start";

function Kept({ user, place }: { readonly user: User; readonly place: string }) {
  const t = useTranslations("pins.evidence");
  const { seesCards } = toRights(useFrame().role);
  const enrolments: readonly Enrolment[] = user.enrolments ?? [];
  const columns = seesCards ? (["reader", "name", "card", "privilege"] as const) : (["reader", "name"] as const);
  return (
    <ScrollArea name={t("at", { place })}>
      <table className="w-full text-sm" data-testid="pin-enrolments" data-user={user.id}>
        <caption className="px-3 pt-2 text-start font-medium">{t("at", { place })}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className={`${CELL} font-medium`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {toNumbered(enrolments).map(({ number, item }) => (
            <tr key={number} className="border-b border-line last:border-0">
              <th scope="row" className={`${CELL} font-normal`}>
                <bdi>{item.device?.name ?? item.device?.id}</bdi>
              </th>
              <td className={CELL}>
                <bdi>{item.name}</bdi>
              </td>
              {item.privilege === undefined ? null : (
                <CardCells cardNumber={item.cardNumber ?? null} privilege={item.privilege} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <LastPunches user={user} />
    </ScrollArea>
  );
}

function CardCells({ cardNumber, privilege }: { readonly cardNumber: string | null; readonly privilege: string }) {
  const t = useTranslations("pins.evidence");
  const level = useTranslations("readerPeople.privilege");
  return (
    <>
      <td className={`${CELL} tabular-nums`}>
        {cardNumber === null ? <span className="text-muted">{t("noCard")}</span> : <bdi dir="ltr">{cardNumber}</bdi>}
      </td>
      <td className={CELL}>{level.has(privilege) ? level(privilege) : privilege}</td>
    </>
  );
}

/** By the reader's own clock, as it wrote them. */
function LastPunches({ user }: { readonly user: User }) {
  const t = useTranslations("pins.evidence");
  const punches = user.punches?.edges ?? [];
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 px-3 pb-2 text-xs text-muted">
      {punches.length === 0 ? t("noPunches") : t("punches")}
      {punches.map(({ node: { id, localTime, device } }) => (
        <span key={id}>
          <bdi dir="ltr" className="tabular-nums">
            {localTime?.replace("T", " ")}
          </bdi>{" "}
          <bdi>{device?.name ?? device?.id}</bdi>
        </span>
      ))}
    </p>
  );
}
