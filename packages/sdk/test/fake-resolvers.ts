import { GraphQLError } from "graphql";
import type { FakeOrganisation, FakePlace, FakePunch } from "./fake-organisation.ts";

interface ListArgs {
  readonly placeIds?: readonly string[] | null;
  readonly first?: number;
  readonly after?: string | null;
  readonly orderBy?: string;
  readonly filter?: {
    readonly from?: string | null;
    readonly to?: string | null;
    readonly userIds?: readonly string[] | null;
    readonly deviceIds?: readonly string[] | null;
    readonly search?: string | null;
  } | null;
}

function toFailure(place: FakePlace) {
  return {
    place: place.id,
    code: "PLACE_UNREACHABLE",
    message: `${place.name} did not answer within 3 s`,
    asOf: place.asOf,
  };
}

function toConnection<TNode extends { readonly id: string; readonly place: FakePlace }>(
  organisation: FakeOrganisation,
  nodes: readonly TNode[],
  { placeIds, first = 50, after }: ListArgs,
) {
  const scope = organisation.places.filter(({ id }) => !placeIds || placeIds.includes(id));
  const down = scope.filter(({ status }) => status === "OFFLINE");
  if (down.length === scope.length) {
    throw new GraphQLError(`${scope[0]?.name ?? "Nothing"} did not answer`, {
      extensions: { code: "PLACE_UNREACHABLE" },
    });
  }
  const answered = nodes.filter(({ place }) => scope.includes(place) && place.status === "ONLINE");
  const start = after ? answered.findIndex(({ id }) => id === after) + 1 : 0;
  const page = answered.slice(start, start + first);
  return {
    edges: page.map((node) => ({ node, cursor: node.id })),
    pageInfo: {
      hasNextPage: start + first < answered.length,
      hasPreviousPage: start > 0,
      startCursor: page[0]?.id ?? null,
      endCursor: page.at(-1)?.id ?? null,
    },
    totalCount: answered.length,
    unavailable: down.map(toFailure),
  };
}

function isWanted(punch: FakePunch, filter: ListArgs["filter"]): boolean {
  if (filter?.from && punch.at < filter.from) return false;
  if (filter?.to && punch.at >= filter.to) return false;
  if (filter?.userIds && !filter.userIds.includes(punch.user?.id ?? "")) return false;
  return !filter?.deviceIds || filter.deviceIds.includes(punch.device.id);
}

/** Root resolvers of the queries, for `rootValue`. */
export function createFakeResolvers(organisation: FakeOrganisation) {
  const { places, devices, users, punches } = organisation;
  const listPunches = ({ filter, orderBy }: ListArgs) => {
    const wanted = punches
      .filter((punch) => isWanted(punch, filter))
      .sort((left, right) => (left.at < right.at ? -1 : 1));
    return orderBy === "AT_ASC" ? wanted : wanted.reverse();
  };
  return {
    platform: { version: "0.1.0", contractHash: "fake", executor: "fake" },
    places: () => places,
    place: ({ id }: { id: string }) => places.find((place) => place.id === id) ?? null,
    me: { id: "account/amina", username: "amina", role: "ADMIN", places },
    devices: (args: ListArgs) => toConnection(organisation, devices, args),
    users: (args: ListArgs) => {
      const text = args.filter?.search?.toLowerCase() ?? "";
      return toConnection(
        organisation,
        users.filter(({ name, pin }) => `${name} ${pin}`.toLowerCase().includes(text)),
        args,
      );
    },
    user: ({ id }: { id: string }) => users.find((user) => user.id === id) ?? null,
    punches: (args: ListArgs) => toConnection(organisation, listPunches(args), args),
    punch: ({ id }: { id: string }) => punches.find((punch) => punch.id === id) ?? null,
  };
}
