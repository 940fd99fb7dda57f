"use client";

import {
  AssignShiftDocument,
  type RuleChangeInput,
  ShiftAssignmentsDocument,
  type ShiftAssignmentsQuery,
  type ShiftMarkFragment,
  UnassignShiftDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toPersonName } from "../../../attendance/person-name.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { ChangePreview } from "../../../shifts/change-preview.tsx";
import { toPreviewedDates } from "../../../shifts/previewed-dates.ts";
import { type SaidFault, SaidFaultNotice } from "../../../shifts/said-fault.tsx";
import { sendChange } from "../../../shifts/send-change.ts";
import { RemovableLine } from "../../../ui/removable-line.tsx";
import { ShownOf } from "../../../ui/shown-of.tsx";
import { AssignForm } from "./assign-form.tsx";

const SHOWN = 50;
const MOST_SHOWN = 500;

interface Props {
  readonly shift: ShiftMarkFragment;
  readonly places: readonly KnownPlace[];
  readonly today: string;
  readonly canGive: boolean;
}

type Change = Pick<RuleChangeInput, "assignShift" | "unassignShift"> & { readonly from: string };

/** Who was given the shift, and one more; what it changes is shown before it is done. */
export function AssignmentList({ shift, places, today, canGive }: Props) {
  const t = useTranslations("shifts");
  const [first, setFirst] = useState(SHOWN);
  const { data, previousData, error, refetch } = useQuery(ShiftAssignmentsDocument, {
    variables: { filter: { shiftIds: [shift.id] }, first },
    fetchPolicy: "cache-and-network",
  });
  const [change, setChange] = useState<Change>();
  const list = (data ?? previousData)?.shiftAssignments;
  const save = async (asked: Change) => {
    const fault = await send(asked);
    if (fault) return fault;
    setChange(undefined);
    await refetch();
    return undefined;
  };
  return (
    <section className="grid gap-2 border-t border-line pt-3">
      <h3 className="text-sm font-medium">{t("given", { count: list?.totalCount ?? 0 })}</h3>
      {error && !list ? <SaidFaultNotice fault={toFailure(error)} /> : null}
      <Assignments
        nodes={(list?.edges ?? []).map(({ node }) => node)}
        places={places}
        onRemove={canGive ? (node) => setChange(toRemoval(node)) : undefined}
      />
      {list ? (
        <ShownOf
          shown={list.edges.length}
          count={list.totalCount}
          onMore={first < MOST_SHOWN ? () => setFirst(MOST_SHOWN) : undefined}
        />
      ) : null}
      {canGive && !change ? (
        <AssignForm
          places={places}
          today={today}
          onAsk={(input) => setChange({ assignShift: { ...input, shiftId: shift.id }, from: input.from })}
        />
      ) : null}
      {change ? (
        <ChangePreview
          change={toRuleChange(change)}
          dates={toPreviewedDates(change.from, today)}
          onSave={() => save(change)}
          onClose={() => setChange(undefined)}
        />
      ) : null}
    </section>
  );
}

function toRuleChange({ assignShift, unassignShift }: Change): RuleChangeInput {
  return assignShift ? { assignShift } : { unassignShift };
}

async function send({ assignShift, unassignShift }: Change): Promise<SaidFault | undefined> {
  if (assignShift) return sendChange(AssignShiftDocument, { input: assignShift });
  return unassignShift ? sendChange(UnassignShiftDocument, { input: unassignShift }) : undefined;
}

type Node = NonNullable<ShiftAssignmentsQuery["shiftAssignments"]>["edges"][number]["node"];

function toTarget({ place, department, person }: Node) {
  if (place) return { placeId: place.id };
  return department ? { departmentId: department.id } : { personId: person?.id ?? "" };
}

function toRemoval(node: Node): Change {
  return { unassignShift: { ...toTarget(node), from: node.from }, from: node.from };
}

interface AssignmentsProps {
  readonly nodes: readonly Node[];
  readonly places: readonly KnownPlace[];
  readonly onRemove: ((node: Node) => void) | undefined;
}

function Assignments({ nodes, places, onRemove }: AssignmentsProps) {
  if (nodes.length === 0) return null;
  return (
    <ul className="divide-y divide-line text-sm">
      {nodes.map((node) => (
        <Assignment
          key={`${node.place?.id} ${node.department?.id} ${node.person?.id} ${node.from}`}
          node={node}
          places={places}
          onRemove={onRemove && (() => onRemove(node))}
        />
      ))}
    </ul>
  );
}

interface AssignmentProps {
  readonly node: Node;
  readonly places: readonly KnownPlace[];
  readonly onRemove: (() => void) | undefined;
}

function Assignment({ node: { place, department, person, from, to }, places, onRemove }: AssignmentProps) {
  const t = useTranslations("shifts");
  const locale = useLocale();
  const { date } = toFormats(locale);
  const name = place ? toPlaceName(places, place.id) : department ? department.name : toPersonName(person, locale);
  const dates = to ? t("between", { from: date(from), to: date(to) }) : t("since", { date: date(from) });
  return (
    <RemovableLine
      name={<span className="text-xs">{t(`target.${place ? "place" : department ? "department" : "person"}`)}</span>}
      words={t("takeBack", { name })}
      onRemove={onRemove}
    >
      <bdi className="min-w-0 grow">{name}</bdi>
      <span className="text-muted">{dates}</span>
    </RemovableLine>
  );
}
